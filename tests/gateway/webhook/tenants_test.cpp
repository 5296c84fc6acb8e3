#include "gateway/webhook/tenants.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace serap::webhook {
namespace {

// A settings folder of this test's own.
class TenantsTest : public testing::Test {
 protected:
  TenantsTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("serap-tenants-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_ / "secrets");
  }
  ~TenantsTest() override { std::filesystem::remove_all(folder_); }

  void secret(const std::string& name, const std::string& value) const {
    std::ofstream{folder_ / "secrets" / name} << value;
  }
  process::Settings settings(const std::string& toml) const {
    std::ofstream{folder_ / "serap.toml"} << toml;
    return process::Settings::load("webhook", folder_ / "serap.toml");
  }

  const std::filesystem::path folder_;
};

constexpr const char* kTwoRows = R"(
[[tenant]]
channel = "whatsapp"
id = "111"
app_secret = "kota"
verify_token = "token"
[[tenant]]
channel = "whatsapp"
id = "222"
app_secret = "provinsi"
verify_token = "token"
)";

TEST_F(TenantsTest, TakesEachLineOfASecretAsOneOfItsOwn) {
  secret("kota", "lama\nbaru\n");
  secret("provinsi", "lain");
  secret("token", "t");
  const Tenants tenants = tenants_of(Channel::kWhatsapp, settings(kTwoRows));
  EXPECT_EQ(tenants.app_secrets, (std::vector<std::string>{"lama", "baru", "lain"}));
  EXPECT_EQ(tenants.verify_tokens, std::vector<std::string>{"t"});
  EXPECT_TRUE(tenants.may_sign(1, TenantId{"111"}));
  EXPECT_FALSE(tenants.may_sign(1, TenantId{"222"}));
  EXPECT_FALSE(tenants.may_sign(0, TenantId{"333"}));
}

TEST_F(TenantsTest, KeepsASharedSecretOnceForBothNumbers) {
  secret("kota", "sama");
  secret("provinsi", "sama");
  secret("token", "t");
  const Tenants tenants = tenants_of(Channel::kWhatsapp, settings(kTwoRows));
  EXPECT_EQ(tenants.app_secrets.size(), 1U);
  EXPECT_TRUE(tenants.may_sign(0, TenantId{"222"}));
}

TEST_F(TenantsTest, DoesNotStartWithoutASecret) {
  secret("kota", "x");
  secret("token", "t");
  EXPECT_THROW(tenants_of(Channel::kWhatsapp, settings(kTwoRows)), process::SettingsError);
}

}  // namespace
}  // namespace serap::webhook
