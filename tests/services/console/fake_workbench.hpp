#pragma once
// A workbench in memory, which really keeps and forgets.
#include <map>

#include "services/tickets/workbench_port.hpp"

namespace serap::console {

class FakeWorkbench : public tickets::WorkbenchPort {
 public:
  tickets::Figures told;  // what figures() answers
  tickets::Period asked;  // and for which period it was asked

  Result<std::uint64_t> mark() override { return mark_; }
  Result<tickets::Pulse> pulse(const tickets::SessionToken& token, const TicketId&) override {
    if (auto failure = refused(token)) return *failure;
    return tickets::Pulse{mark_, 0};
  }
  Result<std::vector<tickets::SimilarRow>> similar(const tickets::SessionToken& token,
                                                   const TicketId& id) override {
    if (auto failure = refused(token)) return *failure;
    tickets::SimilarRow one;
    one.row.ticket.id = id;
    one.row.ticket.number.value = "SRP-26-2B9WKD-X";
    one.because = {"place"};
    return std::vector<tickets::SimilarRow>{one};
  }
  Result<std::vector<tickets::Kept>> kept(const tickets::SessionToken& token,
                                          tickets::Kept::What what) override {
    if (auto failure = refused(token)) return *failure;
    std::vector<tickets::Kept> all;
    for (const auto& [id, one] : kept_) {
      if (one.what == what) all.push_back(one);
    }
    return all;
  }
  Result<tickets::Kept> keep(const tickets::SessionToken& token,
                             const tickets::Kept& kept) override {
    if (auto failure = refused(token)) return *failure;
    tickets::Kept done = kept;
    if (done.id == 0) done.id = static_cast<std::int64_t>(++mark_);
    kept_[done.id] = done;
    return done;
  }
  Result<void> forget(const tickets::SessionToken& token, std::int64_t id) override {
    if (auto failure = refused(token)) return *failure;
    if (kept_.erase(id) == 0) return Error{Error::Kind::kNotFound, "nothing is kept there"};
    return {};
  }
  Result<tickets::Figures> figures(const tickets::SessionToken& token,
                                   const tickets::Period& period) override {
    if (auto failure = refused(token)) return *failure;
    asked = period;
    return told;
  }

 private:
  static std::optional<Error> refused(const tickets::SessionToken& token) {
    if (token.value.starts_with("token-of-")) return std::nullopt;
    return Error{Error::Kind::kRejected, "no such session"};
  }
  std::uint64_t mark_ = 1;
  std::map<std::int64_t, tickets::Kept> kept_;
};

}  // namespace serap::console
