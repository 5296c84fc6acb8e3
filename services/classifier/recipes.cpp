#include "services/classifier/recipes.hpp"

#include <array>
#include <optional>

namespace serap::classifier {
namespace {

constexpr std::uint32_t kFewestTexts = 2;  // texts that must hold a feature

struct Recipe {
  FamilyShares shares;
  Lesson::Settings settings;
};

// Measured; README.md says what else was tried. Support vectors: a tenth of the time of logistic
// regression on long tickets and many of them.
constexpr std::array<Recipe, 3> kRecipes{{
    {.shares = {.words = 1.0F, .pieces = 0.9F, .knowledge = 0.2F, .as_written = 0.5F},
     .settings = {.linear = {.solver = 1, .cost = 0.25}, .bayes = {}, .modesty = 1}},
    {.shares = {.words = 1.0F, .pieces = 0.9F, .knowledge = 0.2F, .as_written = 0.5F},
     .settings = {.linear = {.solver = 1, .cost = 0.1}, .bayes = {}, .modesty = 1}},
    {.shares = {.words = 0.7F, .pieces = 0.5F, .knowledge = 0.2F, .as_written = 1.0F},
     .settings = {.linear = {.solver = 1, .cost = 0.1},
                  .bayes = {.smoothing = 0.5, .share = 0.7},
                  .modesty = 1}},
}};

}  // namespace

Tried best_recipe(std::span<const std::vector<Occurrence>> texts,
                  std::span<const std::string> labels, const std::vector<bool>& kept_aside,
                  const Progress& progress) {
  std::optional<Tried> best;
  Vocabulary vocabulary = Vocabulary::learn(texts, kFewestTexts, {});
  for (std::size_t r = 0; r < kRecipes.size(); ++r) {
    progress("learning from the older tickets",
             static_cast<double>(r) / static_cast<double>(kRecipes.size()));
    vocabulary.set_shares(kRecipes[r].shares);
    Lesson lesson("label", kRecipes[r].settings);
    for (std::size_t i = 0; i < texts.size(); ++i)
      lesson.add(vocabulary.weigh(texts[i]), labels[i], kept_aside[i]);
    auto learned = lesson.from_rest(vocabulary.size(), std::vector<float>(lesson.labels().size()));
    if (best && learned.right <= best->learned.right) continue;
    best.emplace(Tried{vocabulary, std::move(lesson), std::move(learned)});
  }
  return std::move(*best);
}

}  // namespace serap::classifier
