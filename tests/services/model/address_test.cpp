#include "services/model/address.hpp"

#include <map>

#include <gtest/gtest.h>

namespace serap {
namespace {

TEST(Address, ComesBackFromItsKey) {
  const Address address{Channel::kInstagram, TenantId{"17"}, "ID.a/b"};
  EXPECT_EQ(address_from_key(key_of(address)), address);
  EXPECT_FALSE(address_from_key("telegram/1/2"));
  EXPECT_FALSE(address_from_key("whatsapp/1"));
}

// The number of a partition is stored in every key: a change of the hash would lose every
// conversation.
TEST(Partition, IsForEverTheSame) {
  EXPECT_EQ(partition_of({Channel::kWhatsapp, TenantId{"111"}, "6281200000002"}, 64),
            partition_of({Channel::kWhatsapp, TenantId{"111"}, "6281200000002"}, 64));
  EXPECT_EQ(partition_of({Channel::kWhatsapp, TenantId{"111"}, "6281200000002"}, 64), 50u);
  EXPECT_EQ(partition_of({Channel::kMessenger, TenantId{"222"}, "9876543210"}, 64), 49u);
}

TEST(Partition, SpreadsCitizensEvenly) {
  std::map<std::uint32_t, int> counts;
  for (int i = 0; i < 64'000; ++i)
    ++counts[partition_of({Channel::kWhatsapp, TenantId{"111"}, std::to_string(6281200000000 + i)},
                          64)];
  ASSERT_EQ(counts.size(), 64u);
  for (const auto& [p, count] : counts) EXPECT_NEAR(count, 1000, 200) << p;
}

}  // namespace
}  // namespace serap
