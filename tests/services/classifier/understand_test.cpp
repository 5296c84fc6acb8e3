// The shipped model as the build made it.
#include "services/classifier/understand.hpp"

#include <gmock/gmock.h>

#include "services/classifier/corpus.hpp"
#include "services/classifier/model_file.hpp"
#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

const Reader& reader() {
  static const Reader made =
      Reader::make(read_model(SERAP_BINARY_DIR "/share/serap/classifier/model.bin").value())
          .value();
  return made;
}

TEST(Reader, UnderstandsASloppyReport) {
  const auto u =
      reader().understand("pak jln berlubang di Jl. Melati kec. Sukajadi, kmrn ada yg jatuh");
  EXPECT_EQ(u.kind, Kind::kComplaint);
  EXPECT_EQ(u.topics.front().topic.value, "jalan.rusak");
  EXPECT_EQ(u.topics.size(), 3U);
  EXPECT_EQ(u.place, "Jl. Melati kec. Sukajadi");
  EXPECT_EQ(u.language, "id");
  EXPECT_THAT(u.flags, Contains("lokasi"));
  EXPECT_THAT(u.because, Contains("berlubang"));
  EXPECT_FALSE(u.model.empty());
}

TEST(Reader, APlaceEndsWhereEverydayWordsBegin) {
  EXPECT_EQ(reader().understand("got kec coblong mampet sudah lama").place, "kec coblong");
  EXPECT_EQ(reader().understand("lampu di desa karanganyar padam lagi").place, "desa karanganyar");
  EXPECT_EQ(reader().understand("jl merdeka macet parah tiap pagi").place, "jl merdeka");
}

TEST(Reader, TellsWhatMustBeMasked) {
  const std::string_view text = "hubungi saya di 081234567890 ya pak, lampu jalan mati";
  const auto personal = reader().understand(text).personal;
  ASSERT_EQ(personal.size(), 1U);
  EXPECT_EQ(personal[0].what, "phone");
  EXPECT_EQ(text.substr(personal[0].begin, personal[0].end - personal[0].begin), "081234567890");
}

TEST(Reader, KnowsAGreetingFromAReport) {
  EXPECT_EQ(reader().understand("halo min selamat pagi").kind, Kind::kGreeting);
  EXPECT_THAT(reader().understand("halo min").flags, Not(Contains("lokasi")));
}

TEST(Reader, WhoIsInDangerIsNeverAskedForATicketNumber) {
  const auto u =
      reader().understand("mau lapor pak, adik saya digebukin bapak tiri, jgn bilang siapa2");
  EXPECT_TRUE(u.kind == Kind::kComplaint || u.kind == Kind::kEmergency);
  EXPECT_EQ(u.topics.front().topic.value, "kekerasan");
  EXPECT_THAT(u.flags, Contains("bahaya"));
  EXPECT_THAT(u.flags, Contains("rahasia"));
}

TEST(Reader, ThanksAreNoDanger) {
  EXPECT_THAT(reader().understand("terima kasih damkar sudah memadamkan dengan cepat").flags,
              Not(Contains("bahaya")));
}

TEST(Reader, AStatusQuestionNamesAReport) {
  EXPECT_EQ(reader().understand("laporan saya kemarin sampai mana min").kind, Kind::kStatus);
  EXPECT_NE(reader().understand("paspor saya kapan selesainya ya min").kind, Kind::kStatus);
  EXPECT_NE(reader().understand("mau lapor min").kind, Kind::kStatus);
}

TEST(Reader, AnEmergencyIsUrgent) {
  EXPECT_EQ(reader()
                .understand("tolong rumah tetangga kebakaran api membesar ada orang terjebak")
                .urgency,
            "darurat");
}

TEST(Reader, AbuseThatHoldsAReportStaysAReport) {
  const auto u =
      reader().understand("goblok semua petugasnya, sampah sudah 2 minggu gak diangkut anjing");
  EXPECT_EQ(u.topics.front().topic.value, "sampah");
  EXPECT_EQ(u.kind, Kind::kComplaint);
  EXPECT_THAT(u.flags, Contains("kasar"));
}

TEST(Reader, ProbabilitiesAreProbabilities) {
  for (const char* text : {"lampu jalan mati", "xyzzy", "", "halo"}) {
    const auto u = reader().understand(text);
    double sum = 0;
    for (const auto& topic : u.topics) sum += topic.p;
    EXPECT_GT(u.topics.front().p, 0);
    EXPECT_LE(sum, 1.0001);
    EXPECT_GE(u.topics[0].p, u.topics[1].p);
  }
}

TEST(Reader, IsUnsureOfWhatItHasNeverRead) {
  EXPECT_LT(reader().understand("xyzzy plugh qwrt").topics.front().p, 0.5);
}

TEST(Reader, AnswersHostileText) {
  const std::string megabyte(1 << 20, 'a');
  std::string words;
  for (int i = 0; i < 200000; ++i) words += "jl ";
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 7919 % 256);
  const std::vector<std::string> texts{megabyte,
                                       words,
                                       bytes,
                                       std::string(1000, '\0'),
                                       "\xff\xfe\xc3\x28",
                                       "\u202ejalan rusak\u202c",
                                       std::string(4096, '('),
                                       "<phone> <nik>",
                                       std::string(kMaxTextBytes - 1, 'x') + "\xC3\xA9"};
  for (const std::string& text : texts) {
    const auto u = reader().understand(text);
    EXPECT_EQ(u.topics.size(), 3U);
    EXPECT_LE(u.place.size(), 400U);
  }
}

TEST(Reader, AnEmptyTextHasNoReasons) { EXPECT_THAT(reader().understand("").because, IsEmpty()); }

TEST(Reader, GetsHeldOutSloppyLinesRight) {
  const auto lines = parse_corpus(
      "held_out.tsv",
      read_text_file(SERAP_SOURCE_DIR "/tests/services/classifier/held_out.tsv").value());
  ASSERT_GE(lines->size(), 100U);
  std::size_t topics = 0, in_three = 0, kinds = 0;
  for (const CorpusLine& line : *lines) {
    const auto u = reader().understand(line.text);
    const bool right = u.topics.front().topic.value == line.topic;
    topics += right;
    in_three += std::any_of(u.topics.begin(), u.topics.end(),
                            [&](const TopicGuess& g) { return g.topic.value == line.topic; });
    kinds += id_of(u.kind) == line.kind;
    if (!right) RecordProperty(line.topic + " as " + u.topics.front().topic.value, line.text);
  }
  const auto n = static_cast<double>(lines->size());
  EXPECT_GE(static_cast<double>(topics) / n, 0.80);
  EXPECT_GE(static_cast<double>(in_three) / n, 0.92);
  EXPECT_GE(static_cast<double>(kinds) / n, 0.85);
  std::printf("held out: topic %.2f, in three %.2f, kind %.2f\n", static_cast<double>(topics) / n,
              static_cast<double>(in_three) / n, static_cast<double>(kinds) / n);
}

}  // namespace
}  // namespace serap::classifier
