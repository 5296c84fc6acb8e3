#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "bots/phrases/phrases.hpp"
#include "services/model/result.hpp"

namespace serap::phrases {

// From one JSON object a language: {"card": {"show": "..."}} is the phrase "card.show". kInvalid
// says language and key.
Result<Phrases> phrases_from_json(const std::map<std::string, std::string>& text_by_language);

// From a folder of <language>.json files (id.json must be there).
Result<Phrases> load_phrases(const std::filesystem::path& folder);

}  // namespace serap::phrases
