#pragma once
// Learning. Used at build time by serap-train-model and later by `serapctl train`.
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/corpus.hpp"
#include "services/classifier/model.hpp"
#include "services/model/result.hpp"

namespace serap::classifier {

// Told what is being done, and which share of the whole is done (0 to 1).
using Progress = std::function<void(std::string_view what, double share)>;

// The model that ships: heads "kind" and "topic" from the corpus. The same corpus and lists give
// the same bytes. kInvalid if the lists cannot be read or a topic is not in topics.tsv.
Result<Model> train_shipped(std::span<const CorpusLine> corpus, WordLists lists,
                            const Progress& progress);

// A past ticket's words and what the office called it (its agency, its topic).
struct LabelledText {
  std::string text;
  std::string label;
};

// `shipped` with a head "label" beside it, learned from an office's own tickets on top of what
// `shipped` makes of them. kInvalid with fewer than two labels or fewer than 20 texts.
Result<Model> train_own(const Model& shipped, std::span<const LabelledText> tickets,
                        const Progress& progress);

// The word lists of a folder (every *.tsv), by file name.
Result<WordLists> read_word_lists(const std::string& folder);

}  // namespace serap::classifier
