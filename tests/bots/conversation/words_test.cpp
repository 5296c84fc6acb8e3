#include "bots/conversation/words.hpp"

#include <gtest/gtest.h>

namespace serap::conversation {
namespace {

const WordList kYes{"ya", "betul", "👍"};
const WordList kNo{"tidak jadi", "bukan"};
const WordList kPolite{"pak", "itu"};

TEST(PlainWords, CalmDownShoutingAndKeepEmojiApart) {
  EXPECT_EQ(plain_words("  Iyaaa, BENER pak!!👍"),
            (std::vector<std::string>{"iya", "bener", "pak", "👍"}));
}

TEST(PlainWords, LeaveNumbersAlone) {
  EXPECT_EQ(plain_words("RT 0001"), (std::vector<std::string>{"rt", "0001"}));
}

TEST(IsOnly, AcceptsPoliteWordsBesideTheList) {
  EXPECT_TRUE(is_only(plain_words("ya betul pak"), kYes, kPolite));
}

TEST(IsOnly, RefusesAYesThatGoesOn) {
  EXPECT_FALSE(is_only(plain_words("ya tapi jalannya beda"), kYes, kPolite));
}

TEST(IsOnly, RefusesPolitenessAlone) { EXPECT_FALSE(is_only(plain_words("pak"), kYes, kPolite)); }

TEST(IsOnly, KnowsEntriesOfSeveralWords) {
  EXPECT_TRUE(is_only(plain_words("tidak jadi pak"), kNo, kPolite));
  EXPECT_FALSE(is_only(plain_words("tidak pak"), kNo, kPolite));
}

TEST(IsOnly, IsFalseForNothing) { EXPECT_FALSE(is_only({}, kYes, kPolite)); }

TEST(HoldsAny, FindsAnEntryInTheMiddle) {
  EXPECT_TRUE(holds_any(plain_words("kemarin tidak jadi datang"), kNo));
  EXPECT_FALSE(holds_any(plain_words("kemarin jadi datang"), kNo));
}

}  // namespace
}  // namespace serap::conversation
