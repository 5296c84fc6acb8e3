#pragma once
// Everything that understanding a text needs, as one value: it is trained, stored and loaded whole.
#include <map>
#include <optional>
#include <string>

#include "services/classifier/scorer.hpp"
#include "services/classifier/taught.hpp"

namespace serap::classifier {

// Our word lists and patterns by file name ("slang.tsv"), as text. They travel inside the model,
// because a model is only right with the spelling it was trained with.
using WordLists = std::map<std::string, std::string>;

struct Model {
  std::string version;  // of corpus, word lists and code: the same input gives the same version
  WordLists lists;
  Scorer shipped;             // heads "kind" and "topic"
  std::optional<Scorer> own;  // head "label": what an office taught it
  Taught taught;
};

}  // namespace serap::classifier
