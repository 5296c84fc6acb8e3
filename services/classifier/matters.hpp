#pragma once
// Where one text may hold two matters: what parts it falls into, before the model weighs them.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/normalize.hpp"
#include "services/classifier/ranking.hpp"
#include "services/model/result.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {

// Some words in a row of a text.
struct TextPart {
  std::size_t first = 0;   // words
  std::size_t last = 0;    // the word after
  bool announced = false;  // it began with words that say "another matter follows"
  bool operator==(const TextPart&) const = default;
};

// Cuts where another matter may begin: at the end of a sentence and at the words of
// words/matters.tsv. Immutable: safe from several threads.
class MatterCutter {
 public:
  // Rows of `strong|weak<TAB>words`. kInvalid names the line.
  static Result<MatterCutter> parse(std::string_view table);

  // The parts of a text, in order, all words in one of them. `words` are those of normalize(text).
  std::vector<TextPart> parts(std::string_view text, std::span<const Word> words) const;

 private:
  struct Cue {
    std::vector<std::string> words;
    bool strong = false;
  };
  const Cue* cue_at(std::span<const Word> words, std::size_t at) const;

  std::vector<Cue> cues_;  // longer ones first
};

// What the model says of one part: its likeliest sector.
struct PartSector {
  TextPart part;
  RankedLabel sector;
};

// Joins neighbours of one sector and parts too vague to stand alone; the words of each matter if
// two or three of different sectors are left, else nothing. A story that comes back to its first
// matter is one.
std::vector<TextPart> join_matters(std::span<const PartSector> parts);

}  // namespace serap::classifier
