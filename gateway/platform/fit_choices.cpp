#include "gateway/platform/fit_choices.hpp"

#include <algorithm>
#include <set>

#include "gateway/platform/fit_text.hpp"

namespace serap::platform {
namespace {

constexpr std::size_t kUncut = 4096;

}  // namespace

std::vector<std::string> distinct_titles(const std::vector<Choice>& choices,
                                         std::size_t max_units) {
  std::vector<std::string> titles;
  for (const Choice& choice : choices) titles.push_back(cut_title(choice.title, max_units));
  const std::set<std::string> seen{titles.begin(), titles.end()};
  if (seen.size() == titles.size()) return titles;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    titles[i] = cut_title(std::to_string(i + 1) + ". " + choices[i].title, max_units);
  }
  return titles;
}

bool all_ids_fit(const std::vector<Choice>& choices, std::size_t max_units) {
  std::set<std::string> seen;
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return !choice.id.empty() && utf16_units(choice.id) <= max_units &&
           seen.insert(choice.id).second;
  });
}

bool all_titles_fit(const std::vector<Choice>& choices, std::size_t max_units) {
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return utf16_units(cut_title(choice.title, kUncut)) <= max_units;
  });
}

bool any_title_empty(const std::vector<Choice>& choices) {
  return std::any_of(choices.begin(), choices.end(),
                     [](const Choice& choice) { return cut_title(choice.title, kUncut).empty(); });
}

std::string numbered(const std::string& text, const std::vector<Choice>& choices) {
  std::string all = text + "\n";
  for (std::size_t i = 0; i < choices.size(); ++i) {
    all.append("\n").append(std::to_string(i + 1)).append(". ");
    all += cut_title(choices[i].title, kUncut);
  }
  return all;
}

}  // namespace serap::platform
