#include "gateway/platform/fit_text.hpp"

#include <algorithm>
#include <array>

namespace serap::platform {
namespace {

constexpr std::string_view kWhite = " \t\r\n";

// Bytes of the character that begins at `at`; 1 for a byte that begins none.
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (at + size > text.size()) return 1;
  for (std::size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return 1;
  }
  return size;
}

std::size_t units_of(std::size_t bytes) { return bytes == 4 ? 2 : 1; }

// Bytes of the longest head of `text` within `limit`.
std::size_t head_within(std::string_view text, Limit limit) {
  std::size_t at = 0;
  for (std::size_t units = 0; at < text.size();) {
    const std::size_t size = character_size(text, at);
    units += limit.unit == Limit::Unit::kByte ? size : units_of(size);
    if (units > limit.most) break;
    at += size;
  }
  return at;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kWhite);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhite) - first + 1);
}

// Where to cut, best first. The cut stands behind the mark.
constexpr std::array<std::string_view, 6> kSeams = {"\n\n", "\n", ". ", "? ", "! ", " "};

// Where the head ends: behind the best seam in its second half (a seam nearer the front would waste
// a message), else behind the last word, else where the room ends.
std::size_t cut_within(std::string_view room) {
  for (const std::string_view seam : kSeams) {
    const std::size_t at = room.rfind(seam);
    if (at != std::string_view::npos && at >= room.size() / 2) return at + seam.size();
  }
  const std::size_t word = room.find_last_of(kWhite);
  return word == std::string_view::npos || word == 0 ? room.size() : word + 1;
}

}  // namespace

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text, at);
    units += units_of(size);
    at += size;
  }
  return units;
}

bool fits(std::string_view text, Limit limit) { return head_within(text, limit) == text.size(); }

std::vector<std::string> split_text(std::string_view text, Limit limit) {
  std::vector<std::string> pieces;
  std::string_view rest = trimmed(text);
  while (!rest.empty()) {
    // At least one character goes, or a limit of one would never end on a character of two units.
    const std::size_t room = std::max(head_within(rest, limit), character_size(rest, 0));
    // White space right behind the room is a seam too: it is trimmed away.
    const bool ends_well = room < rest.size() && kWhite.find(rest[room]) != std::string_view::npos;
    const std::size_t cut =
        room >= rest.size() ? room : cut_within(rest.substr(0, ends_well ? room + 1 : room));
    pieces.emplace_back(trimmed(rest.substr(0, cut)));
    rest = trimmed(rest.substr(cut));
  }
  return pieces;
}

LastWords last_words(std::string_view text, Limit limit) {
  const std::string_view all = trimmed(text);
  if (fits(all, limit)) return {{}, std::string(all)};
  for (const std::string_view seam : kSeams) {
    const std::size_t at = all.rfind(seam);
    if (at == std::string_view::npos) continue;
    const std::string_view last = trimmed(all.substr(at + seam.size()));
    // A lone word is no question; only a text without any sentence is cut there.
    if (!last.empty() && fits(last, limit)) {
      return {std::string(trimmed(all.substr(0, at + seam.size()))), std::string(last)};
    }
  }
  std::vector<std::string> pieces = split_text(all, limit);
  LastWords words{{}, std::move(pieces.back())};
  words.before = trimmed(all.substr(0, all.size() - words.last.size()));
  return words;
}

std::string cut_title(std::string_view title, std::size_t max_units) {
  std::string line;
  for (const char c : trimmed(title)) {
    const bool white = kWhite.find(c) != std::string_view::npos;
    if (!white) line += c;
    if (white && line.back() != ' ') line += ' ';
  }
  if (utf16_units(line) <= max_units) return line;
  std::string_view room(line.data(), head_within(line, max_units - 1));
  const std::size_t word = line[room.size()] == ' ' ? room.size() : room.rfind(' ');
  // A first word longer than the room is cut inside: better than nothing at all.
  if (word != std::string_view::npos && word >= room.size() / 2) room = room.substr(0, word);
  return std::string(trimmed(room)) + "…";
}

}  // namespace serap::platform
