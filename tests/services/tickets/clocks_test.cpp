#include "services/tickets/clocks.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace serap::tickets {
namespace {

using S = TicketStatus;
using N = ClockName;

const AgencyCode kOwner{"PUPR-D@3273"};
const AgencyCode kOther{"DLH-D@3273"};
const AgencyCode kDesk{"KOMINFO-D@3273"};

const Terms& terms() {
  static const Terms loaded = load_terms(std::string{SERAP_SOURCE_DIR} + "/services/tickets/data",
                                         std::string{SERAP_SOURCE_DIR} + "/services/router/data");
  return loaded;
}

Time at(const char* text) { return *parse_iso8601(text); }
const Time kTuesday = at("2026-08-04T02:00:00Z");  // 09:00 in Bandung; no holiday before the 17th

ClockView view(S status, const std::string& sla = "A14") {
  ClockView made;
  made.status = status;
  made.agency = kOwner;
  made.host = kDesk;
  made.sla = sla;
  made.opened = kTuesday;
  return made;
}

const RunningClock* running(const Clocks& clocks, N name) {
  const auto found = std::find_if(clocks.begin(), clocks.end(), [&](const RunningClock& clock) {
    return clock.name == name && !clock.ended;
  });
  return found == clocks.end() ? nullptr : &*found;
}

std::string due(const Clocks& clocks, N name) {
  const RunningClock* clock = running(clocks, name);
  return clock == nullptr ? "none" : iso8601(clock->due).substr(0, 10);
}

struct ClassRow {
  const char* sla;
  const char* verify;
  const char* first;
  const char* finish;
};
class Classes : public ::testing::TestWithParam<ClassRow> {};

TEST_P(Classes, PromiseWhatTheTableSays) {
  const ClassRow& row = GetParam();
  const Clocks clocks = clocks_after({}, view(S::kDiterima, row.sla), kTuesday, terms());
  EXPECT_EQ(due(clocks, N::kVerify), row.verify) << row.sla;
  EXPECT_EQ(due(clocks, N::kFirstAnswer), row.first) << row.sla;
  EXPECT_EQ(due(clocks, N::kFinish), row.finish) << row.sla;
}

INSTANTIATE_TEST_SUITE_P(
    Domain, Classes,
    ::testing::Values(ClassRow{"I5", "2026-08-07", "2026-08-11", "2026-08-11"},
                      ClassRow{"PPID", "2026-08-05", "2026-08-19", "2026-08-31"},
                      ClassRow{"A5", "2026-08-07", "2026-08-11", "2026-08-11"},
                      ClassRow{"A14", "2026-08-07", "2026-08-11", "2026-08-26"},
                      ClassRow{"B60", "2026-08-07", "2026-08-11", "2026-10-29"},
                      ClassRow{"S14", "2026-08-07", "2026-08-11", "2026-08-26"},
                      ClassRow{"U1", "2026-08-04", "2026-08-05", "2026-08-26"},
                      ClassRow{"T1", "2026-08-05", "2026-08-11", "2026-08-26"},
                      ClassRow{"R", "2026-08-05", "2026-08-05", "none"},
                      ClassRow{"unheard of", "2026-08-07", "2026-08-11", "2026-08-26"}));

TEST(Clocks, RunNotForADraft) {
  EXPECT_TRUE(clocks_after({}, view(S::kDraf), kTuesday, terms()).empty());
}

TEST(Clocks, ChargeEachHolderWithTheirOwnShare) {
  Clocks clocks = clocks_after({}, view(S::kDiterima), kTuesday, terms());
  EXPECT_EQ(running(clocks, N::kVerify)->holder, kDesk);
  const Time wednesday = at("2026-08-05T02:00:00Z");
  clocks = clocks_after(clocks, view(S::kDiverifikasi), wednesday, terms());
  EXPECT_EQ(due(clocks, N::kVerify), "none");
  EXPECT_EQ(due(clocks, N::kDispose), "2026-08-06");
  clocks = clocks_after(clocks, view(S::kDidisposisi), wednesday, terms());
  EXPECT_EQ(running(clocks, N::kAccept)->holder, kOwner);
  EXPECT_EQ(due(clocks, N::kAccept), "2026-08-07");
  clocks = clocks_after(clocks, view(S::kDiproses), wednesday, terms());
  EXPECT_EQ(due(clocks, N::kWork), "2026-08-26") << "the unit has the rest";
}

TEST(Clocks, BeginAnewForTheOfficeItWasReturnedTo) {
  Clocks clocks = clocks_after({}, view(S::kDidisposisi), kTuesday, terms());
  ClockView returned = view(S::kDikembalikan);
  returned.agency = kOther;
  returned.hops = 1;
  const Time thursday = at("2026-08-06T02:00:00Z");
  clocks = clocks_after(clocks, returned, thursday, terms());
  EXPECT_EQ(running(clocks, N::kAccept)->holder, kOther);
  EXPECT_EQ(due(clocks, N::kAccept), "2026-08-10");
  const bool first_charged = std::any_of(clocks.begin(), clocks.end(), [&](const auto& clock) {
    return clock.holder == kOwner && clock.name == N::kAccept && clock.ended == thursday;
  });
  EXPECT_TRUE(first_charged);
  EXPECT_EQ(due(clocks, N::kFinish), "2026-08-26") << "the citizen's promise goes on";
}

TEST(Clocks, GiveTheDeskOneDayAfterTheSecondReturn) {
  ClockView returned = view(S::kDikembalikan);
  returned.hops = 2;
  const Clocks clocks = clocks_after({}, returned, kTuesday, terms());
  EXPECT_EQ(due(clocks, N::kDecide), "2026-08-05");
  EXPECT_EQ(due(clocks, N::kAccept), "none");
}

TEST(Clocks, StandStillWhileTheCitizenIsAsked) {
  Clocks clocks = clocks_after({}, view(S::kDiproses), kTuesday, terms());
  const Time wednesday = at("2026-08-05T02:00:00Z"), friday = at("2026-08-07T02:00:00Z");
  clocks = clocks_after(clocks, view(S::kDitunda), wednesday, terms());
  EXPECT_EQ(due_of(clocks), Due{});
  EXPECT_EQ(promise_of(clocks, terms()), std::nullopt);
  EXPECT_EQ(due(clocks, N::kDetails), "2026-08-20");
  EXPECT_TRUE(take_marks(clocks, at("2026-08-19T02:00:00Z"), terms()).empty());
  clocks = clocks_after(clocks, view(S::kDiproses), friday, terms());
  EXPECT_EQ(due(clocks, N::kFinish), "2026-08-28") << "two working days later";
  EXPECT_EQ(due(clocks, N::kFirstAnswer), "2026-08-13");
  EXPECT_EQ(due(clocks, N::kDetails), "none");
}

TEST(Clocks, RunHalfAsLongOnceReopened) {
  Clocks clocks = clocks_after({}, view(S::kDiproses), kTuesday, terms());
  clocks = clocks_after(clocks, view(S::kDijawab), kTuesday, terms());
  EXPECT_EQ(due(clocks, N::kWindow), "2026-08-19");
  ClockView reopened = view(S::kDibukaLagi);
  reopened.reopened = 1;
  clocks = clocks_after(clocks, reopened, at("2026-08-05T02:00:00Z"), terms());
  EXPECT_EQ(due(clocks, N::kFinish), "2026-08-14");
  EXPECT_EQ(due(clocks, N::kFirstAnswer), "none");
  reopened.status = S::kDiproses;
  clocks = clocks_after(clocks, reopened, at("2026-08-07T02:00:00Z"), terms());
  EXPECT_EQ(due(clocks, N::kFinish), "2026-08-14") << "taking it up gives no new time";
}

TEST(Clocks, GiveTheCitizenAllTheirDaysAfterASecondAnswer) {
  Clocks clocks = clocks_after({}, view(S::kDijawab), kTuesday, terms());
  ClockView again = view(S::kDijawab);
  again.asked_anew = true;
  clocks = clocks_after(clocks, again, at("2026-08-06T02:00:00Z"), terms());
  EXPECT_EQ(due(clocks, N::kWindow), "2026-08-21");
}

TEST(Clocks, LetAPromisedDateTakeThePlaceOfTheClass) {
  Clocks clocks = clocks_after({}, view(S::kDiproses), kTuesday, terms());
  ClockView scheduled = view(S::kEstimasi);
  scheduled.estimate = at("2026-12-03T09:00:00Z");
  clocks = clocks_after(clocks, scheduled, kTuesday, terms());
  EXPECT_EQ(due(clocks, N::kFinish), "2026-12-03");
  EXPECT_EQ(due(clocks, N::kFirstAnswer), "none");
  EXPECT_EQ(promise_of(clocks, terms()), at("2026-12-03T09:00:00Z"));
}

TEST(Clocks, FollowACorrectionOfTheClassFromTheBeginning) {
  Clocks clocks = clocks_after({}, view(S::kDiterima), kTuesday, terms());
  clocks = clocks_after(clocks, view(S::kDiterima, "A5"), at("2026-08-06T02:00:00Z"), terms());
  EXPECT_EQ(due(clocks, N::kFinish), "2026-08-11");
}

TEST(Marks, AreTakenOnceAndInOrder) {
  Clocks clocks = clocks_after({}, view(S::kDiproses, "A5"), kTuesday, terms());
  EXPECT_TRUE(take_marks(clocks, kTuesday, terms()).empty());
  const auto half = take_marks(clocks, at("2026-08-07T02:00:00Z"), terms());
  ASSERT_EQ(half.size(), 2U) << "first answer and finish";
  EXPECT_EQ(half.front().percent, 50);
  EXPECT_TRUE(take_marks(clocks, at("2026-08-07T02:00:00Z"), terms()).empty());
  const auto rest = take_marks(clocks, at("2026-12-01T02:00:00Z"), terms());
  EXPECT_EQ(rest.size(), 8U) << "80, 100, 150, 200 of both";
  EXPECT_EQ(warned_of(clocks), 200);
}

TEST(Promise, IsTheFirstAnswerThenTheFinishThenHalfAsMuchAgainThenNone) {
  Clocks clocks = clocks_after({}, view(S::kDiproses), kTuesday, terms());
  const auto promised = [&] {
    const auto promise = promise_of(clocks, terms());
    return promise ? iso8601(*promise).substr(0, 10) : std::string{"none"};
  };
  EXPECT_EQ(promised(), "2026-08-11");
  take_marks(clocks, at("2026-08-12T02:00:00Z"), terms());
  EXPECT_EQ(promised(), "2026-08-26");
  take_marks(clocks, at("2026-08-27T02:00:00Z"), terms());
  EXPECT_EQ(promised(), "2026-09-07");
  take_marks(clocks, at("2026-12-01T02:00:00Z"), terms());
  EXPECT_EQ(promised(), "none");
}

TEST(Clocks, AreComputedAnewOnAnotherCalendar) {
  Terms changed = terms();
  CalendarData data = changed.calendar.data();
  data.closed.push_back(
      {std::chrono::floor<std::chrono::days>(kTuesday) + std::chrono::days{1}, "", "Pemilu"});
  changed.calendar = Calendar{data};
  const Clocks clocks = clocks_after({}, view(S::kDiproses, "A5"), kTuesday, terms());
  EXPECT_EQ(due(recomputed(clocks, kOwner, changed), N::kFinish), "2026-08-12");
}

}  // namespace
}  // namespace serap::tickets
