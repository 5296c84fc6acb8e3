#include "services/tickets/relay.hpp"

#include <set>

#include <gtest/gtest.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

// Keeps what it gets; fails the calls in `failing` (counted from 1), after doing the work if
// `after_work`.
struct FakeLog {
  std::vector<std::pair<std::uint32_t, Inbound>> entries;
  std::set<int> failing;
  bool after_work = false;
  int calls = 0;

  EventSink sink() {
    return [this](std::uint32_t partition, const Inbound& inbound) -> Result<void> {
      const bool fails = failing.contains(++calls);
      if (!fails || after_work) entries.emplace_back(partition, inbound);
      if (fails) return Error{Error::Kind::kUnavailable, "the log is away"};
      return {};
    };
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> made;
    for (const auto& [partition, inbound] : entries) made.push_back(inbound.id.value);
    return made;
  }
};

// Two events of ticket 1 (rows 1 and 2), then one of ticket 2 (row 3).
void arrange(World& world) {
  world.received(world.draft("wa:1#0"));
  world.received(world.draft("wa:2#0", {Channel::kWhatsapp, TenantId{"111"}, "6281200000009"}));
  const SessionToken national = world.session(Role::kNational, "");
  ASSERT_TRUE(world.desk.act(world.act(national, Deed::kAccept, "a")));
  ASSERT_TRUE(world.desk.act(world.act(national, Deed::kAnswer, "b", "Sudah ditambal.")));
  Act other = world.act(national, Deed::kAnswer, "c", "Baik.");
  other.ticket.value = "wa:2#0";
  ASSERT_TRUE(world.desk.act(other));
}

TEST(Relay, AppendsEachEventOnceToTheHomesPartition) {
  World world;
  arrange(world);
  FakeLog log;
  Relay relay(world.store, log.sink(), [&] { return world.now; });
  EXPECT_EQ(relay.relay_once()->relayed, 3);
  EXPECT_EQ(relay.relay_once()->relayed, 0);
  EXPECT_EQ(log.ids(), (std::vector<std::string>{"ev:1", "ev:2", "ev:3"}));
  EXPECT_EQ(log.entries[0].first, partition_of(kPhone, kPartitions));
  EXPECT_EQ(log.entries[0].second.address, kPhone);
  const auto& changed = std::get<StatusChanged>(log.entries[0].second.what);
  EXPECT_EQ(changed.ticket.status, TicketStatus::kDidisposisi)
      << "as it was then, not as it is now";
  const auto& replied = std::get<StaffReplied>(log.entries[1].second.what);
  EXPECT_EQ(replied.text, "Sudah ditambal.");
  EXPECT_GT(replied.ticket.version, changed.ticket.version);
}

TEST(Relay, BringsWhatTheOfficerPutBesideTheWords) {
  World world;
  world.received(world.draft("wa:1#0"));
  Act answer = world.act(world.session(Role::kNational, ""), Deed::kAnswer, "a", "Ini fotonya.");
  answer.files = {{std::string(64, 'a'), "image/jpeg", "sesudah perbaikan.jpg", 1234},
                  {std::string(64, 'b'), "application/pdf", "", 5}};
  ASSERT_TRUE(world.desk.act(answer));
  FakeLog log;
  Relay relay(world.store, log.sink(), [&] { return world.now; });
  ASSERT_EQ(relay.relay_once()->relayed, 1);
  EXPECT_EQ(std::get<StaffReplied>(log.entries[0].second.what).files, answer.files);
}

TEST(Relay, KeepsATicketsOrderWhenOneAppendFailsAndServesTheOthers) {
  World world;
  arrange(world);
  FakeLog log;
  log.failing = {1};
  Relay relay(world.store, log.sink(), [&] { return world.now; });
  EXPECT_EQ(relay.relay_once()->failed, 1);
  EXPECT_EQ(log.ids(), (std::vector<std::string>{"ev:3"}));
  EXPECT_EQ(relay.relay_once()->relayed, 2);
  EXPECT_EQ(log.ids(), (std::vector<std::string>{"ev:3", "ev:1", "ev:2"}));
}

TEST(Relay, RepeatsTheSameIdWhenTheAnswerOfAnAppendWasLost) {
  World world;
  arrange(world);
  FakeLog log;
  log.failing = {2};
  log.after_work = true;
  Relay relay(world.store, log.sink(), [&] { return world.now; });
  ASSERT_TRUE(relay.relay_once());
  ASSERT_TRUE(relay.relay_once());
  EXPECT_EQ(log.ids(), (std::vector<std::string>{"ev:1", "ev:2", "ev:3", "ev:2"}))
      << "the home dedupes by id";
}

TEST(Relay, AnswersWhereTheyLastWroteFromInTheHomesPartition) {
  World world;
  arrange(world);
  const Message message{"e9",   world.citizen(), kBsuid,    false, "citizen",
                        "text", "halo",          world.now, {},    ""};
  ASSERT_TRUE(world.intake.record({&message, 1}));
  FakeLog log;
  Relay relay(world.store, log.sink(), [&] { return world.now; });
  ASSERT_TRUE(relay.relay_once());
  EXPECT_EQ(log.entries[0].first, partition_of(kPhone, kPartitions));
  EXPECT_EQ(log.entries[0].second.address, kBsuid);
}

}  // namespace
}  // namespace serap::tickets::testing
