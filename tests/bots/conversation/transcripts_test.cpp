// Every dialogue in tests/data/transcripts, word for word. SERAP_UPDATE=1 writes them anew: then
// read the diff aloud.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "bots/flows/flow_json.hpp"
#include "bots/phrases/phrases_json.hpp"
#include "tests/bots/conversation/transcript.hpp"

namespace serap::conversation {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = SERAP_SOURCE_DIR;

std::vector<fs::path> transcripts() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/data/transcripts")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Transcript : public testing::TestWithParam<fs::path> {};

TEST_P(Transcript, IsSpokenAsWritten) {
  const auto flow = flows::load_flow(kRoot / "bots/flows/intake.json");
  ASSERT_TRUE(flow) << flow.error().message;
  const auto phrases = phrases::load_phrases(kRoot / "bots/phrases");
  ASSERT_TRUE(phrases) << phrases.error().message;
  std::ostringstream written;
  written << std::ifstream(GetParam()).rdbuf();

  const std::string spoken = play(*flow, *phrases, written.str());

  EXPECT_EQ(spoken.find("\n! "), std::string::npos) << spoken;
  if (std::getenv("SERAP_UPDATE") != nullptr) {
    std::ofstream(GetParam()) << spoken;
    return;
  }
  EXPECT_EQ(spoken, written.str());
}

INSTANTIATE_TEST_SUITE_P(Intake, Transcript, testing::ValuesIn(transcripts()),
                         [](const auto& played) {
                           std::string name = played.param.stem().string();
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace serap::conversation
