#include "services/tickets/clock_keeper.hpp"

#include <gtest/gtest.h>

#include "services/tickets/events.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

Time at(const char* text) { return *parse_iso8601(text); }

// Opened on Tuesday 4 August 2026, 09:00 in Bandung.
struct Running : World {
  Running() {
    now = at("2026-08-04T02:00:00Z");
    received(draft());
  }
  Rung ring(const char* moment) { return *ring_clocks(store, terms, at(moment)); }
  std::vector<StatusChanged> told() {
    return *store.read<std::vector<StatusChanged>>(
        [](Database& db) -> Result<std::vector<StatusChanged>> {
          std::vector<StatusChanged> all;
          for (const Relayable& one : to_relay(db, 100)) {
            if (const auto* change = std::get_if<StatusChanged>(&one.inbound.what))
              all.push_back(*change);
          }
          return all;
        });
  }
  Detail act_by_national(Deed deed, const char* moment, const std::string& text) {
    now = at(moment);
    return *desk.act(act(session(Role::kNational, ""), deed, std::string{"k "} + moment, text));
  }
};

TEST(ClockKeeper, TellsTheCitizenOnceThatItIsLateWithTheNewDate) {
  Running world;
  EXPECT_EQ(world.ring("2026-08-11T08:59:00Z").told, 0);
  EXPECT_EQ(world.ring("2026-08-11T09:01:00Z").told, 1);
  EXPECT_EQ(world.ring("2026-08-11T09:02:00Z"), Rung{});
  const auto told = world.told();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].cause, "late");
  EXPECT_EQ(told[0].ticket.due, at("2026-08-26T09:00:00Z"));
  EXPECT_EQ(told[0].ticket.status, TicketStatus::kDiterima);
}

TEST(ClockKeeper, PointsToTheOmbudsmanAtTwiceTheTime) {
  Running world;
  world.ring("2026-12-20T02:00:00Z");
  const auto told = world.told();
  ASSERT_EQ(told.size(), 1U) << "of what passed while we were away, only the last is said";
  EXPECT_EQ(told[0].cause, "ombudsman");
  EXPECT_FALSE(told[0].ticket.due);
}

TEST(ClockKeeper, WarnsStaffWithoutMakingAVersion) {
  Running world;
  const auto before = world.stored().summary.version;
  EXPECT_GT(world.ring("2026-08-06T09:00:00Z").warnings, 0);
  EXPECT_EQ(world.stored().summary.version, before);
  const auto detail = world.desk.ticket(world.session(Role::kNational, ""), TicketId{"wa:1#0"});
  EXPECT_EQ(detail->row.warned, 50) << "of the desk's three days to verify";
  EXPECT_EQ(detail->history.back().what, "warned");
}

TEST(ClockKeeper, ClosesAnAnswerToWhichNobodyObjected) {
  Running world;
  world.act_by_national(Deed::kAnswer, "2026-08-05T02:00:00Z", "Sudah ditambal.");
  EXPECT_EQ(world.ring("2026-08-20T08:59:00Z").closed, 0);
  EXPECT_EQ(world.ring("2026-08-20T09:01:00Z").closed, 1);
  EXPECT_EQ(world.stored().summary.status, TicketStatus::kSelesaiOtomatis);
  EXPECT_EQ(world.told().back().ticket.status, TicketStatus::kSelesaiOtomatis);
}

TEST(ClockKeeper, ArchivesWhatNobodyCompleted) {
  Running world;
  world.act_by_national(Deed::kAskCitizen, "2026-08-05T02:00:00Z", "Di mana tepatnya?");
  EXPECT_EQ(world.ring("2026-08-20T09:01:00Z").archived, 1);
  EXPECT_EQ(world.stored().summary.status, TicketStatus::kDiarsipkan);
  EXPECT_EQ(world.told().back().note, "kelengkapan tidak dipenuhi");
}

TEST(Reopening, EndsThirtyDaysAfterASilentClose) {
  Running world;
  world.act_by_national(Deed::kAnswer, "2026-08-05T02:00:00Z", "Sudah ditambal.");
  world.ring("2026-08-20T09:01:00Z");
  world.now = at("2026-09-21T02:00:00Z");
  EXPECT_EQ(world.change(Change::What::kNotDone, "k1", "masih berlubang").error().kind,
            Error::Kind::kConflict);
  world.now = at("2026-09-10T02:00:00Z");
  EXPECT_EQ(world.change(Change::What::kNotDone, "k2", "masih berlubang")->status,
            TicketStatus::kDibukaLagi);
}

TEST(Objection, ToAnArchivedReportIsLookedAtByAPersonForTenWorkingDays) {
  Running world;
  world.act_by_national(Deed::kArchive, "2026-08-05T02:00:00Z", "Tidak jelas");
  world.now = at("2026-08-21T02:00:00Z");
  EXPECT_FALSE(world.change(Change::What::kNotDone, "k1", "jelas sekali"));
  world.now = at("2026-08-19T02:00:00Z");
  EXPECT_EQ(world.change(Change::What::kNotDone, "k2", "jelas sekali")->status,
            TicketStatus::kDiterima);
  EXPECT_TRUE(world.stored().triage);
}

TEST(Promise, StandsInTheSummaryOfTheCitizen) {
  Running world;
  const Query all{world.citizen(), {}};
  const TicketSummary ticket = (*world.intake.find({&all, 1}))[0]->front();
  EXPECT_EQ(ticket.due, at("2026-08-11T09:00:00Z"));
  EXPECT_EQ(ticket.zone, std::chrono::minutes{420});
}

}  // namespace
}  // namespace serap::tickets::testing
