#include "gateway/platform/sound_json.hpp"

#include <gtest/gtest.h>

namespace serap::platform {
namespace {

TEST(SoundText, LeavesWholeEmojiAndEscapesAsTheyAre) {
  const std::string text = R"({"a":"\ud83d\ude22 \\ud83d \n \u00e9","b":"😢é"})";
  EXPECT_EQ(with_sound_text(text), text);
}

TEST(SoundText, ReplacesHalfAPairWhereverItStands) {
  EXPECT_EQ(with_sound_text(R"(\ud83d)"), "\uFFFD");
  EXPECT_EQ(with_sound_text(R"(\ude22x)"), "\uFFFDx");
  EXPECT_EQ(with_sound_text(R"(\ud83d\ud83d\ude22)"),
            "\uFFFD"
            R"(\ud83d\ude22)");
  EXPECT_EQ(with_sound_text(R"(\\\ud83d)"), R"(\\)"
                                            "\uFFFD");
}

TEST(SoundText, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(with_sound_text("caf\xe9!"), "caf\uFFFD!");
  EXPECT_EQ(with_sound_text("\xc0\xaf"), "\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(with_sound_text("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate in UTF-8
  EXPECT_EQ(with_sound_text("\xf0\x9f\x98"), "\uFFFD\uFFFD\uFFFD");  // cut off
}

TEST(SoundText, DoesNotLetAnEscapeSwallowABrokenByte) {
  EXPECT_EQ(with_sound_text("\\\xe9"), "\\\uFFFD");
}

TEST(SoundNumbers, QuoteOnlyWholeNumbersBeyond18DigitsOutsideText) {
  EXPECT_EQ(
      with_sound_numbers(R"([123456789012345678,1234567890123456789012,"12345678901234567890"])"),
      R"([123456789012345678,"1234567890123456789012","12345678901234567890"])");
  EXPECT_EQ(with_sound_numbers(R"([0.12345678901234567890,1234567890123456789012e2,"\"1"])"),
            R"([0.12345678901234567890,1234567890123456789012e2,"\"1"])");
}

}  // namespace
}  // namespace serap::platform
