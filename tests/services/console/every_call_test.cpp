// Each call of routes.cpp, as each role and signed out, on one's own and on another agency's
// report; over the real desk. A call that is missing from the table fails the first test.
#include <array>
#include <set>

#include <gmock/gmock.h>

#include "services/console/routes.hpp"
#include "tests/services/console/real_office.hpp"

namespace serap::console {
namespace {

using tickets::Role;

const std::string kStranger = "DINKES-D@3374";

// kDeed: about a report, and changes it.
enum class Reach { kPublic, kAnybody, kReport, kDeed };

struct Row {
  const char* method;
  const char* target;  // "#" is the report's number
  Reach reach;
};

constexpr const char* kBody =
    R"({"version":1,"text":"x","reason":"x","agency":"PU","topic":"jalan.rusak"})";

const std::array kRows{
    Row{"POST", "login", Reach::kPublic},
    Row{"POST", "logout", Reach::kAnybody},
    Row{"GET", "me", Reach::kAnybody},
    Row{"GET", "counts", Reach::kAnybody},
    Row{"GET", "topics", Reach::kAnybody},
    Row{"GET", "tickets", Reach::kAnybody},
    Row{"GET", "updates", Reach::kAnybody},
    Row{"GET", "kept?what=reply", Reach::kAnybody},
    Row{"GET", "kept?what=filter", Reach::kAnybody},
    Row{"POST", "kept", Reach::kAnybody},
    Row{"POST", "kept/1/forget", Reach::kAnybody},
    Row{"GET", "figures?from=2026-11-01&to=2026-11-30", Reach::kAnybody},
    Row{"GET", "figures.csv?from=2026-11-01&to=2026-11-30", Reach::kAnybody},
    Row{"GET", "tickets/#", Reach::kReport},
    Row{"GET", "tickets/#/offices", Reach::kReport},
    Row{"GET", "tickets/#/similar", Reach::kReport},
    Row{"GET", "tickets/#/media/0", Reach::kReport},
    Row{"POST", "tickets/#/files", Reach::kDeed},
    Row{"POST", "tickets/#/accept", Reach::kDeed},
    Row{"POST", "tickets/#/correct", Reach::kDeed},
    Row{"POST", "tickets/#/answer", Reach::kDeed},
    Row{"POST", "tickets/#/ask_citizen", Reach::kDeed},
    Row{"POST", "tickets/#/note", Reach::kDeed},
    Row{"POST", "tickets/#/redirect", Reach::kDeed},
    Row{"POST", "tickets/#/archive", Reach::kDeed},
    Row{"POST", "tickets/#/close", Reach::kDeed},
    Row{"POST", "tickets/#/verify", Reach::kDeed},
    Row{"POST", "tickets/#/merge", Reach::kDeed},
    Row{"POST", "tickets/#/split", Reach::kDeed},
    Row{"POST", "tickets/#/schedule", Reach::kDeed},
    Row{"POST", "tickets/#/refer", Reach::kDeed},
    Row{"POST", "tickets/#/protect", Reach::kDeed},
};

std::string target_of(const Row& row, const std::string& number) {
  std::string target = std::string{kApi} + row.target;
  if (const auto hash = target.find('#'); hash != std::string::npos)
    target.replace(hash, 1, number);
  return target;
}

TEST(EveryCall, IsInTheTable) {
  std::set<std::size_t> calls;
  std::set<std::size_t> bench;
  std::set<tickets::Deed> deeds;
  for (const Row& row : kRows) {
    process::HttpRequest request;
    request.method = row.method;
    request.target = target_of(row, "SRP-26-7K3QXM-G");
    const auto found = call_of(request);
    ASSERT_TRUE(std::holds_alternative<Call>(found)) << row.target;
    const Call& call = std::get<Call>(found);
    calls.insert(call.index());
    if (const auto* about = std::get_if<WorkbenchCall>(&call)) bench.insert(about->index());
    if (const auto* act = std::get_if<ActCall>(&call)) deeds.insert(act->deed);
  }
  EXPECT_EQ(calls.size(), std::variant_size_v<Call>);
  EXPECT_EQ(bench.size(), std::variant_size_v<WorkbenchCall>);
  EXPECT_EQ(deeds.size(), tickets::kDeeds);
}

TEST(EveryCall, IsRefusedToWhoeverIsSignedOut) {
  RealOffice office;
  for (const Row& row : kRows) {
    if (row.reach == Reach::kPublic) continue;
    const auto response = office.ask({}, row.method, target_of(row, office.number), kBody);
    EXPECT_EQ(response.status, 401) << row.target;
  }
}

TEST(EveryCall, FindsNothingOfAnotherAgencysReport) {
  RealOffice office;
  for (const Role role : {Role::kCoordinator, Role::kLiaison, Role::kReadOnly}) {
    const auto stranger = office.world.session(role, kStranger);
    for (const Row& row : kRows) {
      if (row.reach != Reach::kReport && row.reach != Reach::kDeed) continue;
      const auto response = office.ask(stranger, row.method, target_of(row, office.number), kBody);
      EXPECT_EQ(response.status, 404) << row.target << " as " << tickets::id_of(role);
    }
  }
}

}  // namespace
}  // namespace serap::console
