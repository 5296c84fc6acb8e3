#include "gateway/simulator/chat.hpp"

#include <gtest/gtest.h>

namespace serap::simulator {
namespace {

Chats quiet_chats() {
  return Chats([](const std::string&) {});
}

Bubble asked(const std::string& id, const std::string& title) {
  Bubble bubble;
  bubble.id = id;
  bubble.kind = "buttons";
  bubble.choices = {{"c-" + id, title}};
  return bubble;
}

TEST(Citizen, SameNameIsAlwaysTheSamePhone) {
  EXPECT_EQ(citizen_named("Sari").id, citizen_named(" sari ").id);
  EXPECT_NE(citizen_named("Sari").id, citizen_named("Budi").id);
  EXPECT_TRUE(citizen_named("Sari").id.starts_with("62812"));
  EXPECT_TRUE(citizen_named("Sari").bsuid.starts_with("ID."));
}

TEST(Chats, FindTheCitizenByPhoneWithPlusAndByBsuid) {
  Chats chats = quiet_chats();
  const Citizen sari = chats.enter("Sari");
  EXPECT_EQ(chats.find("+" + sari.id), sari);
  EXPECT_EQ(chats.find(sari.bsuid), sari);
}

TEST(Chats, TicksNeverGoBack) {
  Chats chats = quiet_chats();
  const std::string phone = chats.enter("Sari").id;
  Bubble bubble;
  bubble.id = "w1";
  chats.add(phone, bubble);
  EXPECT_TRUE(chats.tick(phone, "w1", Tick::kRead));
  EXPECT_FALSE(chats.tick(phone, "w1", Tick::kDelivered));
  EXPECT_EQ(chats.with_id(phone, "w1")->tick, Tick::kRead);
}

TEST(Chats, ChangedBubbleIsNewsAgain) {
  Chats chats = quiet_chats();
  const std::string phone = chats.enter("Sari").id;
  Bubble bubble;
  bubble.id = "w1";
  const std::uint64_t seen = chats.add(phone, bubble);
  EXPECT_TRUE(chats.since(phone, seen).empty());
  chats.tick(phone, "w1", Tick::kSent);
  EXPECT_EQ(chats.since(phone, seen).size(), 1U);
}

TEST(Chats, ChoiceIsFoundByItsTitleNewestFirst) {
  Chats chats = quiet_chats();
  const std::string phone = chats.enter("Sari").id;
  chats.add(phone, asked("w1", "Benar"));
  chats.add(phone, asked("w2", "Benar"));
  EXPECT_EQ(chats.offered(phone, " benar ")->bubble.id, "w2");
  EXPECT_FALSE(chats.offered(phone, "Batal"));
}

TEST(Chats, CutRowIsFoundByItsWholeTitleBelow) {
  Chats chats = quiet_chats();
  const std::string phone = chats.enter("Sari").id;
  Bubble list = asked("w1", "Dinas Pekerjaan Umum…");
  list.descriptions = {"Dinas Pekerjaan Umum dan Penataan Ruang"};
  chats.add(phone, list);
  EXPECT_TRUE(chats.offered(phone, "Dinas Pekerjaan Umum dan Penataan Ruang"));
}

}  // namespace
}  // namespace serap::simulator
