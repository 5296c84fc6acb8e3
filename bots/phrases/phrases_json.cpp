#include "bots/phrases/phrases_json.hpp"

#include <fstream>
#include <optional>
#include <sstream>

#include <nlohmann/json.hpp>

namespace serap::phrases {
namespace {

using Json = nlohmann::json;

Error invalid(const std::string& language, const std::string& what) {
  return {Error::Kind::kInvalid, "phrases not loaded: " + language + ": " + what};
}

bool in_pairs(std::string_view text, std::string_view open, std::string_view close) {
  std::size_t at = 0;
  for (;;) {
    const std::size_t next_open = text.find(open, at);
    const std::size_t next_close = text.find(close, at);
    if (next_open == std::string_view::npos) return next_close == std::string_view::npos;
    const std::size_t end = text.find(close, next_open + open.size());
    const std::size_t nested = text.find(open, next_open + open.size());
    if (next_close < next_open || end == std::string_view::npos || nested < end) return false;
    at = end + close.size();
  }
}

// The object's strings under dotted keys; the first thing that is wrong, if anything is.
std::optional<std::string> flatten(const Json& json, const std::string& prefix,
                                   Phrases::ByKey& phrases) {
  for (const auto& [name, value] : json.items()) {
    const std::string key = prefix.empty() ? name : prefix + '.' + name;
    if (value.is_object()) {
      if (auto fault = flatten(value, key, phrases)) return fault;
      continue;
    }
    if (!value.is_string() || value.get_ref<const std::string&>().empty())
      return key + " is no sentence";
    const auto& text = value.get_ref<const std::string&>();
    if (!in_pairs(text, "{", "}")) return key + " has a { or } alone";
    if (!in_pairs(text, "[[", "]]")) return key + " has a [[ or ]] alone";
    if (!phrases.emplace(key, text).second) return key + " is there twice";
  }
  return std::nullopt;
}

}  // namespace

Result<Phrases> phrases_from_json(const std::map<std::string, std::string>& text_by_language) {
  std::map<std::string, Phrases::ByKey, std::less<>> all;
  for (const auto& [language, text] : text_by_language) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return invalid(language, "it is no JSON object");
    if (const auto fault = flatten(json, "", all[language])) return invalid(language, *fault);
  }
  if (!all.contains("id")) return invalid("id", "it is missing, and the others fall back to it");
  return Phrases(std::move(all));
}

Result<Phrases> load_phrases(const std::filesystem::path& folder) {
  std::map<std::string, std::string> texts;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    texts[entry.path().stem().string()] = text.str();
  }
  if (error)
    return Error{Error::Kind::kNotFound,
                 "phrases not loaded: cannot read the folder " + folder.string()};
  return phrases_from_json(texts);
}

}  // namespace serap::phrases
