#include "bots/flows/flow_json.hpp"

#include <gtest/gtest.h>

namespace serap::flows {
namespace {

// A small sound flow with one node changed or added.
std::string with(const std::string& nodes, const std::string& choices = "{}",
                 const std::string& timers = "{}") {
  return R"({"name": "t", "start": "home", "numbers": {"half": 0.5}, "words": {"yes": ["ya"]},
             "choices": )" +
         choices + R"(, "timers": )" + timers + R"(,
             "events": {"staff_replied": "home", "status_changed": "home"},
             "nodes": {)" +
         nodes + "}}";
}

const std::string kHome =
    R"("home": {"wait": [{"when": {"text_is": "yes"}, "go": "hi"}, {"go": "back"}]},)";
const std::string kHi = R"("hi": {"say": "hi", "go": "home"})";

std::string fault(const std::string& text) {
  const auto flow = flow_from_json(text);
  return flow ? "" : flow.error().message;
}

TEST(FlowJson, AcceptsASoundFlow) { EXPECT_EQ(fault(with(kHome + kHi)), ""); }

TEST(FlowJson, RefusesWhatIsNoJson) { EXPECT_EQ(fault("{"), "flow not loaded: it is not JSON"); }

TEST(FlowJson, NamesTheUnknownNode) {
  EXPECT_EQ(fault(with(kHome + R"("hi": {"go": "hom"})")),
            R"(flow not loaded: node "hi" goes to "hom", which is no node)");
}

TEST(FlowJson, NamesTheNodeNobodyReaches) {
  EXPECT_EQ(fault(with(kHome + kHi + R"(, "attic": {"go": "back"})")),
            R"(flow not loaded: no event can reach node "attic")");
}

TEST(FlowJson, RefusesAWayRoundWithoutAWait) {
  const std::string round =
      R"("hi": {"go": "ho"}, "ho": {"ask": "classify", "answered": "hi", "failed": "back"})";
  EXPECT_NE(fault(with(kHome + round)).find("has no wait in it"), std::string::npos);
}

TEST(FlowJson, RefusesMoreAsksThanATurnMayHave) {
  std::string chain;
  for (int i = 0; i < 25; ++i) {
    const std::string next = i == 24 ? "home" : "n" + std::to_string(i + 1);
    chain += (i == 0 ? "" : ",") +
             ("\"" + (i == 0 ? std::string("hi") : "n" + std::to_string(i)) + "\"") +
             R"(: {"ask": "find_all", "answered": ")" + next + R"(", "failed": "back"})";
  }
  EXPECT_NE(fault(with(kHome + chain)).find("asks; 19 are allowed"), std::string::npos);
}

TEST(FlowJson, NamesTheUnknownCondition) {
  const std::string home =
      R"("home": {"wait": [{"when": {"mood": "good"}, "go": "hi"}, {"go": "back"}]},)";
  EXPECT_EQ(fault(with(home + kHi)), R"(flow not loaded: node "home": unknown condition "mood")");
}

TEST(FlowJson, NamesTheUnknownDeed) {
  EXPECT_EQ(fault(with(kHome + R"("hi": {"do": ["dance"], "go": "home"})")),
            R"(flow not loaded: node "hi": unknown deed "dance")");
}

TEST(FlowJson, NamesTheMissingList) {
  const std::string home =
      R"("home": {"wait": [{"when": {"text_is": "no"}, "go": "hi"}, {"go": "back"}]},)";
  EXPECT_NE(fault(with(home + kHi)).find(R"(names a list that "words" does not have: "no")"),
            std::string::npos);
}

TEST(FlowJson, NamesTheMissingNumber) {
  const std::string home =
      R"("home": {"wait": [{"when": {"kind_sure": "third"}, "go": "hi"}, {"go": "back"}]},)";
  EXPECT_NE(fault(with(home + kHi)).find(R"(names a number that "numbers" does not have: "third")"),
            std::string::npos);
}

TEST(FlowJson, RefusesAWordTheFieldDoesNotHave) {
  const std::string home =
      R"("home": {"wait": [{"when": {"kind": "gosip"}, "go": "hi"}, {"go": "back"}]},)";
  EXPECT_EQ(fault(with(home + kHi)),
            R"(flow not loaded: node "home": condition "kind" cannot be "gosip")");
}

TEST(FlowJson, WantsTheLastBranchToHoldAlways) {
  const std::string home = R"("home": {"wait": [{"when": {"text_is": "yes"}, "go": "hi"}]},)";
  EXPECT_NE(fault(with(home + kHi)).find("the last branch must have no \"when\""),
            std::string::npos);
}

TEST(FlowJson, RefusesABranchBehindOneThatAlwaysHolds) {
  const std::string home = R"("home": {"wait": [{"go": "hi"}, {"go": "back"}]},)";
  EXPECT_NE(fault(with(home + kHi)).find("only the last branch"), std::string::npos);
}

TEST(FlowJson, RefusesAnOptionThatLeadsNowhere) {
  EXPECT_EQ(fault(with(kHome + R"("hi": {"say": "hi", "options": ["ok"], "go": "home"})")),
            R"(flow not loaded: option "ok" is offered but leads nowhere)");
}

TEST(FlowJson, RefusesADoorNobodyOffers) {
  EXPECT_EQ(fault(with(kHome + kHi, R"({"ok": "home"})")),
            R"(flow not loaded: option "ok" leads to "home" but never is offered)");
}

TEST(FlowJson, RefusesATimerThatLeadsNowhere) {
  EXPECT_EQ(
      fault(with(kHome + R"("hi": {"do": [{"timer": "wake", "after": "5m"}], "go": "home"})")),
      R"(flow not loaded: timer "wake" is set but leads nowhere)");
}

TEST(FlowJson, RefusesATimeWithoutAUnit) {
  const std::string hi = R"("hi": {"do": [{"timer": "wake", "after": "5"}], "go": "home"})";
  EXPECT_NE(fault(with(kHome + hi, "{}", R"({"wake": "home"})"))
                .find(R"("after" is a number and s, m, h or d)"),
            std::string::npos);
}

TEST(FlowJson, RefusesTwoWaysOn) {
  EXPECT_NE(
      fault(
          with(kHome +
               R"("hi": {"go": "home", "ask": "classify", "answered": "home", "failed": "home"})"))
          .find("exactly one way"),
      std::string::npos);
}

TEST(FlowJson, RefusesAMisspelledField) {
  EXPECT_EQ(fault(with(kHome + R"("hi": {"sya": "hi", "go": "home"})")),
            R"(flow not loaded: node "hi": unknown field "sya")");
}

TEST(FlowJson, RefusesAStartThatDoesNotWait) {
  EXPECT_NE(fault(with(R"("home": {"go": "back"})")).find("must be a wait"), std::string::npos);
}

TEST(FlowJson, SaysWhichFileIsMissing) {
  const auto flow = load_flow("/nowhere/flow.json");
  ASSERT_FALSE(flow);
  EXPECT_EQ(flow.error().kind, Error::Kind::kNotFound);
}

}  // namespace
}  // namespace serap::flows
