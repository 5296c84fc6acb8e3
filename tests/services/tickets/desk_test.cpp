#include "services/tickets/desk.hpp"

#include <set>

#include <gtest/gtest.h>

#include "services/tickets/audit.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

const std::string kOwner = "PUPR-D@3273";
const TicketId kTicket{"wa:1#0"};

// The act by an account that may do it, for arranging.
Detail done(World& world, Deed deed, const std::string& key, const std::string& text = "") {
  const SessionToken national = world.session(Role::kNational, "");
  Act act = world.act(national, deed, key, text);
  act.agency = deed == Deed::kRedirect ? AgencyCode{"DLH-D@3273"} : AgencyCode{};
  return *world.desk.act(act);
}

TEST(Desk, TakesATicketFromReceivedToConfirmedByTheCitizen) {
  World world;
  world.received(world.draft());
  const SessionToken coordinator = world.session(Role::kCoordinator, kOwner);
  const SessionToken liaison = world.session(Role::kLiaison, kOwner);
  EXPECT_EQ(world.desk.act(world.act(coordinator, Deed::kAccept, "a"))->row.ticket.status,
            TicketStatus::kDidisposisi);
  EXPECT_EQ(world.desk.act(world.act(liaison, Deed::kAccept, "b"))->row.ticket.status,
            TicketStatus::kDiproses);
  const auto answered =
      world.desk.act(world.act(liaison, Deed::kAnswer, "c", "Sudah kami tambal."));
  ASSERT_TRUE(answered);
  EXPECT_EQ(answered->row.ticket.status, TicketStatus::kDijawab);
  EXPECT_EQ(answered->row.handler, "liaison@PUPR-D@3273.test");
  EXPECT_EQ(world.change(Change::What::kDone, "d")->status, TicketStatus::kSelesaiKonfirmasi);
  EXPECT_EQ(answered->history.size(), 6U) << "accepting verifies first, and both are kept";
  EXPECT_EQ(world.count("SELECT count(*) FROM events"), 3);
}

TEST(Desk, AnswersARepeatedKeyWithOneAnswerToTheCitizen) {
  World world;
  world.received(world.draft());
  const Act act = world.act(world.session(Role::kNational, ""), Deed::kAnswer, "k", "Baik.");
  const auto first = world.desk.act(act);
  const auto second = world.desk.act(act);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->row.ticket.version, first->row.ticket.version);
  EXPECT_EQ(world.count("SELECT count(*) FROM events WHERE kind = 'staff_replied'"), 1);
}

TEST(Desk, RefusesAnOfficerWhoLookedAtAnOlderVersion) {
  World world;
  const TicketSummary seen = world.received(world.draft());
  done(world, Deed::kNote, "n", "sudah ditelepon");
  Act act = world.act(world.session(Role::kNational, ""), Deed::kAccept, "k");
  act.version = seen.version;
  EXPECT_EQ(world.desk.act(act).error().kind, Error::Kind::kConflict);
}

TEST(Desk, LetsAnOfficerMendWhatWasMissingUnderTheSameKey) {
  World world;
  world.received(world.draft());
  const SessionToken national = world.session(Role::kNational, "");
  EXPECT_EQ(world.desk.act(world.act(national, Deed::kAnswer, "k")).error().kind,
            Error::Kind::kInvalid);
  EXPECT_TRUE(world.desk.act(world.act(national, Deed::kAnswer, "k", "Baik.")));
}

TEST(Desk, TakesFilesWithAnAnswerOnlyAndThreeAtMost) {
  World world;
  world.received(world.draft("wa:1#0"));
  const StoredMedia file{std::string(64, 'a'), "image/jpeg", "a.jpg", 9};
  const SessionToken national = world.session(Role::kNational, "");
  Act note = world.act(national, Deed::kNote, "a", "Lihat foto.");
  note.files = {file};
  EXPECT_EQ(world.desk.act(note).error().kind, Error::Kind::kInvalid);
  Act answer = world.act(national, Deed::kAnswer, "b", "Ini fotonya.");
  answer.files = {file, file, file, file};
  EXPECT_EQ(world.desk.act(answer).error().kind, Error::Kind::kInvalid);
  answer.files = {{"../x", "image/jpeg", "a.jpg", 9}};
  EXPECT_EQ(world.desk.act(answer).error().kind, Error::Kind::kInvalid);
  answer.files = {file};
  EXPECT_TRUE(world.desk.act(answer)) << "the same click, mended";
}

TEST(Desk, PausesForTheCitizenAndGoesOnWhenTheyAdd) {
  World world;
  world.received(world.draft());
  EXPECT_EQ(done(world, Deed::kAskCitizen, "k", "Jalan yang mana?").row.ticket.status,
            TicketStatus::kDitunda);
  EXPECT_EQ(world.change(Change::What::kAdd, "d", "Jl. Melati")->status, TicketStatus::kDiterima);
}

TEST(Desk, KeepsACorrectionAsAnExampleAndTellsTheCitizenOnlyOfANewOffice) {
  World world;
  world.received(world.draft());
  Act act = world.act(world.session(Role::kNational, ""), Deed::kCorrect, "k", "air got meluap");
  act.topic.value = "drainase";
  const auto corrected = world.desk.act(act);
  ASSERT_TRUE(corrected);
  EXPECT_EQ(corrected->row.ticket.title, "Drainase & genangan, Kec. Sukajadi");
  EXPECT_EQ(world.count("SELECT count(*) FROM corrections WHERE topic_was = 'jalan.rusak' AND "
                        "topic_is = 'drainase'"),
            1);
  EXPECT_EQ(world.count("SELECT count(*) FROM events"), 0);
  Act office = world.act(act.session, Deed::kCorrect, "k2", "jalan nasional");
  office.agency.value = "PU";
  ASSERT_TRUE(world.desk.act(office));
  EXPECT_EQ(world.count("SELECT count(*) FROM events WHERE kind = 'status_changed'"), 1);
}

TEST(Desk, NeverShowsTheCitizensNumber) {
  World world;
  world.received(world.draft());
  const auto detail = world.desk.ticket(world.session(Role::kNational, ""), kTicket);
  ASSERT_TRUE(detail);
  EXPECT_EQ(detail->row.citizen.substr(0, 6), "Warga ");
  EXPECT_EQ(detail->row.citizen.size(), 10U);
}

TEST(Desk, ShowsHowFarEachMessageCame) {
  World world;
  world.received(world.draft());
  const std::vector<Message> messages{{"e1", world.citizen(), kPhone, false, "citizen", "text",
                                       "jalan rusak", world.now, kTicket, "wamid.1"},
                                      {"o1", world.citizen(), kPhone, true, "bot", "text",
                                       "Laporan dicatat", world.now, kTicket, ""}};
  ASSERT_TRUE(world.intake.record(messages));
  Delivery first, second;
  first.outbound.value = second.outbound.value = "o1";
  first.state = DeliveryState::kRead;
  second.part = 1;
  second.state = DeliveryState::kSent;
  const std::vector<Delivery> parts{first, second};
  ASSERT_TRUE(world.intake.record_delivery(parts));
  const auto detail = world.desk.ticket(world.session(Role::kNational, ""), kTicket);
  ASSERT_EQ(detail->conversation.size(), 2U);
  EXPECT_FALSE(detail->conversation[0].tick);
  ASSERT_TRUE(detail->conversation[1].tick);
  EXPECT_EQ(detail->conversation[1].tick->state, DeliveryState::kSent) << "the least far part";
}

TEST(Desk, SealsTheAuditSoThatAChangedRowShows) {
  World world;
  world.received(world.draft());
  done(world, Deed::kAccept, "a");
  done(world, Deed::kNote, "b", "catatan");
  const auto broken = [&] {
    return *world.store.read<std::optional<std::int64_t>>(
        [](Database& db) -> Result<std::optional<std::int64_t>> { return first_broken_seal(db); });
  };
  EXPECT_FALSE(broken());
  const auto change = [&](const char* sql) {
    return world.store.write<int>([&](Database& db) -> Result<int> {
      db.script(sql);
      return 0;
    });
  };
  EXPECT_FALSE(change("UPDATE audit SET who = 'x' WHERE row = 1")) << "append-only";
  ASSERT_TRUE(change("DROP TRIGGER audit_never_changes; UPDATE audit SET who = 'x' WHERE row = 1"));
  EXPECT_EQ(broken(), 1);
  EXPECT_EQ(world.count("SELECT count(*) FROM audit WHERE content_digest LIKE '%catatan%'"), 0);
}

TEST(List, FindsByWordsNumberAndGroup) {
  World world;
  const TicketSummary ticket = world.received(world.draft());
  (void)world.open(world.draft("wa:2#0"));
  const SessionToken national = world.session(Role::kNational, "");
  const auto total = [&](const Filter& filter) { return world.desk.list(national, filter)->total; };
  EXPECT_EQ(total({.group = Group::kAll}), 2);
  EXPECT_EQ(total({.group = Group::kNew}), 1);
  EXPECT_EQ(total({.group = Group::kDraft}), 1);
  EXPECT_EQ(total({.group = Group::kAll, .search = "lubang"}), 0) << "words, not parts of words";
  EXPECT_EQ(total({.group = Group::kAll, .search = "pasar berlub"}), 2);
  EXPECT_EQ(total({.group = Group::kAll, .search = "pasar\" * NEAR("}), 0)
      << "typed signs are no query language";
  EXPECT_EQ(total({.group = Group::kAll, .search = ticket.number.value}), 1);
  EXPECT_EQ(total({.group = Group::kAll, .mine = true}), 0);
  EXPECT_EQ(world.desk.list(national, {.page = 0}).error().kind, Error::Kind::kInvalid);
}

TEST(List, PagesWithoutRepeatingARow) {
  World world;
  for (int i = 0; i < 5; ++i) world.received(world.draft("wa:" + std::to_string(i) + "#0"));
  const SessionToken national = world.session(Role::kNational, "");
  std::set<std::string> seen;
  for (int page = 1; page <= 3; ++page) {
    const Page rows = *world.desk.list(national, {.page = page, .size = 2});
    for (const Row& row : rows.rows) seen.insert(row.ticket.id.value);
  }
  EXPECT_EQ(seen.size(), 5U);
}

TEST(Counts, PutEveryTicketIntoExactlyOneTab) {
  World world;
  Draft unsure = world.draft("wa:3#0");
  unsure.triage = true;
  world.received(world.draft());
  world.received(unsure);
  (void)world.open(world.draft("wa:2#0"));
  const Counts counts = *world.desk.counts(world.session(Role::kNational, ""));
  int in_tabs = 0;
  for (std::size_t i = static_cast<std::size_t>(Group::kDraft);
       i <= static_cast<std::size_t>(Group::kClosed); ++i)
    in_tabs += counts[i];
  EXPECT_EQ(in_tabs, 3);
  EXPECT_EQ(counts[static_cast<std::size_t>(Group::kTriage)], 1);
  EXPECT_EQ(counts[static_cast<std::size_t>(Group::kOpen)], 2);
}

}  // namespace
}  // namespace serap::tickets::testing
