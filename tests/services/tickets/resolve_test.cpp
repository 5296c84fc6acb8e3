#include <gtest/gtest.h>

#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

Citizen resolved(World& world, const Writer& writer) {
  return *(*world.intake.resolve({&writer, 1}))[0];
}

TEST(Resolve, KnowsOneCitizenByPhoneThenBothThenBsuidAlone) {
  World world;
  const Citizen by_phone = resolved(world, {kPhone, {}});
  const Citizen by_both = resolved(
      world, {kBsuid, {.phone = kPhone.id, .bsuid = kBsuid.id, .name = "", .username = ""}});
  const Citizen by_bsuid =
      resolved(world, {kBsuid, {.phone = "", .bsuid = kBsuid.id, .name = "", .username = ""}});
  EXPECT_EQ(by_phone.id, by_both.id);
  EXPECT_EQ(by_phone.id, by_bsuid.id);
  EXPECT_EQ(by_bsuid.home, kPhone) << "the conversation stays in the first partition";
  EXPECT_EQ(world.count("SELECT count(*) FROM citizens"), 1);
}

TEST(Resolve, MergesTwoWhoTurnOutToBeOne) {
  World world;
  const CitizenId by_phone = resolved(world, {kPhone, {}}).id;
  ASSERT_TRUE(world.open(world.draft("wa:1#0", kPhone)));
  const CitizenId by_bsuid =
      resolved(world, {kBsuid, {.phone = "", .bsuid = kBsuid.id, .name = "", .username = ""}}).id;
  ASSERT_NE(by_phone, by_bsuid);
  const Citizen both = resolved(
      world, {kBsuid, {.phone = kPhone.id, .bsuid = kBsuid.id, .name = "", .username = ""}});
  EXPECT_EQ(both.id, by_bsuid);
  ASSERT_EQ(both.open_tickets.size(), 1U);
  const Change change{"k", TicketId{"wa:1#0"}, by_phone, Change::What::kConfirm,
                      "",  std::nullopt,       world.now};
  EXPECT_TRUE(world.change(change)) << "the old id still means them";
}

TEST(Resolve, GivesAnotherHolderOfAPhoneNothingOfTheFirst) {
  World world;
  const CitizenId first =
      resolved(world,
               {kBsuid, {.phone = kPhone.id, .bsuid = kBsuid.id, .name = "", .username = ""}})
          .id;
  const Address other{Channel::kWhatsapp, TenantId{"111"}, "ID.9Z9Z9Z"};
  const Citizen second =
      resolved(world, {other, {.phone = kPhone.id, .bsuid = other.id, .name = "", .username = ""}});
  EXPECT_NE(second.id, first);
  EXPECT_TRUE(second.open_tickets.empty());
}

TEST(Resolve, KeepsTenantsApart) {
  World world;
  Address elsewhere = kPhone;
  elsewhere.tenant.value = "222";
  EXPECT_NE(world.citizen(kPhone), world.citizen(elsewhere));
}

TEST(Resolve, RefusesAWriterWithoutAnAddressAndServesTheOthers) {
  World world;
  const std::vector<Writer> writers{{{Channel::kWhatsapp, TenantId{"111"}, ""}, {}}, {kPhone, {}}};
  const auto answers = world.intake.resolve(writers);
  ASSERT_TRUE(answers);
  EXPECT_EQ((*answers)[0].error().kind, Error::Kind::kInvalid);
  EXPECT_TRUE((*answers)[1]);
}

}  // namespace
}  // namespace serap::tickets::testing
