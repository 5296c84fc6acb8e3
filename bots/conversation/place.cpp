#include "bots/conversation/place.hpp"

#include <algorithm>

#include "bots/conversation/words.hpp"

namespace serap::conversation {
namespace {

constexpr std::size_t kMaxAnswerWords = 14;  // longer is a story, not an address
constexpr std::size_t kMaxWords = 200;       // bytes of place words that are kept
constexpr std::size_t kMaxShown = 120;       // bytes of a place on the card

// Case does not matter: "jl melati" has "Jl Melati".
bool has(std::string_view text, std::string_view part) {
  const auto joined = [](std::string_view any) {
    std::string all = " ";
    for (const std::string& word : plain_words(any)) all += word + ' ';
    return all;
  };
  return joined(text).find(joined(part)) != std::string::npos;
}

}  // namespace

Place place_of_pin(const Pin& pin) {
  Place place;
  place.pin = pin.at;
  place.words = in_one_line(pin.address.empty() ? pin.name
                            : pin.name.empty()  ? pin.address
                                                : pin.name + ", " + pin.address,
                            kMaxWords);
  return place;
}

Place place_of_words(std::string_view words) {
  Place place;
  place.words = in_one_line(words, kMaxWords);
  return place;
}

Place place_of_answer(const std::string& text, const std::optional<Understanding>& understood) {
  const bool story = plain_words(text).size() > kMaxAnswerWords;
  const bool named = understood && !understood->place.empty();
  return place_of_words(story && named ? understood->place : text);
}

Place with_more_words(const Place& place, const std::string& words) {
  Place more = place;
  if (has(place.words, words)) return more;
  const std::string line = in_one_line(words, kMaxWords);
  more.words = place.words.empty() || has(words, place.words) ? line : place.words + ", " + line;
  if (more.words.size() > kMaxWords) more.words = line;
  more.area = {};
  more.area_name.clear();
  return more;
}

std::string shown(const Place& place) {
  std::string all = place.words;
  std::string_view area = place.area_name;
  while (!area.empty()) {  // "Kec. Andir, Kota Bandung": each part that the words do not have
    const std::size_t comma = std::min(area.find(", "), area.size());
    const std::string part(area.substr(0, comma));
    if (!has(place.words, part)) all += (all.empty() ? "" : ", ") + part;
    area.remove_prefix(std::min(comma + 2, area.size()));
  }
  return in_one_line(all, kMaxShown);
}

std::string in_one_line(std::string_view text, std::size_t most) {
  constexpr std::string_view kMore = "…";
  std::string line;
  for (const char c : text) {
    const bool gap = static_cast<unsigned char>(c) <= ' ';
    if (!gap) line += c;
    if (gap && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.size() <= most) return line;
  std::size_t end = most > kMore.size() ? most - kMore.size() : 0;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + std::string(kMore);
}

}  // namespace serap::conversation
