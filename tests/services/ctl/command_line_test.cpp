#include "services/ctl/command_line.hpp"

#include <gtest/gtest.h>

namespace serap::ctl {
namespace {

Result<CommandLine> parse(const std::vector<std::string>& typed) {
  return parse_command_line(typed, {"as", "quiet"}, {"json"});
}

TEST(CommandLine, TakesOptionsAnywhereAndInBothForms) {
  const Result<CommandLine> line = parse({"--as", "Sari", "add", "--json", "--quiet=1", "x@y"});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->words, (std::vector<std::string>{"add", "x@y"}));
  EXPECT_EQ(line->text("as", ""), "Sari");
  EXPECT_EQ(line->text("quiet", "3"), "1");
  EXPECT_TRUE(line->has("json"));
}

TEST(CommandLine, NamesTheOptionItDoesNotKnow) {
  EXPECT_EQ(parse({"--foo"}).error().message, "--foo is not an option of this command");
}

TEST(CommandLine, RefusesAnOptionWithoutItsValue) { EXPECT_FALSE(parse({"--as"})); }

TEST(CommandLine, RefusesAValueForAFlag) { EXPECT_FALSE(parse({"--json=1"})); }

TEST(CommandLine, WordsBehindTwoDashesAreNoOptions) {
  EXPECT_EQ(parse({"--", "--as"})->words, std::vector<std::string>{"--as"});
}

}  // namespace
}  // namespace serap::ctl
