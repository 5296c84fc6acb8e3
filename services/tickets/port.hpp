#pragma once
// Tickets as the bot and the sender see them. Staff's side is desk_port.hpp.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/model/delivery.hpp"
#include "services/model/inbound.hpp"
#include "services/model/result.hpp"
#include "services/model/ticket.hpp"

namespace serap::tickets {

struct Writer {
  Address address;
  Person person;
  // The platform said that this person changed their number: what they were called until now.
  std::string previous_phone = {};
  std::string previous_bsuid = {};
  bool operator==(const Writer&) const = default;
};

struct Citizen {
  CitizenId id;
  Address home;          // its partition owns this citizen's conversation
  std::string language;  // empty: not chosen
  std::optional<Time> last_inbound;
  std::vector<TicketSummary> open_tickets;  // newest first, at most 20
  bool operator==(const Citizen&) const = default;
};

// What hangs on a message.
struct MessageMedia {
  enum class State { kWaiting, kStored, kLost, kBlanked };
  int ordinal = 0;   // of the message's attachments, from 0
  std::string hash;  // of the stored bytes; empty until stored
  std::string mime;
  std::string name;
  std::uint64_t bytes = 0;
  State state = State::kWaiting;
  bool operator==(const MessageMedia&) const = default;
};
std::string_view name_of(MessageMedia::State state);  // waiting, stored, lost, blanked
std::optional<MessageMedia::State> media_state_named(std::string_view name);

// One line of a conversation, as staff see it.
struct Message {
  std::string key;  // event id or outbound id: of a repeat only the news about its media is taken
  CitizenId citizen;
  Address address;
  bool outgoing = false;
  std::string author;  // citizen, bot, office
  std::string kind;    // text, choice, pin, unsupported
  std::string text;
  Time at;
  TicketId ticket;          // may be empty
  std::string platform_id;  // inbound only
  std::vector<MessageMedia> media = {};
  std::string language = {};  // the citizen chose it with this message; empty: nothing chosen
  bool operator==(const Message&) const = default;
};

struct Draft {
  TicketId id;  // minted by the conversation and committed before this call: the key for ever
  CitizenId citizen;
  Address address;
  std::string text;
  Understanding understanding;  // topics.front() is the topic; none: "lainnya"
  Place place;
  Routing routing;
  bool triage = false;  // below the line: a person must look first
  Time opened;          // platform's time of the message that began it
  bool operator==(const Draft&) const = default;
};

struct Change {
  enum class What {
    kConfirm,
    kFile,
    kCancel,
    kRedraft,
    kAdd,
    kDone,
    kNotDone,
    kPartly,
    kSecrecy,
    kMedia
  };
  std::string key;
  TicketId ticket;
  CitizenId citizen;  // must own it, else kNotFound
  What what = What::kConfirm;
  std::string text;            // kAdd, kNotDone, kPartly
  std::optional<Draft> draft;  // kRedraft
  Time at;
  Secrecy secrecy = Secrecy::kNone;      // kSecrecy; a topic that is always secret stays so
  std::vector<MessageMedia> media = {};  // kMedia: stored ones
  bool operator==(const Change&) const = default;
};
std::string_view name_of(Change::What what);

// The citizen took a message back for everyone.
struct Blanking {
  CitizenId citizen;
  std::string platform_id;
  Time at;
  bool operator==(const Blanking&) const = default;
};

struct Query {
  CitizenId citizen;        // only this citizen's tickets are found
  TicketNumber number;      // empty: all of theirs
  std::string quoted = {};  // platform id of a message: only the ticket it was about, if any
  bool operator==(const Query&) const = default;
};

// Batches: the outer Result fails when the service is away (try the whole call again), an inner one
// when that item can never work. Writing calls are idempotent by key. Safe to call from several
// threads; blocks up to the deadline.
class IntakePort {
 public:
  virtual ~IntakePort() = default;
  virtual Result<std::vector<Result<Citizen>>> resolve(std::span<const Writer> writers) = 0;
  virtual Result<std::vector<Result<void>>> record(std::span<const Message> messages) = 0;
  virtual Result<std::vector<Result<TicketSummary>>> open(std::span<const Draft> drafts) = 0;
  virtual Result<std::vector<Result<TicketSummary>>> change(std::span<const Change> changes) = 0;
  virtual Result<std::vector<Result<std::vector<TicketSummary>>>> find(
      std::span<const Query> queries) = 0;
  virtual Result<std::vector<Result<void>>> record_delivery(
      std::span<const Delivery> deliveries) = 0;
  // Text and media of a message are blanked, a trace stays. kNotFound: no such message of theirs.
  virtual Result<std::vector<Result<void>>> blank(std::span<const Blanking> blankings) = 0;
};

std::unique_ptr<IntakePort> make_rpc_client(const std::string& target);

}  // namespace serap::tickets
