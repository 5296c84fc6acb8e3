// The same person under other names: in whatever order the news arrives, one citizen is never two
// and two are never one.
#include <gtest/gtest.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

const TenantId kTenant{"111"};
const std::string kOldPhone = "6281200000002", kNewPhone = "6281200000077";
const std::string kOldBsuid = "ID.1A2B3C", kNewBsuid = "ID.9Z8Y7X";

Address at(const std::string& id) { return {Channel::kWhatsapp, kTenant, id}; }

Writer writes(const std::string& bsuid, const std::string& phone) {
  Writer writer;
  writer.address = at(bsuid.empty() ? phone : bsuid);
  writer.person.phone = phone;
  writer.person.bsuid = bsuid;
  return writer;
}

Writer changes_number(const std::string& bsuid, const std::string& phone) {
  Writer writer = writes(bsuid, phone);
  writer.previous_phone = kOldPhone;
  return writer;
}

struct People : World {
  Citizen who(const Writer& writer) { return *(*intake.resolve({&writer, 1}))[0]; }
  CitizenId id(const Writer& writer) { return who(writer).id; }
  void message(const Writer& writer, const std::string& key, std::chrono::hours later) {
    Message made;
    made.key = key;
    made.citizen = id(writer);
    made.address = writer.address;
    made.author = "citizen";
    made.kind = "text";
    made.text = "halo";
    made.at = now + later;
    ASSERT_TRUE((*intake.record({&made, 1}))[0]);
  }
};

TEST(Identity, IsOneByBsuidThenBothThenPhoneAlone) {
  People world;
  const CitizenId by_bsuid = world.id(writes(kOldBsuid, ""));
  EXPECT_EQ(world.id(writes(kOldBsuid, kOldPhone)), by_bsuid);
  EXPECT_EQ(world.id(writes("", kOldPhone)), by_bsuid);
}

TEST(Identity, IsOneByBothThenEither) {
  People world;
  const CitizenId both = world.id(writes(kOldBsuid, kOldPhone));
  EXPECT_EQ(world.id(writes("", kOldPhone)), both);
  EXPECT_EQ(world.id(writes(kOldBsuid, "")), both);
}

TEST(Identity, OfTheFormerHolderStaysTheirsWhenAPhoneChangesHands) {
  People world;
  const CitizenId first = world.id(writes(kOldBsuid, kOldPhone));
  const CitizenId second = world.id(writes(kNewBsuid, kOldPhone));
  EXPECT_NE(second, first);
  EXPECT_EQ(world.id(writes("", kOldPhone)), second) << "the phone is the new holder's";
  EXPECT_EQ(world.id(writes(kOldBsuid, "")), first);
}

TEST(Identity, KeepsChannelsApartEvenForEqualIds) {
  People world;
  const Writer messenger{{Channel::kMessenger, kTenant, "12345"}, {}};
  const Writer instagram{{Channel::kInstagram, kTenant, "12345"}, {}};
  EXPECT_NE(world.id(messenger), world.id(instagram));
  EXPECT_EQ(world.id(messenger), world.id(messenger));
}

TEST(Renumbered, StaysTheSameCitizenWithTheSameHome) {
  People world;
  const Citizen before = world.who(writes("", kOldPhone));
  const Citizen after = world.who(changes_number("", kNewPhone));
  EXPECT_EQ(after.id, before.id);
  EXPECT_EQ(after.home, before.home);
  EXPECT_EQ(world.id(writes("", kNewPhone)), before.id);
  EXPECT_EQ(world.count("SELECT count(*) FROM citizens WHERE last = '6281200000077'"), 1)
      << "answers go to the new number";
}

TEST(Renumbered, TwiceIsOnce) {
  People world;
  const CitizenId before = world.id(writes("", kOldPhone));
  EXPECT_EQ(world.id(changes_number("", kNewPhone)), before);
  EXPECT_EQ(world.id(changes_number("", kNewPhone)), before);
  EXPECT_EQ(world.count("SELECT count(*) FROM citizens"), 1);
}

TEST(Renumbered, LeavesTheOldNumberToItsNextHolder) {
  People world;
  const CitizenId before = world.id(writes("", kOldPhone));
  world.id(changes_number("", kNewPhone));
  EXPECT_NE(world.id(writes("", kOldPhone)), before);
}

TEST(Renumbered, IsOneEvenIfTheyWroteFromTheNewNumberFirst) {
  People world;
  const CitizenId before = world.id(writes("", kOldPhone));
  world.message(writes("", kOldPhone), "e1", std::chrono::hours{0});
  world.message(writes("", kNewPhone), "e2", std::chrono::hours{5});
  EXPECT_NE(world.id(writes("", kNewPhone)), before);
  EXPECT_EQ(world.id(changes_number("", kNewPhone)), before);
  EXPECT_EQ(world.count("SELECT count(*) FROM messages m JOIN citizens c ON c.id = m.citizen WHERE "
                        "c.merged_into IS NULL"),
            2);
}

TEST(Renumbered, DoesNotBecomeWhoeverHadTheNewNumberBefore) {
  People world;
  world.message(writes("", kNewPhone), "e1", std::chrono::hours{-100});
  const CitizenId former = world.id(writes("", kNewPhone));
  const CitizenId mover = world.id(writes("", kOldPhone));
  world.message(writes("", kOldPhone), "e2", std::chrono::hours{0});
  EXPECT_EQ(world.id(changes_number("", kNewPhone)), mover);
  EXPECT_EQ(world.id(writes("", kNewPhone)), mover);
  EXPECT_EQ(world.count("SELECT count(*) FROM messages WHERE citizen = '" + former.value + "'"), 1)
      << "their words stay theirs";
}

TEST(Renumbered, KnowsTheNewBsuidThatWroteFirst) {
  People world;
  const CitizenId before = world.id(writes(kOldBsuid, kOldPhone));
  const CitizenId early = world.id(writes(kNewBsuid, kNewPhone));
  EXPECT_NE(early, before);
  EXPECT_EQ(world.id(changes_number(kNewBsuid, kNewPhone)), before);
  EXPECT_EQ(world.id(writes(kNewBsuid, "")), before);
}

TEST(Renumbered, IsToldFromTheOldAddressToo) {
  People world;
  const CitizenId before = world.id(writes("", kOldPhone));
  Writer news = changes_number(kNewBsuid, kNewPhone);
  news.address = at(kOldPhone);
  EXPECT_EQ(world.id(news), before);
  EXPECT_EQ(world.id(writes(kNewBsuid, kNewPhone)), before);
}

TEST(Renumbered, IsNotTakenForTheNextHolderOfTheOldNumber) {
  People world;
  const CitizenId next_holder = world.id(writes("ID.7Q7Q7Q", kOldPhone));
  Writer news = changes_number(kNewBsuid, kNewPhone);
  news.previous_bsuid = kOldBsuid;
  EXPECT_NE(world.id(news), next_holder);
  EXPECT_EQ(world.id(writes("ID.7Q7Q7Q", "")), next_holder);
}

TEST(Renumbered, WithoutAKnownPastIsJustSomebodyNew) {
  People world;
  const CitizenId made = world.id(changes_number(kNewBsuid, kNewPhone));
  EXPECT_EQ(world.id(writes(kNewBsuid, kNewPhone)), made);
}

}  // namespace
}  // namespace serap::tickets::testing
