#include "services/tickets/stale_drafts.hpp"

#include <gtest/gtest.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

TEST(StaleDrafts, AreFiledWhenTheirTimerWasLost) {
  World world;
  Draft draft = world.draft();
  draft.opened = world.now;
  const TicketId id = (*world.intake.open({&draft, 1}))[0]->id;
  EXPECT_EQ(*file_stale_drafts(world.store, world.intake, world.now + std::chrono::hours{24}), 0u);
  EXPECT_EQ(*file_stale_drafts(world.store, world.intake, world.now + std::chrono::hours{26}), 1u);
  const Query all{draft.citizen, {}};
  EXPECT_EQ((*world.intake.find({&all, 1}))[0]->front().status, TicketStatus::kDiterima);
  EXPECT_EQ(*file_stale_drafts(world.store, world.intake, world.now + std::chrono::hours{27}), 0u);
}

}  // namespace
}  // namespace serap::tickets::testing
