// Every call as each role on its own, its host's and another agency's ticket.
#include "services/tickets/access.hpp"

#include <array>
#include <ostream>

#include <gtest/gtest.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

constexpr const char* kOwner = "PUPR-D@3273";
constexpr const char* kHost = "KOMINFO-D@3273";
constexpr const char* kOther = "DLH-D@3273";
const TicketId kTicket{"wa:1#0"};

struct Case {
  Role role;
  const char* agency;
  bool secret;
  bool sees;
  friend std::ostream& operator<<(std::ostream& out, const Case& one) {
    return out << id_of(one.role) << " of '" << one.agency << "'" << (one.secret ? ", secret" : "");
  }
};

class Access : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    Draft draft = world_.draft();
    if (GetParam().secret) draft.understanding.flags = {"rahasia"};
    world_.received(draft);
    token_ = world_.session(GetParam().role, GetParam().agency);
  }
  World world_;
  SessionToken token_;
};

TEST_P(Access, HoldsForTheTicket) {
  EXPECT_EQ(world_.desk.ticket(token_, kTicket).has_value(), GetParam().sees);
}

TEST_P(Access, HoldsForListSearchAndCounts) {
  const int expected = GetParam().sees ? 1 : 0;
  EXPECT_EQ(world_.desk.list(token_, {.group = Group::kAll})->total, expected);
  EXPECT_EQ(world_.desk.list(token_, {.group = Group::kAll, .search = "berlubang"})->total,
            expected);
  EXPECT_EQ((*world_.desk.counts(token_))[static_cast<std::size_t>(Group::kAll)], expected);
}

TEST_P(Access, HoldsForEveryDeed) {
  int found = 0;
  for (int i = 0; i <= static_cast<int>(Deed::kClose); ++i) {
    Act act = world_.act(token_, static_cast<Deed>(i), "k" + std::to_string(i), "teks");
    act.agency = AgencyCode{GetParam().agency};
    act.topic.value = "jalan.rusak";
    const auto result = world_.desk.act(act);
    if (result || result.error().kind != Error::Kind::kNotFound) ++found;
  }
  EXPECT_EQ(found > 0, GetParam().sees);
  if (!GetParam().sees) {
    EXPECT_EQ(world_.count("SELECT version FROM tickets"), 2) << "nothing changed";
  }
}

TEST_P(Access, LetsAReaderChangeNothing) {
  if (GetParam().role != Role::kReadOnly) return;
  for (int i = 0; i <= static_cast<int>(Deed::kClose); ++i) {
    EXPECT_FALSE(world_.desk.act(world_.act(token_, static_cast<Deed>(i), "k", "teks")));
  }
  EXPECT_EQ(world_.count("SELECT version FROM tickets"), 2);
}

INSTANTIATE_TEST_SUITE_P(
    Roles, Access,
    ::testing::Values(
        Case{Role::kNational, "", false, true}, Case{Role::kNational, "", true, true},
        Case{Role::kCoordinator, kOwner, false, true}, Case{Role::kCoordinator, kOwner, true, true},
        Case{Role::kLiaison, kOwner, false, true}, Case{Role::kLiaison, kOwner, true, true},
        Case{Role::kReadOnly, kOwner, false, true}, Case{Role::kReadOnly, kOwner, true, false},
        Case{Role::kCoordinator, kHost, false, true}, Case{Role::kCoordinator, kHost, true, false},
        Case{Role::kLiaison, kHost, false, false}, Case{Role::kReadOnly, kHost, false, false},
        Case{Role::kCoordinator, kOther, false, false},
        Case{Role::kCoordinator, kOther, true, false}, Case{Role::kLiaison, kOther, false, false},
        Case{Role::kReadOnly, kOther, false, false}));

TEST(Session, IsNeededForEveryCall) {
  World world;
  world.received(world.draft());
  const SessionToken none{"0123"};
  const auto rejected = [](const auto& result) {
    return !result && result.error().kind == Error::Kind::kRejected;
  };
  EXPECT_TRUE(rejected(world.desk.whoami(none)));
  EXPECT_TRUE(rejected(world.desk.list(none, {})));
  EXPECT_TRUE(rejected(world.desk.counts(none)));
  EXPECT_TRUE(rejected(world.desk.topics(none)));
  EXPECT_TRUE(rejected(world.desk.ticket(none, kTicket)));
  EXPECT_TRUE(rejected(world.desk.act(world.act(none, Deed::kAccept, "k"))));
  EXPECT_TRUE(rejected(world.desk.add_staff("", {})));
  EXPECT_TRUE(rejected(world.desk.list_staff("wrong")));
  EXPECT_TRUE(rejected(world.desk.disable_staff("wrong", "a@b.test")));
}

TEST(Session, EndsWhenItRunsOut) {
  World world;
  const SessionToken token = world.session(Role::kNational, "");
  ASSERT_TRUE(world.desk.whoami(token));
  world.now += std::chrono::hours{2};
  EXPECT_FALSE(world.desk.whoami(token));
}

NewStaff officer() {
  return {"Officer@Bandung.test", "", Role::kCoordinator, AgencyCode{kOwner}, kPassword};
}

TEST(Login, TakesTheRightPasswordOnly) {
  World world;
  ASSERT_TRUE(world.desk.add_staff(kOperator, officer()));
  const auto session = world.desk.login({"officer@bandung.test ", kPassword, "10.0.0.1"});
  ASSERT_TRUE(session);
  EXPECT_EQ(session->staff.name, "officer");
  EXPECT_EQ(world.desk.login({"officer@bandung.test", "wrong", "10.0.0.1"}).error(),
            world.desk.login({"nobody@bandung.test", "wrong", "10.0.0.1"}).error())
      << "no telling who has an account";
  ASSERT_TRUE(world.desk.logout(session->token));
  EXPECT_FALSE(world.desk.whoami(session->token));
  EXPECT_EQ(world.count("SELECT count(*) FROM staff WHERE password_hash LIKE '$argon2id$%'"), 1);
}

TEST(Login, StopsGuessingAndLetsTheOwnerInLater) {
  World world;
  ASSERT_TRUE(world.desk.add_staff(kOperator, officer()));
  for (int i = 0; i < 5; ++i) (void)world.desk.login({"officer@bandung.test", "wrong", "10.0.0.1"});
  EXPECT_EQ(world.desk.login({"officer@bandung.test", kPassword, "10.0.0.1"}).error().kind,
            Error::Kind::kUnavailable);
  world.now += std::chrono::minutes{16};
  EXPECT_TRUE(world.desk.login({"officer@bandung.test", kPassword, "10.0.0.1"}));
}

TEST(Staff, ThatIsDisabledIsOutAtOnce) {
  World world;
  ASSERT_TRUE(world.desk.add_staff(kOperator, officer()));
  EXPECT_EQ(world.desk.add_staff(kOperator, officer()).error().kind, Error::Kind::kConflict);
  const SessionToken token = world.desk.login({"officer@bandung.test", kPassword, ""})->token;
  ASSERT_TRUE(world.desk.disable_staff(kOperator, "officer@bandung.test"));
  EXPECT_FALSE(world.desk.whoami(token));
  EXPECT_FALSE(world.desk.login({"officer@bandung.test", kPassword, ""}));
}

}  // namespace
}  // namespace serap::tickets::testing
