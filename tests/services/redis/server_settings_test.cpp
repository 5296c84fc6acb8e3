#include "services/redis/server_settings.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace serap::redis {
namespace {

process::Settings written(const std::string& toml) {
  // Of this test alone: others run beside it.
  const std::string file = testing::TempDir() +
                           testing::UnitTest::GetInstance()->current_test_info()->name() +
                           ".server_settings.toml";
  std::ofstream(file) << toml;
  return process::Settings::load("bot", file);
}

TEST(ServerSettings, AreOfTheirOwnSectionWhoeverAsks) {
  const Server server = server_from(written("[redis]\nport = 17379\n"));
  EXPECT_EQ(server.host, "127.0.0.1");
  EXPECT_EQ(server.port, 17379);
  EXPECT_EQ(server.password, "");
}

TEST(ServerSettings, RefuseAPlainHostBeyondLoopback) {
  EXPECT_THROW((void)server_from(written("[redis]\nhost = \"10.0.0.7\"\n")),
               process::SettingsError);
}

}  // namespace
}  // namespace serap::redis
