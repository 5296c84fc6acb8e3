#include "gateway/platform/our_id.hpp"

#include <charconv>
#include <string>

namespace serap::platform {
namespace {

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && number >= 0;
  return whole && !text.empty() ? std::optional{number} : std::nullopt;
}

}  // namespace

OurPart our_part(std::string_view text) {
  const std::size_t bar = text.rfind('|');
  const std::optional<int> part = bar == text.npos ? std::nullopt : number_in(text.substr(bar + 1));
  return {OutboundId{std::string(part ? text.substr(0, bar) : text)}, part.value_or(0)};
}

bool is_our_id(std::string_view text) {
  const std::size_t dot = text.find('.'), bar = text.rfind('|');
  return dot != text.npos && bar != text.npos && dot + 1 < bar && number_in(text.substr(0, dot)) &&
         number_in(text.substr(bar + 1));
}

}  // namespace serap::platform
