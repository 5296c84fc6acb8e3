#pragma once
// A ticket as it is stored: loaded whole, changed as a value, saved whole with a new version.
#include <optional>
#include <string>
#include <vector>

#include "services/tickets/lifecycle.hpp"
#include "services/tickets/port.hpp"
#include "services/tickets/sqlite.hpp"
#include "services/tickets/terms.hpp"

namespace serap::tickets {

struct StoredTicket {
  TicketSummary summary;
  TicketStatus held_from = TicketStatus::kDiterima;
  int reopened = 0;
  int hops = 0;
  CitizenId citizen;
  Channel channel = Channel::kWhatsapp;
  TenantId tenant;
  AgencyCode host_agency;
  bool triage = false;
  bool filed = false;           // as understood, 24 hours without the citizen's tap
  bool secrecy_chosen = false;  // by the citizen, not only by the topic
  bool danger = false;
  bool unread = true;
  std::string handler;
  std::string text;
  Understanding understanding;
  Place place;
  Routing routing;  // candidates.front() is what the router chose; summary.agency is who has it now
  Time changed;
  std::optional<Time> closed;
  Due due;
  int warned = 0;   // the highest mark that a running clock has passed, in percent
  std::string sla;  // class in force; routing.sla_class is the router's word
  TicketId master;  // merged into
  TicketId split_from;
  std::optional<Time> estimate;  // what the office promised in the clocks' place
  int extensions = 0;            // later dates promised after the first
  std::string closed_why;        // archive reason or the body it was referred to
};
inline bool is_secret(const StoredTicket& ticket) {
  return ticket.summary.secrecy == Secrecy::kSecret;
}

Situation situation_of(const StoredTicket& ticket);
void put_situation(StoredTicket& ticket, const Situation& situation);

// Nothing if there is none.
std::optional<StoredTicket> load_ticket(Database& db, const TicketId& id);

// What happened, for the ticket's history. `was` is the status before.
struct Happened {
  Time at;
  std::string who;
  std::string what;
  TicketStatus was = TicketStatus::kDraf;
  std::string text;
  bool asked_anew = false;  // the citizen was answered or asked once more: their time begins again
};
// Raises the version, lets the clocks follow, and writes ticket, clocks, history row and search
// words.
void save_version(Database& db, StoredTicket& ticket, const Happened& happened, const Terms& terms);

// The summary as a version had it.
std::optional<TicketSummary> summary_at(Database& db, const TicketId& id, std::uint64_t version);

enum class Open { kOnly, kAndClosed };
// Newest first. Drafts are open.
std::vector<TicketSummary> summaries_of(Database& db, const CitizenId& citizen, Open open,
                                        int most);

// Nothing if the number is not this citizen's.
std::optional<TicketSummary> summary_numbered(Database& db, const CitizenId& citizen,
                                              const TicketNumber& number);

// Of this citizen's: the one that a message of theirs, or of ours (a part of it), was about.
std::optional<TicketSummary> summary_quoted(Database& db, const CitizenId& citizen,
                                            const std::string& platform_id);
bool number_is_taken(Database& db, const TicketNumber& number);

}  // namespace serap::tickets
