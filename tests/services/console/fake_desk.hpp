#pragma once
// A desk with two accounts and a handful of tickets in memory, which really accepts, answers and
// remembers keys.
#include <algorithm>
#include <map>
#include <string>

#include "services/tickets/desk_port.hpp"

namespace serap::console {

class FakeDesk : public tickets::DeskPort {
 public:
  FakeDesk() {
    add("evt-1", "SRP-26-7K3QXM-G", "Jalan rusak, Kec. Sukajadi", "DISHUB");
    detail("evt-1").allowed = {tickets::Deed::kAccept, tickets::Deed::kAnswer};
  }

  static std::string key(const std::string& id) { return "whatsapp:111:wamid.HBgN" + id; }

  tickets::Detail& detail(const std::string& id) { return details_.at(key(id)); }

  void add(const std::string& id, const std::string& number, const std::string& title,
           const std::string& agency) {
    tickets::Detail detail;
    detail.row.ticket.id.value = key(id);
    detail.row.ticket.number.value = number;
    detail.row.ticket.title = title;
    detail.row.ticket.status = TicketStatus::kDiterima;
    detail.row.ticket.agency.value = agency;
    detail.row.ticket.version = 1;
    detail.row.citizen = "Warga 4F2K";
    details_[key(id)] = detail;
  }

  // The next call of any kind fails so.
  void fail_next(Error error) { failure_ = std::move(error); }
  const tickets::Act& last_act() const { return last_act_; }
  const tickets::Filter& last_filter() const { return last_filter_; }
  int lists() const { return lists_; }

  Result<tickets::Session> login(const tickets::Login& login) override {
    if (auto failure = taken()) return *failure;
    if (login.password != "melati-mawar-7")
      return Error{Error::Kind::kRejected, "wrong password or no such account"};
    return session({"token-of-" + login.email});
  }
  Result<void> logout(const tickets::SessionToken&) override {
    if (auto failure = taken()) return *failure;
    return {};
  }
  Result<tickets::Session> whoami(const tickets::SessionToken& token) override {
    if (auto failure = refused(token)) return *failure;
    return session(token);
  }
  Result<tickets::Page> list(const tickets::SessionToken& token,
                             const tickets::Filter& filter) override {
    if (auto failure = refused(token)) return *failure;
    last_filter_ = filter;
    ++lists_;
    tickets::Page page;
    for (const auto& [id, detail] : details_) {
      if (filter.search.empty() || detail.row.ticket.number.value == filter.search)
        page.rows.push_back(detail.row);
    }
    page.total = static_cast<int>(page.rows.size());
    return page;
  }
  Result<tickets::Counts> counts(const tickets::SessionToken& token) override {
    if (auto failure = refused(token)) return *failure;
    tickets::Counts counts{};
    counts[static_cast<std::size_t>(tickets::Group::kAll)] = static_cast<int>(details_.size());
    return counts;
  }
  Result<tickets::Detail> ticket(const tickets::SessionToken& token, const TicketId& id) override {
    if (auto failure = refused(token)) return *failure;
    const auto found = details_.find(id.value);
    if (found == details_.end()) return Error{Error::Kind::kNotFound, "no such ticket"};
    return found->second;
  }
  Result<std::vector<tickets::Topic>> topics(const tickets::SessionToken& token) override {
    if (auto failure = refused(token)) return *failure;
    return std::vector<tickets::Topic>{{{"jalan.rusak"}, "Jalan rusak", "Damaged road", {"foto"}}};
  }
  Result<tickets::Detail> act(const tickets::Act& act) override {
    if (auto failure = refused(act.session)) return *failure;
    last_act_ = act;
    tickets::Detail& detail = details_.at(act.ticket.value);
    if (act.version != 0 && act.version != detail.row.ticket.version)
      return Error{Error::Kind::kConflict, "another officer changed it meanwhile"};
    detail.row.ticket.version += 1;
    if (act.deed == tickets::Deed::kAnswer) detail.row.ticket.status = TicketStatus::kDijawab;
    return detail;
  }
  Result<tickets::Staff> add_staff(const std::string&, const tickets::NewStaff&) override {
    return Error{Error::Kind::kRejected, "not the console's"};
  }
  Result<std::vector<tickets::Staff>> list_staff(const std::string&) override {
    return Error{Error::Kind::kRejected, "not the console's"};
  }
  Result<tickets::Staff> disable_staff(const std::string&, const std::string&) override {
    return Error{Error::Kind::kRejected, "not the console's"};
  }

 private:
  static tickets::Session session(const tickets::SessionToken& token) {
    tickets::Session session;
    session.token = token;
    session.expires = *parse_iso8601("2026-11-25T08:00:00Z");
    session.staff = {
        "rina@contoh.example", "Rina", tickets::Role::kCoordinator, {"DISHUB"}, false, {}};
    return session;
  }
  std::optional<Error> taken() {
    std::optional<Error> failure = std::move(failure_);
    failure_.reset();
    return failure;
  }
  std::optional<Error> refused(const tickets::SessionToken& token) {
    if (auto failure = taken()) return failure;
    if (!token.value.starts_with("token-of-"))
      return Error{Error::Kind::kRejected, "no such session"};
    return std::nullopt;
  }

  std::map<std::string, tickets::Detail> details_;
  std::optional<Error> failure_;
  tickets::Act last_act_;
  tickets::Filter last_filter_;
  int lists_ = 0;
};

}  // namespace serap::console
