// Urgency, flags, language and personal data: what words/*.tsv see.
#include <gmock/gmock.h>

#include "services/classifier/language.hpp"
#include "services/classifier/personal_data.hpp"
#include "services/classifier/signals.hpp"
#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

using testing::Contains;
using testing::IsEmpty;

Signals signals_in(std::string_view text) {
  static const SignalFinder finder = SignalFinder::parse(list("signals.tsv")).value();
  return finder.find(text);
}

std::string language_of(std::string_view text) {
  static const LanguageFinder finder = LanguageFinder::parse(list("languages.tsv")).value();
  return finder.find(text, normalize(text, Slang{}));
}

const PersonalDataFinder& personal() {
  static const PersonalDataFinder finder = PersonalDataFinder::parse(list("personal.tsv")).value();
  return finder;
}

TEST(Signals, LifeInDangerIsAnEmergency) {
  EXPECT_EQ(signals_in("TOLONG KEBAKARAN rumah tetangga apinya membesar").urgency, "darurat");
  EXPECT_EQ(signals_in("ada anak hanyut di kali").urgency, "darurat");
  EXPECT_EQ(signals_in("ada yg kecebur sumur").urgency, "darurat");
  EXPECT_EQ(signals_in("bapak saya pingsan butuh ambulans").urgency, "darurat");
}

TEST(Signals, HarmThatGrowsIsPressing) {
  EXPECT_EQ(signals_in("kabel listrik menjuntai ke jalan").urgency, "segera");
  EXPECT_EQ(signals_in("pasien ditolak rumah sakit").urgency, "segera");
  EXPECT_EQ(signals_in("tetangga mukulin istrinya tiap malam").urgency, "segera");
}

TEST(Signals, AnEverydayMatterIsNotPressing) {
  EXPECT_EQ(signals_in("lampu jalan mati").urgency, "biasa");
  EXPECT_EQ(signals_in("KTP saya belum jadi").urgency, "biasa");
}

TEST(Signals, AbuseIsFlaggedAndChildrenToo) {
  EXPECT_THAT(signals_in("petugas goblok semua").flags, Contains("kasar"));
  EXPECT_THAT(signals_in("anak saya dipukul").flags, Contains("anak"));
  EXPECT_THAT(signals_in("tolong identitas saya dirahasiakan").flags, Contains("rahasia"));
}

TEST(Signals, ShutLipsAreAskedForInManyWords) {
  for (const char* text : {"tp jgn bilang siapa2 ya", "nama sy jgn disebut",
                           "takut ketauan tetangga", "don't tell anyone", "ojo kondo sopo sopo",
                           "please keep my name private", "ulah dibejakeun nya"})
    EXPECT_THAT(signals_in(text).flags, Contains("rahasia")) << text;
  EXPECT_THAT(signals_in("jangan bilang tidak ada anggaran lagi").flags, IsEmpty());
}

TEST(Signals, ChattingFiguresOfSpeechAreNoDanger) {
  for (const char* text : {"warga tidak sadar buang sampah", "harga bikin mau pingsan",
                           "perlu berpikir kritis", "lampunya mau mati", "bau menyengat"})
    EXPECT_THAT(signals_in(text).flags, IsEmpty()) << text;
  EXPECT_EQ(signals_in("warga tidak sadar buang sampah").urgency, "biasa");
}

TEST(Signals, WordsOfDangerSpeakForATopic) {
  EXPECT_THAT(signals_in("istrinya ditonjokin tiap malam").harms, Contains("kekerasan"));
  EXPECT_THAT(signals_in("tiang lampu nyetrum").harms, Contains("listrik.padam"));
  EXPECT_THAT(signals_in("preman ngancem mau bakar warung").harms, Contains("kriminal"));
  EXPECT_THAT(signals_in("lampu jalan mati dua minggu").harms, IsEmpty());
}

TEST(Signals, AReportToComeIsNoneThatWasSent) {
  EXPECT_TRUE(signals_in("saya mau lapor jalan rusak").new_report);
  EXPECT_FALSE(signals_in("saya mau lapor jalan rusak").earlier_report);
  EXPECT_TRUE(signals_in("tiket saya sampai mana").own_report);
  EXPECT_TRUE(signals_in("laporan kemarin belum dijawab").earlier_report);
}

TEST(Signals, AbuseBehindMasksIsSeen) {
  for (const char* text : {"petugasnya g0blok", "anj*ng lah", "dasar b4ngs4t", "t*lol semua"})
    EXPECT_THAT(signals_in(text).flags, Contains("kasar")) << text;
  EXPECT_THAT(signals_in("sudah 2 * 3 jam menunggu b3").flags, IsEmpty());
}

TEST(Signals, AWordThatHoldsAnAbusiveOneIsNone) {
  EXPECT_THAT(signals_in("pantai asuhan kocok").flags, IsEmpty());
}

TEST(Language, IsToldByEverydayWords) {
  EXPECT_EQ(language_of("jalan di depan rumah saya rusak sudah lama"), "id");
  EXPECT_EQ(language_of("dalan ngarep omah wis rusak ora didandani"), "jv");
  EXPECT_EQ(language_of("lampu jalan pareum geus lila teu dibenerkeun euy"), "su");
  EXPECT_EQ(language_of("the street light in front of my house is broken"), "en");
  EXPECT_EQ(language_of("pak lampu jalan mati sudah lama, wis telung minggu ora didandani, tolong"),
            "mixed");
  EXPECT_EQ(language_of(""), "id");
}

struct Masking {
  const char* text;
  const char* masked;
};
class MaskTable : public testing::TestWithParam<Masking> {};
TEST_P(MaskTable, ReplacesWhatSaysWhoSomebodyIs) {
  EXPECT_EQ(personal().masked(GetParam().text), GetParam().masked);
}
INSTANTIATE_TEST_SUITE_P(
    Table, MaskTable,
    testing::Values(Masking{"NIK 3273010101900001 saya", "NIK [nik] saya"},
                    Masking{"wa 0812-3456-7890", "wa [phone]"},
                    Masking{"+6281234567890", "[phone]"},
                    Masking{"telp (021) 5550123", "telp [phone]"},
                    Masking{"email budi.x@contoh.co.id ya", "email [email] ya"},
                    Masking{"plat B 1234 XYZ ngebut", "plat [plate] ngebut"},
                    Masking{"no rekening 1234567890 atas nama", "no rekening [account] atas nama"},
                    Masking{"RT 05 RW 02 jalan 12", "RT 05 RW 02 jalan 12"},
                    Masking{"tahun 2024 rugi 1500000", "tahun 2024 rugi 1500000"},
                    Masking{"08123456789, 08123456780", "[phone], [phone]"}));

TEST(PersonalData, SpansAreInOrderAndApart) {
  const auto spans =
      personal().find("hubungi 081234567890 atau budi@contoh.id, NIK 3273010101900001");
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_EQ(spans[0].what, "phone");
  EXPECT_EQ(spans[1].what, "email");
  EXPECT_EQ(spans[2].what, "nik");
  EXPECT_LE(spans[0].end, spans[1].begin);
}

TEST(Patterns, TablesNameTheLineThatIsWrong) {
  EXPECT_NE(SignalFinder::parse("flag\tkasar\t(").error().message.find("line 1"),
            std::string::npos);
  EXPECT_NE(PersonalDataFinder::parse("nik\t[0-9]+").error().message.find("line 1"),
            std::string::npos);
  EXPECT_NE(LanguageFinder::parse("xx\tyang").error().message.find("line 1"), std::string::npos);
}

}  // namespace
}  // namespace serap::classifier
