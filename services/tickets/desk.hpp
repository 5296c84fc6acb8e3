#pragma once
#include <string>

#include "services/tickets/desk_port.hpp"
#include "services/tickets/store.hpp"
#include "services/tickets/terms.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// Staff's side over the store: every call checks session, role and agency here. Borrows store,
// topics and terms, which must outlive it. An empty operator secret refuses the operator's calls.
class Desk : public DeskPort {
 public:
  Desk(Store& store, const TopicNames& topics, const TermsInForce& terms, Clock clock,
       std::string operator_secret);

  Result<Session> login(const Login& login) override;
  Result<void> logout(const SessionToken& session) override;
  Result<Session> whoami(const SessionToken& session) override;
  Result<Page> list(const SessionToken& session, const Filter& filter) override;
  Result<Counts> counts(const SessionToken& session) override;
  Result<Detail> ticket(const SessionToken& session, const TicketId& id) override;
  Result<std::vector<Topic>> topics(const SessionToken& session) override;
  Result<Detail> act(const Act& act) override;
  Result<Staff> add_staff(const std::string& operator_secret, const NewStaff& staff) override;
  Result<std::vector<Staff>> list_staff(const std::string& operator_secret) override;
  Result<Staff> disable_staff(const std::string& operator_secret,
                              const std::string& email) override;

 private:
  Result<Session> session_in(Database& db, const SessionToken& token) const;
  bool is_operator(const std::string& secret) const;

  Store& store_;
  const TopicNames& topics_;
  const TermsInForce& terms_;
  Clock clock_;
  std::string operator_secret_;
};

}  // namespace serap::tickets
