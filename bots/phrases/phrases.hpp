#pragma once
// Every sentence the bot says, by key and language.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace serap::phrases {

using Values = std::map<std::string, std::string>;

// A value: load once, share among threads.
class Phrases {
 public:
  using ByKey = std::map<std::string, std::string, std::less<>>;
  explicit Phrases(std::map<std::string, ByKey, std::less<>> by_language);

  // The sentence in `language`, else in Indonesian, else the key itself (so a gap is seen, never
  // silent). {name} is the value of that name, unchanged; {@name} is the phrase "name.<value>"
  // (digits at the end of the name left out), itself with the same values, or the value if there is
  // no such phrase; a part in [[...]] is left out when a value in it is empty or absent.
  std::string say(std::string_view key, std::string_view language, const Values& values) const;

  bool has(std::string_view key, std::string_view language) const;
  std::vector<std::string> keys(std::string_view language) const;
  std::vector<std::string> languages() const;
  // Names of the values a phrase uses, those behind @ with it ("@kind").
  std::set<std::string> names(std::string_view key, std::string_view language) const;

 private:
  const std::string* find(std::string_view key, std::string_view language) const;
  std::string fill(std::string_view pattern, std::string_view language, const Values& values,
                   int depth) const;

  std::map<std::string, ByKey, std::less<>> by_language_;
};

}  // namespace serap::phrases
