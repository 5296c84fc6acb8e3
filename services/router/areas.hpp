#pragma once
// The areas of Indonesia: provinces, regencies and cities, districts, villages, by their Kemendagri
// code.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/ids.hpp"
#include "services/model/result.hpp"

namespace serap::router {

// How long a code of each kind of area is: 2, 4, 6 or 10 digits.
enum class AreaLevel : std::uint8_t { kProvince = 2, kRegency = 4, kDistrict = 6, kVillage = 10 };

struct Area {
  std::string_view code;  // digits only
  std::string_view name;  // "Kota Bandung", "Sukajadi"
  AreaLevel level() const { return static_cast<AreaLevel>(code.size()); }
};

// Immutable; its views point into one buffer that it owns. Safe to use from several threads.
class Areas {
 public:
  // `text` is areas.tsv: "# areas <source and version>", then code<TAB>name lines sorted by code.
  static Result<Areas> parse(std::string text);

  Areas(Areas&&) = default;
  Areas& operator=(Areas&&) = default;
  Areas(const Areas&) = delete;
  Areas& operator=(const Areas&) = delete;

  const std::string& version() const { return version_; }
  std::size_t size() const { return rows_.size(); }
  const Area& at(std::uint32_t index) const { return rows_[index]; }
  const Area* find(std::string_view code) const;
  // Where the areas of `code` begin: it and all that lies in it stand together.
  std::uint32_t first_in(std::string_view code) const;

  // How an area is written for people: "Kel. Sukabungah, Kec. Sukajadi, Kota Bandung"; "" if there
  // is no such area.
  std::string address_of(std::string_view code) const;
  // How an office names its area: "Kota Bandung", "Provinsi Jawa Barat", "Sukajadi".
  std::string region_name(std::string_view code) const;

 private:
  Areas() = default;
  std::vector<char>
      buffer_;  // a vector: moving it leaves the views valid, a short string's move would not
  std::vector<Area> rows_;
  std::string version_;
};

// The first `level` digits of a code: the province, regency or district it lies in; "" if the code
// is coarser.
std::string_view part_of(std::string_view code, AreaLevel level);
// True if `code` is `other` or lies in it. Everything lies in "".
bool lies_in(std::string_view code, std::string_view other);
// "Kabupaten Sleman" -> "Sleman": what people call it.
std::string_view short_name(const Area& area);
bool is_city(const Area& regency);
// "kota" or "kabupaten" for a regency, "provinsi" for a province, "kabupaten/kota" if not known.
std::string_view kind_in_words(const Area* area);

}  // namespace serap::router
