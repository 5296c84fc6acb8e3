// Places in the words of people who write to the number of their own city: invented lines, the area
// that must be found and so its level (4 digits regency, 6 district, 10 village).
#include <gtest/gtest.h>

#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

struct Row {
  std::string_view text, area;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

class NearBandung : public testing::TestWithParam<Row> {};

TEST_P(NearBandung, IsFound) { EXPECT_EQ(area(kBandung, GetParam().text), GetParam().area); }

INSTANTIATE_TEST_SUITE_P(SchoolsAndBareNames, NearBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"jalan depan sd negeri 2 cibaduyut bolong", "327317"},
                             {"atap sdn cicadas 05 bocor", "327314"},
                             {"pasar sederhana sukajadi bau banget", "327307"},
                             {"kec coblong mampet", "327302"},
                             {"gedebage", "327327"},
                             {"ujungberung", "327326"},
                             {"ujung berung", "327326"},
                             {"sukajadi", "327307"},
                             {"buahbatu", "327322"},
                             {"buah batu", "327322"},
                             {"antapani", "327320"},
                             {"kopo", "327304"},
                             {"cicaheum", "327316"},
                             {"macet parah di kopo", "3273041001"},
                             {"terminal cicaheum kotor", "327316"},
                             {"Arcamanik gelap gulita", "327324"},
                             {"di dago banjir cileuncang", "3273021004"},
                             {"CIBIRU RAME SAMPAH", "327325"},
                             {"got mampet kiaracondong", "327316"},
                             {"kel. pasteur airnya mati", "3273071001"},
                             {"kelurahan ciumbuleuit longsor", "3273081002"},
                             {"puskesmas rancasari antrinya lama", "327323"},
                             {"tps penuh di daerah gegerkalong", "3273011002"},
                         }));

INSTANTIATE_TEST_SUITE_P(RoadsNamedLikePlaces, NearBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"lampu jalan di jl cisaranten endah mati", "3273"},
                             {"jl sukajadi rusak", "3273"},
                             {"jln. raya cibiru berlubang", "3273"},
                             {"jalan cijerah becek kec bandung kulon", "327315"},
                             {"jl antapani kec cibungbulang bogor", "320116"},
                             {"jl melati rusak", ""},
                         }));

INSTANTIATE_TEST_SUITE_P(Misspelt, NearBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"sukajdi", "327307"},
                             {"cobong", "327302"},
                             {"gedebagee", "327327"},
                             {"kec cobong", "327302"},
                             {"kec. ujungbrung", "327326"},
                             {"banjir di gedebgae", "327327"},
                             {"rusak parah kiaracondon", "327316"},
                             {"kel cibaduyutt", "3273171003"},
                         }));

INSTANTIATE_TEST_SUITE_P(Elsewhere, NearBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"di kab garut kec tarogong kidul", "320505"},
                             {"Ds. Sukamaju Kec. Cibungbulang Bogor", "3201162013"},
                             {"kota malang", "3573"},
                             {"jaksel", "3174"},
                             {"jkt timur", "3175"},
                             {"sby", "3578"},
                             {"jogja", "34"},
                             {"tangsel", "3674"},
                             {"bdg", "3273"},
                             {"kab. bandung barat", "3217"},
                             {"macet di lembang", "321701"},
                             {"warga jatinangor butuh air", "321115"},
                             {"di soreang jalan hancur", "320437"},
                             {"saya di cibiru hilir", "3204052005"},
                             {"guru smkn 2 baleendah belum digaji", "320432"},
                             {"saya tinggal di gubeng surabaya", "357808"},
                             {"kec tembalang semarang", "337410"},
                             {"di jagakarsa jaksel banjir", "317409"},
                             {"pondokgede kota bekasi", "327508"},
                             {"kab sleman, kec kalasan", "340410"},
                             {"caturtunggal depok sleman", "3404072001"},
                             {"di panakkukang makassar", "737109"},
                         }));

INSTANTIATE_TEST_SUITE_P(OneOfSeveral, NearBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"di majalaya banjir", "32?3204?3215"},
                             {"di banjaran banjir", "32?3204?3210"},
                             {"kec wonosari", "?3310?3403?3507?3511?7502"},
                         }));

INSTANTIATE_TEST_SUITE_P(NoPlace, NearBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"tanggul sungai citarum jebol", ""},
                             {"gampang sekali mereka bilang sabar", ""},
                             {"selokan mampet depan rumah", ""},
                             {"petugasnya kasar dan lambat", ""},
                             {"di sekolahan anak saya", ""},
                             {"kec mampet", ""},
                         }));

TEST(Misspelt, IsForgivenAtHomeOnly) {
  EXPECT_EQ(area(kSleman, "kec cobong"), "");
  EXPECT_EQ(area(kNation, "kec cobong"), "");
  EXPECT_EQ(area(kSleman, "gampang sekali katanya tinggal tunggu"), "");
}

TEST(OneOfSeveral, NearestToHomeIsNamedFirst) {
  const Routing routing = route(kBandung, "sampah", "sampah menumpuk di majalaya");
  EXPECT_EQ(routing.asks, "area");
  ASSERT_EQ(routing.candidates.size(), 2U);
  EXPECT_EQ(routing.candidates[0].agency.value, "DLH-D@3204");
  EXPECT_GT(routing.candidates[0].p, routing.candidates[1].p);
  const std::vector<LikelyArea> to_choose{{{"3204"}, "Kab. Bandung"}, {{"3215"}, "Kab. Karawang"}};
  EXPECT_EQ(routing.likely, to_choose);
}

TEST(OneOfSeveral, IsNoChoiceWhereTheWordsNameOne) {
  EXPECT_TRUE(route(kBandung, "sampah", "sampah menumpuk di coblong").likely.empty());
  EXPECT_TRUE(route(kBandung, "sampah", "sampah menumpuk di sini").likely.empty());
}

TEST(OneOfSeveral, LargerIsNamedFirstWithoutAHome) {
  const Routing routing = route(kNation, "sampah", "sampah menumpuk di kec sukajadi");
  ASSERT_EQ(routing.candidates.size(), 2U);
  EXPECT_EQ(routing.candidates[0].agency.value, "DLH-D@3273");
  EXPECT_EQ(routing.candidates[1].agency.value, "DLH-D@1471");
}

TEST(OneOfSeveral, AtMostThreeAreOffered) {
  EXPECT_EQ(route(kNation, "sampah", "sampah di kec wonosari").candidates.size(), 3U);
}

}  // namespace
}  // namespace serap::router
