#pragma once
// Services that decide by simple rules, for tests of what calls them. Each can be away, and can
// lose an answer after the work was done.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/classifier/port.hpp"
#include "services/model/ticket_number.hpp"
#include "services/router/port.hpp"
#include "services/tickets/port.hpp"

namespace serap::fakes {

inline Error away_error() { return {Error::Kind::kUnavailable, "away"}; }

class Classifier : public classifier::Port {
 public:
  bool away = false;
  int calls = 0;
  Result<std::vector<Understanding>> classify(std::span<const std::string> texts) override {
    ++calls;
    if (away) return away_error();
    std::vector<Understanding> answers;
    for (const std::string& text : texts) {
      Understanding u;
      u.kind = text.starts_with("halo") ? Kind::kGreeting : Kind::kComplaint;
      u.kind_p = 0.95;
      u.topics = {{TopicId{"sampah"}, 0.9}, {TopicId{"drainase"}, 0.05}};
      u.place = "Kec. Sukajadi";
      u.urgency = "biasa";
      u.language = "id";
      u.model = "fake";
      answers.push_back(u);
    }
    return answers;
  }
};

class Router : public router::Port {
 public:
  bool away = false;
  Result<std::vector<Routing>> route(std::span<const router::Matter> matters) override {
    if (away) return away_error();
    std::vector<Routing> answers;
    for (const router::Matter& matter : matters) {
      Routing routing;
      routing.candidates = {{AgencyCode{"DLH-D@3273"}, "DLH Kota Bandung", "kab_kota", 0.9}};
      routing.sla_class = "A5";
      routing.reason_id = routing.reason_en = "kab/kota";
      routing.place = matter.place;
      routing.place.area = AreaCode{"327307"};
      routing.place.area_name = "Kec. Sukajadi, Kota Bandung";
      routing.table = "fake";
      answers.push_back(routing);
    }
    return answers;
  }
};

class Tickets : public tickets::IntakePort {
 public:
  bool away = false;
  bool lose_next_open = false;                   // the ticket is opened, the answer is not heard
  std::map<std::string, TicketSummary> tickets;  // by draft id
  std::map<std::string, std::string> quoted;     // platform id of a message: its draft id
  std::map<std::string, tickets::Message> messages;  // by key
  std::vector<tickets::Change> changes_made;
  std::map<std::string, tickets::Citizen> citizens;  // by phone, else address
  std::map<std::string, std::string> phone_of_bsuid;
  std::set<std::string> change_keys;
  std::set<std::string> blanked;  // platform ids

  Result<std::vector<Result<tickets::Citizen>>> resolve(
      std::span<const tickets::Writer> writers) override {
    if (away) return away_error();
    std::vector<Result<tickets::Citizen>> answers;
    for (const tickets::Writer& writer : writers) {
      if (!writer.person.bsuid.empty() && !writer.person.phone.empty())
        phone_of_bsuid[writer.person.bsuid] = writer.person.phone;
      std::string key = writer.person.phone;
      if (key.empty() && phone_of_bsuid.contains(writer.person.bsuid))
        key = phone_of_bsuid[writer.person.bsuid];
      if (key.empty()) key = writer.address.id;
      auto [citizen, fresh] = citizens.try_emplace(key);
      if (fresh)
        citizen->second.id = CitizenId{"c" + std::to_string(citizens.size())},
        citizen->second.home = writer.address;
      answers.emplace_back(citizen->second);
    }
    return answers;
  }
  Result<std::vector<Result<void>>> record(std::span<const tickets::Message> batch) override {
    if (away) return away_error();
    for (const tickets::Message& message : batch) {
      const auto [line, fresh] = messages.try_emplace(message.key, message);
      if (!fresh && !message.media.empty()) line->second.media = message.media;  // news of it
    }
    return std::vector<Result<void>>(batch.size());
  }
  Result<std::vector<Result<TicketSummary>>> open(std::span<const tickets::Draft> drafts) override {
    if (away) return away_error();
    std::vector<Result<TicketSummary>> answers;
    for (const tickets::Draft& draft : drafts) {
      auto [ticket, fresh] = tickets.try_emplace(draft.id.value);
      if (fresh) {
        const auto n = static_cast<std::uint8_t>(tickets.size() % 30);
        ticket->second.id = draft.id;
        ticket->second.number = make_ticket_number(26, {n, n, n, n, n, n});
        ticket->second.topic = draft.understanding.topics.empty()
                                   ? TopicId{"lainnya"}
                                   : draft.understanding.topics.front().topic;
        ticket->second.version = 1;
      }
      answers.emplace_back(ticket->second);
    }
    if (std::exchange(lose_next_open, false)) return away_error();
    return answers;
  }
  Result<std::vector<Result<TicketSummary>>> change(
      std::span<const tickets::Change> changes) override {
    if (away) return away_error();
    std::vector<Result<TicketSummary>> answers;
    for (const tickets::Change& change : changes) {
      const auto ticket = tickets.find(change.ticket.value);
      if (ticket == tickets.end()) {
        answers.emplace_back(Error{Error::Kind::kNotFound, "no such ticket"});
        continue;
      }
      if (change_keys.insert(change.key).second) {
        changes_made.push_back(change);
        ++ticket->second.version;
        if (change.what == tickets::Change::What::kConfirm ||
            change.what == tickets::Change::What::kFile)
          ticket->second.status = TicketStatus::kDiterima;
        if (change.what == tickets::Change::What::kCancel)
          ticket->second.status = TicketStatus::kDibatalkan;
      }
      answers.emplace_back(ticket->second);
    }
    return answers;
  }
  Result<std::vector<Result<std::vector<TicketSummary>>>> find(
      std::span<const tickets::Query> queries) override {
    if (away) return away_error();
    std::vector<Result<std::vector<TicketSummary>>> answers;
    for (const tickets::Query& query : queries) {
      std::vector<TicketSummary> found;
      for (const auto& [id, ticket] : tickets) {
        const bool asked = query.quoted.empty()
                               ? query.number.empty() || query.number == ticket.number
                               : quoted.contains(query.quoted) && quoted.at(query.quoted) == id;
        if (asked) found.push_back(ticket);
      }
      answers.emplace_back(found);
    }
    return answers;
  }
  Result<std::vector<Result<void>>> record_delivery(std::span<const Delivery> deliveries) override {
    if (away) return away_error();
    return std::vector<Result<void>>(deliveries.size());
  }
  Result<std::vector<Result<void>>> blank(std::span<const tickets::Blanking> blankings) override {
    if (away) return away_error();
    for (const tickets::Blanking& blanking : blankings) blanked.insert(blanking.platform_id);
    return std::vector<Result<void>>(blankings.size());
  }
};

}  // namespace serap::fakes
