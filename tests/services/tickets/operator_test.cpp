#include "services/tickets/operator.hpp"

#include <gtest/gtest.h>

#include "services/process/grpc_server.hpp"
#include "services/tickets/rpc_service.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

Time at(const char* text) { return *parse_iso8601(text); }

struct Office : World {
  Operator operator_side{store, terms, *terms.now(), media, [this] { return now; }, kOperator};
  std::unique_ptr<grpc::Service> service = make_operator_service(operator_side);
  process::GrpcServer server{"127.0.0.1:0", {service.get()}};
  std::unique_ptr<OperatorPort> port =
      make_operator_client("127.0.0.1:" + std::to_string(server.port()));

  std::string alias() {
    return *store.read<std::string>([](Database& db) -> Result<std::string> {
      Statement row = db.prepare("SELECT alias FROM citizens");
      return row.step() ? row.text(0) : std::string{};
    });
  }
};

TEST(Holidays, MoveOpenDeadlinesAndSaySoInTheHistory) {
  Office office;
  office.now = at("2026-08-04T02:00:00Z");
  office.received(office.draft());
  const auto moved = office.port->set_holidays(kOperator, {0, {{"2026-08-05", "", "Pilkada"}}});
  ASSERT_TRUE(moved) << moved.error().message;
  EXPECT_EQ(*moved, (Recomputed{1, 1}));
  EXPECT_EQ(office.stored().due.first_answer, at("2026-08-12T09:00:00Z"));
  EXPECT_EQ(office.stored().summary.due, at("2026-08-12T09:00:00Z"));
  EXPECT_EQ(office.count("SELECT count(*) FROM history WHERE what = 'recomputed'"), 1);
  EXPECT_EQ(*office.port->set_holidays(kOperator, {0, {{"2026-08-05", "", "Pilkada"}}}),
            (Recomputed{1, 0}))
      << "the same again moves nothing";
}

TEST(Holidays, MakeAYearsDeadlinesFinalAndTakeTheListsPlace) {
  Office office;
  office.now = at("2026-12-30T02:00:00Z");
  office.received(office.draft());
  EXPECT_TRUE(office.stored().due.provisional);
  ASSERT_TRUE(office.port->set_holidays(
      kOperator, {2027, {{"2027-01-01", "", "Tahun Baru"}, {"2027-01-05", "", "Cuti bersama"}}}));
  EXPECT_FALSE(office.stored().due.provisional);
  ASSERT_TRUE(office.port->set_holidays(kOperator, {2027, {{"2027-01-01", "", "Tahun Baru"}}}));
  EXPECT_TRUE(office.terms.now()->calendar.is_working_day(
      std::chrono::floor<std::chrono::days>(at("2027-01-05T00:00:00Z")), AgencyCode{"PU"}));
}

TEST(Holidays, OfOneRegionMoveNobodyElsesDeadline) {
  Office office;
  office.now = at("2026-08-04T02:00:00Z");
  office.received(office.draft());
  EXPECT_EQ(office.port->set_holidays(kOperator, {0, {{"2026-08-05", "73", "Hari jadi"}}})->moved,
            0);
}

TEST(Holidays, AreThereAfterARestart) {
  Office office;
  ASSERT_TRUE(office.port->set_holidays(kOperator, {2027, {{"2027-01-01", "", "Tahun Baru"}}}));
  TermsInForce fresh{load_terms(source("services/tickets/data"), source("services/router/data"))};
  EXPECT_FALSE(fresh.now()->calendar.is_listed(2027));
  const Operator again{office.store, fresh, *fresh.now(), office.media, [&] { return office.now; },
                       kOperator};
  EXPECT_TRUE(fresh.now()->calendar.is_listed(2027));
}

TEST(Holidays, RefuseADayThatIsNone) {
  Office office;
  const auto refused = office.port->set_holidays(kOperator, {2027, {{"2027-02-30", "", "x"}}});
  EXPECT_EQ(refused.error().kind, Error::Kind::kInvalid);
  EXPECT_FALSE(office.terms.now()->calendar.is_listed(2027));
  EXPECT_EQ(office.port->set_holidays(kOperator, {2027, {{"2026-02-20", "", "x"}}}).error().kind,
            Error::Kind::kInvalid);
}

TEST(Operator, AnswersNobodyWithoutTheSecret) {
  Office office;
  EXPECT_EQ(office.port->set_holidays("guess", {}).error().kind, Error::Kind::kRejected);
  EXPECT_EQ(office.port->corrections("guess", {}).error().kind, Error::Kind::kRejected);
  EXPECT_EQ(office.port->verify_audit("guess").error().kind, Error::Kind::kRejected);
  EXPECT_EQ(office.port->export_citizen("guess", "x").error().kind, Error::Kind::kRejected);
  EXPECT_EQ(office.port->erase_citizen("guess", "x").error().kind, Error::Kind::kRejected);
}

TEST(Corrections, LeaveSecretReportsOut) {
  Office office;
  office.received(office.draft());
  Act act = office.act(office.session(Role::kNational, ""), Deed::kCorrect, "k", "air got");
  act.topic.value = "drainase";
  ASSERT_TRUE(office.desk.act(act));
  const auto found = office.port->corrections(kOperator, {});
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().text, "jalan di depan pasar berlubang besar");
  EXPECT_EQ(found->front().topic_was, "jalan.rusak");
  EXPECT_EQ(found->front().topic_is, "drainase");
  EXPECT_TRUE(office.port->corrections(kOperator, found->front().at)->empty());
  Act protect = office.act(act.session, Deed::kProtect, "k2");
  protect.secrecy = Secrecy::kSecret;
  ASSERT_TRUE(office.desk.act(protect));
  EXPECT_TRUE(office.port->corrections(kOperator, {})->empty());
}

TEST(Citizen, CanHaveAllThatIsStored) {
  Office office;
  const auto ticket = office.received(office.draft());
  const auto by_alias = office.port->export_citizen(kOperator, office.alias());
  ASSERT_TRUE(by_alias) << by_alias.error().message;
  EXPECT_NE(by_alias->find("6281200000002"), std::string::npos);
  EXPECT_NE(by_alias->find("jalan di depan pasar"), std::string::npos);
  EXPECT_EQ(*office.port->export_citizen(kOperator, ticket.number.value), *by_alias);
  EXPECT_EQ(office.port->export_citizen(kOperator, "Warga ????").error().kind,
            Error::Kind::kNotFound);
}

TEST(Citizen, IsErasedWithWordsPlaceAndAddressAndTheChainHolds) {
  Office office;
  office.received(office.draft());
  Message message{"e1",   office.citizen(), kPhone,     false, "citizen",
                  "text", "rahasia saya",   office.now, {},    "wamid.1"};
  ASSERT_TRUE((*office.intake.record({&message, 1}))[0]);
  ASSERT_TRUE(office.desk.act(
      office.act(office.session(Role::kNational, ""), Deed::kNote, "k", "sudah ditelepon")));
  const auto erased = office.port->erase_citizen(kOperator, office.alias());
  ASSERT_TRUE(erased) << erased.error().message;
  EXPECT_EQ(*erased, (Erased{1, 1, 1, 0}));
  EXPECT_EQ(office.stored().summary.status, TicketStatus::kDibatalkan);
  EXPECT_EQ(office.count("SELECT count(*) FROM messages WHERE text <> ''"), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM addresses"), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM tickets WHERE text <> '' OR place_words <> ''"), 0);
  EXPECT_EQ(office.count("SELECT count(*) FROM tickets_words WHERE tickets_words MATCH 'pasar'"),
            0);
  EXPECT_EQ(office.count("SELECT count(*) FROM history WHERE text <> ''"), 0);
  EXPECT_FALSE(office.port->verify_audit(kOperator)->broken);
  EXPECT_EQ(office.count("SELECT count(*) FROM citizen_keys"), 0);
}

TEST(Audit, KeysTheDigestOfWhatIsAboutACitizen) {
  Office office;
  office.received(office.draft());
  office.received(office.draft("wa:2#0", {Channel::kWhatsapp, TenantId{"111"}, "6281200000009"}));
  Act note = office.act(office.session(Role::kNational, ""), Deed::kNote, "k", "sudah ditelepon");
  ASSERT_TRUE(office.desk.act(note));
  note.key = "k2";
  note.ticket.value = "wa:2#0";
  ASSERT_TRUE(office.desk.act(note));
  EXPECT_EQ(office.count("SELECT count(DISTINCT content_digest) FROM audit WHERE what = 'note'"), 2)
      << "the same words about two people cannot be told to be the same";
}

TEST(Audit, TellsWhereTheChainBreaks) {
  Office office;
  office.received(office.draft());
  ASSERT_TRUE(office.desk.act(
      office.act(office.session(Role::kNational, ""), Deed::kNote, "k", "sudah ditelepon")));
  const auto whole = office.port->verify_audit(kOperator);
  EXPECT_EQ(whole->rows, 1);
  EXPECT_FALSE(whole->broken);
  EXPECT_FALSE(whole->last_seal.empty());
  (void)office.store.write<int>([](Database& db) -> Result<int> {
    db.script("DROP TRIGGER audit_never_changes; UPDATE audit SET who = 'somebody else';");
    return 0;
  });
  EXPECT_EQ(office.port->verify_audit(kOperator)->broken, 1);
}

}  // namespace
}  // namespace serap::tickets::testing
