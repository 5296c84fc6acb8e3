#include <algorithm>

#include "gateway/simulator/routes.hpp"
#include "gateway/simulator/sim_json.hpp"

namespace serap::simulator {

Readers::Readers(Chats& chats)
    : chats_(chats), clock_([this](const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
          stopped_.wait_for(lock, stop, std::chrono::milliseconds{200}, [] { return false; });
          const auto now = std::chrono::steady_clock::now();
          const auto over =
              std::stable_partition(readers_.begin(), readers_.end(),
                                    [&](const Reader& reader) { return reader.until > now; });
          for (auto reader = over; reader != readers_.end(); ++reader) answer(*reader);
          readers_.erase(over, readers_.end());
        }
      }) {}

Readers::~Readers() {
  clock_.request_stop();
  clock_.join();
}

void Readers::answer(const Reader& reader) const {
  const std::vector<Bubble> news = chats_.since(reader.citizen.id, reader.after);
  reader.reply({.body = json_from_bubbles(reader.citizen, news, reader.after),
                .content_type = "application/json",
                .headers = {}});
}

void Readers::read(const Citizen& citizen, std::uint64_t after, std::chrono::milliseconds wait,
                   process::Reply reply) {
  const Reader reader{citizen, after, std::chrono::steady_clock::now() + wait, std::move(reply)};
  // Under the lock: a change between the look and the wait would else be missed.
  const std::lock_guard lock(mutex_);
  if (wait.count() == 0 || !chats_.since(citizen.id, after).empty()) return answer(reader);
  readers_.push_back(reader);
}

void Readers::changed(const std::string& citizen) {
  const std::lock_guard lock(mutex_);
  const auto theirs =
      std::stable_partition(readers_.begin(), readers_.end(),
                            [&](const Reader& reader) { return reader.citizen.id != citizen; });
  for (auto reader = theirs; reader != readers_.end(); ++reader) answer(*reader);
  readers_.erase(theirs, readers_.end());
}

}  // namespace serap::simulator
