#pragma once
// The bot's loop on a real Redis, with the shipped flow and services that decide by simple rules.
#include <thread>

#include <gtest/gtest.h>

#include "bots/flows/flow_json.hpp"
#include "bots/phrases/phrases_json.hpp"
#include "bots/worker/loop.hpp"
#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "tests/fakes/redis_server.hpp"
#include "tests/fakes/services.hpp"

namespace serap::worker {

inline const Address kSari{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
inline const std::string kReport =
    "sampah menumpuk tiga hari di depan pasar kec sukajadi bau sekali";

inline Script shipped_script() {
  const std::string root = SERAP_SOURCE_DIR;
  return {*flows::load_flow(root + "/bots/flows/intake.json"),
          *phrases::load_phrases(root + "/bots/phrases"),
          {{Channel::kWhatsapp, TenantId{"111"}, "Kota Bandung", AgencyCode{"KOMINFO-D@3273"},
            AreaCode{"3273"}, "", "", ""}}};
}

// A bot that can be killed and replaced: everything but Redis and the services goes with it.
class Bot {
 public:
  Bot(const redis::Server& server, const Script& script, fakes::Classifier& classifier,
      fakes::Router& router, fakes::Tickets& tickets, const std::string& name)
      : meters_(metrics_),
        leases_(redis::Leases(server, "bot", name, kPartitions)),
        turns_(script, {classifier, router, tickets}, system_now),
        loop_(server, leases_, turns_, tickets, meters_) {
    while (leases_.held().size() < kPartitions) std::this_thread::yield();
  }
  Loop& loop() { return loop_; }
  const Meters& meters() const { return meters_; }

 private:
  process::Metrics metrics_;
  Meters meters_;
  LeaseKeeper leases_;
  Turns turns_;
  Loop loop_;
};

class WorkerTest : public testing::Test {
 protected:
  fakes::RedisServer server_;
  redis::Connection redis_{server_.address()};
  fakes::Classifier classifier_;
  fakes::Router router_;
  fakes::Tickets tickets_;
  Script script_ = shipped_script();
  std::unique_ptr<Bot> bot_ = make_bot("one");

  std::unique_ptr<Bot> make_bot(const std::string& name) {
    return std::make_unique<Bot>(server_.address(), script_, classifier_, router_, tickets_, name);
  }

  Inbound text(const std::string& id, const std::string& words, const Address& from = kSari) {
    Inbound inbound;
    inbound.id = EventId{"wa:m:111:" + id};
    inbound.address = from;
    inbound.person.phone = from.id;
    inbound.at = inbound.received = system_now();
    inbound.platform_id = id;
    inbound.what = Text{words};
    return inbound;
  }
  void append(const Inbound& inbound) {
    ASSERT_TRUE(redis::append(redis_, redis::in_key(partition_of(inbound.address, kPartitions)),
                              redis::encode(inbound)));
  }
  Inbound happened(const std::string& id, Happening what) {
    Inbound inbound = text(id, "");
    inbound.what = std::move(what);
    return inbound;
  }
  std::int64_t length(const std::string& key) {
    return redis_.command({"XLEN", key})->view().integer();
  }
  std::int64_t waiting() {
    std::int64_t sum = 0;
    for (std::uint32_t p = 0; p < kPartitions; ++p) sum += length(redis::in_key(p));
    return sum;
  }
  std::int64_t fetches() {
    std::int64_t sum = 0;
    for (std::uint32_t p = 0; p < kPartitions; ++p) sum += length(redis::fetch_key(p));
    return sum;
  }
  std::vector<Outbound> outbox() {
    std::vector<Outbound> said;
    for (std::uint32_t p = 0; p < kPartitions; ++p) {
      std::vector<redis::Cursor> cursors;
      for (const Lane lane : {Lane::kAcknowledgement, Lane::kAnswer})
        cursors.push_back({redis::out_key(p, lane), "0-0"});
      const auto streams =
          redis::read_streams(redis_, cursors, 10'000, std::chrono::milliseconds{0});
      for (const auto& [key, entries] : *streams) {
        for (const redis::Entry& entry : entries)
          said.push_back(*redis::decode_outbound({{"e", entry.fields[0].second}}));
      }
    }
    return said;
  }
  // Rounds until the logs are empty, `most` at most.
  void run_until_idle(int most = 600) {
    for (int i = 0; i < most && waiting() > 0; ++i) (void)bot_->loop().round();
  }
};

}  // namespace serap::worker
