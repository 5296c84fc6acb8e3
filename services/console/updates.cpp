#include "services/console/updates.hpp"

#include "services/console/problem.hpp"

namespace serap::console {

Updates::Updates(tickets::DeskPort& desk, TicketDirectory& directory, UpdateRules rules)
    : desk_(desk),
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
  const auto first = glance_at(desk_, directory_, session, watched);
  if (!first) return reply(response_of(problem_of(first.error())));
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
  joining_.push_back({session, watched, stream, *first, std::chrono::steady_clock::now()});
}

void Updates::run(const std::stop_token& stop) {
  std::list<Watcher> watchers;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, rules_.every, [] { return false; });
      watchers.splice(watchers.end(), joining_);
    }
    for (Watcher& watcher : watchers) {
      if (stop.stop_requested()) break;
      look(watcher);
    }
    const std::size_t gone =
        watchers.remove_if([](const Watcher& watcher) { return watcher.stream.closed(); });
    const std::lock_guard lock(mutex_);
    open_ -= gone;
  }
  for (const Watcher& watcher : watchers) watcher.stream.close();
}

void Updates::look(Watcher& watcher) {
  if (watcher.stream.closed()) return;
  const auto now = std::chrono::steady_clock::now();
  const auto glance = glance_at(desk_, directory_, watcher.session, watcher.watched);
  if (!glance && glance.error().kind == Error::Kind::kRejected) {
    watcher.stream.send("event: signed_out\ndata: {}\n\n");
    watcher.stream.close();
    return;
  }
  std::string piece;
  if (glance) {  // a desk that is away is no news: the next look may see it again
    piece = news_between(watcher.seen, *glance).value_or("");
    watcher.seen = *glance;
  }
  if (piece.empty() && now - watcher.spoke >= rules_.heartbeat) piece = ": still here\n\n";
  if (piece.empty()) return;
  watcher.stream.send(std::move(piece));
  watcher.spoke = now;
}

}  // namespace serap::console
