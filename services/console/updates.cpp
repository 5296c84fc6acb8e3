#include "services/console/updates.hpp"

#include "services/console/problem.hpp"

namespace serap::console {

Updates::Updates(tickets::DeskPort& desk, tickets::WorkbenchPort& workbench,
                 TicketDirectory& directory, UpdateRules rules)
    : desk_(desk),
      workbench_(workbench),
      directory_(directory),
      rules_(rules),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Updates::~Updates() = default;  // the thread is asked to stop and joined

std::size_t Updates::streams() const {
  const std::lock_guard lock(mutex_);
  return open_;
}

void Updates::open(const tickets::SessionToken& session, const TicketNumber& watched,
                   process::HttpResponse head, const process::Reply& reply) {
  const auto account = desk_.whoami(session);
  if (!account) return reply(response_of(problem_of(account.error())));
  TicketId ticket;
  if (!watched.empty()) {
    if (const auto id = directory_.find(session, watched)) ticket = *id;
  }
  const auto first = workbench_.pulse(session, ticket);
  if (!first) return reply(response_of(problem_of(first.error())));
  // Whoever may not see a ticket is not announced on it either.
  const TicketNumber where = first->ticket == 0 ? TicketNumber{} : watched;
  {
    const std::lock_guard lock(mutex_);
    if (open_ >= rules_.most_streams) return reply(response_of(problems::too_many_streams()));
    ++open_;
  }
  head.content_type = "text/event-stream";
  head.headers.emplace_back("X-Accel-Buffering", "no");  // nginx in front must not collect
  head.body = "retry: 3000\n\nevent: hello\ndata: {}\n\n";
  process::HttpStream stream = reply.stream(std::move(head));
  const std::lock_guard lock(mutex_);
  joining_.push_back({session,
                      {account->staff.email, account->staff.name, where},
                      ticket,
                      stream,
                      *first,
                      {},
                      std::chrono::steady_clock::now(),
                      true});
}

void Updates::join(std::list<Watcher>& watchers, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, stop, rules_.every, [] { return false; });
  watchers.splice(watchers.end(), joining_);
}

void Updates::run(const std::stop_token& stop) {
  std::list<Watcher> watchers;
  std::uint64_t seen = 0;
  while (!stop.stop_requested()) {
    join(watchers, stop);
    if (watchers.empty()) continue;
    const auto mark =
        workbench_.mark();  // a desk that is away is no news: the next look may see it
    const bool written = mark && *mark != seen;
    if (mark) seen = *mark;
    for (Watcher& watcher : watchers) {
      if (stop.stop_requested()) break;
      look(watcher, written);
    }
    const std::size_t gone =
        watchers.remove_if([](const Watcher& watcher) { return watcher.stream.closed(); });
    introduce(watchers);
    const std::lock_guard lock(mutex_);
    open_ -= gone;
  }
  for (const Watcher& watcher : watchers) watcher.stream.close();
}

void Updates::look(Watcher& watcher, bool written) {
  if (watcher.stream.closed()) return;
  const auto now = std::chrono::steady_clock::now();
  const bool silent = now - watcher.spoke >= rules_.heartbeat;
  if (!written && !silent && !watcher.fresh) return;
  watcher.fresh = false;
  // Also when nothing was written: a session ends by itself.
  const auto pulse = workbench_.pulse(watcher.session, watcher.ticket);
  if (!pulse && pulse.error().kind == Error::Kind::kRejected) {
    watcher.stream.send("event: signed_out\ndata: {}\n\n");
    watcher.stream.close();
    return;
  }
  std::string piece;
  if (pulse) {
    piece = news_between(watcher.seen, *pulse).value_or("");
    watcher.seen = *pulse;
  }
  if (piece.empty() && silent) piece = ": still here\n\n";
  if (piece.empty()) return;
  watcher.stream.send(std::move(piece));
  watcher.spoke = now;
}

void Updates::introduce(std::list<Watcher>& watchers) {
  std::vector<Present> present;
  for (const Watcher& watcher : watchers) present.push_back(watcher.present);
  for (Watcher& watcher : watchers) {
    auto others = others_at(watcher.present.number, watcher.present.email, present);
    if (others == watcher.others) continue;
    watcher.others = std::move(others);
    watcher.stream.send(news_of_others(watcher.others));
  }
}

}  // namespace serap::console
