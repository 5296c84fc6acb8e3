// Two matters in one message: where the text is cut, and what stays together.
#include "services/classifier/matters.hpp"

#include <gtest/gtest.h>

#include "services/classifier/model_file.hpp"
#include "services/classifier/understand.hpp"

namespace serap::classifier {
namespace {

const Reader& reader() {
  static const Reader made =
      Reader::make(read_model(SERAP_BINARY_DIR "/share/serap/classifier/model.bin").value())
          .value();
  return made;
}

std::vector<std::string> matters_in(std::string_view text) {
  std::vector<std::string> matters;
  for (const TextSpan& span : reader().understand(text).matters)
    matters.emplace_back(text.substr(span.begin, span.end - span.begin));
  return matters;
}

using Texts = std::vector<std::string>;

TEST(Matters, TwoAreToldApartWhenTheCitizenSaysSo) {
  EXPECT_EQ(matters_in("sampah di depan gang sudah seminggu tidak diangkut. Selain itu KTP anak "
                       "saya belum jadi sejak bulan lalu"),
            (Texts{"sampah di depan gang sudah seminggu tidak diangkut",
                   "Selain itu KTP anak saya belum jadi sejak bulan lalu"}));
}

TEST(Matters, TwoAreToldApartInOneSentence) {
  EXPECT_EQ(matters_in("jalan kampung kami berlubang parah dan lampu jalan mati semua"),
            (Texts{"jalan kampung kami berlubang parah", "dan lampu jalan mati semua"}));
}

TEST(Matters, ASignJoinsTwo) {
  EXPECT_EQ(matters_in("sampah di tps pasar numpuk 2 minggu + lampu jalan mati di gang mawar"),
            (Texts{"sampah di tps pasar numpuk 2 minggu", "lampu jalan mati di gang mawar"}));
}

TEST(Matters, ALongStoryOfOneMatterStaysWhole) {
  EXPECT_EQ(matters_in("Saya tinggal di desa sejak 1998. Dulu jalan ini bagus. Sekarang aspalnya "
                       "hancur, berlubang semua, dan kalau hujan licin. Tolong diperbaiki. Terima "
                       "kasih pak."),
            Texts{});
}

TEST(Matters, AGreetingIsNone) {
  EXPECT_EQ(matters_in("Selamat pagi. Saya mau lapor. Lampu jalan mati."), Texts{});
}

TEST(JoinMatters, AStoryThatComesBackToItsFirstMatterIsOne) {
  const std::vector<PartSector> parts{{{0, 5, false}, {"kesehatan", 0.9}},
                                      {{5, 9, false}, {"pekerjaan_umum", 0.9}},
                                      {{9, 14, false}, {"kesehatan", 0.9}}};
  EXPECT_TRUE(join_matters(parts).empty());
}

TEST(JoinMatters, AnAnnouncedMatterNeedsLessCertainty) {
  std::vector<PartSector> parts{{{0, 5, false}, {"kesehatan", 0.9}},
                                {{5, 9, false}, {"pekerjaan_umum", 0.6}}};
  EXPECT_TRUE(join_matters(parts).empty());
  parts[1].part.announced = true;
  EXPECT_EQ(join_matters(parts), (std::vector<TextPart>{{0, 5, false}, {5, 9, true}}));
}

}  // namespace
}  // namespace serap::classifier
