#pragma once
// What officers have at hand beyond the tickets themselves (desk_port.hpp): news for open pages,
// similar reports, kept replies and filters, figures.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "services/tickets/desk_port.hpp"

namespace serap::tickets {

// Compared with the one before and nothing else.
struct Pulse {
  std::uint64_t queue = 0;   // another one when a report that this account may see changed
  std::uint64_t ticket = 0;  // of the one on screen; 0: none, or not this account's to see
  bool operator==(const Pulse&) const = default;
};

struct SimilarRow {
  Row row;
  std::vector<std::string> because;  // "place", "topic", "words"
  bool operator==(const SimilarRow&) const = default;
};

// A text that is kept for the next time.
struct Kept {
  enum class What {
    kReply,   // an answer to fill in; its agency's. Read-only accounts may not change it
    kFilter,  // of the list, as its address has it; the account's own
  };
  std::int64_t id = 0;  // 0: not kept yet
  What what = What::kReply;
  std::string title;  // 1 to 80 bytes
  std::string text;   // 1 to 4,096 bytes
  bool own = false;   // this account may change it
  bool operator==(const Kept&) const = default;
};
std::string_view id_of(Kept::What what);  // "reply", "filter"
std::optional<Kept::What> kept_with_id(std::string_view id);

// Of the reports received in the period.
struct Share {
  std::string id;
  std::string name_id;
  std::string name_en;
  int received = 0;
  int answered = 0;
  int confirmed = 0;                  // solved, by the citizen's own word
  int open = 0;                       // somebody must still do something
  int late = 0;                       // open, and past a deadline
  std::optional<double> median_days;  // working days to the first answer
  bool operator==(const Share&) const = default;
};

struct WordCount {
  std::string word;
  int reports = 0;
  bool operator==(const WordCount&) const = default;
};

struct Figures {
  Share all;
  std::vector<Share> days;     // id "2026-11-25", in WIB; each day of the period
  std::vector<Share> topics;   // most received first
  std::vector<Share> areas;    // by regency
  std::vector<Share> holders;  // by agency
  std::vector<WordCount> words;
  bool operator==(const Figures&) const = default;
};

struct Period {
  Time from;
  Time to;  // not in it; at most 400 days after `from`
};

// Errors and threads as DeskPort's.
class WorkbenchPort {
 public:
  virtual ~WorkbenchPort() = default;
  // Another number whenever anything was written. Needs no session: it tells nothing else.
  virtual Result<std::uint64_t> mark() = 0;
  // `ticket` empty: none is on screen.
  virtual Result<Pulse> pulse(const SessionToken& session, const TicketId& ticket) = 0;
  virtual Result<std::vector<SimilarRow>> similar(const SessionToken& session,
                                                  const TicketId& ticket) = 0;
  virtual Result<std::vector<Kept>> kept(const SessionToken& session, Kept::What what) = 0;
  virtual Result<Kept> keep(const SessionToken& session, const Kept& kept) = 0;
  virtual Result<void> forget(const SessionToken& session, std::int64_t id) = 0;
  virtual Result<Figures> figures(const SessionToken& session, const Period& period) = 0;
};

// Over gRPC at `target`, the Desk's.
std::unique_ptr<WorkbenchPort> make_workbench_client(const std::string& target);

}  // namespace serap::tickets
