#include "services/router/mentions.hpp"

#include <algorithm>
#include <array>

namespace serap::router {
namespace {

constexpr std::size_t kMostWords = 4;    // of a name: "Teluk Bintuni Papua Barat" is two
constexpr std::size_t kStreetWords = 3;  // after "jl": the longest street name that we step over
constexpr std::size_t kAnswerWords = 2;
// Letters of a misspelt name: behind "kec", "di" or alone, and anywhere else, where everyday words
// ("gampang") are one letter from a district (Gamping).
constexpr std::size_t kShortestExpected = 6;
constexpr std::size_t kShortestMisspelt = 8;
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

struct MentionFinder::Here {
  HomeRange home;  // where names may be misspelt and roads be named like places
  PlaceWordSet kinds = 0;
  bool cued = false;
  bool answer = false;  // hardly more than the name is written: it answers "where?"
  bool in_street = false, street_begins = false;
};

std::vector<Mention> MentionFinder::find(std::span<const Word> text, bool is_place,
                                         std::string_view home) const {
  std::vector<PlaceWordSet> kinds;
  kinds.reserve(text.size());
  for (const Word& word : text) kinds.push_back(words_.kinds_of(word.text));

  std::vector<Mention> mentions;
  Run run;
  Run behind;
  Here here;
  here.home = home_range(areas_, home);
  here.answer = is_place || text.size() <= kAnswerWords;
  std::size_t street_left = 0;
  for (std::size_t i = 0; i < text.size() && mentions.size() < kMostMentions;) {
    here.kinds = kinds[i];
    if (text[i].after_break || has(kinds[i], PlaceWord::kStop) || is_marker(kinds[i]))
      street_left = 0;
    if (has(kinds[i], PlaceWord::kStreet)) {
      street_left = kStreetWords;
      here.street_begins = true;
      ++i;
      continue;
    }
    if (street_left > 0 && has(kinds[i], PlaceWord::kStreetFiller)) {
      ++i;
      continue;
    }
    here.in_street = street_left > 0;
    here.cued = is_place || (i > 0 && has(kinds[i - 1], PlaceWord::kPreposition));
    run.start(text, kinds, i);
    if (is_marker(kinds[i])) behind.start(text, kinds, i + 1);
    Match match = match_at(run, behind, here);
    const std::size_t step = std::max<std::size_t>(match.count, 1);
    if (match.count > 0) {
      match.mention.cued = match.mention.cued || here.cued;
      mentions.push_back(std::move(match.mention));
    }
    here.street_begins = false;
    street_left -= std::min(street_left, step);
    if (match.count > 0 && mentions.back().street) street_left = 0;  // its name is read to the end
    i += step;
  }
  return mentions;
}

MentionFinder::Match MentionFinder::match_at(const Run& run, const Run& behind,
                                             const Here& here) const {
  if (here.in_street) {
    if (here.street_begins) return street_at(run, here.home);
    Match district = district_before_regency(run);
    return district.count > 0 ? district : plain_at(run, here.cued, true);
  }
  Match match = alias_at(run);
  if (match.count == 0 && is_marker(here.kinds)) match = marked_at(here.kinds, behind);
  if (match.count == 0)
    match = plain_at(run, here.cued, false);  // "kota agung" is a name, not a city "Agung"
  if (match.count > 0) return match;
  if (!is_marker(here.kinds)) return misspelt_at(run, here);
  match = misspelt_at(behind, here);
  if (match.count > 0) ++match.count;
  return match;
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

MentionFinder::Match MentionFinder::district_before_regency(const Run& run) const {
  const auto regency_follows = [&](std::size_t begin, std::string_view regency) {
    for (std::size_t end = begin + 1; end <= run.count; ++end) {
      const std::string_view key = run.name(end).substr(run.ends[begin]);
      for (const std::uint32_t position : names_.find(key)) {
        if (areas_.at(position).code == regency) return true;
      }
    }
    return false;
  };
  for (std::size_t count = run.count; count-- > 1;) {
    const std::string_view key = run.name(count);
    if (key.size() < kShortestName) break;
    Match match{{std::string{key}, false, true, {}}, count};
    for (const std::uint32_t position : names_.find(key)) {
      const Area& area = areas_.at(position);
      if (area.level() == AreaLevel::kDistrict &&
          regency_follows(count, part_of(area.code, AreaLevel::kRegency)))
        match.mention.codes.push_back(area.code);
    }
    if (!match.mention.codes.empty()) return match;
  }
  return {};
}

MentionFinder::Match MentionFinder::street_at(const Run& run, HomeRange home) const {
  if (home.first == home.last) return {};
  for (std::size_t count = run.count; count > 0; --count) {
    const std::string_view key = run.name(count);
    if (key.size() < kShortestName || run.everyday[count]) continue;
    for (const std::uint32_t position : names_.find(key)) {
      const Area& area = areas_.at(position);
      if (area.level() <= AreaLevel::kRegency || !home.holds(position)) continue;
      Match match{{"jl " + std::string{key}, false, false, {}}, count};
      match.mention.street = true;
      match.mention.codes.push_back(part_of(area.code, AreaLevel::kRegency));
      return match;
    }
  }
  return {};
}

MentionFinder::Match MentionFinder::misspelt_at(const Run& run, const Here& here) const {
  if (here.home.first == here.home.last) return {};
  const bool marked = is_marker(here.kinds);
  const bool expected = marked || here.cued || here.answer;
  for (std::size_t count = std::min<std::size_t>(run.count, expected ? 2 : 1); count > 0; --count) {
    const std::string_view key = run.name(count);
    if (key.size() < (expected ? kShortestExpected : kShortestMisspelt) || run.everyday[count])
      continue;
    if (words_.kinds_of(key) != 0) continue;
    Match match{{"", marked, true, {}}, count};
    for (const std::uint32_t position :
         misspelt_at_home(areas_, names_, here.home, key, expected)) {
      const Area& area = areas_.at(position);
      if (!here.home.holds(position) || (marked && !fits_marker(area, here.kinds))) continue;
      match.mention.codes.push_back(area.code);
      match.mention.key = names_.key_of(position);
    }
    if (!match.mention.codes.empty() &&
        !has(words_.kinds_of(match.mention.key), PlaceWord::kCommon))
      return match;
  }
  return {};
}

}  // namespace serap::router
