// What staff corrected becomes rows to learn from.
#include "services/ctl/corrections.hpp"

#include <gtest/gtest.h>

namespace serap::ctl {
namespace {

using tickets::Correction;

// 2026-01-01 and so much later.
Time at(int millisecond) { return from_unix_milliseconds(1'767'225'600'000 + millisecond); }

// Gives what it holds in pages, as tickets does.
class Corrected : public tickets::OperatorPort {
 public:
  std::vector<Correction> all;

  Result<std::vector<Correction>> corrections(const std::string& secret, Time after) override {
    if (secret != "open sesame") return Error{Error::Kind::kRejected, "a wrong secret"};
    std::vector<Correction> page;
    for (const Correction& one : all) {
      if (one.at > after && page.size() < 1000) page.push_back(one);
    }
    return page;
  }
  Result<tickets::Recomputed> set_holidays(const std::string&,
                                           const tickets::HolidayList&) override {
    return tickets::Recomputed{};
  }
  Result<tickets::AuditState> verify_audit(const std::string&) override {
    return tickets::AuditState{};
  }
  Result<std::string> export_citizen(const std::string&, const std::string&) override {
    return std::string{};
  }
  Result<tickets::Erased> erase_citizen(const std::string&, const std::string&) override {
    return tickets::Erased{};
  }
};

Correction correction(int millisecond, std::string text, std::string topic) {
  Correction one;
  one.at = at(millisecond);
  one.text = std::move(text);
  one.topic_is = std::move(topic);
  one.agency_is = "DISHUB-D@3273";
  return one;
}

TEST(CorrectedTickets, TeachWhatTheyWereCorrectedTo) {
  Corrected port;
  port.all = {correction(1, "lampu gang\nmati", "pju")};
  const auto topics = corrected_tickets(port, "open sesame", "topic");
  ASSERT_EQ(topics->rows.size(), 1U);
  EXPECT_EQ(topics->rows[0].text, "lampu gang mati");
  EXPECT_EQ(topics->rows[0].accepted, std::vector<std::string>{"pju"});
  EXPECT_EQ(topics->rows[0].date, "2026-01-01");
  EXPECT_EQ(corrected_tickets(port, "open sesame", "agency")->rows[0].accepted,
            std::vector<std::string>{"DISHUB-D@3273"});
  EXPECT_EQ(corrected_tickets(port, "open sesame", "kind")->unlabelled, 1U);
}

TEST(CorrectedTickets, OfATextCorrectedTwiceTheLastCounts) {
  Corrected port;
  port.all = {correction(1, "air mati", "listrik.padam"), correction(2, "air mati", "air.minum")};
  const auto table = corrected_tickets(port, "open sesame", "topic");
  ASSERT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(table->rows[0].accepted, std::vector<std::string>{"air.minum"});
}

TEST(CorrectedTickets, NoneIsLostBetweenPagesThoughTheirTimesAreEqual) {
  Corrected port;
  for (int i = 0; i < 2500; ++i)
    port.all.push_back(correction(i / 7, "lampu nomor " + std::to_string(i), "pju"));
  EXPECT_EQ(corrected_tickets(port, "open sesame", "topic")->rows.size(), 2500U);
}

TEST(CorrectedTickets, RefusesAColumnThatNobodyCorrects) {
  Corrected port;
  EXPECT_EQ(corrected_tickets(port, "open sesame", "sector").error().kind, Error::Kind::kInvalid);
  EXPECT_EQ(corrected_tickets(port, "guess", "topic").error().kind, Error::Kind::kRejected);
}

}  // namespace
}  // namespace serap::ctl
