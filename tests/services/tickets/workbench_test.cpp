#include "services/tickets/workbench.hpp"

#include <gmock/gmock.h>

#include "services/tickets/similar.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class WorkbenchTest : public ::testing::Test {
 protected:
  World world;
  CommitCount commits;
  Workbench bench{world.store, commits, world.topics, [this] { return world.now; }};
  SessionToken liaison = world.session(Role::kLiaison, "PUPR-D@3273");
  SessionToken stranger = world.session(Role::kLiaison, "DLH-D@3273");

  Pulse pulse(const SessionToken& session, const std::string& ticket = "wa:1#0") {
    return *bench.pulse(session, TicketId{ticket});
  }
  Period month() { return {world.now - hours{24} * 10, world.now + hours{24} * 10}; }
};

TEST_F(WorkbenchTest, MarkRisesWithACommit) {
  const auto before = bench.mark();
  commits.rise();
  EXPECT_NE(*bench.mark(), *before);
}

TEST_F(WorkbenchTest, PulseStaysWhenNothingHappened) {
  world.received(world.draft());
  EXPECT_EQ(pulse(liaison), pulse(liaison));
}

TEST_F(WorkbenchTest, PulseChangesWithADeed) {
  world.received(world.draft());
  const Pulse before = pulse(liaison);
  const auto national = world.session(Role::kNational, "");
  world.now += std::chrono::minutes{10};
  ASSERT_TRUE(world.desk.act(world.act(national, Deed::kAccept, "1")));
  EXPECT_NE(pulse(liaison).queue, before.queue);
  EXPECT_NE(pulse(liaison).ticket, before.ticket);
}

TEST_F(WorkbenchTest, PulseChangesWhenATickArrives) {
  world.received(world.draft());
  Message message;
  message.key = "out:1";
  message.citizen = world.citizen();
  message.address = kPhone;
  message.outgoing = true;
  message.author = "office";
  message.at = world.now;
  ASSERT_TRUE((*world.intake.record({&message, 1}))[0]);
  const Pulse before = pulse(liaison);
  Delivery delivery;
  delivery.outbound.value = "out:1";
  delivery.state = DeliveryState::kRead;
  delivery.at = world.now;
  ASSERT_TRUE((*world.intake.record_delivery({&delivery, 1}))[0]);
  EXPECT_NE(pulse(liaison).ticket, before.ticket);
}

TEST_F(WorkbenchTest, PulseOfAnotherAgencysTicketIsNone) {
  world.received(world.draft());
  EXPECT_EQ(pulse(stranger).ticket, 0U);
  EXPECT_NE(pulse(liaison).ticket, 0U);
}

TEST_F(WorkbenchTest, FindsAReportOfTheSameDistrictAndTopic) {
  world.received(world.draft());
  world.received(world.draft("wa:2#0"));
  Draft elsewhere = world.draft("wa:3#0");
  elsewhere.place.area.value = "337404";
  elsewhere.text = "aspal mengelupas";
  world.received(elsewhere);
  const auto rows = bench.similar(liaison, TicketId{"wa:1#0"});
  ASSERT_TRUE(rows);
  ASSERT_THAT(*rows, SizeIs(1));
  EXPECT_EQ(rows->front().row.ticket.id.value, "wa:2#0");
  EXPECT_THAT(rows->front().because, ElementsAre("place", "topic", "words"));
}

TEST_F(WorkbenchTest, TellsNobodyOfSimilarReportsTheyMayNotSee) {
  world.received(world.draft());
  world.received(world.draft("wa:2#0"));
  const auto rows = bench.similar(stranger, TicketId{"wa:1#0"});
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().kind, Error::Kind::kNotFound);
}

TEST_F(WorkbenchTest, KeepsAReplyForTheWholeAgency) {
  const auto colleague = world.session(Role::kCoordinator, "PUPR-D@3273");
  ASSERT_TRUE(bench.keep(liaison, {0, Kept::What::kReply, "Sapa", "Halo {nama}", false}));
  EXPECT_THAT(*bench.kept(colleague, Kept::What::kReply), SizeIs(1));
  EXPECT_THAT(*bench.kept(stranger, Kept::What::kReply), IsEmpty());
}

TEST_F(WorkbenchTest, KeepsAFilterForOneAccount) {
  const auto colleague = world.session(Role::kCoordinator, "PUPR-D@3273");
  ASSERT_TRUE(bench.keep(liaison, {0, Kept::What::kFilter, "Lampu", "cari=lampu", false}));
  EXPECT_THAT(*bench.kept(liaison, Kept::What::kFilter), SizeIs(1));
  EXPECT_THAT(*bench.kept(colleague, Kept::What::kFilter), IsEmpty());
}

TEST_F(WorkbenchTest, LetsNobodyForgetAnothersText) {
  const auto kept = bench.keep(liaison, {0, Kept::What::kReply, "Sapa", "Halo", false});
  ASSERT_TRUE(kept);
  EXPECT_EQ(bench.forget(stranger, kept->id).error().kind, Error::Kind::kNotFound);
  EXPECT_TRUE(bench.forget(liaison, kept->id));
}

TEST_F(WorkbenchTest, LetsAReaderReadRepliesOnly) {
  const auto reader = world.session(Role::kReadOnly, "PUPR-D@3273");
  EXPECT_EQ(bench.keep(reader, {0, Kept::What::kReply, "Sapa", "Halo", false}).error().kind,
            Error::Kind::kConflict);
  EXPECT_TRUE(bench.keep(reader, {0, Kept::What::kFilter, "Lampu", "cari=lampu", false}));
}

TEST_F(WorkbenchTest, CountsWhatWasReceivedAndAnswered) {
  world.received(world.draft());
  world.received(world.draft("wa:2#0"));
  world.now += hours{24};
  const auto national = world.session(Role::kNational, "");
  ASSERT_TRUE(world.desk.act(world.act(national, Deed::kAnswer, "1", "Besok diperbaiki.")));
  const auto figures = bench.figures(national, month());
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->all.received, 2);
  EXPECT_EQ(figures->all.answered, 1);
  EXPECT_EQ(figures->all.open, 1);
  ASSERT_THAT(figures->topics, SizeIs(1));
  EXPECT_EQ(figures->topics[0].id, "jalan.rusak");
  EXPECT_DOUBLE_EQ(figures->all.median_days.value_or(-1), 1.0);
}

TEST_F(WorkbenchTest, CountsOnlyTheOwnAgencysReports) {
  world.received(world.draft());
  EXPECT_EQ(bench.figures(stranger, month())->all.received, 0);
  EXPECT_EQ(bench.figures(liaison, month())->all.received, 1);
}

TEST_F(WorkbenchTest, TellsEachDayAlsoTheQuietOnes) {
  world.received(world.draft());
  const auto figures = bench.figures(liaison, {world.now - hours{48}, world.now + hours{24}});
  ASSERT_THAT(figures->days, SizeIs(3));
  EXPECT_EQ(figures->days[0].id, "2026-11-22");
  EXPECT_EQ(figures->days[0].received, 0);
  EXPECT_EQ(figures->days[2].received, 1);
}

TEST_F(WorkbenchTest, IsNobodysWithoutASession) {
  EXPECT_EQ(bench.kept({"no"}, Kept::What::kReply).error().kind, Error::Kind::kRejected);
  EXPECT_EQ(bench.figures({"no"}, month()).error().kind, Error::Kind::kRejected);
  EXPECT_EQ(bench.pulse({"no"}, {}).error().kind, Error::Kind::kRejected);
}

TEST(SharedWords, CountsLongWordsWhateverTheirCase) {
  EXPECT_DOUBLE_EQ(shared_words("Jalan berlubang di sini", "JALAN rusak"), 1.0 / 4);
  EXPECT_DOUBLE_EQ(shared_words("di ke", "di ke"), 0);
}

}  // namespace
}  // namespace serap::tickets::testing
