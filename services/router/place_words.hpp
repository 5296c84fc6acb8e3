#pragma once
// The words around names of places, from place_words.tsv.
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

class PlaceWords {
 public:
  static Result<PlaceWords> parse(std::string_view text);

  bool is(std::string_view word, PlaceWord kind) const;
  bool is_marker(std::string_view word) const;
  // The areas that a folded name is another name of; nullptr if none.
  const std::vector<AreaCode>* alias(std::string_view folded) const;

 private:
  unsigned kinds_of(std::string_view word) const;
  std::unordered_map<std::string, unsigned> kinds_;
  std::unordered_map<std::string, std::vector<AreaCode>> aliases_;
};

}  // namespace serap::router
