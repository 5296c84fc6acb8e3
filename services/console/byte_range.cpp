#include "services/console/byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace serap::console {
namespace {

constexpr ByteRange kNothing{1, 0};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<ByteRange> range_of(std::string_view header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!header.starts_with(kUnit)) return std::nullopt;
  header.remove_prefix(kUnit.size());
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos || header.find(',') != std::string_view::npos)
    return std::nullopt;
  const std::string_view from = header.substr(0, dash), to = header.substr(dash + 1);
  const auto last = number(to);
  if (!to.empty() && !last) return std::nullopt;
  if (from.empty()) {  // "-500": the last 500
    if (!last) return std::nullopt;
    if (*last == 0 || size == 0) return kNothing;
    return ByteRange{size - std::min(*last, size), size - 1};
  }
  const auto first = number(from);
  if (!first || (last && *last < *first)) return std::nullopt;
  if (*first >= size) return kNothing;
  return ByteRange{*first, std::min(last.value_or(size - 1), size - 1)};
}

void cut(process::HttpResponse& response, std::string_view header) {
  response.headers.emplace_back("Accept-Ranges", "bytes");
  const std::uint64_t size = response.body.size();
  const auto range = range_of(header, size);
  if (!range) return;
  if (range->first > range->last) {
    response.status = 416;
    response.body.clear();
    response.headers.emplace_back("Content-Range", "bytes */" + std::to_string(size));
    return;
  }
  response.status = 206;
  response.body = response.body.substr(range->first, range->last - range->first + 1);
  response.headers.emplace_back("Content-Range", "bytes " + std::to_string(range->first) + '-' +
                                                     std::to_string(range->last) + '/' +
                                                     std::to_string(size));
}

}  // namespace serap::console
