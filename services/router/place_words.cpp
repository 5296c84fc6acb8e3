#include "services/router/place_words.hpp"

#include <array>
#include <utility>

#include "services/router/tsv.hpp"
#include "services/router/words.hpp"

namespace serap::router {
namespace {

constexpr std::array<std::pair<std::string_view, PlaceWord>, 10> kKinds{{
    {"marker_province", PlaceWord::kMarkerProvince},
    {"marker_regency", PlaceWord::kMarkerRegency},
    {"marker_city", PlaceWord::kMarkerCity},
    {"marker_district", PlaceWord::kMarkerDistrict},
    {"marker_village", PlaceWord::kMarkerVillage},
    {"street", PlaceWord::kStreet},
    {"street_filler", PlaceWord::kStreetFiller},
    {"preposition", PlaceWord::kPreposition},
    {"stop", PlaceWord::kStop},
    {"common", PlaceWord::kCommon},
}};

unsigned bit_of(std::string_view kind) {
  for (const auto& [name, bit] : kKinds) {
    if (name == kind) return static_cast<unsigned>(bit);
  }
  return 0;
}

}  // namespace

Result<PlaceWords> PlaceWords::parse(std::string_view text) {
  constexpr std::array<std::string_view, 3> kColumns{"kind", "words", "area"};
  auto sheet = parse_tsv("place_words.tsv", text, kColumns);
  if (!sheet) return sheet.error();
  PlaceWords words;
  for (const Row& row : sheet->rows) {
    const std::string_view kind = row.cells[0];
    const unsigned bit = bit_of(kind);
    if (bit == 0 && kind != "alias") return sheet->wrong(row, "no such kind of word");
    if (kind == "alias" && row.cells[2].empty()) return sheet->wrong(row, "an alias needs an area");
    for (const std::string_view word : split(row.cells[1], ';')) {
      if (bit != 0) {
        words.kinds_[std::string{word}] |= bit;
      } else {
        words.aliases_[fold(word)].push_back(AreaCode{std::string{row.cells[2]}});
      }
    }
  }
  return words;
}

PlaceWordSet PlaceWords::kinds_of(std::string_view word) const {
  const auto found = kinds_.find(word);
  return found == kinds_.end() ? 0 : found->second;
}

const std::vector<AreaCode>* PlaceWords::alias(std::string_view folded) const {
  const auto found = aliases_.find(folded);
  return found == aliases_.end() ? nullptr : &found->second;
}

}  // namespace serap::router
