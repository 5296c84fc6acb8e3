#include "gateway/platform/sound_json.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>

namespace serap::platform {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Length of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or 0.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
    return follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
    return follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

// The number of a "\uXXXX" at the start of `text`.
std::optional<std::uint32_t> escaped_unit(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  for (const char c : text.substr(2, 4)) {
    if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
    unit = unit * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return unit;
}

// A number that no 64-bit type holds: an id of many digits, or 1e999.
bool is_beyond(std::string_view number) {
  constexpr std::size_t kSafeDigits = 18;
  if (number.find_first_of(".eE") == std::string_view::npos) return number.size() > kSafeDigits;
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc::result_out_of_range;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

std::string with_sound_text(std::string_view json) {
  std::string sound;
  sound.reserve(json.size() + 16);
  while (!json.empty()) {
    std::size_t taken = utf8_length(json);
    std::string_view kept = json.substr(0, taken);
    if (taken == 0) {
      taken = 1;
      kept = kReplacement;
    } else if (json[0] == '\\') {
      const std::optional<std::uint32_t> unit = escaped_unit(json);
      const std::optional<std::uint32_t> next = unit ? escaped_unit(json.substr(6)) : std::nullopt;
      const bool pair = unit && is_high(*unit) && next && is_low(*next);
      const bool half = unit && !pair && (is_high(*unit) || is_low(*unit));
      taken = pair ? 12 : unit ? 6 : 1;
      // An escape that is no \u takes its next character along, so that "\\ud800" is not read as
      // one; unless that character is not whole ASCII: then it is looked at by itself.
      if (!unit && json.size() > 1 && static_cast<unsigned char>(json[1]) < 0x80) taken = 2;
      kept = half ? kReplacement : json.substr(0, taken);
    }
    sound.append(kept);
    json.remove_prefix(taken);
  }
  return sound;
}

std::string with_sound_numbers(std::string_view json) {
  std::string sound;
  sound.reserve(json.size() + 16);
  bool in_text = false;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    std::size_t size = 1;
    bool huge = false;
    if (in_text && c == '\\' && at + 1 < json.size()) {
      size = 2;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text && (c == '-' || (c >= '0' && c <= '9'))) {
      const std::size_t end = json.find_first_not_of("+-.0123456789eE", at);
      size = std::min(end, json.size()) - at;
      huge = is_beyond(json.substr(at, size));
    }
    const std::string_view mark = huge ? "\"" : "";
    sound.append(mark).append(json.substr(at, size)).append(mark);
    at += size;
  }
  return sound;
}

}  // namespace serap::platform
