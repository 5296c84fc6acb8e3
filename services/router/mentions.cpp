#include "services/router/mentions.hpp"

#include <algorithm>

namespace serap::router {
namespace {

constexpr std::size_t kMostWords = 4;    // of a name: "Teluk Bintuni Papua Barat" is two
constexpr std::size_t kStreetWords = 3;  // after "jl": the longest street name that we step over
constexpr std::size_t kShortestName =
    4;  // letters: shorter ones are words ("Ori", "Kai") more often than places

// The first words of `text` from `at` as one folded name; "" when a comma or the end comes before.
std::string joined(std::span<const Word> text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return "";
  std::string key;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i > at && text[i].after_break) return "";
    key += text[i].text;
  }
  return key;
}

}  // namespace

std::vector<Mention> MentionFinder::find(std::span<const Word> text, bool is_place) const {
  std::vector<Mention> mentions;
  std::size_t street_left = 0;
  bool street_begins = false;
  for (std::size_t i = 0; i < text.size();) {
    const Word& word = text[i];
    if (word.after_break || words_.is(word.text, PlaceWord::kStop) || words_.is_marker(word.text)) {
      street_left = 0;
    }
    if (words_.is(word.text, PlaceWord::kStreet)) {
      street_left = kStreetWords;
      street_begins = true;
      ++i;
      continue;
    }
    if (street_left > 0 && words_.is(word.text, PlaceWord::kStreetFiller)) {
      ++i;
      continue;
    }
    const bool cued = is_place || (i > 0 && words_.is(text[i - 1].text, PlaceWord::kPreposition));
    Match match;
    if (street_left == 0) match = alias_at(text, i);
    if (match.count == 0) match = marked_at(text, i);
    if (match.count == 0 && !(street_left > 0 && street_begins)) {
      match = plain_at(text, i, cued, street_left > 0);
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

MentionFinder::Match MentionFinder::alias_at(std::span<const Word> text, std::size_t at) const {
  for (std::size_t count = kMostWords; count > 0; --count) {
    std::string key = joined(text, at, count);
    const std::vector<AreaCode>* codes = key.empty() ? nullptr : words_.alias(key);
    if (!codes) continue;
    Match match{{std::move(key), true, false, {}}, count};
    for (const AreaCode& code : *codes) match.mention.codes.push_back(code.value);
    return match;
  }
  return {};
}

bool MentionFinder::fits_marker(const Area& area, std::string_view marker) const {
  switch (area.level()) {
    case AreaLevel::kProvince:
      return words_.is(marker, PlaceWord::kMarkerProvince);
    case AreaLevel::kRegency:
      return words_.is(marker, is_city(area) ? PlaceWord::kMarkerCity : PlaceWord::kMarkerRegency);
    case AreaLevel::kDistrict:
      return words_.is(marker, PlaceWord::kMarkerDistrict);
    case AreaLevel::kVillage:
      return words_.is(marker, PlaceWord::kMarkerVillage);
  }
  return false;
}

MentionFinder::Match MentionFinder::marked_at(std::span<const Word> text, std::size_t at) const {
  const std::string& marker = text[at].text;
  if (!words_.is_marker(marker) || at + 1 >= text.size()) return {};
  for (std::size_t count = kMostWords; count > 0; --count) {
    std::string key = joined(text, at + 1, count);
    if (key.empty()) continue;
    Match match{{key, true, true, {}}, count + 1};
    for (const std::uint32_t position : names_.find(key)) {
      const Area& area = areas_.at(position);
      if (fits_marker(area, marker)) match.mention.codes.push_back(area.code);
    }
    if (const std::vector<AreaCode>* codes = words_.alias(key);
        codes && match.mention.codes.empty()) {
      for (const AreaCode& code : *codes) {
        const Area* area = areas_.find(code.value);
        if (area && fits_marker(*area, marker)) match.mention.codes.push_back(area->code);
      }
    }
    // "kantor desa baru dibangun": a village of that name exists, but so does the word.
    if (all_common(text.subspan(at + 1, count))) match.mention.marked = false;
    if (!match.mention.codes.empty()) return match;
  }
  return {};
}

MentionFinder::Match MentionFinder::plain_at(std::span<const Word> text, std::size_t at, bool cued,
                                             bool only_large) const {
  for (std::size_t count = kMostWords; count > 0; --count) {
    std::string key = joined(text, at, count);
    if (key.size() < kShortestName) continue;
    const bool common = all_common(text.subspan(at, count));
    if (common && !cued && count == 1) continue;
    Match match{{key, false, cued, {}}, count};
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
    if (!match.mention.codes.empty()) return match;
  }
  return {};
}

bool MentionFinder::all_common(std::span<const Word> words) const {
  return std::all_of(words.begin(), words.end(),
                     [&](const Word& word) { return words_.is(word.text, PlaceWord::kCommon); });
}

}  // namespace serap::router
