#include "bots/phrases/phrases.hpp"

#include <algorithm>

namespace serap::phrases {
namespace {

constexpr std::string_view kHome = "id";  // what is missing elsewhere is said in Indonesian
constexpr int kMaxDepth = 3;              // a phrase in a phrase in a phrase

// "@status3" is looked up as "status".
std::string stem_of(std::string_view name) {
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
  return std::string(name);
}

std::string value_of(const Values& values, std::string_view name) {
  const auto found = values.find(std::string(name));
  return found == values.end() ? "" : found->second;
}

// Calls `word` for text and `slot` for the inside of each {…}, in order.
template <class Word, class Slot>
void scan(std::string_view pattern, Word word, Slot slot) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) return word(pattern);
    word(pattern.substr(0, open));
    slot(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

bool lacks_a_value(std::string_view pattern, const Values& values) {
  bool lacks = false;
  scan(
      pattern, [](std::string_view) {},
      [&](std::string_view slot) {
        if (slot.starts_with('@')) slot.remove_prefix(1);
        lacks = lacks || value_of(values, slot).empty();
      });
  return lacks;
}

}  // namespace

Phrases::Phrases(std::map<std::string, ByKey, std::less<>> by_language)
    : by_language_(std::move(by_language)) {}

const std::string* Phrases::find(std::string_view key, std::string_view language) const {
  const auto words = by_language_.find(language);
  if (words == by_language_.end()) return nullptr;
  const auto found = words->second.find(key);
  return found == words->second.end() ? nullptr : &found->second;
}

std::string Phrases::say(std::string_view key, std::string_view language,
                         const Values& values) const {
  const std::string* pattern = find(key, language);
  if (pattern == nullptr) pattern = find(key, kHome);
  return pattern == nullptr ? std::string(key) : fill(*pattern, language, values, 0);
}

// Parts in [[…]] do not nest.
std::string Phrases::fill(std::string_view pattern, std::string_view language, const Values& values,
                          int depth) const {
  std::string text;
  const auto slot = [&](std::string_view name) {
    if (!name.starts_with('@')) {
      text += value_of(values, name);
      return;
    }
    name.remove_prefix(1);
    const std::string value = value_of(values, name);
    const std::string key = stem_of(name) + '.' + value;
    const std::string* inner = find(key, language);
    if (inner == nullptr) inner = find(key, kHome);
    text +=
        inner == nullptr || depth >= kMaxDepth ? value : fill(*inner, language, values, depth + 1);
  };
  const auto part = [&](std::string_view words) {
    scan(
        words, [&](std::string_view plain) { text += plain; }, slot);
  };
  while (!pattern.empty()) {
    const std::size_t open = pattern.find("[[");
    const std::size_t close = open == std::string_view::npos ? open : pattern.find("]]", open);
    part(pattern.substr(0, close == std::string_view::npos ? pattern.size() : open));
    if (close == std::string_view::npos) break;
    const std::string_view optional = pattern.substr(open + 2, close - open - 2);
    if (!lacks_a_value(optional, values)) part(optional);
    pattern.remove_prefix(close + 2);
  }
  return text;
}

bool Phrases::has(std::string_view key, std::string_view language) const {
  return find(key, language) != nullptr;
}

std::vector<std::string> Phrases::keys(std::string_view language) const {
  std::vector<std::string> keys;
  const auto words = by_language_.find(language);
  if (words == by_language_.end()) return keys;
  for (const auto& [key, phrase] : words->second) keys.push_back(key);
  return keys;
}

std::vector<std::string> Phrases::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, words] : by_language_) languages.push_back(language);
  return languages;
}

std::set<std::string> Phrases::names(std::string_view key, std::string_view language) const {
  std::set<std::string> names;
  const std::string* pattern = find(key, language);
  if (pattern == nullptr) return names;
  scan(
      *pattern, [](std::string_view) {}, [&](std::string_view slot) { names.emplace(slot); });
  return names;
}

}  // namespace serap::phrases
