#pragma once
// A sender on a real Redis, against a stand-in for the Graph API in this process.
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/sender/send_loop.hpp"
#include "gateway/sender/status_loop.hpp"
#include "services/process/http_server.hpp"
#include "services/redis/log_codec.hpp"
#include "services/redis/stream.hpp"
#include "tests/fakes/redis_server.hpp"
#include "tests/fakes/services.hpp"

namespace serap::sender {

// Answers each call by the next behaviour: "ok", "lose" (taken, no answer comes), "500", an error
// code, or a code and subcode: "10/2018278".
class GraphStandIn {
 public:
  GraphStandIn()
      : server_({}, [this](process::HttpRequest request, process::Reply reply) {
          answer(request, reply);
        }) {}

  void will(std::deque<std::string> behaviours) {
    const std::lock_guard lock(mutex_);
    behaviours_ = std::move(behaviours);
  }
  // Of every answer from now on.
  void say_in_headers(std::vector<std::pair<std::string, std::string>> headers) {
    const std::lock_guard lock(mutex_);
    headers_ = std::move(headers);
  }
  std::vector<std::string> bodies() const {
    const std::lock_guard lock(mutex_);
    return bodies_;
  }
  std::size_t calls() const { return bodies().size(); }
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

 private:
  void answer(const process::HttpRequest& request, const process::Reply& reply) {
    const std::lock_guard lock(mutex_);
    bodies_.push_back(request.body);
    std::string how = "ok";
    if (!behaviours_.empty()) {
      how = behaviours_.front();
      behaviours_.pop_front();
    }
    process::HttpResponse response;
    if (how == "ok") {
      const std::string number = std::to_string(bodies_.size());
      const bool whatsapp = request.body.find("messaging_product") != std::string::npos;
      response.body = whatsapp ? R"({"messages":[{"id":"wamid.)" + number + "\"}]}"
                               : R"({"message_id":"m_)" + number + "\"}";
    } else if (how == "lose") {
      lost_.push_back(reply);
      return;
    } else if (how == "500") {
      response.status = 500;
    } else {
      response.status = 400;
      const std::size_t slash = how.find('/');
      response.body = R"({"error":{"message":"no","code":)" + how.substr(0, slash);
      if (slash != std::string::npos)
        response.body += R"(,"error_subcode":)" + how.substr(slash + 1);
      response.body += "}}";
    }
    response.headers = headers_;
    reply(response);
  }

  mutable std::mutex mutex_;
  std::deque<std::string> behaviours_;
  std::vector<std::string> bodies_;
  std::vector<process::Reply> lost_;
  std::vector<std::pair<std::string, std::string>> headers_;
  process::HttpServer server_;
};

// Remembers the states that it was told.
class Deliveries : public fakes::Tickets {
 public:
  std::vector<Delivery> told;
  Result<std::vector<Result<void>>> record_delivery(std::span<const Delivery> batch) override {
    if (away) return fakes::away_error();
    told.insert(told.end(), batch.begin(), batch.end());
    return std::vector<Result<void>>(batch.size());
  }
};

inline const Time kNoon = from_unix_milliseconds(1'795'000'000'000);

// One sender process. Going away without release() is what a crash leaves.
struct Process {
  Process(const redis::Server& at, GraphStandIn& stand_in, tickets::IntakePort& tickets,
          process::Metrics& metrics, const std::string& name, std::size_t per_second)
      : leases(at, "out", name, kPartitions),
        ownership(leases),
        board({}, metrics),
        graph({.origin = stand_in.origin(),
               .version = "v25.0",
               .deadline = std::chrono::milliseconds{300}},
              *GraphErrors::load(SERAP_SOURCE_DIR "/gateway/sender/graph_errors.json"),
              {{TenantId{"111"}, {Channel::kWhatsapp, "token", ""}},
               {TenantId{"222"}, {Channel::kMessenger, "token", ""}},
               {TenantId{"333"}, {Channel::kInstagram, "token", ""}}}),
        uploads([](const Address&, const StoredMedia& media) {
          return GraphMedia::Uploaded{{}, "up-" + media.hash};
        }),
        send(at,
             {.per_second = per_second,
              .most_in_flight = 8,
              .wait_for_status = std::chrono::milliseconds{1200},
              .clock = [] { return kNoon; }},
             ownership, graph, uploads, board),
        status(at, ownership, tickets, metrics) {}

  ChannelState state() const { return board.all().empty() ? ChannelState{} : board.all().front(); }

  redis::Leases leases;
  Ownership ownership;
  ChannelBoard board;
  GraphClient graph;
  Uploads uploads;
  SendLoop send;
  StatusLoop status;
};

class Rig {
 public:
  fakes::RedisServer redis;
  redis::Connection connection{redis.address()};
  GraphStandIn graph;
  Deliveries tickets;
  process::Metrics metrics;
  std::size_t per_second;
  std::unique_ptr<Process> process;

  explicit Rig(std::size_t per_second_ = 1000) : per_second(per_second_), process(start("first")) {}

  std::unique_ptr<Process> start(const std::string& name) {
    return std::make_unique<Process>(redis.address(), graph, tickets, metrics, name, per_second);
  }
  // Ends without a word; its leases are gone as after their time.
  void crash_and_start_another() {
    process->ownership.release();
    process.reset();
    process = start("second");
  }

  static Outbound outbound(const std::string& id, const std::string& citizen = "6281200000002",
                           const std::string& text = "Laporan diterima") {
    Outbound it;
    it.id = OutboundId{id};
    it.to = {Channel::kWhatsapp, TenantId{"111"}, citizen};
    it.text = text;
    it.created = it.last_inbound = kNoon;
    return it;
  }
  static Outbound elsewhere(const std::string& id, Channel channel) {
    Outbound it = outbound(id, "9001");
    it.to.channel = channel;
    it.to.tenant = TenantId{channel == Channel::kMessenger ? "222" : "333"};
    return it;
  }
  // What stands in the log of `it`'s citizen.
  std::vector<Inbound> events(const Outbound& it) {
    std::vector<redis::Cursor> cursors{{redis::in_key(partition(it))}};
    auto streams = redis::read_streams(connection, cursors, 100, std::chrono::milliseconds{0});
    std::vector<Inbound> found;
    for (const auto& [key, entries] : *streams) {
      for (const redis::Entry& entry : entries)
        found.push_back(*redis::decode_inbound({entry.fields.begin(), entry.fields.end()}));
    }
    return found;
  }
  static std::uint32_t partition(const Outbound& it) { return partition_of(it.to, kPartitions); }
  void put(const Outbound& it) {
    ASSERT_TRUE(
        redis::append(connection, redis::out_key(partition(it), it.lane), redis::encode(it)));
  }
  // The platform tells of the first part of `it`.
  void tell(const Outbound& it, DeliveryState state, int part = 0) {
    Delivery delivery;
    delivery.id = EventId{"status|" + it.id.value};
    delivery.outbound = it.id;
    delivery.part = part;
    delivery.platform_id = "wamid.told";
    delivery.to = it.to;
    delivery.state = state;
    delivery.at = kNoon;
    ASSERT_TRUE(redis::append(connection, redis::st_key(partition(it)), redis::encode(delivery)));
  }
  std::int64_t length(const std::string& key) {
    return connection.command({"XLEN", key})->view().integer();
  }
  std::int64_t outbox(const Outbound& it) { return length(redis::out_key(partition(it), it.lane)); }
  std::int64_t dead(const Outbound& it) { return length(redis::dead_key(partition(it))); }
  std::int64_t begun(const Outbound& it) {
    const std::string key = send_key(partition(it));
    return connection.command({"HLEN", key})->view().integer();
  }

  // Turns both loops until `reached`; false after `limit`.
  bool turn_until(const std::function<bool()>& reached,
                  std::chrono::milliseconds limit = std::chrono::seconds{10}) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!reached()) {
      if (std::chrono::steady_clock::now() > end) return false;
      (void)process->send.turn(true);
      (void)process->status.turn(std::chrono::milliseconds{1});
    }
    return true;
  }
};

}  // namespace serap::sender
