#include "gateway/webhook/headroom.hpp"

#include <gtest/gtest.h>

namespace serap::webhook {
namespace {

constexpr std::uint64_t kMebi = 1024 * 1024;

TEST(Fullness, IsReadFromWhatRedisTells) {
  const Fullness fullness = fullness_from(
      "# "
      "Memory\r\nused_memory:734003200\r\nused_memory_human:700M\r\nmaxmemory:"
      "1073741824\r\nmaxmemory_human:1G\r\n"
      "# Persistence\r\naof_enabled:1\r\naof_current_size:5000\r\naof_base_size:88\r\n");
  EXPECT_EQ(fullness.used_memory, 734003200U);
  EXPECT_EQ(fullness.max_memory, 1073741824U);
  EXPECT_EQ(fullness.aof, 5000U);
}

TEST(Verdict, ClosesAboveSeventyPercentOfMemory) {
  EXPECT_TRUE(verdict_on({.used_memory = 70 * kMebi, .max_memory = 100 * kMebi}));
  EXPECT_FALSE(verdict_on({.used_memory = 71 * kMebi, .max_memory = 100 * kMebi}));
  EXPECT_TRUE(verdict_on({.used_memory = 71 * kMebi, .max_memory = 0}));
}

TEST(Verdict, ClosesWhenTheDiskHasLessThanTwiceTheAppendOnlyFile) {
  EXPECT_TRUE(verdict_on({.aof = 1000 * kMebi, .disk_free = 2000 * kMebi, .disk_known = true}));
  EXPECT_FALSE(verdict_on({.aof = 1000 * kMebi, .disk_free = 1999 * kMebi, .disk_known = true}));
  EXPECT_FALSE(verdict_on({.aof = 0, .disk_free = 63 * kMebi, .disk_known = true}));
  EXPECT_TRUE(verdict_on({.aof = 1000 * kMebi, .disk_free = 0, .disk_known = false}));
}

}  // namespace
}  // namespace serap::webhook
