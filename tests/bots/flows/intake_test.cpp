// The intake flow and the sentences together: what one names the other has.
#include <algorithm>

#include <gtest/gtest.h>

#include "bots/conversation/sentence.hpp"
#include "bots/flows/flow_json.hpp"
#include "bots/phrases/phrases_json.hpp"

namespace serap::flows {
namespace {

const std::string kRoot = SERAP_SOURCE_DIR;

struct Intake : testing::Test {
  Result<conversation::Flow> flow = load_flow(kRoot + "/bots/flows/intake.json");
  Result<phrases::Phrases> phrases = phrases::load_phrases(kRoot + "/bots/phrases");
  void SetUp() override {
    ASSERT_TRUE(flow) << flow.error().message;
    ASSERT_TRUE(phrases) << phrases.error().message;
  }
};

TEST_F(Intake, FindsEveryPhraseItNames) {
  for (const auto& [name, node] : flow->nodes) {
    for (const conversation::Sentence& sentence : node.sentences) {
      EXPECT_TRUE(phrases->has(sentence.phrase, "id")) << name << " says " << sentence.phrase;
      for (const auto& option : sentence.options)
        EXPECT_TRUE(phrases->has(option.phrase, "id")) << option.phrase;
    }
  }
}

TEST_F(Intake, LeavesNoSentenceUnsaid) {
  std::set<std::string> said;
  for (const auto& [name, node] : flow->nodes) {
    for (const conversation::Sentence& sentence : node.sentences) said.insert(sentence.phrase);
  }
  const std::set<std::string> looked_up{
      "option", "topic", "kind",   "status", "changed", "sla",       "danger",  "notice",
      "media",  "pin",   "triage", "list",   "due_day", "due_month", "secrecy", "share"};
  for (const std::string& key : phrases->keys("id")) {
    if (!looked_up.contains(key.substr(0, key.find('.')))) {
      EXPECT_TRUE(said.contains(key)) << key;
    }
  }
}

TEST_F(Intake, GivesEveryValueAPhraseUses) {
  const std::vector<std::string>& known = conversation::value_names();
  for (const std::string& key : phrases->keys("id")) {
    for (const std::string& name : phrases->names(key, "id"))
      EXPECT_NE(std::find(known.begin(), known.end(), name), known.end())
          << key << " uses {" << name << '}';
  }
}

TEST_F(Intake, OffersButtonsThatFit) {
  for (const auto& [name, node] : flow->nodes) {
    for (const conversation::Sentence& sentence : node.sentences) {
      const bool list = sentence.options.size() > 3 || !sentence.each_candidate.empty();
      for (const auto& option : sentence.options) {
        for (const char* language : {"id", "en"})
          EXPECT_LE(phrases->say(option.phrase, language, {}).size(), list ? 24U : 20U)
              << option.phrase;
      }
    }
  }
}

}  // namespace
}  // namespace serap::flows
