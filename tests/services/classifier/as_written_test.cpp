// What only the typed text tells: names, signs, and what stands beside what.
#include "services/classifier/as_written.hpp"

#include <set>

#include <gtest/gtest.h>

#include "services/classifier/feature_key.hpp"
#include "services/classifier/slang.hpp"

namespace serap::classifier {
namespace {

std::set<std::uint64_t> typed(std::string_view text) {
  std::set<std::uint64_t> keys;
  for (const Occurrence& one : features_of(text, normalize(text, Slang{}))) {
    if (one.family == Family::kAsWritten) keys.insert(one.key);
  }
  return keys;
}

bool has(std::string_view text, std::string_view sign) {
  return typed(text).contains(FeatureKey('r', sign).value());
}

TEST(AsWritten, AQuestionDiffersFromAStatementByItsMark) {
  EXPECT_TRUE(has("kapan diperbaiki?", "?"));
  EXPECT_FALSE(has("kapan diperbaiki", "?"));
}

TEST(AsWritten, ANameKeepsItsSignAndAWordHasNone) {
  EXPECT_TRUE(has("lapor @Dishub", "@dishub"));
  EXPECT_FALSE(has("lapor @Dishub", "dishub"));
  EXPECT_TRUE(has("lapor Dishub", "dishub"));
}

TEST(AsWritten, KnowsWhichSignsStandTogether) {
  FeatureKey pair('b', "rt");
  pair.add(" @warga");
  EXPECT_TRUE(typed("RT @warga: macet").contains(pair.value()));
  EXPECT_FALSE(typed("@warga RT: macet").contains(pair.value()));
}

TEST(AsWritten, AnEmojiIsOneSign) { EXPECT_TRUE(has("macet 😡😡 lagi", "😡😡")); }

TEST(AsWritten, StandsInTheOrderOfTheWords) {
  std::uint32_t last = 0;
  const std::string_view text = "(1) lampu, mati! #gelap 😡";
  for (const Occurrence& one : features_of(text, normalize(text, Slang{}))) {
    EXPECT_GE(one.word, last);
    last = one.word;
  }
}

}  // namespace
}  // namespace serap::classifier
