#pragma once
#include <atomic>

#include "services/tickets/store.hpp"
#include "services/tickets/topics.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

// Counts what was committed, so that open pages need not ask for what did not change.
class CommitCount {
 public:
  CommitCount();  // starts at another number in each process
  void rise() { count_.fetch_add(1, std::memory_order_relaxed); }
  std::uint64_t value() const { return count_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> count_;
};

// What officers have at hand, over the store: every call checks session, role and agency. Borrows
// all, which must outlive it.
class Workbench : public WorkbenchPort {
 public:
  Workbench(Store& store, const CommitCount& commits, const TopicNames& topics, Clock clock)
      : store_(store), commits_(commits), topics_(topics), clock_(std::move(clock)) {}

  Result<std::uint64_t> mark() override { return commits_.value(); }
  Result<Pulse> pulse(const SessionToken& session, const TicketId& ticket) override;
  Result<std::vector<SimilarRow>> similar(const SessionToken& session,
                                          const TicketId& ticket) override;
  Result<std::vector<Kept>> kept(const SessionToken& session, Kept::What what) override;
  Result<Kept> keep(const SessionToken& session, const Kept& kept) override;
  Result<void> forget(const SessionToken& session, std::int64_t id) override;
  Result<Figures> figures(const SessionToken& session, const Period& period) override;

 private:
  // `work` with who asks; kRejected without a session.
  template <class T, class Work>
  Result<T> read(const SessionToken& token, const Work& work);

  Store& store_;
  const CommitCount& commits_;
  const TopicNames& topics_;
  Clock clock_;
};

}  // namespace serap::tickets
