#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "gateway/platform/parsed.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/told_json.hpp"

namespace serap::ctl {
namespace {

namespace fs = std::filesystem;

const fs::path kPayloads = SERAP_SOURCE_DIR "/tests/data/webhooks";

std::string content_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> payloads() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{kPayloads}) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class ParseLines : public testing::TestWithParam<fs::path> {};

// SERAP_UPDATE=1 rewrites what is expected: then the diff is what a reviewer reads.
TEST_P(ParseLines, StandBesideThePayload) {
  const Channel channel = *channel_named(GetParam().parent_path().filename().string());
  const auto told = platform::tell(channel, content_of(GetParam()));
  std::string lines = told ? "" : "no payload: " + told.error().message + "\n";
  if (told) {
    for (const platform::Told& one : *told) lines += json_from_told(one, channel) + "\n";
  }
  fs::path expected = GetParam();
  expected.replace_extension(".lines");
  if (std::getenv("SERAP_UPDATE")) std::ofstream{expected, std::ios::binary} << lines;
  EXPECT_EQ(lines, content_of(expected));
}

INSTANTIATE_TEST_SUITE_P(Golden, ParseLines, testing::ValuesIn(payloads()), [](const auto& file) {
  return file.param.parent_path().filename().string() + "_" + file.param.stem().string();
});

TEST(Parse, ExplainsWhereEachValueStood) {
  const auto told = platform::tell(Channel::kMessenger,
                                   content_of(kPayloads / "messenger/quick_reply.json"), true);
  EXPECT_NE(json_from_told(told->at(0), Channel::kMessenger)
                .find(R"("payload":"entry[0].messaging[0].message.quick_reply.payload")"),
            std::string::npos);
}

TEST(Parse, ExitsWithTwoForWhatIsNoPayloadOfTheChannel) {
  const std::string file = (kPayloads / "messenger/text.json").string();
  EXPECT_EQ(run_parse({"messenger", file}), 0);
  EXPECT_EQ(run_parse({"whatsapp", file}), 2);
  EXPECT_EQ(run_parse({"telegram", file}), 2);
  EXPECT_EQ(run_parse({"messenger", "/nowhere/at-all.json"}), 1);
}

}  // namespace
}  // namespace serap::ctl
