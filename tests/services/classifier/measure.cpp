// classifier-measure MODEL FILE [own COLUMN DATE]: figures for README.md on a table of real
// reports, which is no part of the project (columns text, type, sectors, agency, topic, district,
// date, source). With `own`, a head for COLUMN is learned from rows before DATE and measured on the
// rest.
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>

#include "services/classifier/evaluate.hpp"
#include "services/classifier/model_file.hpp"
#include "services/classifier/rows.hpp"
#include "services/classifier/text_file.hpp"
#include "services/classifier/train.hpp"
#include "services/classifier/understand.hpp"

namespace {

using namespace serap;
using namespace serap::classifier;

enum Column { kText, kType, kSectors, kAgency, kTopic, kDistrict, kDate, kSource, kColumns };

void print(const std::string& what, const std::vector<Answered>& answers) {
  const Evaluation e = evaluate(answers);
  std::printf(
      "%-34s n %5zu  accuracy %.3f  macro-F1 %.3f  top-3 %.3f  ECE %.3f  covered at 95 %% %.3f\n",
      what.c_str(), e.texts, e.accuracy, e.macro_f1, e.top3, e.calibration_error, e.coverage_at_95);
}

// A label "a|b" means either: it counts as the accepted one if there is one.
std::vector<RankedLabel> resolved(std::vector<RankedLabel> ranked,
                                  const std::vector<std::string>& accepted) {
  for (RankedLabel& label : ranked) {
    const auto meant = accepted_labels(label.label);
    label.label = meant.front();
    for (const std::string& one : meant) {
      if (std::find(accepted.begin(), accepted.end(), one) != accepted.end()) label.label = one;
    }
  }
  return ranked;
}

std::string source_of(std::string_view cell) {
  return std::string(cell.substr(0, cell.find_first_of(":#/ ")));
}

void measure_shipped(const Reader& reader, const std::vector<Row>& rows) {
  std::map<std::string, std::vector<Answered>> sectors, complaints;
  for (const Row& row : rows) {
    const Reading reading = reader.read(row.cells[kText]);
    const std::string source = source_of(row.cells[kSource]);
    if (!row.cells[kSectors].empty()) {
      const auto accepted = accepted_labels(row.cells[kSectors]);
      sectors[source].push_back({resolved(reading.sectors, accepted), accepted});
    }
    if (!row.cells[kType].empty()) {
      const bool said = reading.understanding.kind == Kind::kComplaint ||
                        reading.understanding.kind == Kind::kEmergency;
      complaints[source].push_back({{{said ? "complaint" : "not", reading.understanding.kind_p}},
                                    {row.cells[kType] == "complaint" ? "complaint" : "not"}});
    }
  }
  for (const auto& [source, answers] : sectors) print("sector " + source, answers);
  for (const auto& [source, answers] : complaints) print("complaint or not " + source, answers);
}

// Every kelurahan counts as one label, every kecamatan as another.
std::string label_of(std::string_view cell) {
  if (cell.starts_with("Kelurahan ")) return "Kelurahan";
  if (cell.starts_with("Kecamatan ")) return "Kecamatan";
  return std::string(cell);
}

int measure_own(const Model& shipped, const std::vector<Row>& rows, Column column,
                std::string_view date) {
  std::vector<LabelledText> before;
  std::vector<const Row*> after;
  for (const Row& row : rows) {
    if (row.cells[column].empty() || row.cells[kDate].empty()) continue;
    if (row.cells[kDate] < date) {
      before.push_back({std::string(row.cells[kText]), label_of(row.cells[column])});
    } else {
      after.push_back(&row);
    }
  }
  auto model = train_own(shipped, before, [](std::string_view, double) {});
  if (!model) return std::fprintf(stderr, "%s\n", model.error().message.c_str()), 1;
  const auto reader = Reader::make(std::move(model).value());
  std::vector<Answered> answers;
  for (const Row* row : after) {
    const std::vector<std::string> accepted{label_of(row->cells[column])};
    std::vector<RankedLabel> own;
    for (const LabelGuess& guess : reader->understand(row->cells[kText]).own)
      own.push_back({guess.label, guess.p});
    answers.push_back({resolved(own, accepted), accepted});
  }
  std::printf("learned from %zu\n", before.size());
  print("own labels", answers);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 6)
    return std::fprintf(stderr, "classifier-measure MODEL FILE [own sectors|agency DATE]\n"), 2;
  auto model = read_model(argv[1]);
  const auto table = read_text_file(argv[2]);
  if (!model || !table) return std::fprintf(stderr, "cannot read the model or the table\n"), 1;
  std::vector<Row> rows = rows_of(*table);
  rows.erase(rows.begin());  // the header
  std::erase_if(rows, [](const Row& row) { return row.cells.size() != kColumns; });
  if (argc == 6)
    return measure_own(*model, rows, std::string_view(argv[4]) == "agency" ? kAgency : kSectors,
                       argv[5]);
  const auto reader = Reader::make(std::move(model).value());
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().message.c_str()), 1;
  measure_shipped(*reader, rows);
  return 0;
}
