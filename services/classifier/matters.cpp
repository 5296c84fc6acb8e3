#include "services/classifier/matters.hpp"

#include <algorithm>

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

constexpr std::size_t kShortestPart = 2;  // words: "lampu mati"
constexpr std::size_t kMostMatters = 3;
// How sure the model must be that a part is a matter of its own. Of kept-aside lines of the corpus
// joined by pairs: lower ones cut stories, higher ones miss matters (README.md).
constexpr double kSureIfAnnounced = 0.5;
constexpr double kSureElse = 0.75;

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) words.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

// Whether a sentence ends between two words. The dot of "Jl. Melati" and "no. 5" ends none.
bool ends_sentence(std::string_view text, const Word& left, const Word& right) {
  if (right.begin <= left.end) return false;
  const std::string_view gap = text.substr(left.end, right.begin - left.end);
  if (gap.find_first_of("!?;\n") != std::string_view::npos) return true;
  const bool dot = gap.find('.') != std::string_view::npos && gap.size() > 1;
  return dot && left.end - left.begin > 3;
}

// "sampah menumpuk + got mampet": a sign that joins, between two words.
bool is_joined_by_sign(std::string_view text, const Word& left, const Word& right) {
  if (right.begin <= left.end) return false;
  return text.substr(left.end, right.begin - left.end).find_first_of("+&") !=
         std::string_view::npos;
}

bool is_number_of_list(std::string_view text, const Word& word) {
  const bool digit =
      word.end - word.begin == 1 && text[word.begin] >= '1' && text[word.begin] <= '9';
  return digit && word.end < text.size() && (text[word.end] == '.' || text[word.end] == ')');
}

}  // namespace

Result<MatterCutter> MatterCutter::parse(std::string_view table) {
  MatterCutter cutter;
  for (const Row& row : rows_of(table)) {
    const bool strong = row.cells[0] == "strong";
    if (row.cells.size() != 2 || (!strong && row.cells[0] != "weak") || row.cells[1].empty()) {
      return Error{Error::Kind::kInvalid, "matters table, line " + std::to_string(row.line) +
                                              ": needs strong or weak, and words"};
    }
    cutter.cues_.push_back({words_in(row.cells[1]), strong});
  }
  std::stable_sort(cutter.cues_.begin(), cutter.cues_.end(),
                   [](const Cue& a, const Cue& b) { return a.words.size() > b.words.size(); });
  return cutter;
}

const MatterCutter::Cue* MatterCutter::cue_at(std::span<const Word> words, std::size_t at) const {
  for (const Cue& cue : cues_) {
    if (at + cue.words.size() > words.size()) continue;
    const auto here = words.subspan(at, cue.words.size());
    if (std::equal(here.begin(), here.end(), cue.words.begin(),
                   [](const Word& word, const std::string& form) { return word.form == form; }))
      return &cue;
  }
  return nullptr;
}

std::vector<TextPart> MatterCutter::parts(std::string_view text,
                                          std::span<const Word> words) const {
  std::vector<TextPart> parts;
  if (words.empty()) return parts;
  parts.push_back({0, 0, false});
  for (std::size_t at = 1; at < words.size(); ++at) {
    const Cue* cue = cue_at(words, at);
    const bool listed = is_number_of_list(text, words[at]);
    const bool cut = cue != nullptr || listed || ends_sentence(text, words[at - 1], words[at]) ||
                     is_joined_by_sign(text, words[at - 1], words[at]);
    if (!cut || words[at].begin == words[at - 1].begin) continue;
    parts.back().last = at;
    parts.push_back({at, at, listed || (cue != nullptr && cue->strong)});
  }
  parts.back().last = words.size();
  return parts;
}

std::vector<TextPart> join_matters(std::span<const PartSector> parts) {
  std::vector<TextPart> matters;
  std::vector<std::string> sectors;  // of `matters`; empty: too vague so far
  bool announced = false;            // by a part that was itself too vague: "selain itu,"
  for (const auto& [part, sector] : parts) {
    announced = announced || part.announced;
    const bool sure = part.last - part.first >= kShortestPart &&
                      sector.p >= (announced ? kSureIfAnnounced : kSureElse);
    const bool joins =
        !matters.empty() && (!sure || sectors.back().empty() || sectors.back() == sector.label);
    if (joins) {
      matters.back().last = part.last;
      if (sure) sectors.back() = sector.label;
    } else {
      matters.push_back(part);
      sectors.push_back(sure ? sector.label : "");
    }
    if (sure) announced = false;
  }
  auto sorted = sectors;
  std::sort(sorted.begin(), sorted.end());
  const bool comes_back = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  if (matters.size() < 2 || matters.size() > kMostMatters || comes_back) return {};
  return matters;
}

}  // namespace serap::classifier
