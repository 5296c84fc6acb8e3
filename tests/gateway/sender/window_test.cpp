#include "gateway/sender/window.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

using platform::Manner;
using namespace std::chrono_literals;
using Manners = std::vector<Manner>;

const Time kNow = from_unix_milliseconds(1'795'000'000'000);

Outbound silent_for(std::chrono::minutes silence, Channel channel) {
  Outbound it;
  it.to.channel = channel;
  it.last_inbound = kNow - silence;
  return it;
}

TEST(Window, IsOpenForADayLessAMinute) {
  EXPECT_EQ(manners_at(silent_for(24h - 1min, Channel::kWhatsapp), kNow), Manners{Manner::kFree});
  EXPECT_EQ(manners_at(silent_for(24h, Channel::kWhatsapp), kNow), Manners{});
}

TEST(Window, WhatsappNeedsATemplateAfterwardsWhoeverWroteIt) {
  Outbound it = silent_for(25h, Channel::kWhatsapp);
  it.from_person = true;
  EXPECT_EQ(manners_at(it, kNow), Manners{});
  it.template_.name = "serap_balasan";
  EXPECT_EQ(manners_at(it, kNow), Manners{Manner::kTemplate});
}

TEST(Window, OfficersWordsMayGoOnMessengerForSevenDays) {
  Outbound it = silent_for(6 * 24h, Channel::kMessenger);
  EXPECT_EQ(manners_at(it, kNow), Manners{});
  it.from_person = true;
  EXPECT_EQ(manners_at(it, kNow), Manners{Manner::kHumanAgent});
  it.last_inbound = kNow - 7 * 24h;
  EXPECT_EQ(manners_at(it, kNow), Manners{});
}

TEST(Window, InstagramHasNoTemplates) {
  Outbound it = silent_for(8 * 24h, Channel::kInstagram);
  it.from_person = true;
  it.template_.name = "serap_balasan";
  EXPECT_EQ(manners_at(it, kNow), Manners{});
  it.last_inbound = kNow - 2 * 24h;
  EXPECT_EQ(manners_at(it, kNow), Manners{Manner::kHumanAgent});
}

TEST(Window, WhatIsRefusedInsideTheWindowHasTheOtherWaysBehindIt) {
  Outbound it = silent_for(1h, Channel::kMessenger);
  it.from_person = true;
  it.template_.name = "serap_balasan";
  EXPECT_EQ(manners_at(it, kNow), (Manners{Manner::kFree, Manner::kHumanAgent, Manner::kTemplate}));
}

}  // namespace
}  // namespace serap::sender
