#pragma once
// Which action, by whom, leads a ticket from which status to which (domain.md 3.6). Pure: values
// in, values out.
#include <string_view>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/ticket.hpp"
#include "services/tickets/desk_port.hpp"
#include "services/tickets/port.hpp"

namespace serap::tickets {

enum class Actor {
  kCitizen,
  kSystem,
  kVerifier,  // national admin and agency coordinator
  kLiaison,
  kReader,  // a read-only account
};
Actor actor_of(Role role);

enum class Action {
  // the citizen's side, in the order of Change::What
  kConfirm,
  kFile,
  kCancel,
  kRedraft,
  kAdd,
  kDone,
  kNotDone,
  kPartly,
  kSecrecy,
  kMedia,
  // staff's, in the order of Deed
  kAccept,
  kCorrect,
  kAnswer,
  kAskCitizen,
  kNote,
  kRedirect,
  kArchive,
  kClose,
  kVerify,
  kMerge,
  kSplit,
  kSchedule,
  kRefer,
  kProtect,
  // the clocks'
  kSilence,  // answered, and nobody objected in time
  kLapse,    // held, and nothing was added in time
};
Action action_of(Change::What what);
Action action_of(Deed deed);
std::string_view id_of(Action action);

// What the lifecycle looks at.
struct Situation {
  TicketStatus status = TicketStatus::kDraf;
  TicketStatus held_from = TicketStatus::kDiterima;  // where a held ticket (ditunda) goes on
  int reopened = 0;                                  // times the citizen said "not done"
  int hops = 0;                                      // times an office said "not ours"
  int extended = 0;                                  // later dates after the first promised one
  bool operator==(const Situation&) const = default;
};

// The situation after the action, or kConflict with a sentence for the person who tried.
Result<Situation> after(const Situation& now, Actor actor, Action action);

// The deeds `role` may do now.
std::vector<Deed> allowed_deeds(const Situation& now, Role role);

bool is_final(TicketStatus status);

}  // namespace serap::tickets
