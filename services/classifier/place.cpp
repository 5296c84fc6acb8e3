#include "services/classifier/place.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

constexpr std::size_t kLongestName = 4;     // words: "raya tanjung sari timur"
constexpr std::size_t kLongestPlace = 160;  // bytes: more is a story, not a place

std::string_view written(std::string_view text, const Word& word) {
  return text.substr(word.begin, word.end - word.begin);
}
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_number(const Word& word) {
  return word.form.front() == '<' || (word.form[0] >= '0' && word.form[0] <= '9');
}
// "10rb", "250k", "3km": money or a measure, never part of a name; "12", "12a" are.
bool is_amount(std::string_view written) {
  const std::size_t letters = written.find_first_not_of("0123456789.");
  if (letters == 0 || letters == std::string_view::npos) return false;
  const char first = static_cast<char>(written[letters] | 0x20);
  return written.size() - letters > 1 || first == 'k' || first == 'm' || first == 'x';
}
bool is_small_number(const Word& word) {
  return word.form == "<0>" || word.form == "<00>" || word.form == "<000>";
}

// Words of one spelled form stand on the same bytes ("jl" -> "jalan"): the second is no word of its
// own.
bool same_bytes(const Word& a, const Word& b) { return a.begin == b.begin; }

std::string_view between(std::string_view text, const Word& left, const Word& right) {
  return right.begin > left.end ? text.substr(left.end, right.begin - left.end)
                                : std::string_view{};
}

// Inside a name only spaces, a dot ("Jl. Melati"), a hyphen or a slash ("RT 05/RW 02") stand
// between words.
bool is_close(std::string_view gap) {
  return gap.size() <= 3 && gap.find_first_not_of(" ./-") == std::string_view::npos;
}
// Between two parts of one address a comma, brackets or a new line may stand too.
bool is_joined(std::string_view gap) {
  return gap.size() <= 5 && gap.find_first_not_of(" ,./-()\n:") == std::string_view::npos;
}

bool shouts(std::string_view text) {
  std::size_t small = 0, capital = 0;
  for (char c : text) {
    small += c >= 'a' && c <= 'z';
    capital += is_capital(c);
  }
  return capital > 2 * small;
}

const std::map<std::string_view, PlaceRole>& role_names() {
  static const std::map<std::string_view, PlaceRole> names{{"road", PlaceRole::kRoad},
                                                           {"area", PlaceRole::kArea},
                                                           {"landmark", PlaceRole::kLandmark},
                                                           {"near", PlaceRole::kNear},
                                                           {"at", PlaceRole::kAt},
                                                           {"join", PlaceRole::kJoin},
                                                           {"unit", PlaceRole::kUnit},
                                                           {"ordinary", PlaceRole::kOrdinary}};
  return names;
}

}  // namespace

Result<PlaceFinder> PlaceFinder::parse(std::string_view table) {
  PlaceFinder finder;
  for (const Row& row : rows_of(table)) {
    const auto role = role_names().find(row.cells[0]);
    if (row.cells.size() != 2 || role == role_names().end()) {
      return Error{Error::Kind::kInvalid,
                   "places table, line " + std::to_string(row.line) + ": needs a role and words"};
    }
    std::string_view words = row.cells[1];
    while (!words.empty()) {
      const std::size_t space = std::min(words.find(' '), words.size());
      if (space > 0) finder.roles_.emplace(words.substr(0, space), role->second);
      words.remove_prefix(std::min(space + 1, words.size()));
    }
  }
  return finder;
}

const PlaceRole* PlaceFinder::role(const Word& word) const {
  const auto found = roles_.find(word.form);
  return found == roles_.end() ? nullptr : &found->second;
}

bool PlaceFinder::begins_name(const Word& word) const {
  const PlaceRole* known = role(word);
  return known != nullptr && (*known == PlaceRole::kRoad || *known == PlaceRole::kArea);
}

// Whether the word can stand in a name. Strict, after a word that is also an everyday one ("jalan
// rusak", "di tepi"): only with a capital or as a number.
bool PlaceFinder::is_name(std::string_view text, std::span<const Word> words, std::size_t at,
                          bool strict) const {
  const Word& word = words[at];
  const PlaceRole* known = role(word);
  if (is_amount(written(text, word))) return false;
  if (is_number(word)) return word.form[0] != '<' || is_small_number(word);
  if (known != nullptr) return *known == PlaceRole::kJoin;
  const bool capital = is_capital(written(text, word).front());
  return strict ? capital && !shouts(text) : true;
}

std::size_t PlaceFinder::end_of_name(std::string_view text, std::span<const Word> words,
                                     std::size_t begin, bool strict) const {
  std::size_t end = begin;
  std::size_t named = begin;  // after the last word that is more than a joining one
  while (end < words.size() && end - begin < kLongestName) {
    const bool next_to = end == 0 || same_bytes(words[end - 1], words[end]) ||
                         is_close(between(text, words[end - 1], words[end]));
    if (!next_to || !is_name(text, words, end, strict)) break;
    const bool names = role(words[end]) == nullptr || is_capital(written(text, words[end]).front());
    ++end;
    if (names) named = end;
  }
  return named;
}

// "sd merdeka 5": one word and a number behind it name a school or a post without capitals too.
std::size_t PlaceFinder::end_of_numbered_name(std::string_view text, std::span<const Word> words,
                                              std::size_t begin) const {
  if (begin + 1 >= words.size() || role(words[begin]) != nullptr || is_number(words[begin]))
    return begin;
  if (!is_small_number(words[begin + 1]) || is_amount(written(text, words[begin + 1])))
    return begin;
  // "sekolah mogok 3 hari" counts days.
  if (begin + 2 < words.size()) {
    const PlaceRole* behind = role(words[begin + 2]);
    if (behind != nullptr && *behind == PlaceRole::kUnit) return begin;
  }
  const bool close = is_close(between(text, words[begin - 1], words[begin])) &&
                     is_close(between(text, words[begin], words[begin + 1]));
  return close ? begin + 2 : begin;
}

// The place that begins at a word, or an empty span.
PlaceFinder::Span PlaceFinder::span_at(std::string_view text, std::span<const Word> words,
                                       std::size_t at) const {
  const PlaceRole* known = role(words[at]);
  if (known == nullptr) return {};
  std::size_t after = at + 1;
  while (after < words.size() && same_bytes(words[after], words[at])) ++after;
  const std::string_view cue = written(text, words[at]);
  const bool shortened =
      cue.size() <= 3 || is_capital(cue.front());  // "jl", "kec", "Desa": a name surely follows
  switch (*known) {
    case PlaceRole::kRoad:
    case PlaceRole::kArea: {
      const std::size_t end = end_of_name(text, words, after, false);
      if (end == after) return {};
      // "jalan kampung", "jalan rusak" end at once; "jalan melati" is taken, "jalan" + a lone small
      // word is the weakest.
      return {at, end, shortened ? 4 : 3};
    }
    case PlaceRole::kLandmark: {
      const std::size_t end =
          std::max(end_of_name(text, words, after, true), end_of_numbered_name(text, words, after));
      return end > after ? Span{at, end, 2} : Span{};
    }
    case PlaceRole::kNear: {
      if (after >= words.size() || !is_close(between(text, words[after - 1], words[after])))
        return {};
      const PlaceRole* next = role(words[after]);
      if (next != nullptr && *next == PlaceRole::kLandmark) {
        std::size_t name = after + 1;
        while (name < words.size() && same_bytes(words[name], words[after])) ++name;
        return {at,
                std::max({name, end_of_name(text, words, name, true),
                          end_of_numbered_name(text, words, name)}),
                2};
      }
      if (next != nullptr && (*next == PlaceRole::kRoad || *next == PlaceRole::kArea)) {
        const Span inner = span_at(text, words, after);
        return inner.last > 0 ? Span{at, inner.last, inner.weight} : Span{};
      }
      const std::size_t end = end_of_name(text, words, after, true);
      return end > after && !is_number(words[after]) ? Span{at, end, 1} : Span{};
    }
    case PlaceRole::kAt: {
      const std::size_t end = end_of_name(text, words, after, true);
      return end > after && !is_number(words[after]) ? Span{after, end, 1} : Span{};
    }
    default:
      return {};
  }
}

std::string PlaceFinder::find(std::string_view text, std::span<const Word> words) const {
  struct Part {
    std::size_t begin;
    std::size_t end;
    int weight;
  };
  std::vector<Part> parts;
  for (std::size_t at = 0; at < words.size();) {
    const Span span = span_at(text, words, at);
    if (span.last == 0) {
      ++at;
      continue;
    }
    const std::size_t begin = words[span.first].begin;
    const std::size_t end = words[span.last - 1].end;
    if (!parts.empty() && begin >= parts.back().end &&
        is_joined(text.substr(parts.back().end, begin - parts.back().end)) &&
        end - parts.back().begin <= kLongestPlace) {
      parts.back().end = end;
      parts.back().weight += span.weight;
    } else {
      parts.push_back({begin, end, span.weight});
    }
    at = span.last;
  }
  // The strongest parts, in the order they were written; weak ones only where there is nothing
  // better.
  const int strongest =
      std::accumulate(parts.begin(), parts.end(), 0,
                      [](int top, const Part& part) { return std::max(top, part.weight); });
  std::string place;
  for (const Part& part : parts) {
    const std::string_view words_of_part = text.substr(part.begin, part.end - part.begin);
    if (part.weight * 2 < strongest || (part.weight == 1 && strongest > 1)) continue;
    if (place.find(words_of_part) != std::string::npos) continue;
    if (!place.empty() && place.size() + words_of_part.size() + 2 > kLongestPlace) break;
    if (!place.empty()) place += ", ";
    place += words_of_part.substr(0, kLongestPlace);
  }
  return place;
}

}  // namespace serap::classifier
