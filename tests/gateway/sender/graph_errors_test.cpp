#include "gateway/sender/graph_errors.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

using platform::GraphAnswer;
using platform::Verdict;

GraphErrors table() {
  return *GraphErrors::load(SERAP_SOURCE_DIR "/gateway/sender/graph_errors.json");
}

GraphAnswer answer(int code, int subcode) {
  GraphAnswer told;
  told.verdict = Verdict::kPermanent;  // what a 400 means without a code
  told.has_code = true;
  told.code = code;
  told.subcode = subcode;
  return told;
}

struct CodeCase {
  Channel channel;
  int code;
  int subcode;
  Verdict verdict;
};

class Codes : public testing::TestWithParam<CodeCase> {};

TEST_P(Codes, HaveOneActionEach) {
  const ErrorRule rule =
      table().rule_for(GetParam().channel, answer(GetParam().code, GetParam().subcode));
  EXPECT_EQ(name_of(rule.verdict), name_of(GetParam().verdict)) << GetParam().code;
}

constexpr Channel kW = Channel::kWhatsapp, kM = Channel::kMessenger, kI = Channel::kInstagram;

INSTANTIATE_TEST_SUITE_P(
    Whatsapp, Codes,
    testing::Values(
        CodeCase{kW, 4, 0, Verdict::kRetryChannel}, CodeCase{kW, 80007, 0, Verdict::kRetryChannel},
        CodeCase{kW, 130429, 0, Verdict::kRetryChannel},
        CodeCase{kW, 133016, 0, Verdict::kRetryChannel},
        CodeCase{kW, 131056, 0, Verdict::kRetryPair},
        CodeCase{kW, 131048, 0, Verdict::kPauseChannel}, CodeCase{kW, 1, 0, Verdict::kRetry},
        CodeCase{kW, 2, 0, Verdict::kRetry}, CodeCase{kW, 131000, 0, Verdict::kRetry},
        CodeCase{kW, 131016, 0, Verdict::kRetry}, CodeCase{kW, 133004, 0, Verdict::kRetry},
        CodeCase{kW, 131057, 0, Verdict::kRetryChannel}, CodeCase{kW, 131053, 0, Verdict::kRetry},
        CodeCase{kW, 131049, 0, Verdict::kPermanent}, CodeCase{kW, 130472, 0, Verdict::kPermanent},
        CodeCase{kW, 131047, 0, Verdict::kNeedsTemplate},
        CodeCase{kW, 131026, 0, Verdict::kPermanent}, CodeCase{kW, 131050, 0, Verdict::kPermanent},
        CodeCase{kW, 131062, 0, Verdict::kPermanent}, CodeCase{kW, 0, 0, Verdict::kPauseChannel},
        CodeCase{kW, 190, 0, Verdict::kPauseChannel}, CodeCase{kW, 200, 0, Verdict::kPauseChannel},
        CodeCase{kW, 299, 0, Verdict::kPauseChannel}, CodeCase{kW, 33, 0, Verdict::kPauseChannel},
        CodeCase{kW, 131031, 0, Verdict::kPauseChannel},
        CodeCase{kW, 131042, 0, Verdict::kPauseChannel},
        CodeCase{kW, 133010, 0, Verdict::kPauseChannel},
        CodeCase{kW, 131037, 0, Verdict::kPauseChannel},
        CodeCase{kW, 368, 0, Verdict::kPauseChannel},
        CodeCase{kW, 131064, 0, Verdict::kPauseChannel},
        CodeCase{kW, 130497, 0, Verdict::kPermanent}, CodeCase{kW, 100, 0, Verdict::kPermanent},
        CodeCase{kW, 131009, 0, Verdict::kPermanent}, CodeCase{kW, 132001, 0, Verdict::kPermanent},
        CodeCase{kW, 132015, 0, Verdict::kPermanent},
        CodeCase{kW, 999999, 0, Verdict::kPermanent}));

INSTANTIATE_TEST_SUITE_P(
    MessengerAndInstagram, Codes,
    testing::Values(
        CodeCase{kM, 613, 0, Verdict::kRetryChannel}, CodeCase{kM, 4, 0, Verdict::kRetryChannel},
        CodeCase{kM, 4, 2018354, Verdict::kRetryChannel},
        CodeCase{kM, 32, 0, Verdict::kRetryChannel}, CodeCase{kM, 80006, 0, Verdict::kRetryChannel},
        CodeCase{kM, 1200, 0, Verdict::kRetry}, CodeCase{kM, 2, 0, Verdict::kRetry},
        CodeCase{kM, -1, 0, Verdict::kRetry}, CodeCase{kM, 1, 1357046, Verdict::kRetry},
        CodeCase{kM, 9, 2018352, Verdict::kRetry},
        CodeCase{kM, 10, 2018278, Verdict::kNeedsTemplate},
        CodeCase{kM, 10, 2018065, Verdict::kNeedsTemplate},
        CodeCase{kI, 10, 2534022, Verdict::kNeedsTemplate},
        CodeCase{kM, 10, 2018108, Verdict::kPauseChannel},
        CodeCase{kM, 10, 1893063, Verdict::kPauseChannel},
        CodeCase{kM, 368, 0, Verdict::kPauseChannel},
        CodeCase{kM, 100, 2018001, Verdict::kPermanent},
        CodeCase{kI, 100, 2534014, Verdict::kPermanent}, CodeCase{kM, 551, 0, Verdict::kPermanent},
        CodeCase{kM, 200, 1545041, Verdict::kPermanent},
        CodeCase{kM, 100, 2018109, Verdict::kPermanent},
        CodeCase{kM, 36000, 0, Verdict::kPermanent}, CodeCase{kM, 190, 0, Verdict::kPauseChannel},
        CodeCase{kM, 200, 2018028, Verdict::kPauseChannel},
        CodeCase{kM, 3, 0, Verdict::kPauseChannel}, CodeCase{kM, 10, 0, Verdict::kPauseChannel}));

TEST(GraphErrors, UnknownCodeGoesByWhatThePlatformSaysOfIt) {
  GraphAnswer unknown = answer(777777, 0);
  unknown.verdict = Verdict::kRetry;  // is_transient, or HTTP 500
  EXPECT_EQ(table().rule_for(kW, unknown).verdict, Verdict::kRetry);
}

TEST(GraphErrors, ErrorWithoutACodeIsNotCodeZero) {
  GraphAnswer bare;
  bare.verdict = Verdict::kRetry;
  EXPECT_EQ(table().rule_for(kW, bare).verdict, Verdict::kRetry);
}

TEST(GraphErrors, SpamBrakeKeepsTheNumberSilentForAnHour) {
  EXPECT_EQ(table().rule_for(kW, answer(131048, 0)).silent_at_least, std::chrono::minutes{60});
}

TEST(GraphErrors, PictureThatCannotBeUploadedIsTriedAFewTimesOnly) {
  EXPECT_EQ(table().rule_for(kW, answer(131053, 0)).most_tries, 4);
  EXPECT_EQ(table().rule_for(kW, answer(131000, 0)).most_tries, kMostTries);
}

TEST(GraphErrors, PausedTemplateIsAnAlarmAnUnreachableCitizenIsNone) {
  EXPECT_TRUE(table().rule_for(kW, answer(132015, 0)).alarm);
  EXPECT_FALSE(table().rule_for(kW, answer(131026, 0)).alarm);
}

std::string refusal_of(const std::string& rows) {
  const Result<GraphErrors> errors =
      GraphErrors::from_json(R"({"messaging":[],"whatsapp":[)" + rows + "]}");
  return errors ? "" : errors.error().message;
}

TEST(GraphErrors, TableWithAnUnknownDeedIsRefused) {
  EXPECT_NE(refusal_of(R"({"codes":[1],"does":"dance","why":"x"})").find("dance"),
            std::string::npos);
}

TEST(GraphErrors, TableWithACodeTwiceIsRefused) {
  EXPECT_NE(refusal_of(R"({"codes":[7],"does":"retry","why":"x"},
                          {"codes":[7],"does":"permanent","why":"y"})")
                .find("code 7 stands twice"),
            std::string::npos);
}

TEST(GraphErrors, TableWithoutReasonsIsRefused) {
  EXPECT_NE(refusal_of(R"({"codes":[7],"does":"retry","why":""})"), "");
}

}  // namespace
}  // namespace serap::sender
