#include "bots/phrases/phrases_json.hpp"

#include <gtest/gtest.h>

namespace serap::phrases {
namespace {

std::string fault(const std::map<std::string, std::string>& texts) {
  const auto phrases = phrases_from_json(texts);
  return phrases ? "" : phrases.error().message;
}

TEST(PhrasesJson, JoinsKeysWithDots) {
  const auto phrases = phrases_from_json({{"id", R"({"card": {"show": "Kartu"}})"}});
  ASSERT_TRUE(phrases);
  EXPECT_EQ(phrases->say("card.show", "id", {}), "Kartu");
}

TEST(PhrasesJson, NamesTheKeyWithoutASentence) {
  EXPECT_EQ(fault({{"id", R"({"card": {"show": 7}})"}}),
            "phrases not loaded: id: card.show is no sentence");
}

TEST(PhrasesJson, NamesTheKeyWithAStrayBrace) {
  EXPECT_EQ(fault({{"id", R"({"a": "x {number"})"}}),
            "phrases not loaded: id: a has a { or } alone");
  EXPECT_EQ(fault({{"id", R"({"a": "x [[ {number} ]"})"}}),
            "phrases not loaded: id: a has a [[ or ]] alone");
  EXPECT_EQ(fault({{"id", R"({"a": "[[ x [[ y ]] ]]"})"}}),
            "phrases not loaded: id: a has a [[ or ]] alone");
}

TEST(PhrasesJson, CannotDoWithoutIndonesian) {
  EXPECT_EQ(fault({{"en", "{}"}}),
            "phrases not loaded: id: it is missing, and the others fall back to it");
}

TEST(PhrasesJson, SaysWhichFolderIsMissing) {
  const auto phrases = load_phrases("/nowhere");
  ASSERT_FALSE(phrases);
  EXPECT_EQ(phrases.error().kind, Error::Kind::kNotFound);
}

// The sentences we ship.
struct Shipped : testing::Test {
  Result<Phrases> phrases = load_phrases(std::string(SERAP_SOURCE_DIR) + "/bots/phrases");
  void SetUp() override { ASSERT_TRUE(phrases) << phrases.error().message; }
};

TEST_F(Shipped, HaveEveryKeyInBothLanguages) {
  EXPECT_EQ(phrases->keys("id"), phrases->keys("en"));
}

TEST_F(Shipped, UseTheSameValuesInBothLanguages) {
  for (const std::string& key : phrases->keys("id"))
    EXPECT_EQ(phrases->names(key, "id"), phrases->names(key, "en")) << key;
}

// WhatsApp: a list row's title has 24 characters at most. Topics are offered in lists.
TEST_F(Shipped, NameTopicsShortEnoughForAList) {
  for (const std::string& key : phrases->keys("id")) {
    if (!key.starts_with("topic.")) continue;
    EXPECT_LE(phrases->say(key, "id", {}).size(), 24U) << key;
    EXPECT_LE(phrases->say(key, "en", {}).size(), 24U) << key;
  }
}

// WhatsApp: a message with buttons has 1,024 characters at most; values need room.
TEST_F(Shipped, LeaveRoomForTheirValues) {
  for (const char* language : {"id", "en"}) {
    for (const std::string& key : phrases->keys(language))
      EXPECT_LE(phrases->say(key, language, {}).size(), 600U) << key;
  }
}

}  // namespace
}  // namespace serap::phrases
