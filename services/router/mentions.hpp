#pragma once
// The names of areas that a text holds, each with all areas that bear it: what is written, not yet
// what is meant.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/router/areas.hpp"
#include "services/router/misspelt.hpp"
#include "services/router/name_index.hpp"
#include "services/router/place_words.hpp"
#include "services/router/words.hpp"

namespace serap::router {

struct Mention {
  std::string key;      // the folded name
  bool marked = false;  // its level was written before it ("kec sukajadi"), or it is an alias
  bool cued = false;    // a word before it tells that a place follows ("di sukajadi")
  std::vector<std::string_view> codes;  // sorted; views into the areas or the aliases
  bool street = false;  // a road named like a place at home: it hints at the home, no more
};

// A text that names more is a list, not a report from a place; it also bounds the work on hostile
// text.
inline constexpr std::size_t kMostMentions = 12;

class MentionFinder {
 public:
  // Borrows all three.
  MentionFinder(const Areas& areas, const NameIndex& names, const PlaceWords& words)
      : areas_(areas), names_(names), words_(words) {}

  // `is_place`: the text names a place and nothing else, so every name in it is cued. `home`: where
  // names may be misspelt and roads be named like places; empty: nowhere. At most kMostMentions.
  std::vector<Mention> find(std::span<const Word> text, bool is_place, std::string_view home) const;

 private:
  struct Match {
    Mention mention;
    std::size_t count = 0;  // words; 0: none
  };
  struct Run;   // the words at a position
  struct Here;  // how they stand in the text
  Match match_at(const Run& run, const Run& behind, const Here& here) const;
  Match alias_at(const Run& run) const;
  Match marked_at(PlaceWordSet marker, const Run& run) const;
  Match plain_at(const Run& run, bool cued, bool only_large) const;
  // "jl dago depok sleman": behind a road's name a district is believed where its regency follows.
  Match district_before_regency(const Run& run) const;
  Match street_at(const Run& run, HomeRange home) const;
  Match misspelt_at(const Run& run, const Here& here) const;

  const Areas& areas_;
  const NameIndex& names_;
  const PlaceWords& words_;
};

}  // namespace serap::router
