// Whatever comes in whatever order: the conversation stays in its flow, a turn ends, a citizen is
// answered.
#include <algorithm>

#include <gtest/gtest.h>

#include "bots/flows/flow_json.hpp"
#include "bots/flows/state_json.hpp"
#include "bots/phrases/phrases_json.hpp"
#include "services/model/ticket_number.hpp"
#include "tests/bots/conversation/random_events.hpp"

namespace serap::conversation {
namespace {

const std::string kRoot = SERAP_SOURCE_DIR;

bool is_ask(const Effect& effect) {
  return !std::holds_alternative<Say>(effect) && !std::holds_alternative<SetTimer>(effect) &&
         !std::holds_alternative<Bring>(effect) && !std::holds_alternative<Blank>(effect);
}

// All that one event from the log leads to, asks answered at once.
struct Outcome {
  std::vector<Say> says;
  bool opened = false;
  int steps = 0;
};

Outcome deal_with(const Flow& flow, RandomDay& day, Conversation& now, const Heard& heard,
                  Time at) {
  Outcome outcome;
  decltype(Event::what) what = heard;
  while (outcome.steps <= kMaxSteps) {
    const Turn turn = step(flow, now, {at, what});
    const Turn again = step(flow, now, {at, what});
    EXPECT_EQ(turn.next, again.next);
    EXPECT_EQ(turn.effects, again.effects);
    ++outcome.steps;
    now = turn.next;
    EXPECT_LE(std::count_if(turn.effects.begin(), turn.effects.end(), is_ask), 1);
    for (const Effect& effect : turn.effects) {
      if (const auto* say = std::get_if<Say>(&effect)) outcome.says.push_back(*say);
    }
    const auto ask = std::find_if(turn.effects.begin(), turn.effects.end(), is_ask);
    if (ask == turn.effects.end()) return outcome;
    outcome.opened = outcome.opened || std::holds_alternative<AskOpen>(*ask);
    what = day.answer(*ask, now);
  }
  return outcome;
}

Conversation stranger() {
  Conversation now;
  now.address = {Channel::kWhatsapp, {"111"}, "6281200000001"};
  return now;
}

class RandomEvents : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomEvents, NeverLeaveTheFlow) {
  const auto flow = flows::load_flow(kRoot + "/bots/flows/intake.json");
  const auto phrases = phrases::load_phrases(kRoot + "/bots/phrases");
  ASSERT_TRUE(flow && phrases);
  RandomDay day(GetParam());
  Conversation now = stranger();
  Time at = *parse_iso8601("2026-11-24T08:00:00Z");

  for (int i = 0; i < 5000 && !HasFailure(); ++i) {
    at += std::chrono::minutes{1};
    const Heard heard = day.heard(now, at);
    const Outcome outcome = deal_with(*flow, day, now, heard, at);

    ASSERT_LE(outcome.steps, kMaxSteps);
    const std::string& node =
        now.node.empty() ? flow->start : now.node;  // nothing has happened yet
    ASSERT_TRUE(flow->nodes.contains(node)) << node;
    ASSERT_TRUE(std::holds_alternative<Wait>(flow->nodes.at(node).then)) << node;
    ASSERT_FALSE(now.heard || now.understood || !now.found.empty());
    ASSERT_LE(now.drafts.size(), kMaxDrafts);
    ASSERT_LE(now.tickets.size(), kMaxTickets);
    if (is_from_citizen(heard.inbound) && !(now.silent_until && at < *now.silent_until)) {
      ASSERT_FALSE(outcome.says.empty()) << "silence at " << now.node;
    }
    for (const Say& say : outcome.says) ASSERT_TRUE(phrases->has(say.phrase, "id")) << say.phrase;
    if (outcome.opened) {
      ASSERT_TRUE(std::any_of(outcome.says.begin(), outcome.says.end(),
                              [](const Say& say) { return say.values.contains("number"); }));
    }
    if (i % 25 == 0) {
      const std::string stored =
          flows::json_from_conversation(now);  // bytes that are no UTF-8 are replaced once
      ASSERT_EQ(flows::json_from_conversation(*flows::conversation_from_json(stored)), stored);
    }
    if (i % 100 == 99) now = stranger();
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEvents, testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace serap::conversation
