#include "services/router/rules.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace serap::router {
namespace {

// The hectares that a text speaks of: " 1 200 ha ", " 750 hektar ". A dot between thousands was
// made a space.
std::optional<double> hectares_in(std::string_view words) {
  for (const std::string_view unit : {" ha ", " hektar ", " hektare "}) {
    const std::size_t at = words.find(unit);
    if (at == std::string_view::npos) continue;
    std::size_t first = at;
    while (first > 0 &&
           (words[first - 1] == ' ' || (words[first - 1] >= '0' && words[first - 1] <= '9')))
      --first;
    std::string digits{words.substr(first, at - first)};
    std::erase(digits, ' ');
    double value = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed == std::errc{}) return value;
  }
  return std::nullopt;
}

// "ha>3000", "ha>=1000", "ha<1000".
bool fits_hectares(std::string_view condition, double hectares) {
  const std::size_t digits = condition.find_first_of("0123456789");
  double bound = 0;
  std::from_chars(condition.data() + digits, condition.data() + condition.size(), bound);
  const std::string_view sign = condition.substr(2, digits - 2);
  return sign == ">" ? hectares > bound : sign == ">=" ? hectares >= bound : hectares < bound;
}

bool fits(const Rule& rule, std::string_view words) {
  if (rule.phrases.empty()) return true;
  return std::any_of(rule.phrases.begin(), rule.phrases.end(), [&](const std::string& phrase) {
    if (phrase.front() == ' ') return words.find(phrase) != std::string_view::npos;
    const std::optional<double> hectares = hectares_in(words);
    return hectares && fits_hectares(phrase, *hectares);
  });
}

}  // namespace

const Rule* deciding_rule(const Table& table, const Topic& topic, std::string_view words, Day day) {
  for (const std::string& name : topic.rules) {
    for (const Rule& rule : table.rules) {
      if (rule.name != name || !rule.valid.holds(day)) continue;
      if (topic.usual && (rule.phrases.empty() || !rule.asks.empty())) continue;
      // A level at which this topic has nobody cannot be the answer.
      if (const auto level = level_named(rule.answer); level && topic.agency_at(*level).empty())
        continue;
      if (fits(rule, words)) return &rule;
    }
  }
  return nullptr;
}

}  // namespace serap::router
