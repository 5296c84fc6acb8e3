#pragma once
// Learning. Used at build time by serap-train-model and by `serapctl train`.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/corpus.hpp"
#include "services/classifier/labelled_table.hpp"
#include "services/classifier/model.hpp"
#include "services/classifier/model_file.hpp"
#include "services/classifier/progress.hpp"
#include "services/classifier/understand.hpp"
#include "services/model/result.hpp"

namespace serap::classifier {

// The model that ships: heads "kind" and "topic" from the corpus. The same corpus and lists give
// the same bytes. kInvalid if the lists cannot be read or a topic is not in topics.tsv.
Result<Model> train_shipped(std::span<const CorpusLine> corpus, WordLists lists,
                            const Progress& progress);

// `shipped` with a head "label" beside it, learned from an office's own tickets on top of what
// `shipped` knows. The newest 15 % (without dates: every seventh) are kept
// aside first: they say how sure to be, and `taught` says how the new model and `in_use` did on
// them; then it learns from all. kInvalid with fewer than two labels or 20 tickets.
Result<Model> train_own(const Model& shipped, const Reader& in_use, std::string_view column,
                        std::span<const LabelledText> rows, const Progress& progress);

// The word lists of a folder (every *.tsv), by file name.
Result<WordLists> read_word_lists(const std::string& folder);

}  // namespace serap::classifier
