#include "services/tickets/deeds.hpp"

#include <gtest/gtest.h>

#include "services/tickets/events.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

const TicketId kFirst{"wa:1#0"};
const TicketId kSecond{"wa:2#0"};
const Address kNeighbour{Channel::kWhatsapp, TenantId{"111"}, "6281200000009"};

// Two neighbours reported the same hole.
struct Street : World {
  SessionToken national = session(Role::kNational, "");
  Street() {
    received(draft("wa:1#0", kPhone));
    received(draft("wa:2#0", kNeighbour));
  }
  Result<Detail> done(Act made) { return desk.act(made); }
  Act deed(Deed what, const TicketId& ticket, const std::string& text = "") {
    Act made = act(national, what, "key " + std::to_string(++keys), text);
    made.ticket = ticket;
    return made;
  }
  Result<Detail> merged() {
    Act merge = deed(Deed::kMerge, kSecond);
    merge.other = kFirst;
    return done(merge);
  }
  Result<TicketSummary> verdict(Change::What what, const TicketId& ticket) {
    return change(Change{"key " + std::to_string(++keys), ticket, stored(ticket).citizen, what,
                         "belum", std::nullopt, now});
  }
  int keys = 0;
};

TEST(Merge, SendsTheMastersAnswerToEveryCitizen) {
  Street street;
  const auto merged = street.merged();
  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->row.ticket.status, TicketStatus::kDigabung);
  ASSERT_TRUE(street.done(street.deed(Deed::kAnswer, kFirst, "Sudah ditambal.")));
  EXPECT_EQ(street.count("SELECT count(*) FROM events WHERE kind = 'staff_replied'"), 2);
  EXPECT_EQ(street.count("SELECT count(*) FROM events e JOIN tickets t ON t.id = e.ticket WHERE "
                         "e.kind = 'staff_replied' AND t.id = 'wa:2#0'"),
            1);
}

TEST(Merge, MakesACaseOfItsOwnAgainWhenItsCitizenObjects) {
  Street street;
  ASSERT_TRUE(street.merged());
  EXPECT_FALSE(street.verdict(Change::What::kNotDone, kSecond)) << "there is no answer yet";
  ASSERT_TRUE(street.done(street.deed(Deed::kAnswer, kFirst, "Sudah ditambal.")));
  EXPECT_EQ(street.verdict(Change::What::kNotDone, kSecond)->status, TicketStatus::kDibukaLagi);
  EXPECT_TRUE(street.stored(kSecond).master.empty());
  EXPECT_EQ(street.stored(kFirst).summary.status, TicketStatus::kDijawab);
}

TEST(Merge, TakesTheMergedAlongIntoAnotherMaster) {
  Street street;
  street.received(street.draft("wa:3#0", kPhone));
  ASSERT_TRUE(street.merged());
  Act again = street.deed(Deed::kMerge, kFirst);
  again.other = TicketId{"wa:3#0"};
  ASSERT_TRUE(street.done(again));
  EXPECT_EQ(street.stored(kSecond).master.value, "wa:3#0");
}

TEST(Merge, RefusesItselfAClosedMasterAndAnothersTicket) {
  Street street;
  Act itself = street.deed(Deed::kMerge, kFirst);
  itself.other = kFirst;
  EXPECT_EQ(street.done(itself).error().kind, Error::Kind::kInvalid);
  ASSERT_TRUE(street.done(street.deed(Deed::kArchive, kFirst, "Iseng")));
  EXPECT_EQ(street.merged().error().kind, Error::Kind::kConflict);
  Act hidden = street.deed(Deed::kMerge, kSecond);
  hidden.other = TicketId{"wa:9#0"};
  EXPECT_EQ(street.done(hidden).error().kind, Error::Kind::kNotFound);
}

TEST(Split, MakesASecondReportWithItsOwnNumberAndClock) {
  Street street;
  Act split = street.deed(Deed::kSplit, kFirst, "lampu jalannya juga mati");
  split.topic.value = "pju";
  const auto kept = street.done(split);
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_EQ(kept->row.ticket.status, TicketStatus::kDiterima);
  const Query all{street.citizen(), {}};
  const auto found = *(*street.intake.find({&all, 1}))[0];
  ASSERT_EQ(found.size(), 2U);
  const TicketSummary part = found[0].id == kFirst ? found[1] : found[0];
  EXPECT_EQ(part.topic.value, "pju");
  EXPECT_EQ(part.status, TicketStatus::kDiterima);
  EXPECT_NE(part.number, kept->row.ticket.number);
  EXPECT_TRUE(part.due);
  EXPECT_EQ(street.count("SELECT count(*) FROM events WHERE cause = 'split'"), 1);
  EXPECT_EQ(street.count("SELECT count(*) FROM history WHERE what = 'split' AND text = '" +
                         part.number.value + "'"),
            1);
}

TEST(Schedule, PromisesTheEndOfThatDayAndTellsWhy) {
  Street street;
  ASSERT_TRUE(street.done(street.deed(Deed::kAccept, kFirst)));
  Act schedule = street.deed(Deed::kSchedule, kFirst, "Menunggu aspal.");
  EXPECT_EQ(street.done(schedule).error().kind, Error::Kind::kInvalid) << "no day";
  schedule.until = *parse_iso8601("2026-12-03T00:00:00Z");
  const auto scheduled = street.done(schedule);
  ASSERT_TRUE(scheduled) << scheduled.error().message;
  EXPECT_EQ(scheduled->row.ticket.status, TicketStatus::kEstimasi);
  EXPECT_EQ(scheduled->row.ticket.due, *parse_iso8601("2026-12-03T09:00:00Z"));
  EXPECT_EQ(street.count("SELECT count(*) FROM events WHERE text = 'Menunggu aspal.'"), 1);
}

TEST(Schedule, PutsTheDateOffOnlyOnce) {
  Street street;
  ASSERT_TRUE(street.done(street.deed(Deed::kAccept, kFirst)));
  Act schedule = street.deed(Deed::kSchedule, kFirst, "Menunggu aspal.");
  schedule.until = *parse_iso8601("2026-12-03T00:00:00Z");
  ASSERT_TRUE(street.done(schedule));
  schedule.key = "second";
  ASSERT_TRUE(street.done(schedule));
  schedule.key = "third";
  EXPECT_EQ(street.done(schedule).error().kind, Error::Kind::kConflict);
}

TEST(Refer, EndsTheReportWithTheBodysAddressForTheCitizen) {
  Street street;
  Act refer = street.deed(Deed::kRefer, kFirst, "Silakan melapor di kantor mereka, Jl. Contoh 1.");
  EXPECT_EQ(street.done(refer).error().kind, Error::Kind::kInvalid) << "no body";
  refer.agency_name = "KPK";
  EXPECT_EQ(street.done(refer)->row.ticket.status, TicketStatus::kDialihkan);
  EXPECT_FALSE(street.stored(kFirst).summary.due);
}

TEST(Archive, TakesOnlyTheListedReasons) {
  Street street;
  EXPECT_EQ(street.done(street.deed(Deed::kArchive, kFirst, "malas")).error().kind,
            Error::Kind::kInvalid);
  ASSERT_TRUE(street.done(street.deed(Deed::kArchive, kFirst, "prank")));
  EXPECT_EQ(street.stored(kFirst).closed_why, "prank");
  EXPECT_EQ(street.count("SELECT count(*) FROM events WHERE text = 'Iseng'"), 1);
}

TEST(Protect, NeverMakesAReportLessSecret) {
  Street street;
  Act protect = street.deed(Deed::kProtect, kFirst);
  protect.secrecy = Secrecy::kSecret;
  ASSERT_TRUE(street.done(protect));
  protect.key = "again";
  protect.secrecy = Secrecy::kAnonymous;
  ASSERT_TRUE(street.done(protect));
  EXPECT_EQ(street.stored(kFirst).summary.secrecy, Secrecy::kSecret);
}

TEST(Accept, VerifiesAndDisposesWithAClockForEach) {
  Street street;
  ASSERT_TRUE(street.done(street.deed(Deed::kAccept, kFirst)));
  EXPECT_EQ(street.count("SELECT count(*) FROM history WHERE ticket = 'wa:1#0' AND status = "
                         "'diverifikasi'"),
            1);
  EXPECT_EQ(street.count("SELECT count(*) FROM clocks WHERE ticket = 'wa:1#0' AND name IN "
                         "('verify', 'dispose') AND ended_ms NOT NULL"),
            2);
}

TEST(Correct, GivesTheReportItsTopicsClass) {
  Street street;
  Act correct = street.deed(Deed::kCorrect, kFirst, "sampah");
  correct.topic.value = "sampah";
  ASSERT_TRUE(street.done(correct));
  EXPECT_EQ(street.stored(kFirst).sla, "A5");
}

}  // namespace
}  // namespace serap::tickets::testing
