#include "gateway/platform/whatsapp.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

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
       fs::directory_iterator{SERAP_SOURCE_DIR "/tests/data/webhooks/whatsapp"}) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class WhatsappPayload : public testing::TestWithParam<fs::path> {};

// SERAP_UPDATE=1 rewrites what is expected: then the diff is what a reviewer reads.
TEST_P(WhatsappPayload, MeansWhatStandsBesideIt) {
  const Result<Parsed> parsed = parse_whatsapp(content_of(GetParam()), kReceived);
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

INSTANTIATE_TEST_SUITE_P(Golden, WhatsappPayload, testing::ValuesIn(payloads()),
                         [](const auto& file) { return file.param.stem().string(); });

std::string with_messages(const std::string& messages) {
  return R"({"object":"whatsapp_business_account","entry":[{"id":"900","changes":[{"field":"messages","value":)"
         R"({"metadata":{"phone_number_id":"111"},"messages":[)" +
         messages + "]}}]}]}";
}

TEST(ParseWhatsapp, RefusesADepthBombWithoutClimbingIt) {
  const std::string bomb = with_messages(std::string(4'000'000, '['));
  EXPECT_EQ(parse_whatsapp(bomb, kReceived).error().kind, Error::Kind::kInvalid);
}

TEST(ParseWhatsapp, TakesBracketsInsideTextForText) {
  const std::string message = R"({"from":"62811","id":"wamid.1","type":"text","text":{"body":")" +
                              std::string(1000, '[') + "\\\"{\"}}";
  EXPECT_EQ(parse_whatsapp(with_messages(message), kReceived)->items.size(), 1U);
}

TEST(ParseWhatsapp, ReadsAThousandMessagesInOneBody) {
  std::string messages;
  for (int i = 0; i < 1000; ++i) {
    messages += (i ? "," : "") + std::string{R"({"from":"6281200000002","id":"wamid.)"} +
                std::to_string(i) +
                R"(","timestamp":"1790000000","type":"text","text":{"body":"halo"}})";
  }
  const Result<Parsed> parsed = parse_whatsapp(with_messages(messages), kReceived);
  ASSERT_EQ(parsed->items.size(), 1000U);
  EXPECT_EQ(std::get<Inbound>(parsed->items[999]).id.value, "wa:m:111:wamid.999");
}

TEST(ParseWhatsapp, RefusesEmptyBodiesAndOtherTypes) {
  EXPECT_FALSE(parse_whatsapp("", kReceived));
  EXPECT_FALSE(parse_whatsapp("[]", kReceived));
  EXPECT_FALSE(parse_whatsapp("null", kReceived));
  EXPECT_FALSE(parse_whatsapp(R"({"object":"whatsapp_business_account"})", kReceived));
}

TEST(ParseWhatsapp, GivesTheSameEventTheSameIdWhenItComesAgain) {
  const std::string body = content_of(SERAP_SOURCE_DIR "/tests/data/webhooks/whatsapp/text.json");
  const auto first = parse_whatsapp(body, kReceived);
  const auto again = parse_whatsapp(body, kReceived + std::chrono::hours{30});
  EXPECT_EQ(std::get<Inbound>(first->items[0]).id, std::get<Inbound>(again->items[0]).id);
  EXPECT_EQ(std::get<Inbound>(first->items[0]).at, std::get<Inbound>(again->items[0]).at);
}

}  // namespace
}  // namespace serap::platform
