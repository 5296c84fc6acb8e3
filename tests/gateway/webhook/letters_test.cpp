#include "gateway/webhook/letters.hpp"

#include <gtest/gtest.h>

#include "gateway/webhook/tenants.hpp"

namespace serap::webhook {
namespace {

Delivery delivery_of(const std::string& outbound) {
  Delivery delivery;
  delivery.to = {Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
  delivery.outbound = OutboundId{outbound};
  return delivery;
}

std::uint32_t partition_for(const std::string& outbound) {
  const Tenants tenants{.app_secrets = {"kunci"}, .verify_tokens = {}, .by_id = {{"111", {0}}}};
  std::vector<std::string> ignored;
  return letters_of({{delivery_of(outbound)}}, Channel::kWhatsapp, tenants, 0, ignored)
      .at(0)
      .partition;
}

TEST(Letters, SendsAStatusWhereOurMessageCameFrom) {
  EXPECT_EQ(partition_for("0.00ff"), 0U);
  EXPECT_EQ(partition_for("63.00ff"), 63U);
}

TEST(Letters, SendsAStatusOfAnIdThatIsNotOursByItsAddress) {
  const std::uint32_t by_address = partition_of(delivery_of("").to, kPartitions);
  EXPECT_EQ(partition_for(""), by_address);
  EXPECT_EQ(partition_for("64.00ff"), by_address);
  EXPECT_EQ(partition_for("7"), by_address);
  EXPECT_EQ(partition_for("-1.00ff"), by_address);
  EXPECT_EQ(partition_for("campaign|x"), by_address);
}

}  // namespace
}  // namespace serap::webhook
