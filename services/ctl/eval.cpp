// `serapctl eval`: how good a model's answers are on labelled rows.
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/models.hpp"
#include "services/ctl/progress_line.hpp"

namespace serap::ctl {
namespace {

using classifier::Evaluation;

constexpr std::string_view kHelp =
    "serapctl eval [--model MODEL] --data FILE.tsv --label COLUMN [--json] [--settings FILE]\n"
    "Compares a model's answers with the column COLUMN of a table (UTF-8, a header line, cells "
    "between tabs, the words\n"
    "in the column text). A cell \"a|b\" accepts either. Rows with an empty cell are left out.\n"
    "COLUMN kind, sectors and type (complaint, not_complaint) are compared with kind, sector and "
    "kind, others with the\n"
    "topic; a model that was trained on COLUMN answers with its own labels.\n"
    "Without --model the model in use. Exit: 0, or 1 if the model or the table cannot be read.\n";

struct Examined {
  std::string model;
  std::string column;
  std::string compared;
  std::size_t left_out = 0;
  Evaluation figures;
};

void print_json(const Examined& one) {
  const Evaluation& f = one.figures;
  nlohmann::ordered_json json{
      {"model", one.model},         {"label", one.column},
      {"compared", one.compared},   {"texts", f.texts},
      {"left_out", one.left_out},   {"accuracy", f.accuracy},
      {"macro_f1", f.macro_f1},     {"top3", f.top3},
      {"ece", f.calibration_error}, {"coverage_at_95", f.coverage_at_95},
      {"line_at_95", f.line_at_95}, {"worst", nlohmann::ordered_json::array()}};
  for (const auto& pair : f.worst)
    json["worst"].push_back({{"right", pair.right}, {"said", pair.said}, {"times", pair.times}});
  std::cout << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
}

void print_words(const Examined& one) {
  const Evaluation& f = one.figures;
  std::cout << fmt::format(
      "model             {}\ncompared          {} with the column {}\ntexts             {}, left "
      "out {}\naccuracy          {:.3f}\nmacro-F1          {:.3f}\nright within three {:.3f}\n"
      "calibration error {:.3f}\nat 95 % precision {:.1f} % of the texts (p >= {:.3f})\n",
      one.model, one.compared, one.column, f.texts, one.left_out, f.accuracy, f.macro_f1, f.top3,
      f.calibration_error, f.coverage_at_95 * 100, f.line_at_95);
  if (!f.worst.empty()) std::cout << "\ntimes  right -> said\n";
  for (const auto& pair : f.worst)
    std::cout << fmt::format("{:>5}  {} -> {}\n", pair.times, pair.right,
                             pair.said.empty() ? "(nothing)" : pair.said);
}

}  // namespace

int run_eval(const std::vector<std::string>& typed) {
  const auto line =
      parse_command_line(typed, {"model", "data", "label", "settings"}, {"json", "help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::string column = line->text("label", "");
  if (!line->has("data") || column.empty()) return refuse("eval needs --data and --label", kHelp);

  const auto table = classifier::read_labelled_table(line->text("data", ""), column);
  if (!table) return std::cerr << table.error().message << "\n", 1;
  const auto reader = classifier::read_reader(model_file(*line, "model").string());
  if (!reader) return std::cerr << reader.error().message << "\n", 1;
  const auto question = classifier::question_of(reader->model(), column);
  Examined one{reader->model().version,
               column,
               std::string(name_of(question)),
               table->unlabelled + table->broken,
               {}};
  {
    ProgressLine progress;
    one.figures = classifier::examine(
        *reader, table->rows, question,
        [&](std::string_view what, double share) { progress.share(what, share); });
  }
  line->has("json") ? print_json(one) : print_words(one);
  return 0;
}

}  // namespace serap::ctl
