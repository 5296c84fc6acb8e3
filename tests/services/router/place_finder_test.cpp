// Places as people write them. "" where no area may be claimed; "32?3204?3273": in that province,
// one of these.
#include <gtest/gtest.h>

#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

struct Row {
  std::string home, text, area;
};

class Found : public testing::TestWithParam<Row> {};

TEST_P(Found, IsTheFinestAreaThatTheWordsSupport) {
  const Row& row = GetParam();
  EXPECT_EQ(area({row.home, ""}, row.text), row.area) << row.text;
}

INSTANTIATE_TEST_SUITE_P(Marked, Found,
                         testing::ValuesIn(std::vector<Row>{
                             {"3273", "jalan rusak di kec sukajadi", "327307"},
                             {"3273", "Jl. Melati, Kec. Sukajadi, Kota Bandung", "327307"},
                             {"3273", "jl melati kec.sukajadi bandung", "327307"},
                             {"3273", "banjir di kel sukabungah", "3273071005"},
                             {"3273", "kec coblong kel dago", "3273021004"},
                             {"", "jl dago depok sleman", "340407"},
                             {"", "jl dago depok", "3276"},
                             {"3273", "KECAMATAN COBLONG", "327302"},
                             {"", "kota bandung jalan rusak", "3273"},
                             {"", "kab bandung jalan rusak", "3204"},
                             {"", "Kab. Bekasi", "3216"},
                             {"", "kabupaten bekasi", "3216"},
                             {"", "desa sidomulyo kab lampung selatan", "1801072014"},
                             {"", "ds. sukamaju kec. sukaraja kab. bogor", "3201"},
                             {"", "kec sepaku", "640904"},
                             {"", "kec tamalate", "737110"},
                             {"", "makassar kec tamalate", "737110"},
                             {"", "kec kuta alam", "117102"},
                             {"11", "kec kuta alam", "117102"},
                             {"31", "kel. menteng atas", "3174021005"},
                             {"", "distrik abepura", "917103"},
                             {"", "prov. jawa barat", "32"},
                             {"", "kota sorong", "9671"},
                             {"", "kabupaten sorong", "9601"},
                             {"", "di kota batu", "3579"},
                             {"", "kab kotawaringin barat", "6201"},
                         }));

INSTANTIATE_TEST_SUITE_P(ShortAndOtherNames, Found,
                         testing::ValuesIn(std::vector<Row>{
                             {"", "jalan rusak bdg", "3273"},
                             {"", "jaksel banjir", "3174"},
                             {"", "jkt macet", "31"},
                             {"", "solo jalan rusak", "3372"},
                             {"", "jogja macet", "34"},
                             {"", "kota jogja macet", "3471"},
                             {"", "di yogyakarta macet", "34"},
                             {"", "sby kenjeran", "357817"},
                             {"", "kukar banjir", "6402"},
                             {"", "ntb kekeringan", "52"},
                             {"", "jateng", "33"},
                             {"", "tangsel ciputat", "367404"},
                             {"", "labuan bajo", "5315"},
                             {"", "ikn jalan rusak", "640904"},
                             {"", "di kotabaru kalsel", "6302"},
                             {"", "pulau seribu", "3101"},
                             {"", "surabaya barat", "3578"},
                         }));

INSTANTIATE_TEST_SUITE_P(Bare, Found,
                         testing::ValuesIn(std::vector<Row>{
                             {"", "lampung selatan", "1801"},
                             {"", "medan", "1271"},
                             {"", "papua barat daya", "96"},
                             {"", "banda aceh", "1171"},
                             {"", "di aceh besar", "1106"},
                             {"", "sukajadi pekanbaru", "147101"},
                             {"3273", "sukajadi pekanbaru", "147101"},
                             {"3273", "di Tebet Jakarta Selatan banjir", "317401"},
                             {"3273", "jalan rusak di sleman", "3404"},
                             {"3273", "lampu jalan mati di antapani", "327320"},
                             {"3273", "puskesmas cibiru lambat", "327325"},
                             {"3273", "buah batu", "327322"},
                             {"3273", "gang haji yakub rt 03 rw 05 andir", "327305"},
                             {"31", "kebayoran baru macet", "317407"},
                             {"31", "tanah abang macet", "317107"},
                             {"31", "di pasar minggu macet", "317404"},
                             {"32", "jalan rusak di cibiru", "327325"},
                             {"3404", "depok banjir", "340407"},
                             {"", "depok banjir", "3276"},
                             {"3404", "di depok sleman", "340407"},
                             {"", "di tebet banjir", "317401"},
                             {"51", "di kuta utara badung", "510306"},
                             {"", "di batu malang", "3579"},
                             {"", "gunung kidul wonosari", "340301"},
                         }));

INSTANTIATE_TEST_SUITE_P(Ambiguous, Found,
                         testing::ValuesIn(std::vector<Row>{
                             {"", "jalan rusak di bandung", "32?3204?3273"},
                             {"3273", "jalan rusak di bandung", "3273"},
                             {"3204", "jalan rusak di bandung", "3204"},
                             {"", "di malang sampah", "35?3507?3573"},
                             {"", "di sorong", "96?9601?9671"},
                             {"", "kec sukajadi", "?1471?3273"},
                             {"3273", "kec sukajadi", "327307"},
                             {"", "desa sidomulyo jalan rusak", ""},
                             {"", "kec wonosari", "?3310?3403?3507?3511?7502"},
                             {"32", "desa sukamaju", "32"},
                         }));

INSTANTIATE_TEST_SUITE_P(
    NotAPlace, Found,
    testing::ValuesIn(std::vector<Row>{
        {"3273", "jalan berlubang parah depan sekolah", ""},
        {"3273", "sampah numpuk di pasar baru", ""},
        {"3273", "kelurahan lambat melayani", ""},
        {"3273", "kantor desa baru dibangun roboh", ""},
        {"3273", "minta tolong pak, ini mau lapor soal surat saya sudah 3 bulan belum jadi", ""},
        {"", "malang benar nasib saya", ""},
        {"", "tambang batu bara ilegal", ""},
        {"", "lampu di jalan mati", ""},
        {"", "air pdam bau", ""},
        {"", "saya tinggal di rumah", ""},
        {"", "", ""},
        {"", "!!! ??? ...", ""},
    }));

INSTANTIATE_TEST_SUITE_P(Streets, Found,
                         testing::ValuesIn(std::vector<Row>{
                             {"", "jl raya bogor km 30 cimanggis depok", "327602"},
                             {"3273", "jl. raya cibiru no 5 kec. cibiru", "327325"},
                             {"3273", "jalan jakarta berlubang", ""},
                             {"3273", "jl surabaya kec batununggal", "327312"},
                         }));

FoundPlace find(std::string_view place, std::string_view text, PlaceHints hints) {
  return shipped().places().find(place, text, hints);
}

TEST(PlaceWordsOfTheClassifier, CountAsNamedPlaces) {
  EXPECT_EQ(find("dago", "dago macet", {AreaCode{"3273"}, {}, {}}).area.value, "3273021004");
}

TEST(EarlierPlace, IsMadeFinerByALaterAnswer) {
  EXPECT_EQ(find("", "kec ngaglik", {AreaCode{"3273"}, AreaCode{"3404"}, {}}).area.value, "340412");
}

TEST(EarlierPlace, StaysWhenTheNextWordsNameNone) {
  EXPECT_EQ(find("", "iya benar", {{}, AreaCode{"3404"}, {}}).area.value, "3404");
}

TEST(EarlierPlace, ThatDoesNotExistIsForgotten) {
  EXPECT_EQ(find("", "iya benar", {{}, AreaCode{"9999"}, {}}).area.value, "");
}

TEST(NearbyRegencies, DecideBetweenEquals) {
  EXPECT_EQ(find("", "kec sukajadi", {{}, {}, {AreaCode{"1471"}}}).area.value, "147101");
}

TEST(HostileText, IsReadToItsLimitOnly) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "sidomulyo ";
  EXPECT_EQ(area(kNation, text), "");
  EXPECT_EQ(area(kNation, std::string(200000, 'a')), "");
  EXPECT_EQ(area(kNation, "kec \xff\xfe sukajadi \x00"), "");
}

}  // namespace
}  // namespace serap::router
