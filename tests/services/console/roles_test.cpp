// Every call of the API, as every role, on another agency's ticket; over the real desk.
#include <gmock/gmock.h>

#include "tests/services/console/real_office.hpp"

namespace serap::console {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using tickets::Role;

constexpr const char* kWords = "jalan di depan pasar berlubang besar";
const std::string kOwner = "PUPR-D@3273";
const std::string kStranger = "DINKES-D@3374";

struct Reader {
  Role role;
  const char* name;
};
std::ostream& operator<<(std::ostream& out, const Reader& reader) { return out << reader.name; }

class AnotherAgencysTicket : public ::testing::TestWithParam<Reader> {
 protected:
  RealOffice office;
  tickets::SessionToken stranger = office.world.session(GetParam().role, kStranger);
  tickets::SessionToken owner = office.world.session(GetParam().role, kOwner);
};

TEST_P(AnotherAgencysTicket, IsInNoListNoCountAndNoFigure) {
  for (const char* group : {"open", "all", "draft", "triage", "new", "working", "waiting",
                            "answered", "closed", "mine", "unit", "due", "danger"}) {
    const auto list = office.ask(stranger, "GET", std::string{"/api/v1/tickets?group="} + group);
    EXPECT_THAT(list.body, HasSubstr("\"total\":0")) << group;
  }
  EXPECT_THAT(office.ask(stranger, "GET", "/api/v1/tickets?group=all&search=" + office.number).body,
              HasSubstr("\"total\":0"));
  EXPECT_THAT(office.ask(stranger, "GET", "/api/v1/counts").body, HasSubstr("\"all\":0"));
  EXPECT_THAT(office.ask(stranger, "GET", "/api/v1/figures?from=2026-11-01&to=2026-11-30").body,
              HasSubstr("\"days\""));
  EXPECT_THAT(office.ask(stranger, "GET", "/api/v1/figures.csv?from=2026-11-01&to=2026-11-30").body,
              HasSubstr("semua,\"\",\"\",0,"));
}

TEST_P(AnotherAgencysTicket, IsNotThereForAnyRead) {
  for (const char* what : {"", "/offices", "/similar"}) {
    const auto response = office.ask(stranger, "GET", office.ticket(what));
    EXPECT_EQ(response.status, 404) << what;
    EXPECT_THAT(response.body, Not(HasSubstr(kWords))) << what;
  }
}

TEST_P(AnotherAgencysTicket, IsNotThereForAnyDeed) {
  // The owner looked: its number is known to this process.
  ASSERT_EQ(office.ask(owner, "GET", office.ticket()).status, 200);
  for (const tickets::Deed deed :
       {tickets::Deed::kAccept, tickets::Deed::kCorrect, tickets::Deed::kAnswer,
        tickets::Deed::kAskCitizen, tickets::Deed::kNote, tickets::Deed::kRedirect,
        tickets::Deed::kArchive, tickets::Deed::kClose}) {
    const std::string name{id_of(deed)};
    const auto response = office.ask(stranger, "POST", office.ticket("/" + name),
                                     R"({"version":1,"text":"x","reason":"x","agency":"PU"})");
    EXPECT_EQ(response.status, 404) << name;
  }
  EXPECT_EQ(office.world.count("SELECT max(version) FROM tickets"),
            office.world.count("SELECT version FROM tickets"));
  EXPECT_EQ(office.world.count("SELECT count(*) FROM events WHERE kind = 'staff_replied'"), 0);
}

TEST_P(AnotherAgencysTicket, IsSeenByItsOwn) {
  EXPECT_EQ(office.ask(owner, "GET", office.ticket()).status, 200);
  EXPECT_THAT(office.ask(owner, "GET", "/api/v1/tickets?group=all").body, HasSubstr("\"total\":1"));
}

TEST_P(AnotherAgencysTicket, NeverShowsTheCitizensNumberToItsOwn) {
  const std::string all = office.ask(owner, "GET", office.ticket()).body +
                          office.ask(owner, "GET", "/api/v1/tickets?group=all").body +
                          office.ask(owner, "GET", office.ticket("/similar")).body;
  EXPECT_THAT(all, Not(HasSubstr("6281200000002")));
  EXPECT_THAT(all, Not(HasSubstr("wa:1#0")));
}

INSTANTIATE_TEST_SUITE_P(Roles, AnotherAgencysTicket,
                         ::testing::Values(Reader{Role::kCoordinator, "coordinator"},
                                           Reader{Role::kLiaison, "liaison"},
                                           Reader{Role::kReadOnly, "readonly"}),
                         [](const auto& each) { return std::string{each.param.name}; });

TEST(SecretTicket, IsForNamedRolesOnly) {
  RealOffice office;
  office.make_secret();
  const auto status = [&](Role role, const std::string& agency) {
    return office.ask(office.world.session(role, agency), "GET", office.ticket()).status;
  };
  EXPECT_EQ(status(Role::kNational, ""), 200);
  EXPECT_EQ(status(Role::kCoordinator, kOwner), 200);
  EXPECT_EQ(status(Role::kLiaison, kOwner), 200);
  EXPECT_EQ(status(Role::kReadOnly, kOwner), 404);
  EXPECT_EQ(status(Role::kCoordinator, "KOMINFO-D@3273"), 404) << "the host's coordinator";
}

TEST(SecretTicket, IsInTheAuditOnceItIsLookedAt) {
  RealOffice office;
  office.make_secret();
  office.ask(office.world.session(Role::kLiaison, kOwner), "GET", office.ticket());
  EXPECT_EQ(office.world.count("SELECT count(*) FROM audit WHERE what = 'view_secret'"), 1);
}

TEST(ReadOnlyAccount, ChangesNothing) {
  RealOffice office;
  const auto reader = office.world.session(Role::kReadOnly, kOwner);
  for (const char* deed : {"accept", "answer", "note", "redirect", "archive", "close"}) {
    const auto response = office.ask(reader, "POST", office.ticket(std::string{"/"} + deed),
                                     R"({"text":"x","reason":"unclear","agency":"PU"})");
    EXPECT_EQ(response.status, 409) << deed;
  }
  EXPECT_EQ(office.ask(reader, "POST", "/api/v1/kept", R"({"what":"reply","title":"a","text":"b"})")
                .status,
            409);
}

}  // namespace
}  // namespace serap::console
