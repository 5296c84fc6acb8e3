// Setup and check of a channel, against a stand-in that answers each path with what a test says.
#include "gateway/sender/channel_care.hpp"

#include <gtest/gtest.h>

#include "services/process/http_server.hpp"

namespace serap::sender {
namespace {

struct Meta {
  std::map<std::string, std::pair<int, std::string>> answers;  // by path
  std::vector<std::string> posts;                              // paths, then bodies
  std::mutex mutex;
  process::HttpServer server{
      {}, [this](const process::HttpRequest& request, const process::Reply& reply) {
        answer(request, reply);
      }};
  void answer(const process::HttpRequest& request, const process::Reply& reply) {
    const std::lock_guard lock(mutex);
    const auto found = answers.find(request.path.substr(6));  // "/v25.0"
    if (request.method == "POST") posts.push_back(request.target.substr(6) + " " + request.body);
    process::HttpResponse response;
    response.body = R"({"success":true})";
    if (found != answers.end() && (request.method == "GET" || found->second.first != 200)) {
      response.status = found->second.first;
      response.body = found->second.second;
    }
    reply(response);
  }
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(server.port()); }
};

struct Office {
  Meta meta;
  process::Metrics metrics;
  ChannelBoard board{{}, metrics};
  GraphClient graph{{.origin = meta.origin()},
                    *GraphErrors::load(SERAP_SOURCE_DIR "/gateway/sender/graph_errors.json"),
                    {{TenantId{"111"}, {Channel::kWhatsapp, "token", ""}},
                     {TenantId{"222"}, {Channel::kMessenger, "token", ""}}}};
  ChannelCare care{board, graph,
                   *GraphSetup::load(SERAP_SOURCE_DIR "/gateway/sender/channel_profile.json")};

  // A WhatsApp number with which nothing is wrong.
  Office() {
    meta.answers = {
        {"/debug_token",
         {200, R"({"data":{"is_valid":true,"expires_at":0,"scopes":["whatsapp_business_messaging",
                   "whatsapp_business_management"],"granular_scopes":[
                   {"scope":"whatsapp_business_management","target_ids":["999"]}]}})"}},
        {"/111", {200, R"({"quality_rating":"GREEN","code_verification_status":"VERIFIED"})"}},
        {"/999/subscribed_apps", {200, R"({"data":[{"whatsapp_business_api_data":{}}]})"}},
        {"/999/message_templates",
         {200, R"({"data":[{"name":"balasan_siap","status":"APPROVED"}]})"}}};
  }
  void says(const std::string& path, int status, const std::string& body) {
    meta.answers[path] = {status, body};
  }
  // What is wrong, "what: words" each.
  std::vector<std::string> wrong(const std::string& tenant = "111") {
    std::vector<std::string> all;
    const auto findings = care.check(TenantId{tenant}, "");
    for (const Finding& one : *findings) {
      if (!one.well) all.push_back(one.what + ": " + one.words);
      EXPECT_EQ(one.well, one.remedy.empty()) << one.what;
    }
    return all;
  }
};

using Words = std::vector<std::string>;

TEST(ChannelCheck, FindsNothingWrongWhereNothingIs) {
  Office office;
  EXPECT_EQ(office.wrong(), Words{});
  EXPECT_TRUE(office.meta.posts.empty());
}

TEST(ChannelCheck, DeadTokenIsNamedAloneWithItsRemedy) {
  Office office;
  office.says("/debug_token", 400, R"({"error":{"code":190,"message":"Session has expired"}})");
  const auto findings = office.care.check(TenantId{"111"}, "");
  ASSERT_EQ(findings->size(), 1U);
  EXPECT_EQ(findings->front().words,
            "the access token is no longer valid: Session has expired (190)");
  EXPECT_NE(findings->front().remedy.find("secrets/"), std::string::npos);
}

TEST(ChannelCheck, MissingPermissionIsNamed) {
  Office office;
  office.says("/debug_token", 200,
              R"({"data":{"is_valid":true,"scopes":["whatsapp_business_messaging"],
                 "granular_scopes":[{"scope":"whatsapp_business_management",
                 "target_ids":["999"]}]}})");
  EXPECT_EQ(office.wrong(), Words{"permissions: the token lacks whatsapp_business_management"});
}

TEST(ChannelCheck, TokenThatEndsSoonIsNamed) {
  Office office;
  const std::int64_t soon = unix_milliseconds(system_now()) / 1000 + 3 * 86'400 + 60;
  office.says("/debug_token", 200,
              R"({"data":{"is_valid":true,"expires_at":)" + std::to_string(soon) +
                  R"(,"granular_scopes":[{"scope":"whatsapp_business_management",
                 "target_ids":["999"]}]}})");
  EXPECT_EQ(office.wrong(), Words{"token: it ends in 3 days"});
}

TEST(ChannelCheck, LostSubscriptionIsNamed) {
  Office office;
  office.says("/999/subscribed_apps", 200, R"({"data":[]})");
  EXPECT_EQ(office.wrong(), Words{"subscription: no app is subscribed: nothing arrives"});
}

TEST(ChannelCheck, PageWithoutAFieldIsNamed) {
  Office office;
  office.says("/debug_token", 200, R"({"data":{"is_valid":true}})");
  office.says("/222/subscribed_apps", 200, R"({"data":[{"subscribed_fields":["messages"]}]})");
  office.says("/222/message_templates", 200,
              R"({"data":[{"name":"balasan_siap","status":"APPROVED"}]})");
  EXPECT_EQ(office.wrong("222"), Words{"subscription: the field messaging_postbacks is missing"});
}

TEST(ChannelCheck, BadQualityIsNamed) {
  Office office;
  office.says("/111", 200, R"({"quality_rating":"RED"})");
  EXPECT_EQ(office.wrong(), Words{"quality: its quality rating is RED"});
}

TEST(ChannelCheck, PausedAndMissingTemplatesAreNamed) {
  Office office;
  office.says("/999/message_templates", 200,
              R"({"data":[{"name":"balasan_siap","status":"PAUSED"}]})");
  EXPECT_EQ(office.wrong(), Words{"template balasan_siap: it is PAUSED"});
  office.says("/999/message_templates", 200, R"({"data":[]})");
  EXPECT_EQ(office.wrong(),
            Words{"template balasan_siap: it does not exist: answers after 24 hours wait"});
}

TEST(ChannelCheck, UnknownChannelIsRefused) {
  Office office;
  EXPECT_EQ(office.care.check(TenantId{"555"}, "").error().kind, Error::Kind::kNotFound);
}

TEST(ChannelSetup, SubscribesAndSetsButAsksForNoTemplateTwice) {
  Office office;
  const auto findings = office.care.setup(TenantId{"111"}, "");
  for (const Finding& one : *findings) EXPECT_TRUE(one.well) << one.what << one.words;
  ASSERT_EQ(office.meta.posts.size(), 2U);
  EXPECT_EQ(office.meta.posts[0], "/999/subscribed_apps {}");
  EXPECT_TRUE(office.meta.posts[1].starts_with("/111/conversational_automation {"));
  EXPECT_NE(office.meta.posts[1].find(R"("prompts":["Bagaimana cara melapor?")"),
            std::string::npos);
}

TEST(ChannelSetup, StepThatFailsDoesNotStopTheOthers) {
  Office office;
  office.says("/111/conversational_automation", 400, R"({"error":{"code":100,"message":"no"}})");
  office.says("/999/message_templates", 200, R"({"data":[]})");
  const auto findings = office.care.setup(TenantId{"111"}, "");
  ASSERT_EQ(findings->size(), 3U);
  EXPECT_TRUE(findings->at(0).well);
  EXPECT_FALSE(findings->at(1).well);
  EXPECT_EQ(findings->at(2).words, "asked for; Meta decides");
}

TEST(ChannelSetup, PageGetsItsFieldsMenuAndGreeting) {
  Office office;
  office.says("/222/message_templates", 200, R"({"data":[{"name":"balasan_siap"}]})");
  const auto findings = office.care.setup(TenantId{"222"}, "");
  ASSERT_EQ(office.meta.posts.size(), 2U);
  EXPECT_TRUE(office.meta.posts[0].starts_with("/222/subscribed_apps?subscribed_fields=messages,"));
  for (const char* part : {"get_started", "persistent_menu", "ice_breakers", "greeting"})
    EXPECT_NE(office.meta.posts[1].find(part), std::string::npos) << part;
}

TEST(ChannelProfile, PartLongerThanMetaTakesIsRefused) {
  const Result<GraphSetup> setup = GraphSetup::from_json(
      R"({"commands":[],"menu":[],"templates":[],"greeting":"x","get_started":"x",
          "questions":[")" +
      std::string(81, 'a') + "\"]}");
  ASSERT_FALSE(setup);
  EXPECT_NE(setup.error().message.find("a question"), std::string::npos);
}

}  // namespace
}  // namespace serap::sender
