#pragma once
// What is promised: the SLA classes of domain.md 3.5, the lengths under them, and the calendar that
// counts.
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "services/model/understanding.hpp"
#include "services/tickets/calendar.hpp"

namespace serap::tickets {

struct SlaClass {
  std::string id;
  int verify = 0;
  bool verify_in_hours = false;  // working hours, else working days
  std::optional<int> first_answer;
  std::optional<int> finish;  // working days
  std::optional<int> window;  // for the citizen's verdict
  bool operator==(const SlaClass&) const = default;
};

struct Lengths {  // lengths.tsv
  int dispose_days = 0;
  int accept_days = 0;
  int decide_days = 0;
  int details_days = 0;
  int appeal_days = 0;
  int reopen_days = 0;
  int reopened_percent = 0;
};

struct ArchiveReason {
  std::string id;
  std::string name_id;  // the citizen reads it
  std::string name_en;
};

struct Terms {
  // Nothing: `said` is neither an id nor an Indonesian name of a reason.
  const ArchiveReason* archive_reason(std::string_view said) const;
  // The class of a report: the kind decides for suggestions and questions, else the topic.
  std::string class_for(Kind kind, const std::string& topics_class) const;

  std::vector<ArchiveReason> archive_reasons;
  std::map<std::string, SlaClass, std::less<>> classes;
  std::map<TopicId, std::string> class_of_topic;
  Lengths lengths;
  Calendar calendar;

  // T1 and classes nobody knows (a newer router) promise what an ordinary complaint is promised; T1
  // keeps its own time to verify.
  SlaClass named(std::string_view id) const;
};

// `folder`: the calendar's tables, lengths.tsv and archive_reasons.tsv; `router`: its sla.tsv and
// topics.tsv, the one place where classes stand. Throws std::runtime_error with file and line.
Terms load_terms(const std::filesystem::path& folder, const std::filesystem::path& router);

// The terms in force; replaced whole when a list of holidays is loaded. Safe from several threads.
class TermsInForce {
 public:
  explicit TermsInForce(Terms terms) : terms_(std::make_shared<const Terms>(std::move(terms))) {}
  // Whoever computes with them keeps them to the end of the computation, hence shared.
  std::shared_ptr<const Terms> now() const;
  void replace(Terms terms);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Terms> terms_;
};

}  // namespace serap::tickets
