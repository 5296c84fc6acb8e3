#pragma once
// Which area a person means by what they wrote: the finest one that their words support.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/router/mentions.hpp"

namespace serap::router {

struct PlaceHints {
  AreaCode home;               // the tenant's: looked at first; empty: the nation
  AreaCode known;              // found earlier in the conversation; may be empty
  std::vector<AreaCode> near;  // regencies near the citizen's pin, nearest first; may be empty
};

struct FoundPlace {
  AreaCode area;  // finest area that is sure; empty: unknown
  std::vector<AreaCode>
      regencies;  // when no regency is sure: those it may be, by code, at most kMostNamesakes
  bool operator==(const FoundPlace&) const = default;
};

inline constexpr std::size_t kMostNamesakes = 12;

class PlaceFinder {
 public:
  // Borrows all three.
  PlaceFinder(const Areas& areas, const NameIndex& names, const PlaceWords& words)
      : areas_(areas), mentions_(areas, names, words) {}

  // `place`: words that name the place, as far as they are known; `text`: the whole message.
  FoundPlace find(std::string_view place, std::string_view text, const PlaceHints& hints) const;

 private:
  const Areas& areas_;
  MentionFinder mentions_;
};

}  // namespace serap::router
