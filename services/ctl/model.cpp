// `serapctl model`: which classifier's model is in use.
#include <iostream>

#include <fmt/format.h>

#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/models.hpp"

namespace serap::ctl {
namespace {

using classifier::KeptModel;

constexpr std::string_view kHelp =
    "serapctl model list | use MODEL [--force] | back   [--settings FILE]\n"
    "list: the models that are kept, * marks the one in use. use: keeps a copy of the file MODEL "
    "and puts it to use,\n"
    "if it beat the one in use on kept-aside tickets, or with --force. back: the one before "
    "again.\n"
    "serap-classifier takes the change within two seconds, without a restart.\n";

void print(const KeptModel& model) {
  const auto& taught = model.taught;
  std::string about = "ships with Serap";
  if (!model.problem.empty()) {
    about = "cannot be loaded: " + model.problem;
  } else if (!taught.column.empty()) {
    about =
        fmt::format("\"{}\" from {} tickets; {} kept aside: {:.3f}, before {:.3f}", taught.column,
                    taught.rows, taught.kept_aside, taught.accuracy, taught.accuracy_before);
  }
  std::cout << fmt::format("{} {:<32} {}\n", model.in_use ? "*" : " ", model.version, about);
}

int show(const Result<KeptModel>& changed) {
  if (!changed) return std::cerr << changed.error().message << "\n", 1;
  print(*changed);
  return 0;
}

}  // namespace

int run_model(const std::vector<std::string>& typed) {
  const auto line = parse_command_line(typed, {"settings"}, {"force", "help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const std::string what = line->words.empty() ? "" : line->words[0];
  classifier::ModelShelf shelf = model_shelf(*line);
  if (what == "list" && line->words.size() == 1) {
    for (const KeptModel& model : shelf.list()) print(model);
    return 0;
  }
  if (what == "use" && line->words.size() == 2)
    return show(shelf.use(line->words[1], line->has("force")));
  if (what == "back" && line->words.size() == 1) return show(shelf.back());
  return refuse("model needs list, use MODEL or back", kHelp);
}

}  // namespace serap::ctl
