#include "services/classifier/linear.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <linear.h>

namespace serap::classifier {
namespace {

struct FreeModel {
  void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

void say_nothing(const char*) {}

}  // namespace

LinearWeights fit_linear(std::span<const std::vector<Weighed>> texts,
                         std::span<const std::uint32_t> label_of_text, std::size_t labels,
                         std::size_t features, const LinearSettings& settings) {
  const int bias_index =
      static_cast<int>(features) + 1;  // liblinear counts features from 1; ours comes last
  std::vector<std::vector<feature_node>> rows;
  std::vector<feature_node*> row_of;
  std::vector<double> target;
  rows.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto& row = rows.emplace_back();
    row.reserve(texts[i].size() + 2);
    for (const Weighed& weighed : texts[i])
      row.push_back({static_cast<int>(weighed.feature) + 1, weighed.value});
    std::sort(row.begin(), row.end(),
              [](const feature_node& a, const feature_node& b) { return a.index < b.index; });
    row.push_back({bias_index, 1.0});
    row.push_back({-1, 0});
    target.push_back(label_of_text[i]);
  }
  for (auto& row : rows) row_of.push_back(row.data());

  problem data{};
  data.l = static_cast<int>(texts.size());
  data.n = bias_index;
  data.y = target.data();
  data.x = row_of.data();
  data.bias = 1.0;
  parameter options{};
  options.solver_type = settings.solver;
  options.C = settings.cost;
  options.eps = settings.stop;
  options.p = 0.1;
  set_print_string_function(say_nothing);
  std::srand(1);  // liblinear shuffles with rand()
  const std::unique_ptr<model, FreeModel> trained{train(&data, &options)};

  LinearWeights weights{labels, std::vector<float>(features * labels), std::vector<float>(labels)};
  const auto known = static_cast<std::size_t>(get_nr_class(trained.get()));
  for (std::size_t k = 0; k < known; ++k) {
    const auto label = static_cast<std::size_t>(trained->label[k]);
    const auto column = static_cast<int>(k);
    for (std::size_t f = 0; f < features; ++f) {
      weights.weight[f * labels + label] =
          static_cast<float>(get_decfun_coef(trained.get(), static_cast<int>(f) + 1, column));
    }
    weights.bias[label] = static_cast<float>(get_decfun_coef(trained.get(), bias_index, column));
  }
  return weights;
}

}  // namespace serap::classifier
