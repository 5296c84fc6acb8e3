// `serapctl train`: an office's own labels, from its past tickets.
#include <iostream>

#include <fmt/format.h>

#include "services/ctl/commands.hpp"
#include "services/ctl/corrections.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/models.hpp"
#include "services/ctl/progress_line.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl train --data FILE.tsv --label COLUMN --out MODEL [--settings FILE]\n"
    "serapctl train --from-tickets [--data FILE.tsv] --label topic|agency|kind --out MODEL "
    "[--use]\n"
    "Learns the labels of a column (agency, topic, ...) from past tickets, on top of the model "
    "that ships: a table in\n"
    "UTF-8 with a header line, cells between tabs, the words in the column text; with a column "
    "date (2023-04-05) the\n"
    "newest tickets are the ones kept aside. A cell \"a|b\" accepts either.\n"
    "--from-tickets: what staff corrected in the console, without secret reports. Corrections show "
    "mistakes only: give\n"
    "past tickets beside them with --data.\n"
    "The new model is tried on the kept-aside tickets beside the one in use, then learns from all. "
    "--use puts it to use\n"
    "if it did better there; else serapctl model use MODEL does. Exit: 0, or 1 if it cannot be "
    "learned or is not better.\n";

void say(const classifier::Model& model, const classifier::LabelledTable& table,
         const std::string& out) {
  const classifier::Taught& t = model.taught;
  std::cout << fmt::format(
      "{}: version {}\nlearned {} labels of \"{}\" from {} tickets ({} without text or label, {} "
      "broken rows left out)\nkept-aside {} tickets: accuracy {:.3f}, right within three {:.3f}, "
      "macro-F1 {:.3f}, calibration error {:.3f}, {:.0f} % at 95 % precision\nthe one in use ({}) "
      "on them: accuracy {:.3f}\n",
      out, model.version, model.own->head("label")->labels.size(), t.column, t.rows,
      table.unlabelled, table.broken, t.kept_aside, t.accuracy, t.top3, t.macro_f1, t.ece,
      t.coverage_at_95 * 100, t.before, t.accuracy_before);
}

// Of the file, of the corrections, or both.
Result<classifier::LabelledTable> rows_to_learn(const CommandLine& line,
                                                const std::string& column) {
  classifier::LabelledTable rows;
  if (line.has("data")) {
    auto table = classifier::read_labelled_table(line.text("data", ""), column);
    if (!table) return table.error();
    rows = std::move(table).value();
  }
  if (!line.has("from-tickets")) return rows;
  const process::Settings settings = install_settings(line);
  const auto port = tickets::make_operator_client(tickets_address(settings));
  const auto corrected = corrected_tickets(*port, settings.secret("operator"), column);
  if (!corrected) return corrected.error();
  rows.rows.insert(rows.rows.end(), corrected->rows.begin(), corrected->rows.end());
  rows.unlabelled += corrected->unlabelled;
  return rows;
}

}  // namespace

int run_train(const std::vector<std::string>& typed) {
  const auto line = parse_command_line(typed, {"data", "label", "out", "settings"},
                                       {"from-tickets", "use", "help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::string column = line->text("label", ""), out = line->text("out", "");
  if ((!line->has("data") && !line->has("from-tickets")) || column.empty() || out.empty())
    return refuse("train needs --data or --from-tickets, --label and --out", kHelp);

  const auto table = rows_to_learn(*line, column);
  if (!table) return std::cerr << table.error().message << "\n", 1;
  auto shelf = model_shelf(*line);
  const auto shipped = classifier::read_model(shelf.shipped().string());
  if (!shipped) return std::cerr << shipped.error().message << "\n", 1;
  const auto in_use = classifier::read_reader(shelf.in_use().string());
  if (!in_use) return std::cerr << in_use.error().message << "\n", 1;
  Result<classifier::Model> model = [&] {
    ProgressLine progress;
    return classifier::train_own(
        *shipped, *in_use, column, table->rows,
        [&](std::string_view what, double share) { progress.share(what, share); });
  }();
  if (!model) return std::cerr << model.error().message << "\n", 1;
  if (auto written = classifier::write_model(*model, out); !written)
    return std::cerr << written.error().message << "\n", 1;
  say(*model, *table, out);
  if (!line->has("use")) return 0;
  const auto used = shelf.use(out, false);
  if (!used) return std::cerr << used.error().message << "\n", 1;
  std::cout << used->version << " is in use\n";
  return 0;
}

}  // namespace serap::ctl
