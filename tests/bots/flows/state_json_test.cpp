#include "bots/flows/state_json.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace serap::flows {
namespace {

using conversation::Conversation;
using conversation::Draft;

TicketSummary a_ticket() {
  TicketSummary ticket;
  ticket.id = {"e1#1"};
  ticket.number = {"SRP-26-000001-G"};
  ticket.status = TicketStatus::kDijawab;
  ticket.kind = Kind::kAspiration;
  ticket.topic = {"ktp"};
  ticket.title = "KTP, \"baris\"\nbaru";
  ticket.agency = {"DUKCAPIL-D@3273"};
  ticket.agency_name = "Disdukcapil";
  ticket.opened = from_unix_milliseconds(1'700'000'000'123);
  ticket.version = 7;
  return ticket;
}

Understanding an_understanding() {
  return {Kind::kEmergency,
          0.9,
          {{{"kebakaran"}, 0.8}, {{"banjir"}, 0.1}},
          "jl anggrek",
          "darurat",
          {"bahaya"},
          "id",
          {"api"},
          "m1",
          {{0, 9}, {9, 20}},
          {{"phone", 3, 12}},
          {{"Damkar", 0.6}}};
}

Place a_place() { return {"jl anggrek", Coordinates{-6.9, 107.6}, {"327301"}, "Kec. Andir"}; }

Draft a_draft() {
  return {{"e1#1"},
          "kebakaran",
          an_understanding(),
          a_place(),
          {{{{"DAMKAR"}, "Damkar", "kab_kota", 0.7}},
           "U1",
           "kota",
           "city",
           "area",
           {{{"3204"}, "Kab. Bandung"}, {{"3215"}, "Kab. Karawang"}},
           a_place(),
           "t1"},
          true,
          true,
          Secrecy::kSecret,
          "tadi malam",
          from_unix_milliseconds(5)};
}

// Every field filled with something of its own.
Conversation full() {
  Conversation now;
  now.address = {Channel::kMessenger, {"111"}, "222"};
  now.citizen = {"c1"};
  now.language = "en";
  now.last_inbound = from_unix_milliseconds(9);
  now.tickets = {a_ticket()};
  now.language_chosen = true;
  now.node = "classify";
  now.rest = "waiting";
  now.subject = {"e1#1"};
  now.focus = {"e2#1"};
  now.drafts = {a_draft()};
  now.place = a_place();
  now.timers = {{"ingat:e1#1", from_unix_milliseconds(3)}};
  now.counts = {{"prank", 2}};
  now.noticed = true;
  now.fetching = {{"e3#0", TicketId{"e1#1"}}};
  now.media = {{"aa", "image/jpeg", "a.jpg", 3}};
  now.held = {{{"e1#1"}, "Sudah kami kerjakan."}};
  now.secrecy = Secrecy::kAnonymous;
  now.silent_until = from_unix_milliseconds(8);
  now.heard = conversation::Message{{"e3"},
                                    from_unix_milliseconds(4),
                                    "halo",
                                    "catatan",
                                    "late",
                                    Pin{{1, 2}, "a", "b"},
                                    {{"image", "777", "image/jpeg", "a.jpg", "9f", false}},
                                    {{"aa", "image/jpeg", "a.jpg", 3}},
                                    "image",
                                    "m1",
                                    {"yang lain"}};
  now.understood = an_understanding();
  now.found = {a_ticket()};
  return now;
}

TEST(StateJson, BringsEveryFieldBack) {
  const auto back = conversation_from_json(json_from_conversation(full()));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, full());
}

TEST(StateJson, OfAStrangerIsShort) {
  Conversation stranger;
  stranger.address = {Channel::kWhatsapp, {"111"}, "628"};
  EXPECT_EQ(json_from_conversation(stranger),
            R"({"address":{"channel":"whatsapp","id":"628","tenant":"111"},"v":1})");
}

TEST(StateJson, IgnoresAFieldOfALaterBot) {
  EXPECT_TRUE(conversation_from_json(
      R"({"v":1,"address":{"channel":"whatsapp","id":"1","tenant":"2"},"mood":"good"})"));
}

TEST(StateJson, RefusesANewerVersion) {
  const auto back =
      conversation_from_json(R"({"v":2,"address":{"channel":"whatsapp","id":"1","tenant":"2"}})");
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().message, "stored conversation not read: version 2 is not known here");
}

TEST(StateJson, RefusesAWrongType) {
  EXPECT_FALSE(conversation_from_json(
      R"({"v":1,"address":{"channel":"whatsapp","id":"1","tenant":"2"},"drafts":7})"));
  EXPECT_FALSE(conversation_from_json("[]"));
  EXPECT_FALSE(conversation_from_json(""));
}

TEST(StateJson, SurvivesBytesThatAreNoUtf8AndNumbersThatAreNone) {
  Conversation now = full();
  now.drafts[0].text = "\xff";
  now.drafts[0].understanding.kind_p = std::numeric_limits<double>::quiet_NaN();
  const auto back = conversation_from_json(json_from_conversation(now));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->drafts[0].text, "\xEF\xBF\xBD");
  EXPECT_EQ(back->drafts[0].understanding.kind_p, 0.0);
}

}  // namespace
}  // namespace serap::flows
