#include "services/ctl/forget.hpp"

#include <gtest/gtest.h>

#include "services/redis/keys.hpp"
#include "services/redis/log_codec.hpp"
#include "tests/fakes/redis_server.hpp"

namespace serap::ctl {
namespace {

const Address kSari{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
const Address kBudi{Channel::kWhatsapp, TenantId{"111"}, "6281200000003"};

struct Install {
  fakes::RedisServer server;
  redis::Connection redis{server.address()};

  void talk_with(const Address& who) {
    const std::uint32_t p = partition_of(who, kPartitions);
    ASSERT_TRUE(redis.command({"SET", redis::conversation_key(p, who), "{}"}));
    ASSERT_TRUE(redis.command({"HSET", redis::alias_key(p), key_of(who), key_of(who)}));
    ASSERT_TRUE(redis.command({"ZADD", redis::due_key(p), "1", redis::timer_member(who, "r")}));
    ASSERT_TRUE(redis.command(
        {"XADD", redis::dead_key(p), "*", "e", "{\"from\":\"" + who.id + "\"}", "reason", "r"}));
  }
  std::int64_t left_of(const Address& who) {
    const std::uint32_t p = partition_of(who, kPartitions);
    const std::string conversation = redis::conversation_key(p, who);
    return redis.command({"EXISTS", conversation})->view().integer() +
           redis.command({"HEXISTS", redis::alias_key(p), key_of(who)})->view().integer() +
           (redis.command({"ZSCORE", redis::due_key(p), redis::timer_member(who, "r")})
                    ->view()
                    .is_nil()
                ? 0
                : 1) +
           redis.command({"XLEN", redis::dead_key(p)})->view().integer();
  }
};

TEST(Forget, LeavesNothingOfOneCitizenAndAllOfAnother) {
  Install install;
  install.talk_with(kSari);
  install.talk_with(kBudi);
  const Result<Forgotten> done = forget(install.redis, {kSari});
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->conversations, 1);
  EXPECT_EQ(done->dead, 1);
  EXPECT_EQ(install.left_of(kSari), 0);
  EXPECT_EQ(install.left_of(kBudi), 4);
}

TEST(Forget, TakesTheAddressesFromWhatTicketsExports) {
  const auto found = read_export(
      R"({"citizen":[{"alias":"Warga 4F2K"}],"addresses":[{"channel":"whatsapp","tenant":"111","kind":"phone","value":"6281200000002"}]})");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->addresses, std::vector<Address>{kSari});
  EXPECT_EQ(found->alias, "Warga 4F2K");
  EXPECT_FALSE(read_export("no document"));
}

TEST(Forget, RemembersEachErasedCitizenOnce) {
  const auto folder = std::filesystem::temp_directory_path() / "serap-forget-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const char* alias : {"Warga 4F2K", "Warga 9A1B", "Warga 4F2K"})
    ASSERT_TRUE(note_erased(folder / kErasedList, alias));
  EXPECT_EQ(erased_before(folder / kErasedList),
            (std::vector<std::string>{"Warga 4F2K", "Warga 9A1B"}));
  EXPECT_FALSE(note_erased(folder / "none" / kErasedList, "Warga 4F2K"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace serap::ctl
