#include "gateway/sender/progress.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

TEST(Progress, ComesBackAsItWasWritten) {
  const Progress sending{Progress::State::kSending, 2, {}};
  const Progress taken{Progress::State::kTaken, 1, "wamid.A|B"};
  EXPECT_EQ(progress_from(text_of(sending)), sending);
  EXPECT_EQ(progress_from(text_of(taken)), taken);
}

TEST(Progress, NothingInOtherText) {
  EXPECT_EQ(progress_from(""), std::nullopt);
  EXPECT_EQ(progress_from("x|1"), std::nullopt);
  EXPECT_EQ(progress_from("s|one"), std::nullopt);
}

}  // namespace
}  // namespace serap::sender
