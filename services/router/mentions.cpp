#include "services/router/mentions.hpp"

#include <algorithm>
#include <array>

namespace serap::router {
namespace {

constexpr std::size_t kMostWords = 4;    // of a name: "Teluk Bintuni Papua Barat" is two
constexpr std::size_t kStreetWords = 3;  // after "jl": the longest street name that we step over
constexpr std::size_t kShortestName =
    4;  // letters: shorter ones are words ("Ori", "Kai") more often than places

bool fits_marker(const Area& area, PlaceWordSet marker) {
  switch (area.level()) {
    case AreaLevel::kProvince:
      return has(marker, PlaceWord::kMarkerProvince);
    case AreaLevel::kRegency:
      return has(marker, is_city(area) ? PlaceWord::kMarkerCity : PlaceWord::kMarkerRegency);
    case AreaLevel::kDistrict:
      return has(marker, PlaceWord::kMarkerDistrict);
    case AreaLevel::kVillage:
      return has(marker, PlaceWord::kMarkerVillage);
  }
  return false;
}

}  // namespace

// The words at a position as folded names of one to four words; fewer where a comma or the end
// comes before.
struct MentionFinder::Run {
  std::string text;
  std::array<std::size_t, kMostWords + 1> ends{};
  std::array<bool, kMostWords + 1> everyday{};  // all words so far are common ones
  std::size_t count = 0;

  void start(std::span<const Word> words, std::span<const PlaceWordSet> kinds, std::size_t at) {
    text.clear();
    count = 0;
    everyday[0] = true;
    for (; count < kMostWords && at < words.size(); ++at) {
      if (count > 0 && words[at].after_break) break;
      text += words[at].text;
      ++count;
      ends[count] = text.size();
      everyday[count] = everyday[count - 1] && has(kinds[at], PlaceWord::kCommon);
    }
  }
  std::string_view name(std::size_t words) const {
    return std::string_view{text}.substr(0, ends[words]);
  }
};

std::vector<Mention> MentionFinder::find(std::span<const Word> text, bool is_place) const {
  std::vector<PlaceWordSet> kinds;
  kinds.reserve(text.size());
  for (const Word& word : text) kinds.push_back(words_.kinds_of(word.text));

  std::vector<Mention> mentions;
  Run run;
  std::size_t street_left = 0;
  bool street_begins = false;
  for (std::size_t i = 0; i < text.size() && mentions.size() < kMostMentions;) {
    if (text[i].after_break || has(kinds[i], PlaceWord::kStop) || is_marker(kinds[i]))
      street_left = 0;
    if (has(kinds[i], PlaceWord::kStreet)) {
      street_left = kStreetWords;
      street_begins = true;
      ++i;
      continue;
    }
    if (street_left > 0 && has(kinds[i], PlaceWord::kStreetFiller)) {
      ++i;
      continue;
    }
    const bool cued = is_place || (i > 0 && has(kinds[i - 1], PlaceWord::kPreposition));
    Match match;
    run.start(text, kinds, i);
    if (street_left == 0) match = alias_at(run);
    if (match.count == 0 && !(street_left > 0 && street_begins) && !is_marker(kinds[i])) {
      match = plain_at(run, cued, street_left > 0);
    }
    if (match.count == 0 && is_marker(kinds[i])) {
      Run named;
      named.start(text, kinds, i + 1);
      match = marked_at(kinds[i], named);
      if (match.count == 0)
        match = plain_at(run, cued, false);  // "kota agung" is a name, not a city "Agung"
    }
    const std::size_t step = std::max<std::size_t>(match.count, 1);
    if (match.count > 0) {
      match.mention.cued = match.mention.cued || cued;
      mentions.push_back(std::move(match.mention));
    }
    street_begins = false;
    street_left -= std::min(street_left, step);
    i += step;
  }
  return mentions;
}

MentionFinder::Match MentionFinder::alias_at(const Run& run) const {
  for (std::size_t count = run.count; count > 0; --count) {
    const std::vector<AreaCode>* codes = words_.alias(run.name(count));
    if (!codes) continue;
    Match match{{std::string{run.name(count)}, true, false, {}}, count};
    for (const AreaCode& code : *codes) match.mention.codes.push_back(code.value);
    return match;
  }
  return {};
}

MentionFinder::Match MentionFinder::marked_at(PlaceWordSet marker, const Run& run) const {
  for (std::size_t count = run.count; count > 0; --count) {
    const std::string_view key = run.name(count);
    // "kantor desa baru dibangun": a village of that name exists, but so does the word.
    Match match{{std::string{key}, !run.everyday[count], true, {}}, count + 1};
    for (const std::uint32_t position : names_.find(key)) {
      const Area& area = areas_.at(position);
      if (fits_marker(area, marker)) match.mention.codes.push_back(area.code);
    }
    const std::vector<AreaCode>* codes = match.mention.codes.empty() ? words_.alias(key) : nullptr;
    for (const AreaCode& code : codes ? *codes : std::vector<AreaCode>{}) {
      const Area* area = areas_.find(code.value);
      if (area && fits_marker(*area, marker)) match.mention.codes.push_back(area->code);
    }
    if (!match.mention.codes.empty()) return match;
  }
  return {};
}

MentionFinder::Match MentionFinder::plain_at(const Run& run, bool cued, bool only_large) const {
  for (std::size_t count = run.count; count > 0; --count) {
    const std::string_view key = run.name(count);
    const bool common = run.everyday[count];
    if (key.size() < kShortestName || (common && !cued && count == 1)) continue;
    Match match{{"", false, cued, {}}, count};
    for (const std::uint32_t position : names_.find(key)) {
      const Area& area = areas_.at(position);
      const bool large = area.level() <= AreaLevel::kRegency;
      if (only_large && !large) continue;
      // An everyday word after "di" may be a city ("di batu"); two of them a district ("pasar
      // minggu").
      const bool district_of_words = count > 1 && area.level() == AreaLevel::kDistrict;
      if (common && !district_of_words && !(large && cued)) continue;
      match.mention.codes.push_back(area.code);
    }
    if (match.mention.codes.empty()) continue;
    match.mention.key = key;
    return match;
  }
  return {};
}

}  // namespace serap::router
