#include "services/classifier/place.hpp"

#include <gtest/gtest.h>

#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

std::string place_in(std::string_view text) {
  static const Slang slang = Slang::parse(list("slang.tsv")).value();
  static const PlaceFinder finder = PlaceFinder::parse(list("places.tsv")).value();
  return finder.find(text, normalize(text, slang));
}

struct Case {
  const char* text;
  const char* place;
};

class PlaceTable : public testing::TestWithParam<Case> {};

TEST_P(PlaceTable, CutsThePlaceAsWritten) {
  EXPECT_EQ(place_in(GetParam().text), GetParam().place) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Roads, PlaceTable,
    testing::Values(
        Case{"jalan rusak", ""}, Case{"jalan rusak di Jl. Melati", "Jl. Melati"},
        Case{"Jl. Melati, Kec. Sukajadi rusak parah", "Jl. Melati, Kec. Sukajadi"},
        Case{"lampu mati di jl melati", "jl melati"}, Case{"jln kenanga banjir", "jln kenanga"},
        Case{"jalan berlubang depan rumah saya", ""}, Case{"jalan raya gelap", ""},
        Case{"Jalan Raya Tanjung Sari macet", "Jalan Raya Tanjung Sari"},
        Case{"jl. merdeka no 12 air mati", "jl. merdeka no 12"},
        Case{"gang mawar 3 becek", "gang mawar 3"}, Case{"gg. Kelinci IV gelap", "gg. Kelinci IV"},
        Case{"dipalak di jl braga 10rb", "jl braga"}, Case{"jl kopo 250k sekali parkir", "jl kopo"},
        Case{"jl anggrek 12a gelap", "jl anggrek 12a"},
        Case{"jalan yang menuju sekolah hancur", ""},
        Case{"jalan di kampung kami belum diaspal", ""}, Case{"jalan sudah 3 tahun rusak", ""},
        Case{"sepanjang jalan Ahmad Sujana penuh sampah", "jalan Ahmad Sujana"},
        Case{"JL CENDANA RUSAK PARAH", "JL CENDANA"},
        Case{"parkir liar di jl.pahlawan", "jl.pahlawan"},
        Case{"Jalan Dago has been broken since last week", "Jalan Dago"},
        Case{"the lamps in Jalan Melati are dead", "Jalan Melati"}));

INSTANTIATE_TEST_SUITE_P(
    Areas, PlaceTable,
    testing::Values(
        Case{"warga desa Sukamaju kecamatan Wonoasri", "desa Sukamaju kecamatan Wonoasri"},
        Case{"RT 05/RW 02 kelurahan Mekarsari", "RT 05/RW 02 kelurahan Mekarsari"},
        Case{"di Ds. Karanglewas, Kec. Kutasari", "Ds. Karanglewas, Kec. Kutasari"},
        Case{"dusun krajan gelap gulita", "dusun krajan"},
        Case{"di perumahan Griya Indah blok C4 banjir", "perumahan Griya Indah blok C4"},
        Case{"kab. Tirtasari", "kab. Tirtasari"}, Case{"Kota Bandung macet", "Kota Bandung"},
        Case{"jalan desa rusak", ""}, Case{"kantor desa tutup", ""},
        Case{"bantuan dari desa belum turun", ""}, Case{"kampung kami banjir", ""},
        Case{"kelurahan lambat melayani", ""}, Case{"rt 3 rw 7 belum dapat bantuan", "rt 3 rw 7"}));

INSTANTIATE_TEST_SUITE_P(
    Landmarks, PlaceTable,
    testing::Values(Case{"lubang di depan SDN 2 Margamulya", "depan SDN 2 Margamulya"},
                    Case{"dekat pasar", "dekat pasar"},
                    Case{"macet di simpang Dago", "simpang Dago"},
                    Case{"sampah depan Indomaret", "depan Indomaret"},
                    Case{"perempatan Cikawung lampunya mati", "perempatan Cikawung"},
                    Case{"pohon tumbang sebelah masjid Al Hidayah", "sebelah masjid Al Hidayah"},
                    Case{"jln depan sd merdeka 5 bolong2", "depan sd merdeka 5"},
                    Case{"sekolah mogok 3 hari", ""}, Case{"pasar tutup 2 minggu", ""},
                    Case{"jembatan rusak", ""}, Case{"sekolah anak saya minta iuran", ""},
                    Case{"banjir di Sukajadi", "Sukajadi"}, Case{"saya mau ke Bandung", "Bandung"},
                    Case{"mohon di perbaiki", ""}, Case{"Tolong di Tindaklanjuti", ""},
                    Case{"di depan rumah saya", ""}, Case{"", ""}));

TEST(PlaceFinder, NamesTheLineThatIsWrong) {
  const auto finder = PlaceFinder::parse("road\tjalan\nplanet\tmars");
  ASSERT_FALSE(finder);
  EXPECT_NE(finder.error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace serap::classifier
