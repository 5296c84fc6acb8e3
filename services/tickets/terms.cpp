#include "services/tickets/terms.hpp"

#include <algorithm>

#include "services/tickets/calendar_files.hpp"
#include "services/tickets/table_file.hpp"

namespace serap::tickets {
namespace {

constexpr std::string_view kOrdinary = "A14";
constexpr std::string_view kTriage = "T1";

std::optional<int> maybe_number(const TableFile::Row& row, std::string_view column) {
  if (row.at(column).empty()) return std::nullopt;
  return row.number(column);
}

Lengths load_lengths(const std::filesystem::path& file) {
  Lengths lengths;
  const std::map<std::string, int*> known{
      {"dispose_days", &lengths.dispose_days},        {"accept_days", &lengths.accept_days},
      {"decide_days", &lengths.decide_days},          {"details_days", &lengths.details_days},
      {"appeal_days", &lengths.appeal_days},          {"reopen_days", &lengths.reopen_days},
      {"reopened_percent", &lengths.reopened_percent}};
  const TableFile table{file};
  for (const TableFile::Row& row : table.rows()) {
    const auto found = known.find(row.at("name"));
    if (found == known.end()) row.refuse("no such length");
    *found->second = row.number("value");
  }
  for (const auto& [name, value] : known) {
    if (*value <= 0) throw std::runtime_error(file.string() + " lacks " + name);
  }
  return lengths;
}

}  // namespace

SlaClass Terms::named(std::string_view id) const {
  const auto found = classes.find(id);
  if (found != classes.end() && id != kTriage) return found->second;
  SlaClass ordinary = classes.find(kOrdinary)->second;
  if (found == classes.end()) return ordinary;
  ordinary.verify = found->second.verify;
  ordinary.verify_in_hours = found->second.verify_in_hours;
  ordinary.id = found->second.id;
  return ordinary;
}

const ArchiveReason* Terms::archive_reason(std::string_view said) const {
  const auto found =
      std::find_if(archive_reasons.begin(), archive_reasons.end(),
                   [&](const ArchiveReason& one) { return one.id == said || one.name_id == said; });
  return found == archive_reasons.end() ? nullptr : &*found;
}

std::string Terms::class_for(Kind kind, const std::string& topics_class) const {
  // Danger and what goes to another body keep their own haste.
  if (topics_class == "U1" || topics_class == "R") return topics_class;
  if (kind == Kind::kAspiration) return "S14";
  if (kind == Kind::kInformation) return "I5";
  return topics_class;
}

Terms load_terms(const std::filesystem::path& folder, const std::filesystem::path& router) {
  Terms terms{{}, {}, {}, load_lengths(folder / "lengths.tsv"), Calendar{load_calendar(folder)}};
  const TableFile reasons{folder / "archive_reasons.tsv"};
  for (const TableFile::Row& row : reasons.rows())
    terms.archive_reasons.push_back({row.at("id"), row.at("name_id"), row.at("name_en")});
  const TableFile classes{router / "sla.tsv"};
  for (const TableFile::Row& row : classes.rows()) {
    SlaClass made;
    made.id = row.at("class");
    made.verify = row.number("verify");
    made.verify_in_hours = row.at("verify_unit") == "hours";
    made.first_answer = maybe_number(row, "first_answer");
    made.finish = maybe_number(row, "finish");
    made.window = maybe_number(row, "window");
    terms.classes.emplace(made.id, made);
  }
  if (!terms.classes.contains(kOrdinary))
    throw std::runtime_error("sla.tsv lacks the class " + std::string{kOrdinary});
  const TableFile topics{router / "topics.tsv"};
  for (const TableFile::Row& row : topics.rows())
    terms.class_of_topic.emplace(TopicId{row.at("id")}, row.at("sla"));
  return terms;
}

std::shared_ptr<const Terms> TermsInForce::now() const {
  const std::lock_guard lock{mutex_};
  return terms_;
}

void TermsInForce::replace(Terms terms) {
  auto next = std::make_shared<const Terms>(std::move(terms));
  const std::lock_guard lock{mutex_};
  terms_ = std::move(next);
}

}  // namespace serap::tickets
