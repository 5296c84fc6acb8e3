#pragma once
// Tickets as staff see them. The citizen's side is port.hpp. A citizen's number, name or address
// never leaves through here: staff see an alias ("Warga 4F2K").
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/delivery.hpp"
#include "services/model/result.hpp"
#include "services/model/ticket.hpp"
#include "services/tickets/port.hpp"

namespace serap::tickets {

enum class Role { kNational, kCoordinator, kLiaison, kReadOnly };
std::string_view id_of(Role role);  // "national", "coordinator", "liaison", "read-only"
std::optional<Role> role_with_id(std::string_view id);

struct Staff {
  std::string email;  // lower case: the account's id
  std::string name;
  Role role = Role::kReadOnly;
  AgencyCode agency;  // empty only for national
  bool disabled = false;
  Time created;
  bool operator==(const Staff&) const = default;
};

struct SessionToken {  // a secret: goes into an HttpOnly cookie, never into a log
  std::string value;
  bool operator==(const SessionToken&) const = default;
};

struct Session {
  SessionToken token;
  Time expires;
  Staff staff;
  bool operator==(const Session&) const = default;
};

struct Login {
  std::string email;
  std::string password;
  std::string from;  // the caller's network address, for the throttle
};

// What the list's tabs show. Every status is in exactly one of the groups from kDraft to kClosed.
enum class Group {
  kOpen,  // all that somebody must still do: kTriage, kNew, kWorking, kWaiting
  kAll,
  kDraft,     // not yet confirmed by the citizen: draf
  kTriage,    // diterima or dikembalikan, and below the line: a person must look first
  kNew,       // diterima, dikembalikan
  kWorking,   // diverifikasi, didisposisi, diproses, estimasi, dibuka_lagi
  kWaiting,   // ditunda: the citizen must add something
  kAnswered,  // dijawab: the citizen's verdict is awaited
  kClosed,    // every final one
  kMine,      // of kOpen: this account accepted or answered it last
  kUnit,      // of kOpen: its agency is this account's
  kDue,       // of kOpen: past its next deadline, or less than a day before it
  kDanger,    // of kOpen: somebody may come to harm
};
inline constexpr std::size_t kGroups = 13;
std::string_view id_of(
    Group group);  // "open", "all", "draft", "triage", "new", "working",
                   // "waiting", "answered", "closed", "mine", "unit", "due", "danger"
std::optional<Group> group_with_id(std::string_view id);

enum class Sort {
  kNewest,
  kOldest,
  kUrgent,
  kDue
};  // kUrgent: danger first, then the next deadline, then oldest; kDue: next deadline first
std::string_view id_of(Sort sort);  // "newest", "oldest", "urgent", "due"
std::optional<Sort> sort_with_id(std::string_view id);

struct Filter {
  Group group = Group::kOpen;
  bool mine = false;        // only those this account accepted or answered last
  AgencyCode agency = {};   // empty: all this account may see
  TopicId topic = {};       // empty: all
  std::string search = {};  // a number; an alias; words in title, place and the citizen's text: all
                            // must occur, the last may be a beginning
  Sort sort = Sort::kNewest;
  int page = 1;   // from 1
  int size = 50;  // rows a page, 1 to 200
  bool operator==(const Filter&) const = default;
};

// When what is due, by working days. Absent: no clock runs.
struct Due {
  std::optional<Time> verify;
  std::optional<Time> first_answer;
  std::optional<Time> finish;
  bool provisional = false;  // a year without its list of holidays lies within: "sementara"
  bool operator==(const Due&) const = default;
};

struct Row {
  TicketSummary ticket;
  std::string topic_name_id;  // "Jalan rusak/berlubang"
  std::string topic_name_en;
  std::string citizen;  // alias: "Warga 4F2K"
  Channel channel = Channel::kWhatsapp;
  std::string area_name;
  std::string excerpt;  // the beginning of the citizen's text, at most 160 characters
  std::string urgency;  // biasa, segera, darurat
  bool triage = false;
  bool secret = false;  // `rahasia`
  bool unread = false;  // the citizen wrote since staff last did something
  std::string handler;  // e-mail of who accepted or answered last; empty: nobody
  Time changed;
  std::optional<Time> due;  // the next of Due
  int warned = 0;  // the highest mark a running clock has passed: 0, 50, 80, 100 (late), 150, 200
  bool operator==(const Row&) const = default;
};

struct Page {
  std::vector<Row> rows;
  int total = 0;  // rows of all pages
  bool operator==(const Page&) const = default;
};

// How many tickets each group has, of those this account may see; index:
// static_cast<std::size_t>(Group).
using Counts = std::array<int, kGroups>;

// One part of one of our messages, as far as the platform told.
struct Tick {
  DeliveryState state = DeliveryState::kSending;
  Time at;
  int error_code = 0;
  std::string error_title;
  bool operator==(const Tick&) const = default;
};

struct Line {  // of the conversation; all of the citizen's on this channel, also about other
               // tickets
  std::string key;
  bool outgoing = false;
  std::string author;  // citizen, bot, office
  std::string kind;    // text, choice, pin, unsupported
  std::string text;
  Time at;
  bool about_this = false;  // belongs to this ticket
  std::optional<Tick>
      tick;  // outgoing only: the least far of its parts; absent: not handed to the platform yet
  std::vector<MessageMedia> media = {};
  bool blanked = false;  // taken back by the citizen: text and media are gone
  bool operator==(const Line&) const = default;
};

struct HistoryEntry {
  Time at;
  std::string who;   // e-mail of staff; "citizen", "system"
  std::string what;  // open, an act's id, a change's name (confirm, file, ...), or of the system:
                     // silence, lapse, joined, and a clock's "warned", "late", "ombudsman", whose
                     // text is "80% finish PUPR-D@3273" where it is for staff
  TicketStatus from = TicketStatus::kDraf;
  TicketStatus to = TicketStatus::kDraf;
  std::string
      text;  // note, reason, answer, the citizen's added words; for correct: "topik: a -> b"
  bool operator==(const HistoryEntry&) const = default;
};

inline constexpr std::size_t kMostFiles = 3;  // beside one answer

// What staff may do to a ticket.
enum class Deed {
  kAccept,      // verify, or (liaison) take up
  kCorrect,     // topic, agency or kind were understood wrongly; kept as a labelled example
  kAnswer,      // text goes to the citizen
  kAskCitizen,  // text goes to the citizen; the clocks pause until they write
  kNote,        // text for staff only
  kRedirect,    // not this office's: to `agency`, with a reason
  kArchive,     // with a reason (domain.md 3.6)
  kClose,       // answered and nothing more is expected; the citizen may still reopen
  kVerify,      // it is a report; somebody else disposes
  kMerge,       // the same case as `other`, whose answer goes to both citizens
  kSplit,       // a second matter in it, `topic` and `text`, becomes a report of its own
  kSchedule,    // promised for `until`, with a text; a later date is the coordinator's, once
  kRefer,       // to a body outside (`agency_name`); text with its address goes to the citizen
  kProtect,     // `secrecy`: never less than it was
};
inline constexpr std::size_t kDeeds = 14;
std::string_view id_of(Deed deed);  // "accept", "correct", "answer", "ask_citizen", "note",
                                    // "redirect", "archive", "close", "verify", "merge", "split",
                                    // "schedule", "refer", "protect"
std::optional<Deed> deed_with_id(std::string_view id);

struct Act {
  SessionToken session;
  std::string
      key;  // idempotency key, minted by the browser for one click; a repeat gets the first result
  TicketId ticket;
  std::uint64_t version =
      0;  // as the officer saw it: another's change in between is kConflict. 0: not checked
  Deed deed = Deed::kAccept;
  std::string text;          // kAnswer, kAskCitizen, kNote: required; UTF-8, at most 4,096 bytes
  std::string reason;        // kRedirect, kCorrect: required; kArchive: one of the listed reasons
  AgencyCode agency;         // kRedirect: required; kCorrect, kSplit: empty = unchanged
  std::string agency_name;   // with agency
  TopicId topic;             // kCorrect: empty = unchanged; kSplit: required
  std::optional<Kind> kind;  // kCorrect: absent = unchanged
  TicketId other = {};       // kMerge: the master
  std::optional<Time> until = std::nullopt;  // kSchedule: any time of that day
  Secrecy secrecy = Secrecy::kNone;          // kProtect
  // kAnswer, kAskCitizen: go to the citizen beside the text; kept through MediaPort before
  std::vector<StoredMedia> files = {};
  bool operator==(const Act&) const = default;
};

struct Detail {
  Row row;
  std::string text;             // the citizen's own words
  Understanding understanding;  // with the words that decided and the other candidates
  Place place;
  Routing routing;                    // with the reason and the other candidates
  std::vector<Line> conversation;     // oldest first, at most the last 500
  std::vector<HistoryEntry> history;  // oldest first
  Due due;
  std::vector<Deed> allowed;  // what this account may do to it now
  bool operator==(const Detail&) const = default;
};

struct NewStaff {
  std::string email;
  std::string name;  // empty: the part of the e-mail before the @
  Role role = Role::kReadOnly;
  AgencyCode agency;     // empty only for national
  std::string password;  // at least 10 characters; kept as an argon2id hash
};

struct Topic {
  TopicId id;
  std::string name_id;
  std::string name_en;
  std::vector<std::string> flags;
  bool operator==(const Topic&) const = default;
};

// Errors: kRejected = no valid session (or a wrong password, or a wrong operator secret); kNotFound
// = not there, or not this account's to see; kConflict = the ticket's state or the account's role
// does not allow it, in a sentence for the officer; kInvalid = a field is missing or wrong;
// kUnavailable = the service is away, or too many log-ins failed. Safe to call from several
// threads; blocks up to the deadline.
class DeskPort {
 public:
  virtual ~DeskPort() = default;
  virtual Result<Session> login(const Login& login) = 0;
  virtual Result<void> logout(const SessionToken& session) = 0;
  virtual Result<Session> whoami(const SessionToken& session) = 0;

  virtual Result<Page> list(const SessionToken& session, const Filter& filter) = 0;
  virtual Result<Counts> counts(const SessionToken& session) = 0;
  virtual Result<Detail> ticket(const SessionToken& session, const TicketId& id) = 0;
  virtual Result<std::vector<Topic>> topics(const SessionToken& session) = 0;
  virtual Result<Detail> act(const Act& act) = 0;  // the ticket as it is afterwards

  // For the operator's tool; `operator_secret` is the install's own.
  virtual Result<Staff> add_staff(const std::string& operator_secret, const NewStaff& staff) = 0;
  virtual Result<std::vector<Staff>> list_staff(const std::string& operator_secret) = 0;
  virtual Result<Staff> disable_staff(const std::string& operator_secret,
                                      const std::string& email) = 0;
};

// Over gRPC at `target` ("127.0.0.1:7103").
std::unique_ptr<DeskPort> make_desk_client(const std::string& target);

}  // namespace serap::tickets
