#include "gateway/sender/status_loop.hpp"

#include <gtest/gtest.h>

#include "tests/gateway/sender/rig.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

TEST(StatusLoop, KeepsStatusesWhileTicketsIsAway) {
  Rig rig;
  const Outbound it = Rig::outbound("o-1");
  ASSERT_TRUE(rig.turn_until([&] { return rig.process->ownership.held().size() == kPartitions; }));
  rig.tell(it, DeliveryState::kRead);
  rig.tickets.away = true;
  EXPECT_FALSE(rig.process->status.turn(1ms));
  EXPECT_EQ(rig.length(redis::st_key(Rig::partition(it))), 1);
  rig.tickets.away = false;
  EXPECT_TRUE(rig.process->status.turn(1ms));
  EXPECT_EQ(rig.length(redis::st_key(Rig::partition(it))), 0);
  ASSERT_EQ(rig.tickets.told.size(), 1U);
  EXPECT_EQ(rig.tickets.told[0].state, DeliveryState::kRead);
}

TEST(StatusLoop, UnreadableStatusGoesToDead) {
  Rig rig;
  const Outbound it = Rig::outbound("o-1");
  ASSERT_TRUE(rig.turn_until([&] { return rig.process->ownership.held().size() == kPartitions; }));
  ASSERT_TRUE(redis::append(rig.connection, redis::st_key(Rig::partition(it)), "nonsense"));
  ASSERT_TRUE(rig.process->status.turn(1ms));
  EXPECT_EQ(rig.dead(it), 1);
  EXPECT_EQ(rig.length(redis::st_key(Rig::partition(it))), 0);
}

}  // namespace
}  // namespace serap::sender
