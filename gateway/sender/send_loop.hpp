#pragma once
// Takes what must be said from out:{p} and says it. One thread; a plain loop that reads top to
// bottom: leases, read, answers, doubts, send, settle, wait.
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>
#include <vector>

#include "gateway/sender/channel_board.hpp"
#include "gateway/sender/graph_client.hpp"
#include "gateway/sender/out_store.hpp"
#include "gateway/sender/outbox_reader.hpp"
#include "gateway/sender/ownership.hpp"
#include "gateway/sender/pair_rate.hpp"
#include "gateway/sender/rate.hpp"
#include "gateway/sender/read_marks.hpp"
#include "gateway/sender/send_queue.hpp"
#include "gateway/sender/uploads.hpp"

namespace serap::sender {

struct SendSettings {
  std::size_t per_second = 80;        // of one WhatsApp number; Meta raises it to 1000 on its own
  std::size_t page_per_second = 300;  // of one page or Instagram account
  std::size_t most_in_flight = 64;
  std::chrono::milliseconds wait_for_status{30'000};  // before something in doubt is said again
  bool read_marks = true;                             // and typing, while little waits
  Clock clock = system_now;                           // for the platform's windows
};

class SendLoop {
 public:
  // Borrows the last four; they must outlive it.
  SendLoop(redis::Server redis, SendSettings settings, Ownership& ownership, GraphClient& graph,
           Uploads& uploads, ChannelBoard& board);

  // Until `stop`; then calls under way are heard to their end and the leases are given back.
  void run(const std::stop_token& stop);

  // One round: false for `may_send` finishes what is under way only. What run() repeats; for tests.
  Result<void> turn(bool may_send);

  // For the health check: since a round last ended well. Safe from any thread.
  std::chrono::milliseconds since_last_turn() const;

 private:
  struct Call {
    Item* item;
    std::uint32_t partition;
  };
  struct Heard {
    std::uint64_t call;
    GraphClient::Told told;
    std::string media_id;  // of an upload that worked: the message itself is still to be sent
  };

  // send_loop.cpp: the rounds.
  Result<void> tend(Moment now);
  Result<void> adopt(const std::vector<redis::Lease>& leases);
  void lose(std::uint32_t partition);
  Result<void> read(std::chrono::milliseconds wait);
  Result<void> look_into_doubts(Moment now);
  Result<void> settle();
  std::chrono::milliseconds patience(Moment now);
  void wait_for_answers();

  // send_start.cpp: what goes now, and how.
  Result<void> send(Moment now);
  std::size_t rate_of(const TenantId& tenant) const;
  bool may_go(Item& item, bool crowded, Moment now);
  bool fit(Item& item);
  Result<void> start(std::vector<Item*> items);
  void upload(Item& item);
  void call(Item& item);
  void mark_read(const Outbound& outbound);
  Result<bool> mark(std::vector<Item*>& items);
  bool lease_outlasts_call(Moment now) const;

  // send_outcome.cpp: what an entry becomes, and what an answer means for it.
  void take_in(const OutboxReader::Read& read);
  bool rejoin(Item& item, const Progress& begun);
  void hear();
  void conclude(Item& item, const GraphClient::Told& told);
  void taken(Item& item, const std::string& platform_id, bool told_by_status);
  void try_again(Item& item, const GraphClient::Told& told);
  void next_manner(Item& item, const GraphClient::Told& told);
  void park(Item& item, int code);
  void give_up(Item& item, int code, const std::string& why);
  void record_failure(const Item& item, int code, const std::string& why);

  // settlements.cpp: what stands in the next settling script.
  Settlement& settlement_of(std::uint32_t partition);
  void leave(const Item& item);
  void unmark(const Item& item);
  void tell(const Item& item, DeliveryState state, const std::string& platform_id, int code,
            const std::string& why);

  redis::Connection redis_;
  SendSettings settings_;
  Ownership& ownership_;
  GraphClient& graph_;
  Uploads& uploads_;
  ChannelBoard& board_;
  Clock clock_;
  OutStore store_;
  OutboxReader reader_;
  Rate rate_;
  PairRate pairs_;
  ReadMarks read_marks_;
  SendQueue queue_;
  std::map<std::uint32_t, redis::Lease> mine_;
  std::map<std::uint32_t, std::map<std::string, Progress>> left_;  // by earlier owners
  std::map<std::uint32_t, Settlement> unsettled_;
  std::map<std::uint64_t, Call> calls_;
  std::vector<Item*> doubts_;
  std::uint64_t next_call_ = 1;
  Moment next_tend_, last_doubts_;

  // What the client's thread hands over. Shared with the calls under way: they may end after the
  // loop.
  struct Answers {
    std::mutex mutex;
    std::condition_variable came;
    std::vector<Heard> heard;
  };
  std::shared_ptr<Answers> answers_ = std::make_shared<Answers>();
  std::atomic<Moment> last_turn_ = std::chrono::steady_clock::now();
};

}  // namespace serap::sender
