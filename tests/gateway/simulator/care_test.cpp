// `serapctl channel setup` and `check` against the stand-in: all is well, and each thing that may
// be wrong is named with what to do about it.
#include <gtest/gtest.h>

#include "gateway/sender/channel_care.hpp"
#include "gateway/simulator/routes.hpp"

namespace serap::simulator {
namespace {

using sender::Finding;
using Words = std::vector<std::string>;

class ChannelCare : public testing::TestWithParam<const char*> {
 protected:
  TenantId tenant() const { return TenantId{GetParam()}; }
  // What is wrong, "what: words" each.
  Words wrong(const TenantId& tenant) {
    Words all;
    const Result<std::vector<Finding>> findings = care_.check(tenant, "");
    for (const Finding& one : *findings) {
      if (!one.well) all.push_back(one.what + ": " + one.words);
      EXPECT_EQ(one.well, one.remedy.empty()) << one.what;
    }
    return all;
  }
  void set_up(const TenantId& tenant) {
    const Result<std::vector<Finding>> findings = care_.setup(tenant, "");
    for (const Finding& one : *findings) EXPECT_TRUE(one.well) << one.what << ": " << one.words;
  }

  FaultBox faults_;
  Chats chats_{[](const std::string&) {}};
  Shelf shelf_;
  WebhookOut out_{{"http://127.0.0.1:1", "/webhook"}, faults_};
  Platform platform_{{{"111", "Kota", "wa-token", "sesame", Channel::kWhatsapp},
                      {"222", "Kota", "ms-token", "sesame", Channel::kMessenger},
                      {"333", "Kota", "ig-token", "sesame", Channel::kInstagram}},
                     "http://sim",
                     system_now,
                     {chats_, out_, faults_, shelf_}};
  Readers readers_{chats_};
  Routes routes_{platform_, chats_, faults_, readers_, {}};
  process::HttpServer server_{
      {}, [this](const process::HttpRequest& request, const process::Reply& reply) {
        routes_.handle(request, reply);
      }};
  process::Metrics metrics_;
  sender::ChannelBoard board_{{}, metrics_};
  sender::GraphClient graph_{
      {.origin = "http://127.0.0.1:" + std::to_string(server_.port())},
      *sender::GraphErrors::load(SERAP_SOURCE_DIR "/gateway/sender/graph_errors.json"),
      {{TenantId{"111"}, {Channel::kWhatsapp, "wa-token", ""}},
       {TenantId{"222"}, {Channel::kMessenger, "ms-token", ""}},
       {TenantId{"333"}, {Channel::kInstagram, "ig-token", ""}}}};
  sender::ChannelCare care_{
      board_, graph_,
      *sender::GraphSetup::load(SERAP_SOURCE_DIR "/gateway/sender/channel_profile.json")};
};

TEST_P(ChannelCare, FindsNothingWrongAfterSetup) {
  set_up(tenant());
  EXPECT_EQ(wrong(tenant()), Words{});
}

TEST_P(ChannelCare, SetupMayBeRepeated) {
  set_up(tenant());
  set_up(tenant());
}

TEST_P(ChannelCare, DeadTokenIsNamedAlone) {
  set_up(tenant());
  faults_.set({.dead_token = true});
  const Words words = wrong(tenant());
  ASSERT_EQ(words.size(), 1U);
  EXPECT_TRUE(words.front().starts_with("token: the access token is no longer valid")) << words[0];
}

TEST_P(ChannelCare, LostSubscriptionIsNamedAndSetupBringsItBack) {
  set_up(tenant());
  faults_.set({.lost_subscription = true});
  EXPECT_EQ(wrong(tenant()), Words{"subscription: no app is subscribed: nothing arrives"});
  set_up(tenant());
  EXPECT_EQ(wrong(tenant()), Words{});
}

INSTANTIATE_TEST_SUITE_P(Channels, ChannelCare, testing::Values("111", "222", "333"));

TEST_F(ChannelCare, MissingTemplateIsNamedBeforeSetup) {
  const Words missing{"template balasan_siap: it does not exist: answers after 24 hours wait"};
  EXPECT_EQ(wrong(TenantId{"111"}), missing);
  EXPECT_EQ(wrong(TenantId{"222"}), missing);
  EXPECT_EQ(wrong(TenantId{"333"}), Words{});
}

TEST_F(ChannelCare, PausedTemplateIsNamed) {
  set_up(TenantId{"111"});
  faults_.set({.paused_template = true});
  EXPECT_EQ(wrong(TenantId{"111"}), Words{"template balasan_siap: it is PAUSED"});
}

TEST_F(ChannelCare, RedQualityIsNamed) {
  set_up(TenantId{"111"});
  faults_.set({.red_quality = true});
  EXPECT_EQ(wrong(TenantId{"111"}), Words{"quality: its quality rating is RED"});
}

TEST_F(ChannelCare, WhatIsSaidWithoutSubscriptionNeverArrives) {
  faults_.set({.lost_subscription = true});
  ASSERT_TRUE(platform_.say({.as = "Sari", .text = "halo"}));
  EXPECT_EQ(out_.waiting(), 0U);
  const Bubble said = chats_.since(citizen_named("Sari").id, 0).front();
  EXPECT_EQ(said.tick, Tick::kSent);
}

TEST(Registry, RefusesWhatMetaRefuses) {
  FaultBox faults;
  Registry registry(faults);
  const Account page{"222", "Kota", "t", "s", Channel::kMessenger};
  const auto status = [&](const char* edge, const char* body, const char* fields = "") {
    return registry.answer(page, {"POST", "222", edge, fields, body})->status;
  };
  EXPECT_EQ(status("subscribed_apps", "{}", "messages,no_such_field"), 400);
  EXPECT_EQ(status("messenger_profile", R"({"persistent_menu":[]})"), 400) << "no get_started";
  EXPECT_EQ(status("messenger_profile", R"({"greeting":[{"locale":"default","text":""}]})"), 400);
  EXPECT_EQ(status("message_templates", R"({"name":"Balasan","language":"id","category":"UTILITY",
                   "components":[{"type":"BODY","text":"x"}]})"),
            400)
      << "capital letter";
  EXPECT_EQ(status("message_templates", R"({"name":"b","language":"id","category":"UTILITY",
                   "components":[{"type":"BODY","text":"{{1}}"}]})"),
            400)
      << "no example";
}

}  // namespace
}  // namespace serap::simulator
