#include "bots/phrases/phrases.hpp"

#include <gtest/gtest.h>

namespace serap::phrases {
namespace {

const Phrases kPhrases({{"id",
                         {{"card", "{number}[[\n{place}]][[ ({reason})]]"},
                          {"status", "Kabar: {@status2}"},
                          {"status.draf", "Menunggu {number}"},
                          {"loop", "{@loop}"},
                          {"loop.x", "a{@loop}"},
                          {"only", "hanya ini"},
                          {"open", "ada { saja"}}},
                        {"en", {{"card", "No. {number}"}}}});

TEST(Phrases, LeaveOutAPartWithoutItsValue) {
  EXPECT_EQ(kPhrases.say("card", "id", {{"number", "1"}, {"reason", "kota"}}), "1 (kota)");
  EXPECT_EQ(kPhrases.say("card", "id", {{"number", "1"}, {"place", "Jl. A"}}), "1\nJl. A");
}

TEST(Phrases, AreSaidInTheLanguage) {
  EXPECT_EQ(kPhrases.say("card", "en", {{"number", "1"}}), "No. 1");
}

TEST(Phrases, FallBackToIndonesian) {
  EXPECT_EQ(kPhrases.say("only", "en", {}), "hanya ini");
  EXPECT_EQ(kPhrases.say("only", "jv", {}), "hanya ini");
  EXPECT_EQ(kPhrases.say("only", "", {}), "hanya ini");
}

TEST(Phrases, ShowAMissingKeyItself) { EXPECT_EQ(kPhrases.say("no.such", "id", {}), "no.such"); }

TEST(Phrases, SayAValueThatNamesAPhrase) {
  EXPECT_EQ(kPhrases.say("status", "id", {{"status2", "draf"}, {"number", "7"}}),
            "Kabar: Menunggu 7");
  EXPECT_EQ(kPhrases.say("status", "id", {{"status2", "aneh"}}), "Kabar: aneh");
}

TEST(Phrases, LeaveAValueAsItIs) {
  EXPECT_EQ(kPhrases.say("card", "id", {{"number", "{place} [[x]] {@status}"}, {"place", "p"}}),
            "{place} [[x]] {@status}\np");
}

TEST(Phrases, EndEvenWhenAPhraseNamesItself) {
  EXPECT_EQ(kPhrases.say("loop", "id", {{"loop", "x"}}), "aaax");
}

TEST(Phrases, SayAnOpenBraceAsItIs) { EXPECT_EQ(kPhrases.say("open", "id", {}), "ada { saja"); }

}  // namespace
}  // namespace serap::phrases
