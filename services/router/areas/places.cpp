#include "services/router/areas/places.hpp"

#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace serap::router {
namespace {

// A reader of protobuf's wire format (https://protobuf.dev/programming-guides/encoding/): the file
// is a plain sequence of messages, each preceded by its length.
class Wire {
 public:
  explicit Wire(std::string_view bytes) : bytes_(bytes) {}
  bool ended() const { return bytes_.empty(); }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    throw std::runtime_error("cities.pbf: a number does not end");
  }

  std::int64_t zigzag() {
    const std::uint64_t value = varint();
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
  }

  std::string_view piece() {
    const std::uint64_t size = varint();
    if (size > bytes_.size())
      throw std::runtime_error("cities.pbf: a piece is longer than the file");
    const std::string_view found = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return found;
  }

 private:
  std::string_view bytes_;
};

// Positions are differences to the place before, in 1e-5 degrees.
struct Position {
  std::int64_t latitude = 0;
  std::int64_t longitude = 0;
};

GeoPlace place_from(Wire wire, Position& position) {
  GeoPlace place;
  while (!wire.ended()) {
    const std::uint64_t key = wire.varint();
    const std::uint64_t field = key >> 3U;
    if ((key & 7U) == 2) {
      const std::string_view text = wire.piece();
      if (field == 2) place.name = text;
      if (field == 3) place.country = text;
      if (field == 7) place.feature = text;
      if (field == 8) place.province = text;
    } else if (field == 10) {
      position.longitude += wire.zigzag();
    } else if (field == 11) {
      position.latitude += wire.zigzag();
    } else {
      wire.varint();
    }
  }
  place.latitude = static_cast<double>(position.latitude) / 1e5;
  place.longitude = static_cast<double>(position.longitude) / 1e5;
  return place;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 39> kProvinces{{
    {"01", "11"}, {"02", "51"}, {"03", "17"}, {"04", "31"}, {"05", "15"}, {"07", "33"},
    {"08", "35"}, {"10", "34"}, {"11", "61"}, {"12", "63"}, {"13", "62"}, {"14", "64"},
    {"15", "18"}, {"17", "52"}, {"18", "53"}, {"21", "72"}, {"22", "74"}, {"24", "13"},
    {"26", "12"}, {"28", "81"}, {"29", "82"}, {"30", "32"}, {"31", "71"}, {"32", "16"},
    {"33", "36"}, {"34", "75"}, {"35", "19"}, {"36", "91"}, {"36", "93"}, {"36", "94"},
    {"36", "95"}, {"37", "14"}, {"38", "73"}, {"39", "92"}, {"39", "96"}, {"40", "76"},
    {"41", "21"}, {"42", "65"}, {"14", "65"},
}};

}  // namespace

std::vector<GeoPlace> places_from_pbf(std::string_view bytes) {
  std::vector<GeoPlace> places;
  Wire wire{bytes};
  Position position;
  while (!wire.ended()) places.push_back(place_from(Wire{wire.piece()}, position));
  return places;
}

std::vector<std::string_view> provinces_of(std::string_view geonames_code) {
  std::vector<std::string_view> codes;
  for (const auto& [geonames, ours] : kProvinces) {
    if (geonames == geonames_code) codes.push_back(ours);
  }
  return codes;
}

}  // namespace serap::router
