#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "gateway/platform/parsed.hpp"
#include "tests/gateway/platform/item_text.hpp"

namespace serap::platform {
namespace {

namespace fs = std::filesystem;

const Time kReceived = *parse_iso8601("2026-11-24T22:43:25.120Z");

std::string content_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> payloads() {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::recursive_directory_iterator{SERAP_SOURCE_DIR "/tests/data/webhooks"}) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Payload : public testing::TestWithParam<fs::path> {};

// SERAP_UPDATE=1 rewrites what is expected: then the diff is what a reviewer reads.
TEST_P(Payload, MeansWhatStandsBesideIt) {
  const Channel channel = *channel_named(GetParam().parent_path().filename().string());
  const Result<Parsed> parsed = parse(channel, content_of(GetParam()), kReceived);
  std::string meaning;
  if (!parsed) meaning = "unreadable: " + parsed.error().message + "\n";
  if (parsed) {
    for (const Item& item : parsed->items) meaning += text_of(item) + "\n";
  }
  fs::path expected = GetParam();
  expected.replace_extension(".expected");
  if (std::getenv("SERAP_UPDATE")) std::ofstream{expected, std::ios::binary} << meaning;
  EXPECT_EQ(meaning, content_of(expected));
}

INSTANTIATE_TEST_SUITE_P(Golden, Payload, testing::ValuesIn(payloads()), [](const auto& file) {
  return file.param.parent_path().filename().string() + "_" + file.param.stem().string();
});

std::string with_messages(const std::string& messages) {
  return R"({"object":"whatsapp_business_account","entry":[{"id":"900","changes":[{"field":"messages","value":)"
         R"({"metadata":{"phone_number_id":"111"},"messages":[)" +
         messages + "]}}]}]}";
}

TEST(ParsePayload, RefusesADepthBombWithoutClimbingIt) {
  const std::string bomb = with_messages(std::string(4'000'000, '['));
  EXPECT_EQ(parse(Channel::kWhatsapp, bomb, kReceived).error().kind, Error::Kind::kInvalid);
}

TEST(ParsePayload, TakesBracketsInsideTextForText) {
  const std::string message = R"({"from":"62811","id":"wamid.1","type":"text","text":{"body":")" +
                              std::string(1000, '[') + "\\\"{\"}}";
  EXPECT_EQ(parse(Channel::kWhatsapp, with_messages(message), kReceived)->items.size(), 1U);
}

TEST(ParsePayload, ReadsAThousandMessagesInOneBody) {
  std::string messages;
  for (int i = 0; i < 1000; ++i) {
    messages += (i ? "," : "") + std::string{R"({"from":"6281200000002","id":"wamid.)"} +
                std::to_string(i) +
                R"(","timestamp":"1790000000","type":"text","text":{"body":"halo"}})";
  }
  const Result<Parsed> parsed = parse(Channel::kWhatsapp, with_messages(messages), kReceived);
  ASSERT_EQ(parsed->items.size(), 1000U);
  EXPECT_EQ(std::get<Inbound>(parsed->items[999]).id.value, "wa:m:111:wamid.999");
}

TEST(ParsePayload, KnowsWhereAValueStood) {
  const auto told =
      tell(Channel::kWhatsapp,
           with_messages(R"({"from":"62811","id":"wamid.1","type":"text","text":{"body":"halo"}})"),
           true);
  ASSERT_TRUE(told);
  const std::vector<Source>& sources = told->at(0).sources;
  EXPECT_NE(std::find(sources.begin(), sources.end(),
                      Source{"text", "entry[0].changes[0].value.messages[0].text.body"}),
            sources.end());
}

TEST(ParsePayload, TakesThreeMegabytesInOneBody) {
  const std::string text(3'000'000, 'a');
  const auto parsed =
      parse(Channel::kMessenger,
            R"({"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"2"},)"
            R"("recipient":{"id":"1"},"message":{"mid":"m","text":")" +
                text + R"("}}]}]})",
            kReceived);
  EXPECT_EQ(std::get<Text>(std::get<Inbound>(parsed->items.at(0)).what).body, text);
}

TEST(ParsePayload, RefusesThePayloadOfAnotherChannel) {
  EXPECT_FALSE(parse(Channel::kInstagram, R"({"object":"page","entry":[]})", kReceived));
  EXPECT_TRUE(parse(Channel::kMessenger, R"({"object":"page","entry":[]})", kReceived));
}

TEST(ParsePayload, RefusesEmptyBodiesAndOtherTypes) {
  EXPECT_FALSE(parse(Channel::kWhatsapp, "", kReceived));
  EXPECT_FALSE(parse(Channel::kWhatsapp, "[]", kReceived));
  EXPECT_FALSE(parse(Channel::kWhatsapp, "null", kReceived));
  EXPECT_FALSE(parse(Channel::kWhatsapp, R"({"object":"whatsapp_business_account"})", kReceived));
}

TEST(ParsePayload, GivesTheSameEventTheSameIdWhenItComesAgain) {
  const std::string body = content_of(SERAP_SOURCE_DIR "/tests/data/webhooks/whatsapp/text.json");
  const auto first = parse(Channel::kWhatsapp, body, kReceived);
  const auto again = parse(Channel::kWhatsapp, body, kReceived + std::chrono::hours{30});
  EXPECT_EQ(std::get<Inbound>(first->items[0]).id, std::get<Inbound>(again->items[0]).id);
  EXPECT_EQ(std::get<Inbound>(first->items[0]).at, std::get<Inbound>(again->items[0]).at);
}

}  // namespace
}  // namespace serap::platform
