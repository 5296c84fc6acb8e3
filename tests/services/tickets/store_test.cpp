#include "services/tickets/store.hpp"

#include <atomic>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

TEST(Store, KeepsItsEpochWhenOpenedAgain) {
  TemporaryFolder folder;
  std::string first;
  {
    Store store{folder.path() / "t.db", {}};
    first = store.epoch();
  }
  Store again{folder.path() / "t.db", {}};
  EXPECT_EQ(again.epoch(), first);
  EXPECT_EQ(first.size(), 24U);
}

TEST(Store, IsForItsOwnerOnly) {
  World world;
  (void)world.open(world.draft());
  using std::filesystem::perms;
  for (const char* name : {"tickets.db", "tickets.db-wal", "tickets.db.lock"}) {
    EXPECT_EQ(std::filesystem::status(world.folder.path() / name).permissions() &
                  (perms::group_all | perms::others_all),
              perms::none)
        << name;
  }
}

TEST(Store, RefusesASecondProcess) {
  TemporaryFolder folder;
  Store store{folder.path() / "t.db", {}};
  EXPECT_THROW(Store(folder.path() / "t.db", {}), SqlFailure);
}

TEST(Store, RefusesADatabaseOfANewerProgram) {
  TemporaryFolder folder;
  {
    Database db{folder.path() / "t.db", Database::Mode::kReadWrite};
    db.script("PRAGMA user_version = 99");
  }
  EXPECT_THROW(Store(folder.path() / "t.db", {}), SqlFailure);
}

TEST(WriteQueue, UndoesOnlyTheWriteThatFailed) {
  World world;
  const auto failed = world.store.write<int>([](Database& db) -> Result<int> {
    db.prepare("INSERT INTO login_failures VALUES('a', 1, 1)").run();
    db.prepare("INSERT INTO staff VALUES('x', 'x', 'no such role', '', '', 0, 0)").run();
    return 1;
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, Error::Kind::kUnavailable);
  EXPECT_EQ(world.count("SELECT count(*) FROM login_failures"), 0);
  EXPECT_TRUE(world.open(world.draft()));
}

TEST(WriteQueue, SharesATransactionAmongConcurrentWrites) {
  World world;
  const CitizenId citizen = world.citizen();
  const int before = world.commits;
  std::latch go{1};
  std::vector<std::jthread> writers;
  std::atomic<int> done = 0;
  for (int i = 0; i < 64; ++i) {
    writers.emplace_back([&, i] {
      go.wait();
      const Message message{"e" + std::to_string(i),
                            citizen,
                            kPhone,
                            false,
                            "citizen",
                            "text",
                            "halo",
                            world.now,
                            {},
                            ""};
      if ((*world.intake.record({&message, 1}))[0]) ++done;
    });
  }
  go.count_down();
  writers.clear();
  EXPECT_EQ(done, 64);
  EXPECT_EQ(world.count("SELECT count(*) FROM messages"), 64);
  EXPECT_LT(world.commits - before, 64);
}

}  // namespace
}  // namespace serap::tickets::testing
