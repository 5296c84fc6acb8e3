#include "services/tickets/deed_fields.hpp"

namespace serap::tickets {
namespace {

constexpr std::size_t kMostTextBytes = 4096;
constexpr std::chrono::days kFarthestDate{366};

Error invalid(std::string message) { return {Error::Kind::kInvalid, std::move(message)}; }

std::optional<Error> wrong_correction(const Act& act, const TopicNames& topics) {
  if (act.agency.empty() && act.topic.empty() && !act.kind) return invalid("nothing is corrected");
  if (!act.topic.empty() && !topics.knows(act.topic)) return invalid("no such topic");
  if (act.reason.empty()) return invalid("give a reason");
  return std::nullopt;
}

std::optional<Error> wrong_date(const Act& act, Time now) {
  if (!act.until) return invalid("name the day by which it will be done");
  if (*act.until <= now) return invalid("that day is over");
  if (*act.until > now + kFarthestDate) return invalid("that day is more than a year away");
  if (act.text.empty()) return invalid("tell the citizen why it takes until then");
  return std::nullopt;
}

std::optional<Error> wrong_files(const Act& act) {
  if (act.files.empty()) return std::nullopt;
  if (act.deed != Deed::kAnswer && act.deed != Deed::kAskCitizen)
    return invalid("files go with an answer or a question");
  if (act.files.size() > kMostFiles) return invalid("at most three files go with one answer");
  for (const StoredMedia& file : act.files) {
    if (file.hash.size() != 64 || file.mime.empty()) return invalid("a file was not kept first");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> wrong_fields(const Act& act, const TopicNames& topics, const Terms& terms,
                                  Time now) {
  if (act.text.size() > kMostTextBytes || act.reason.size() > kMostTextBytes)
    return invalid("the text is too long");
  if (auto wrong = wrong_files(act)) return wrong;
  switch (act.deed) {
    case Deed::kAnswer:
    case Deed::kAskCitizen:
    case Deed::kNote:
      if (act.text.empty()) return invalid("write a text first");
      break;
    case Deed::kRedirect:
      if (act.agency.empty()) return invalid("name the office it goes to");
      if (act.reason.empty()) return invalid("give a reason");
      break;
    case Deed::kArchive:
      if (act.reason.empty()) return invalid("give a reason");
      if (terms.archive_reason(act.reason) == nullptr)
        return invalid("that is none of the reasons for which a report may be archived");
      break;
    case Deed::kCorrect:
      return wrong_correction(act, topics);
    case Deed::kMerge:
      if (act.other.empty()) return invalid("name the report it is the same as");
      if (act.other == act.ticket) return invalid("that is the same report");
      break;
    case Deed::kSplit:
      if (!topics.knows(act.topic)) return invalid("name the second matter's topic");
      if (act.text.empty()) return invalid("put in the citizen's words about the second matter");
      break;
    case Deed::kSchedule:
      return wrong_date(act, now);
    case Deed::kRefer:
      if (act.agency_name.empty()) return invalid("name the body it is referred to");
      if (act.text.empty()) return invalid("tell the citizen where and how to turn to them");
      break;
    case Deed::kProtect:
      if (act.secrecy == Secrecy::kNone) return invalid("choose anonim or rahasia");
      break;
    case Deed::kAccept:
    case Deed::kClose:
    case Deed::kVerify:
      break;
  }
  return std::nullopt;
}

}  // namespace serap::tickets
