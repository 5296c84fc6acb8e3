#include "services/redis/log_codec.hpp"

#include <gtest/gtest.h>

namespace serap::redis {
namespace {

const Address kCitizen{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};

Inbound inbound(Happening what) {
  return {EventId{"wa:m:111:wamid.A"},
          kCitizen,
          {"6281200000002", "ID.abc", "Sari", "sari.k"},
          from_unix_milliseconds(1790000000000),
          from_unix_milliseconds(1790000000500),
          "wamid.Q",
          "wamid.A",
          {"forwarded"},
          std::move(what)};
}

TicketSummary ticket() {
  TicketSummary t;
  t.id = TicketId{"wa:m:111:wamid.A#1"};
  t.number = TicketNumber{"SRP-26-7K3QXM-G"};
  t.status = TicketStatus::kDijawab;
  t.topic = TopicId{"sampah"};
  t.title = "Sampah";
  t.version = 7;
  return t;
}

TicketSummary promised() {
  TicketSummary t = ticket();
  t.due = from_unix_milliseconds(1790000600000);
  t.zone = std::chrono::minutes{540};
  t.secrecy = Secrecy::kAnonymous;
  return t;
}

class EveryHappening : public testing::TestWithParam<Happening> {};

TEST_P(EveryHappening, ComesBack) {
  const Inbound event = inbound(GetParam());
  const std::string text = encode(event);
  const Result<Inbound> back = decode_inbound({{"e", text}});
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, event);
}

INSTANTIATE_TEST_SUITE_P(
    LogCodec, EveryHappening,
    testing::Values(
        Text{"jalan rusak \"parah\" \n\t"}, Choice{"benar:x", "Benar"},
        Pin{{-6.9, 107.6}, "Alun-alun", ""}, Unsupported{"poll", "halo"},
        Media{"lubang",
              {{"image", "777", "image/jpeg", "", "9f", true}, {"share", "x", "", "", "", false}}},
        Referral{"stiker-balai-kota", "SHORTLINK"}, Reaction{"wamid.B", "\U0001F44D"},
        Edited{"wamid.B", "jalan rusak"}, Unsent{"wamid.B"}, Preference{true},
        Renumbered{"6281200000001", ""}, ColleagueReplied{"Kami cek ya", {}},
        WindowClosed{OutboundId{"17.ab"}, TicketId{"t"}, "Sudah."},
        MediaStored{EventId{"e#0"}, "wamid.B", TicketId{"t"}, {"aa", "image/jpeg", "a.jpg", 12}},
        MediaLost{EventId{"e#0"}, "wamid.B", {}, "image", "expired"},
        StaffReplied{ticket(), "Sudah kami angkut."},
        StaffReplied{ticket(), "Ini fotonya.", {{"aa", "image/jpeg", "a.jpg", 12}}},
        WindowClosed{OutboundId{"17.ab"}, {}, "Foto.", {{"aa", "image/jpeg", "", 12}}},
        StatusChanged{ticket(), "sampai Jumat"}, StatusChanged{promised(), "", "late"},
        TimerRang{"ingat:x", from_unix_milliseconds(5)}));

TEST(LogCodec, ReplacesBytesThatAreNoUtf8) {
  const std::string text =
      encode(inbound(Text{"a\xff\xfe"
                          "b"}));
  const Result<Inbound> back = decode_inbound({{"e", text}});
  ASSERT_TRUE(back);
  EXPECT_EQ(std::get<Text>(back->what).body,
            "a\xEF\xBF\xBD\xEF\xBF\xBD"
            "b");
}

TEST(LogCodec, ReadsATimerEntry) {
  const Result<Inbound> timer =
      decode_inbound({{"t", timer_member(kCitizen, "ingat:x")}, {"d", "1790000000000"}});
  ASSERT_TRUE(timer);
  EXPECT_EQ(timer->address, kCitizen);
  EXPECT_EQ(timer->what, Happening(TimerRang{"ingat:x", from_unix_milliseconds(1790000000000)}));
}

TEST(LogCodec, ReadsATicketWrittenBeforePromises) {
  const Result<Inbound> old = decode_inbound(
      {{"e",
        R"({"v":1,"id":"ev:1","ch":"whatsapp","tn":"1","to":"2","k":"status","ticket":{"id":"t"}})"}});
  ASSERT_TRUE(old);
  const TicketSummary& read = std::get<StatusChanged>(old->what).ticket;
  EXPECT_FALSE(read.due);
  EXPECT_EQ(read.zone, std::chrono::minutes{420});
  EXPECT_EQ(read.secrecy, Secrecy::kNone);
}

TEST(LogCodec, RefusesANewerVersionAndRubbish) {
  EXPECT_FALSE(decode_inbound({{"e", R"({"v":2,"id":"x"})"}}));
  EXPECT_FALSE(decode_inbound({{"e", "{"}}));
  EXPECT_FALSE(decode_inbound({}));
  EXPECT_FALSE(decode_outbound({{"e", R"({"v":1})"}}));
  EXPECT_FALSE(decode_delivery({{"e", R"({"v":1,"ch":"whatsapp","state":"lost"})"}}));
}

TEST(LogCodec, OutboundAndDeliveryComeBack) {
  Outbound out{OutboundId{"17.ab"},
               kCitizen,
               Lane::kAnswer,
               "Terima kasih",
               {{"a:1", "Benar"}, {"b:1", "Ubah"}},
               "Pilih",
               true,
               TicketId{"t"},
               from_unix_milliseconds(5),
               from_unix_milliseconds(4),
               "id",
               "wamid.A",
               true,
               {{"aa", "image/jpeg", "a.jpg", 12}},
               {"balasan_siap", {"SRP-26-7K3QXM-G"}}};
  const std::string text = encode(out);
  const Result<Outbound> out_back = decode_outbound({{"e", text}});
  ASSERT_TRUE(out_back);
  EXPECT_EQ(*out_back, out);
  Delivery delivery{EventId{"s"},           OutboundId{"17.ab"},       2,      "wamid.Z", kCitizen,
                    DeliveryState::kFailed, from_unix_milliseconds(9), 131047, "window"};
  const std::string delivery_text = encode(delivery);
  const Result<Delivery> delivery_back = decode_delivery({{"e", delivery_text}});
  ASSERT_TRUE(delivery_back);
  EXPECT_EQ(*delivery_back, delivery);
}

TEST(LogCodec, AFetchComesBack) {
  const Fetch fetch{EventId{"wa:m:111:wamid.A#0"},
                    kCitizen,
                    "wamid.A",
                    {"image", "777", "image/jpeg", "", "", true},
                    TicketId{"t"},
                    from_unix_milliseconds(5)};
  const std::string text = encode(fetch);
  const Result<Fetch> back = decode_fetch({{"e", text}});
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, fetch);
}

}  // namespace
}  // namespace serap::redis
