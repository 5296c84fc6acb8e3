#include "gateway/simulator/messaging_check.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace serap::simulator {
namespace {

using nlohmann::json;

json frame(const json& message) {
  return {{"recipient", {{"id", "9001"}}}, {"messaging_type", "RESPONSE"}, {"message", message}};
}

bool taken(const json& body, Channel channel = Channel::kMessenger) {
  return std::holds_alternative<Said>(check_messaging(channel, body.dump()));
}

json quick(std::size_t count) {
  json replies = json::array();
  for (std::size_t i = 0; i < count; ++i)
    replies.push_back({{"content_type", "text"}, {"title", "Ya"}, {"payload", "p"}});
  return frame({{"text", "Pilih"}, {"quick_replies", replies}});
}

json buttons(std::size_t count, const std::string& text, const std::string& title) {
  json all = json::array();
  for (std::size_t i = 0; i < count; ++i)
    all.push_back({{"type", "postback"}, {"title", title}, {"payload", "p"}});
  return frame({{"attachment",
                 {{"type", "template"},
                  {"payload", {{"template_type", "button"}, {"text", text}, {"buttons", all}}}}}});
}

TEST(MessagingCheck, TextMustBeShorterThan2000OnMessengerAnd1001BytesOnInstagram) {
  EXPECT_TRUE(taken(frame({{"text", std::string(1999, 'a')}})));
  EXPECT_FALSE(taken(frame({{"text", std::string(2000, 'a')}})));
  EXPECT_TRUE(taken(frame({{"text", std::string(1000, 'a')}}), Channel::kInstagram));
  EXPECT_FALSE(taken(frame({{"text", std::string(999, 'a') + "é"}}), Channel::kInstagram));
}

TEST(MessagingCheck, CountsQuickRepliesAndButtons) {
  EXPECT_TRUE(taken(quick(13)));
  EXPECT_FALSE(taken(quick(14)));
  EXPECT_TRUE(taken(buttons(3, "Benar?", "Ya")));
  EXPECT_FALSE(taken(buttons(4, "Benar?", "Ya")));
  EXPECT_FALSE(taken(buttons(1, std::string(641, 'a'), "Ya")));
  EXPECT_FALSE(taken(buttons(1, "Benar?", std::string(21, 'a'))));
}

TEST(MessagingCheck, RefusesEndedTagsAndUtilityOnInstagram) {
  json body = frame({{"text", "halo"}});
  body["messaging_type"] = "MESSAGE_TAG";
  body["tag"] = "ACCOUNT_UPDATE";
  EXPECT_FALSE(taken(body));
  body["tag"] = "HUMAN_AGENT";
  EXPECT_TRUE(taken(body));
  json utility = frame({{"template", {{"name", "balasan_siap"}}}});
  utility["messaging_type"] = "UTILITY";
  EXPECT_TRUE(taken(utility));
  EXPECT_FALSE(taken(utility, Channel::kInstagram));
}

TEST(MessagingCheck, WantsATypeAndEitherTextOrAttachment) {
  json body = frame({{"text", "halo"}});
  body.erase("messaging_type");
  EXPECT_FALSE(taken(body));
  EXPECT_FALSE(taken(frame(json::object())));
  EXPECT_FALSE(taken("x"));
}

TEST(MessagingCheck, SenderActionGoesWithoutMessage) {
  json body = {{"recipient", {{"id", "9001"}}}, {"sender_action", "typing_on"}};
  EXPECT_TRUE(
      std::holds_alternative<SenderAction>(check_messaging(Channel::kMessenger, body.dump())));
  body["message"] = {{"text", "halo"}};
  EXPECT_FALSE(
      std::holds_alternative<SenderAction>(check_messaging(Channel::kMessenger, body.dump())));
}

}  // namespace
}  // namespace serap::simulator
