#pragma once
// The words around names of places, from place_words.tsv.
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/model/ids.hpp"
#include "services/model/result.hpp"

namespace serap::router {

enum class PlaceWord : unsigned {
  kMarkerProvince = 1,
  kMarkerRegency = 2,
  kMarkerCity = 4,
  kMarkerDistrict = 8,
  kMarkerVillage = 16,
  kStreet = 32,
  kStreetFiller = 64,
  kPreposition = 128,
  kStop = 256,
  kCommon = 512,
};

// Several of them at once: a word may be a marker and a common word.
using PlaceWordSet = unsigned;
inline bool has(PlaceWordSet set, PlaceWord kind) {
  return (set & static_cast<unsigned>(kind)) != 0;
}
inline bool is_marker(PlaceWordSet set) { return (set & 31U) != 0; }

class PlaceWords {
 public:
  static Result<PlaceWords> parse(std::string_view text);

  PlaceWordSet kinds_of(std::string_view word) const;
  // The areas that a folded name is another name of; nullptr if none.
  const std::vector<AreaCode>* alias(std::string_view folded) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class T>
  using ByWord = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  ByWord<PlaceWordSet> kinds_;
  ByWord<std::vector<AreaCode>> aliases_;
};

}  // namespace serap::router
