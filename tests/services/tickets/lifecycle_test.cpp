#include "services/tickets/lifecycle.hpp"

#include <gtest/gtest.h>

namespace serap::tickets {
namespace {

using S = TicketStatus;
using A = Action;

struct Line {
  S from;
  Actor who;
  A action;
  std::optional<S> to;  // nothing: refused
};

std::string said(const Line& line) {
  return std::string{id_of(line.from)} + " " + std::string{id_of(line.action)} + " by " +
         std::to_string(static_cast<int>(line.who));
}

class Lifecycle : public ::testing::TestWithParam<Line> {};

TEST_P(Lifecycle, LeadsWhereTheTableSays) {
  const Line& line = GetParam();
  const auto next = after({.status = line.from}, line.who, line.action);
  if (!line.to) {
    ASSERT_FALSE(next) << said(line);
    EXPECT_EQ(next.error().kind, Error::Kind::kConflict);
    EXPECT_FALSE(next.error().message.empty());
    return;
  }
  ASSERT_TRUE(next) << said(line) << ": " << next.error().message;
  EXPECT_EQ(id_of(next->status), id_of(*line.to)) << said(line);
}

constexpr Actor kC = Actor::kCitizen, kV = Actor::kVerifier, kL = Actor::kLiaison,
                kS = Actor::kSystem, kR = Actor::kReader;

INSTANTIATE_TEST_SUITE_P(
    Table, Lifecycle,
    ::testing::Values(
        Line{S::kDraf, kC, A::kConfirm, S::kDiterima},
        Line{S::kDiterima, kC, A::kConfirm, S::kDiterima},
        Line{S::kDidisposisi, kC, A::kConfirm, std::nullopt},
        Line{S::kDraf, kV, A::kConfirm, std::nullopt}, Line{S::kDraf, kS, A::kFile, S::kDiterima},
        Line{S::kDiterima, kS, A::kFile, std::nullopt}, Line{S::kDraf, kC, A::kFile, std::nullopt},
        Line{S::kDraf, kC, A::kCancel, S::kDibatalkan},
        Line{S::kDiproses, kC, A::kCancel, S::kDibatalkan},
        Line{S::kDijawab, kC, A::kCancel, std::nullopt}, Line{S::kDraf, kC, A::kRedraft, S::kDraf},
        Line{S::kDiterima, kC, A::kRedraft, std::nullopt},
        Line{S::kDiproses, kC, A::kAdd, S::kDiproses},
        Line{S::kDiarsipkan, kC, A::kAdd, std::nullopt},
        Line{S::kDijawab, kC, A::kDone, S::kSelesaiKonfirmasi},
        Line{S::kDiproses, kC, A::kDone, std::nullopt},
        Line{S::kDijawab, kC, A::kNotDone, S::kDibukaLagi},
        Line{S::kDijawab, kC, A::kPartly, S::kDibukaLagi},
        Line{S::kSelesaiOtomatis, kC, A::kNotDone, S::kDibukaLagi},
        Line{S::kSelesaiKonfirmasi, kC, A::kNotDone, std::nullopt},
        Line{S::kDiarsipkan, kC, A::kNotDone, S::kDiterima},
        Line{S::kDigabung, kC, A::kNotDone, S::kDibukaLagi},
        Line{S::kDiarsipkan, kC, A::kSecrecy, S::kDiarsipkan},
        Line{S::kDijawab, kS, A::kSilence, S::kSelesaiOtomatis},
        Line{S::kDiproses, kS, A::kSilence, std::nullopt},
        Line{S::kDitunda, kS, A::kLapse, S::kDiarsipkan},
        Line{S::kDijawab, kV, A::kSilence, std::nullopt},
        Line{S::kDiterima, kV, A::kVerify, S::kDiverifikasi},
        Line{S::kDiverifikasi, kV, A::kAccept, S::kDidisposisi},
        Line{S::kDiproses, kV, A::kMerge, S::kDigabung},
        Line{S::kDiproses, kL, A::kMerge, std::nullopt},
        Line{S::kDijawab, kV, A::kMerge, std::nullopt},
        Line{S::kDiterima, kV, A::kSplit, S::kDiterima},
        Line{S::kDiproses, kL, A::kSchedule, S::kEstimasi},
        Line{S::kDiterima, kL, A::kSchedule, std::nullopt},
        Line{S::kEstimasi, kL, A::kAnswer, S::kDijawab},
        Line{S::kDiterima, kV, A::kRefer, S::kDialihkan},
        Line{S::kDiproses, kL, A::kRefer, std::nullopt},
        Line{S::kDiterima, kV, A::kAccept, S::kDidisposisi},
        Line{S::kDidisposisi, kV, A::kAccept, S::kDiproses}));

INSTANTIATE_TEST_SUITE_P(Staff, Lifecycle,
                         ::testing::Values(Line{S::kDraf, kV, A::kAccept, std::nullopt},
                                           Line{S::kDiterima, kL, A::kAccept, std::nullopt},
                                           Line{S::kDidisposisi, kL, A::kAccept, S::kDiproses},
                                           Line{S::kDikembalikan, kL, A::kAccept, S::kDiproses},
                                           Line{S::kDikembalikan, kV, A::kAccept, S::kDidisposisi},
                                           Line{S::kDibukaLagi, kL, A::kAccept, S::kDiproses},
                                           Line{S::kDiterima, kV, A::kAnswer, S::kDijawab},
                                           Line{S::kDiterima, kL, A::kAnswer, std::nullopt},
                                           Line{S::kDiproses, kL, A::kAnswer, S::kDijawab},
                                           Line{S::kDijawab, kL, A::kAnswer, S::kDijawab},
                                           Line{S::kDibatalkan, kV, A::kAnswer, std::nullopt},
                                           Line{S::kDiproses, kL, A::kAskCitizen, S::kDitunda},
                                           Line{S::kDidisposisi, kL, A::kRedirect,
                                                S::kDikembalikan},
                                           Line{S::kDidisposisi, kV, A::kRedirect, S::kDidisposisi},
                                           Line{S::kDiterima, kV, A::kRedirect, S::kDidisposisi},
                                           Line{S::kDiterima, kV, A::kArchive, S::kDiarsipkan},
                                           Line{S::kDiproses, kL, A::kArchive, std::nullopt},
                                           Line{S::kDijawab, kV, A::kClose, S::kSelesaiOtomatis},
                                           Line{S::kDiproses, kV, A::kClose, std::nullopt},
                                           Line{S::kDijawab, kV, A::kCorrect, S::kDijawab},
                                           Line{S::kDiproses, kL, A::kCorrect, std::nullopt},
                                           Line{S::kDiarsipkan, kL, A::kNote, S::kDiarsipkan},
                                           Line{S::kDiterima, kR, A::kNote, std::nullopt},
                                           Line{S::kDiterima, kR, A::kAccept, std::nullopt},
                                           Line{S::kDraf, kC, A::kAccept, std::nullopt},
                                           Line{S::kDijawab, kV, A::kDone, std::nullopt}));

TEST(Lifecycle, GoesOnWhereItWasHeldOnceTheCitizenAdds) {
  const auto held = after({.status = S::kDiproses}, kL, A::kAskCitizen);
  ASSERT_TRUE(held);
  const auto asked_again = after(*held, kL, A::kAskCitizen);
  ASSERT_TRUE(asked_again);
  const auto added = after(*asked_again, kC, A::kAdd);
  ASSERT_TRUE(added);
  EXPECT_EQ(added->status, S::kDiproses);
}

TEST(Lifecycle, ReopensOnlyOnce) {
  const auto reopened = after({.status = S::kDijawab}, kC, A::kNotDone);
  ASSERT_TRUE(reopened);
  const auto answered = after(*reopened, kL, A::kAnswer);
  ASSERT_TRUE(answered);
  EXPECT_FALSE(after(*answered, kC, A::kPartly));
  EXPECT_TRUE(after(*answered, kC, A::kDone));
}

TEST(Lifecycle, LetsTheNationalAdminDecideAfterTwoReturns) {
  const Situation twice{.status = S::kDikembalikan, .hops = 2};
  EXPECT_FALSE(after(twice, kL, A::kRedirect));
  EXPECT_TRUE(after(twice, kV, A::kRedirect));
}

TEST(Lifecycle, LetsNoLiaisonTakeUpWhatTwoOfficesReturned) {
  const Situation twice{.status = S::kDikembalikan, .hops = 2};
  EXPECT_FALSE(after(twice, kL, A::kAccept));
  EXPECT_TRUE(after(twice, kV, A::kAccept));
}

TEST(Lifecycle, PutsAPromisedDateOffOnceAndByTheCoordinator) {
  const auto first = after({.status = S::kDiproses}, kL, A::kSchedule);
  ASSERT_TRUE(first);
  EXPECT_FALSE(after(*first, kL, A::kSchedule));
  const auto second = after(*first, kV, A::kSchedule);
  ASSERT_TRUE(second);
  EXPECT_FALSE(after(*second, kV, A::kSchedule));
}

TEST(AllowedDeeds, AreNoneForAReader) {
  EXPECT_TRUE(allowed_deeds({.status = S::kDiterima}, Role::kReadOnly).empty());
}

}  // namespace
}  // namespace serap::tickets
