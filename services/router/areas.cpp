#include "services/router/areas.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace serap::router {
namespace {

bool is_code(std::string_view code) {
  const bool length = code.size() == 2 || code.size() == 4 || code.size() == 6 || code.size() == 10;
  return length && code.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// The seventh digit of a village's code tells which kind it is (Kemendagri: 1 kelurahan, 2 desa).
std::string_view village_word(std::string_view code) { return code[6] == '1' ? "Kel." : "Desa"; }

}  // namespace

Result<Areas> Areas::parse(std::string text) {
  Areas areas;
  areas.buffer_.assign(text.begin(), text.end());
  std::string_view rest{areas.buffer_.data(), areas.buffer_.size()};
  std::size_t line = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line;
    if (row.empty()) continue;
    if (row.front() == '#') {
      areas.version_ = without_prefix(row, "# areas ");
      continue;
    }
    const std::size_t tab = row.find('\t');
    const std::string_view code = row.substr(0, std::min(tab, row.size()));
    if (tab == std::string_view::npos || !is_code(code) || tab + 1 == row.size()) {
      return Error{Error::Kind::kInvalid, fmt::format("areas.tsv:{}: not a code and a name", line)};
    }
    if (!areas.rows_.empty() && areas.rows_.back().code >= code) {
      return Error{Error::Kind::kInvalid, fmt::format("areas.tsv:{}: not sorted by code", line)};
    }
    areas.rows_.push_back({code, row.substr(tab + 1)});
  }
  return areas;
}

std::uint32_t Areas::first_in(std::string_view code) const {
  const auto at =
      std::lower_bound(rows_.begin(), rows_.end(), code,
                       [](const Area& area, std::string_view c) { return area.code < c; });
  return static_cast<std::uint32_t>(at - rows_.begin());
}

const Area* Areas::find(std::string_view code) const {
  const std::uint32_t at = first_in(code);
  return at < rows_.size() && rows_[at].code == code ? &rows_[at] : nullptr;
}

std::string Areas::address_of(std::string_view code) const {
  const Area* area = find(code);
  if (!area) return "";
  if (area->level() == AreaLevel::kProvince) return std::string{short_name(*area)};
  std::string address = region_name(code.substr(0, 4));
  if (code.size() >= 6) {
    if (const Area* district = find(code.substr(0, 6))) {
      address = fmt::format("Kec. {}, {}", district->name, address);
    }
  }
  if (code.size() == 10)
    address = fmt::format("{} {}, {}", village_word(code), area->name, address);
  return address;
}

std::string Areas::region_name(std::string_view code) const {
  const Area* area = find(code);
  if (!area) return "";
  if (area->level() == AreaLevel::kRegency) {
    return fmt::format("{} {}", is_city(*area) ? "Kota" : "Kabupaten", short_name(*area));
  }
  if (area->level() != AreaLevel::kProvince) return std::string{area->name};
  // The government of Aceh calls itself and its offices without the word; DIY has its own in its
  // name.
  if (code == "11" || code == "34") return std::string{short_name(*area)};
  return fmt::format("Provinsi {}", short_name(*area));
}

std::string_view part_of(std::string_view code, AreaLevel level) {
  const auto digits = static_cast<std::size_t>(level);
  return code.size() >= digits ? code.substr(0, digits) : std::string_view{};
}

bool lies_in(std::string_view code, std::string_view other) { return code.starts_with(other); }

std::string_view short_name(const Area& area) {
  if (area.code == "31") return "DKI Jakarta";
  if (area.code == "34") return "DI Yogyakarta";
  if (area.level() != AreaLevel::kRegency) return area.name;
  std::string_view name = without_prefix(without_prefix(area.name, "Kabupaten "), "Kota ");
  return without_prefix(name, "Administrasi ");
}

bool is_city(const Area& regency) { return regency.name.starts_with("Kota "); }

std::string_view kind_in_words(const Area* area) {
  if (!area) return "kabupaten/kota";
  if (area->level() == AreaLevel::kProvince) return "provinsi";
  return is_city(*area) ? "kota" : "kabupaten";
}

}  // namespace serap::router
