#include <gmock/gmock.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

using std::chrono::hours;

class Queue : public ::testing::Test {
 protected:
  World world;
  SessionToken national = world.session(Role::kNational, "");
  SessionToken liaison = world.session(Role::kLiaison, "PUPR-D@3273");

  void set(const std::string& id, const std::string& assignment) {
    (void)world.store.write<int>([&](Database& db) -> Result<int> {
      db.script("UPDATE tickets SET " + assignment + " WHERE id = '" + id + "'");
      return 0;
    });
  }
  int total(const SessionToken& session, Group group) {
    return world.desk.list(session, {.group = group})->total;
  }
  static int counted(const Counts& counts, Group group) {
    return counts[static_cast<std::size_t>(group)];
  }
  std::string in_hours(int count) {
    return std::to_string(unix_milliseconds(world.now + hours{count}));
  }
};

TEST_F(Queue, IsDueADayBeforeItsDeadline) {
  world.received(world.draft());
  set("wa:1#0", "next_due_ms = " + in_hours(25));
  EXPECT_EQ(total(national, Group::kDue), 0);
  world.now += hours{2};
  EXPECT_EQ(total(world.session(Role::kNational, ""), Group::kDue), 1);
}

TEST_F(Queue, IsNeverDueOnceItIsAnswered) {
  world.received(world.draft());
  set("wa:1#0", "next_due_ms = " + in_hours(-5) + ", status = 'dijawab'");
  EXPECT_EQ(total(national, Group::kDue), 0);
}

TEST_F(Queue, TellsMineAndMyUnitsApart) {
  world.received(world.draft());
  EXPECT_EQ(total(liaison, Group::kMine), 0);
  EXPECT_EQ(total(liaison, Group::kUnit), 1);
  EXPECT_EQ(total(national, Group::kUnit), 0);
  ASSERT_TRUE(world.desk.act(world.act(national, Deed::kAccept, "1")));
  ASSERT_TRUE(world.desk.act(world.act(liaison, Deed::kAccept, "2")));
  EXPECT_EQ(total(liaison, Group::kMine), 1);
}

TEST_F(Queue, CountsWhatTheListShows) {
  world.received(world.draft());
  world.received(world.draft("wa:2#0"));
  set("wa:1#0", "danger = 1, next_due_ms = " + in_hours(2));
  set("wa:2#0", "status = 'diarsipkan', closed_ms = 1");
  const Counts counts = *world.desk.counts(liaison);
  for (std::size_t i = 0; i < kGroups; ++i) {
    const Group group = static_cast<Group>(i);
    EXPECT_EQ(counts[i], total(liaison, group)) << id_of(group);
  }
  EXPECT_EQ(counted(counts, Group::kDanger), 1);
  EXPECT_EQ(counted(counts, Group::kClosed), 1);
}

TEST_F(Queue, PutsDangerBeforeTheNextDeadline) {
  for (const char* id : {"wa:1#0", "wa:2#0", "wa:3#0"}) world.received(world.draft(id));
  set("wa:1#0", "next_due_ms = " + in_hours(9));
  set("wa:2#0", "next_due_ms = " + in_hours(3));
  set("wa:3#0", "danger = 1");
  const Page page = *world.desk.list(national, {.sort = Sort::kUrgent});
  ASSERT_EQ(page.rows.size(), 3U);
  EXPECT_EQ(page.rows[0].ticket.id.value, "wa:3#0");
  EXPECT_EQ(page.rows[1].ticket.id.value, "wa:2#0");
  EXPECT_EQ(page.rows[2].ticket.id.value, "wa:1#0");
}

TEST_F(Queue, FindsACitizenByTheirAliasHoweverItIsTyped) {
  world.received(world.draft());
  const std::string alias = world.desk.list(national, {})->rows.at(0).citizen;
  std::string lower = alias;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(world.desk.list(national, {.search = alias})->total, 1);
  EXPECT_EQ(world.desk.list(national, {.search = lower})->total, 1);
  EXPECT_EQ(world.desk.list(national, {.search = "warga 0000"})->total, 0);
}

}  // namespace
}  // namespace serap::tickets::testing
