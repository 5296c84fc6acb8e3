#include "services/tickets/lifecycle.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace serap::tickets {
namespace {

using S = TicketStatus;
using A = Action;

using Mask = std::uint32_t;  // one bit a status or an actor
template <class E>
constexpr Mask bit(E value) {
  return Mask{1} << static_cast<unsigned>(value);
}
template <class... E>
constexpr Mask any_of(E... values) {
  return (bit(values) | ...);
}

constexpr Mask kCitizen = bit(Actor::kCitizen);
constexpr Mask kSystem = bit(Actor::kSystem);
constexpr Mask kVerifier = bit(Actor::kVerifier);
constexpr Mask kLiaison = bit(Actor::kLiaison);
constexpr Mask kStaff = kVerifier | kLiaison;

constexpr Mask kReceived = any_of(S::kDiterima, S::kDikembalikan);
constexpr Mask kWithOffice = any_of(S::kDidisposisi, S::kDiproses, S::kEstimasi, S::kDibukaLagi);
constexpr Mask kMoving = kReceived | kWithOffice | bit(S::kDiverifikasi);
constexpr Mask kFinal = any_of(S::kSelesaiKonfirmasi, S::kSelesaiOtomatis, S::kDialihkan,
                               S::kDigabung, S::kDiarsipkan, S::kDibatalkan);
// A merged one has its master's answer: changes.cpp sees to it that there is one.
constexpr Mask kAnswered = any_of(S::kDijawab, S::kSelesaiOtomatis, S::kDigabung);
constexpr Mask kEvery = (Mask{1} << 16) - 1;

// The first row that fits decides. No `to`: the status stays.
struct Rule {
  A action;
  Mask who;
  Mask from;
  std::optional<S> to;
};
constexpr std::array kRules{
    Rule{A::kConfirm, kCitizen, any_of(S::kDraf, S::kDiterima),
         S::kDiterima},  // a second tap changes nothing
    Rule{A::kFile, kSystem, bit(S::kDraf), S::kDiterima},
    Rule{A::kCancel, kCitizen, kMoving | any_of(S::kDraf, S::kDitunda), S::kDibatalkan},
    Rule{A::kRedraft, kCitizen, bit(S::kDraf), std::nullopt},
    Rule{A::kAdd, kCitizen, kEvery & ~kFinal, std::nullopt},  // a held one goes on: see after()
    Rule{A::kDone, kCitizen, kAnswered, S::kSelesaiKonfirmasi},
    Rule{A::kNotDone, kCitizen, kAnswered, S::kDibukaLagi},
    Rule{A::kPartly, kCitizen, kAnswered, S::kDibukaLagi},
    Rule{A::kNotDone, kCitizen, bit(S::kDiarsipkan), S::kDiterima},  // an objection

    Rule{A::kSecrecy, kCitizen, kEvery, std::nullopt},
    Rule{A::kMedia, kCitizen, kEvery & ~kFinal, std::nullopt},

    // One click verifies and disposes to the office that the router named.
    Rule{A::kAccept, kVerifier, kReceived | bit(S::kDiverifikasi), S::kDidisposisi},
    Rule{A::kAccept, kStaff, any_of(S::kDidisposisi, S::kDibukaLagi), S::kDiproses},
    Rule{A::kAccept, kLiaison, bit(S::kDikembalikan), S::kDiproses},
    Rule{A::kCorrect, kVerifier, kMoving | any_of(S::kDitunda, S::kDijawab), std::nullopt},
    // A verifier's answer verifies as well: no empty click before it.
    Rule{A::kAnswer, kVerifier, kMoving | any_of(S::kDitunda, S::kDijawab), S::kDijawab},
    Rule{A::kAnswer, kLiaison, kWithOffice | any_of(S::kDitunda, S::kDijawab), S::kDijawab},
    Rule{A::kAskCitizen, kVerifier, kMoving | bit(S::kDitunda), S::kDitunda},
    Rule{A::kAskCitizen, kLiaison, kWithOffice | bit(S::kDitunda), S::kDitunda},
    Rule{A::kNote, kStaff, kEvery, std::nullopt},
    Rule{A::kRedirect, kVerifier, kMoving, S::kDidisposisi},
    Rule{A::kRedirect, kLiaison, kWithOffice | bit(S::kDikembalikan), S::kDikembalikan},
    Rule{A::kArchive, kVerifier, kMoving | bit(S::kDitunda), S::kDiarsipkan},
    // Closed without the citizen's word: they keep the right to reopen.
    Rule{A::kClose, kStaff, bit(S::kDijawab), S::kSelesaiOtomatis},
    // For desks where another person disposes.
    Rule{A::kVerify, kVerifier, bit(S::kDiterima), S::kDiverifikasi},
    Rule{A::kMerge, kVerifier, kMoving | bit(S::kDitunda), S::kDigabung},
    Rule{A::kSplit, kVerifier, kMoving | bit(S::kDitunda), std::nullopt},
    Rule{A::kSchedule, kStaff, kWithOffice, S::kEstimasi},
    Rule{A::kRefer, kVerifier, kMoving | bit(S::kDitunda), S::kDialihkan},
    Rule{A::kProtect, kStaff, kEvery, std::nullopt},
    Rule{A::kSilence, kSystem, bit(S::kDijawab), S::kSelesaiOtomatis},
    Rule{A::kLapse, kSystem, bit(S::kDitunda), S::kDiarsipkan},
};

constexpr std::array<std::string_view, 26> kActionIds{
    "confirm",  "file",     "cancel",  "redraft", "add",     "done",   "not_done",
    "partly",   "secrecy",  "media",   "accept",  "correct", "answer", "ask_citizen",
    "note",     "redirect", "archive", "close",   "verify",  "merge",  "split",
    "schedule", "refer",    "protect", "silence", "lapse"};

Error refused(Action action, std::string_view why) {
  return {Error::Kind::kConflict,
          std::string{id_of(action)}.append(" is not possible: ").append(why)};
}

constexpr int kMostReturns = 2;
constexpr std::string_view kTwiceReturned =
    "two offices returned it already, so the coordinator or the national admin decides.";

bool is_for_verifier(const Situation& now) {
  return now.status == TicketStatus::kDikembalikan && now.hops >= kMostReturns;
}

}  // namespace

Actor actor_of(Role role) {
  switch (role) {
    case Role::kNational:
    case Role::kCoordinator:
      return Actor::kVerifier;
    case Role::kLiaison:
      return Actor::kLiaison;
    case Role::kReadOnly:
      break;
  }
  return Actor::kReader;
}

Action action_of(Change::What what) { return static_cast<Action>(what); }
Action action_of(Deed deed) {
  return static_cast<Action>(static_cast<int>(Action::kAccept) + static_cast<int>(deed));
}
std::string_view id_of(Action action) { return kActionIds[static_cast<std::size_t>(action)]; }

Result<Situation> after(const Situation& now, Actor actor, Action action) {
  if (actor == Actor::kReader) return refused(action, "this account may only read.");
  const Rule* found = nullptr;
  bool known = false;  // the actor may do this at some other time
  for (const Rule& rule : kRules) {
    if (rule.action != action || !(rule.who & bit(actor))) continue;
    known = true;
    if (rule.from & bit(now.status)) {
      found = &rule;
      break;
    }
  }
  if (!known) return refused(action, "it is another role's to do.");
  if (!found)
    return refused(action, std::string{"the ticket is '"}.append(id_of(now.status)).append("'."));

  Situation next = now;
  if (found->to) next.status = *found->to;
  switch (action) {
    case Action::kAdd:
    case Action::kMedia:
      if (now.status == TicketStatus::kDitunda) next.status = now.held_from;
      break;
    case Action::kAskCitizen:
      if (now.status != TicketStatus::kDitunda) next.held_from = now.status;
      break;
    case Action::kNotDone:
    case Action::kPartly:
      if (now.reopened > 0) return refused(action, "it was reopened once already.");
      next.reopened += 1;
      break;
    case Action::kRedirect:
      if (actor != Actor::kLiaison) break;
      if (now.hops >= kMostReturns) return refused(action, kTwiceReturned);
      next.hops += 1;
      break;
    case Action::kAccept:
      if (actor == Actor::kLiaison && is_for_verifier(now)) return refused(action, kTwiceReturned);
      break;
    case Action::kSchedule:
      if (now.status != TicketStatus::kEstimasi) break;
      if (actor != Actor::kVerifier) return refused(action, "a later date is the coordinator's.");
      if (now.extended > 0) return refused(action, "the date was put off once already.");
      next.extended += 1;
      break;
    default:
      break;
  }
  return next;
}

std::vector<Deed> allowed_deeds(const Situation& now, Role role) {
  std::vector<Deed> allowed;
  for (std::size_t i = 0; i < kDeeds; ++i) {
    const Deed deed = static_cast<Deed>(i);
    if (after(now, actor_of(role), action_of(deed))) allowed.push_back(deed);
  }
  return allowed;
}

bool is_final(TicketStatus status) { return (kFinal & bit(status)) != 0; }

}  // namespace serap::tickets
