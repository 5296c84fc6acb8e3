#pragma once
// Tickets as the operator's tool sees them: the calendar, people's rights over their data, the
// audit, and what staff corrected. `secret` is the install's operator secret.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/ticket.hpp"

namespace serap::tickets {

struct Holiday {
  std::string day;    // "2027-01-01", where the office is
  std::string scope;  // empty: everybody; an area's code; one agency's
  std::string name;
  bool operator==(const Holiday&) const = default;
};

struct HolidayList {
  int year =
      0;  // the whole list of that year takes the place of what was known; 0: days to be added
  std::vector<Holiday> days;
  bool operator==(const HolidayList&) const = default;
};

struct Recomputed {
  int open = 0;   // tickets with running clocks
  int moved = 0;  // of those, with another deadline now
  bool operator==(const Recomputed&) const = default;
};

// A labelled example: what the machine understood and what an officer made of it.
struct Correction {
  Time at;
  std::string text;  // the citizen's words
  std::string topic_was, topic_is;
  std::string kind_was, kind_is;
  std::string agency_was, agency_is;
  std::string model;  // that was corrected
  bool operator==(const Correction&) const = default;
};

struct AuditState {
  std::int64_t rows = 0;
  std::optional<std::int64_t>
      broken;             // the first row whose seal is wrong; none: the chain is whole
  std::string last_seal;  // to be noted elsewhere: who cuts the end off cannot hide it
  bool operator==(const AuditState&) const = default;
};

struct Erased {
  int messages = 0;
  int tickets = 0;    // their words are gone, the figures stay
  int withdrawn = 0;  // of those, still open until now
  int media = 0;
  bool operator==(const Erased&) const = default;
};

// Errors: kRejected = a wrong secret; kInvalid, kNotFound, kUnavailable as everywhere. Safe to call
// from several threads; blocks up to the deadline.
class OperatorPort {
 public:
  virtual ~OperatorPort() = default;
  // Open deadlines are computed anew and each that moves is in its ticket's history.
  virtual Result<Recomputed> set_holidays(const std::string& secret, const HolidayList& list) = 0;
  // Oldest first, at most 1,000, after `after`. Secret reports are left out.
  virtual Result<std::vector<Correction>> corrections(const std::string& secret, Time after) = 0;
  virtual Result<AuditState> verify_audit(const std::string& secret) = 0;
  // `who`: an alias ("Warga 4F2K") or a report's number. All that is stored about them, as JSON.
  virtual Result<std::string> export_citizen(const std::string& secret, const std::string& who) = 0;
  // What they said and what they are called is gone for good.
  virtual Result<Erased> erase_citizen(const std::string& secret, const std::string& who) = 0;
};

// Over gRPC at `target` ("127.0.0.1:7103").
std::unique_ptr<OperatorPort> make_operator_client(const std::string& target);

}  // namespace serap::tickets
