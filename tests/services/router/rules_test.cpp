// Every deciding rule of the domain, each by what a citizen would write.
#include <gtest/gtest.h>

#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

struct Row {
  std::string_view topic, text, office;
};

class InBandung : public testing::TestWithParam<Row> {};

TEST_P(InBandung, GoesToTheOfficeInCharge) {
  const Row& row = GetParam();
  EXPECT_EQ(office(kBandung, row.topic, std::string{row.text} + " kec sukajadi kota bandung"),
            row.office);
}

INSTANTIATE_TEST_SUITE_P(RoadStatus, InBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"jalan.rusak", "jl melati berlubang", "PUPR-D@3273"},
                             {"jalan.rusak", "jalan nasional berlubang", "PU"},
                             {"jalan.rusak", "berlubang di jalur pantura", "PU"},
                             {"jalan.rusak", "jalan lintas rusak parah", "PU"},
                             {"jalan.rusak", "lubang di ruas tol", "PU"},
                             {"jalan.rusak", "jln provinsi hancur", "PUPR-D@32"},
                             {"jalan.rusak", "jalan propinsi hancur", "PUPR-D@32"},
                             {"jalan.rusak", "jalan kota rusak", "PUPR-D@3273"},
                             {"jalan.rusak", "jalan di gang kami rusak", "PUPR-D@3273"},
                             {"jalan.rusak", "jalan desa kami rusak", "PUPR-D@3273"},
                             {"jembatan", "jembatan provinsi retak", "PUPR-D@32"},
                             {"rambu", "lampu merah mati di jalan nasional", "HUB"},
                             {"pju", "lampu jalan nasional padam", "HUB"},
                             {"pju", "lampu jalan padam di jalan raya", "DISHUB-D@3273"},
                             {"trotoar", "trotoar jalan provinsi rusak", "PUPR-D@32"},
                             {"jalan.tol", "antrean di gerbang tol", "PU"},
                         }));

INSTANTIATE_TEST_SUITE_P(Water, InBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"irigasi", "irigasi seluas 5000 ha kering", "PU"},
                             {"irigasi", "irigasi 3.500 hektar kering", "PU"},
                             {"irigasi", "irigasi 3000 ha kering", "PUPR-D@32"},
                             {"irigasi", "irigasi 1000 ha kering", "PUPR-D@32"},
                             {"irigasi", "irigasi 200 hektar jebol", "PUPR-D@3273"},
                             {"irigasi", "saluran irigasi jebol", "PUPR-D@3273"},
                             {"sungai", "tanggul citarum jebol", "PU"},
                             {"sungai", "sungai batas kabupaten meluap", "PUPR-D@32"},
                             {"sungai", "kali di belakang rumah dangkal", "PUPR-D@3273"},
                         }));

INSTANTIATE_TEST_SUITE_P(Schools, InBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"spmb", "daftar smp negeri ditolak", "DISDIK-K@3273"},
                             {"spmb", "ppdb sma zonasi curang", "DISDIK-P@32"},
                             {"spmb", "pendaftaran SMKN 4 error", "DISDIK-P@32"},
                             {"pungutan.sekolah", "sdn 3 minta uang gedung", "DISDIK-K@3273"},
                             {"pungutan.sekolah", "madrasah minta uang gedung", "AGAMA"},
                             {"kekerasan.sekolah", "anak saya di slb dipukul", "DISDIK-P@32"},
                             {"kekerasan.sekolah", "mahasiswa dipukul senior di kampus", "DIKTI"},
                             {"kekerasan.sekolah", "santri dipukul di pesantren", "AGAMA"},
                             {"guru", "tunjangan profesi belum cair", "DIKDAS"},
                             {"guru", "guru smp sering bolos", "DISDIK-K@3273"},
                             {"guru", "guru sma sering bolos", "DISDIK-P@32"},
                             {"sekolah.dasar", "atap sd bocor", "DISDIK-K@3273"},
                             {"sekolah.dasar", "atap mts bocor", "AGAMA"},
                             {"sekolah.menengah", "sma kekurangan meja", "DISDIK-P@32"},
                         }));

INSTANTIATE_TEST_SUITE_P(HospitalsAndTaxes, InBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"rumahsakit", "antrean rs hasan sadikin lama", "KES"},
                             {"rumahsakit", "rsud lambat", "DINKES-D@3273"},
                             {"rumahsakit", "rsud provinsi lambat", "DINKES-D@32"},
                             {"rumahsakit", "rumah sakit swasta menolak", "DINKES-D@3273"},
                             {"rumahsakit", "rs bhayangkara lambat", "POLRI"},
                             {"pajak.daerah", "bayar pbb susah", "BAPENDA-D@3273"},
                             {"pajak.daerah", "pajak motor mati 2 tahun", "BAPENDA-D@32"},
                             {"pajak.daerah", "antre di samsat", "BAPENDA-D@32"},
                             {"pajak.pusat", "coretax error", "KEU"},
                         }));

INSTANTIATE_TEST_SUITE_P(ProvinceDuties, InBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"upah.phk", "thr belum dibayar", "DISNAKER-P@32"},
                             {"upah.phk", "minta mediasi dengan pabrik", "DISNAKER-K@3273"},
                             {"k3", "pabrik tanpa helm", "DISNAKER-P@32"},
                             {"hutan", "pembalakan di hutan lindung", "DISHUT-P@32"},
                             {"hutan", "kebakaran taman nasional", "HUT"},
                             {"nelayan", "solar nelayan habis", "DKP-D@32"},
                             {"nelayan", "kapal asing mencuri ikan", "KKP"},
                             {"tambang", "tambang pasir ilegal", "DESDM-P@32"},
                             {"tambang", "tambang emas ilegal", "ESDM"},
                             {"angkutan.darat", "bus akap ugal ugalan", "HUB"},
                             {"angkutan.darat", "angkot ngetem", "DISHUB-D@3273"},
                         }));

INSTANTIATE_TEST_SUITE_P(UnitsAndVerticalOffices, InBandung,
                         testing::ValuesIn(std::vector<Row>{
                             {"pelayanan.lambat", "petugas dukcapil galak", "DUKCAPIL-D@3273"},
                             {"pelayanan.lambat", "petugas kua galak", "AGAMA"},
                             {"pelayanan.lambat", "kantor pertanahan lambat", "ATR"},
                             {"pelayanan.lambat", "petugas bpjs ketenagakerjaan galak", "BPJSTK"},
                             {"pelayanan.lambat", "petugas kelurahan galak", "KECAMATAN@327307"},
                             {"pelayanan.lambat", "puskesmas lambat", "DINKES-D@3273"},
                             {"pelayanan.lambat", "kantor gubernur lambat", "SETDA@32"},
                             {"pungli", "oknum polisi minta uang", "POLRI"},
                             {"pungli", "oknum kelurahan minta uang", "INSPEKTORAT-D@3273"},
                             {"pungli", "oknum pemprov minta uang", "INSPEKTORAT-D@32"},
                             {"disiplin.asn", "asn kementerian bolos", "BKN"},
                             {"kepegawaian", "honorer pemkot belum digaji", "BKD-D@3273"},
                             {"izin.usaha", "nib di oss error", "INVEST"},
                             {"izin.usaha", "izin warung lama", "DPMPTSP-D@3273"},
                             {"aplikasi.pemerintah", "mobile jkn tidak bisa login", "BPJSKES"},
                             {"aplikasi.pemerintah", "aplikasi pemkot error", "KOMINFO-D@3273"},
                             {"sertifikat", "sertifikat tanah lama", "ATR"},
                             {"nikah", "buku nikah belum jadi", "AGAMA"},
                             {"paspor", "antrean paspor", "IMIPAS"},
                             {"listrik.padam", "listrik padam", "PLN"},
                         }));

TEST(Reason, NamesTheRoadStatus) {
  const Routing routing =
      route(kBandung, "jalan.rusak", "jalan berlubang di jl melati kec sukajadi");
  EXPECT_EQ(routing.reason_id, "jalan kota");
  EXPECT_EQ(routing.reason_en, "city road");
  EXPECT_EQ(routing.candidates.front().agency_name, "Dinas PUPR Kota Bandung");
  EXPECT_EQ(routing.candidates.front().level, "kab_kota");
  EXPECT_EQ(routing.place.area_name, "Kec. Sukajadi, Kota Bandung");
}

TEST(Reason, SaysKabupatenInAKabupaten) {
  EXPECT_EQ(route(kSleman, "jalan.rusak", "jl melati rusak di kec ngaglik").reason_id,
            "jalan kabupaten");
}

TEST(Reason, SaysWhyNoDinasAnswersForBpn) {
  EXPECT_EQ(route(kBandung, "sertifikat", "ptsl").reason_id, "BPN adalah kantor pusat di daerah");
  EXPECT_EQ(route(kBandung, "sertifikat", "ptsl").candidates.front().level, "pusat_vertikal");
}

TEST(Asks, RoadStatusOnlyWhereTheRoadLooksLikeABigOne) {
  EXPECT_EQ(route(kBandung, "jalan.rusak", "jalan raya rusak kec sukajadi").asks, "status_jalan");
  EXPECT_EQ(route(kBandung, "jalan.rusak", "jl melati rusak kec sukajadi").asks, "");
}

TEST(Asks, WhatTheWordsLeaveOpen) {
  EXPECT_EQ(route(kBandung, "pungutan.sekolah", "sekolah minta uang, kota bandung").asks,
            "jenjang");
  EXPECT_EQ(route(kBandung, "rumahsakit", "rumah sakit lambat, kota bandung").asks, "pemilik_rs");
  EXPECT_EQ(route(kBandung, "pelayanan.lambat", "petugas galak, kota bandung").asks, "unit");
  EXPECT_EQ(route(kBandung, "pajak.daerah", "bayar pajak susah, kota bandung").asks, "jenis_pajak");
  EXPECT_EQ(route(kBandung, "aplikasi.pemerintah", "aplikasinya error, kota bandung").asks,
            "pemilik_aplikasi");
}

TEST(Asks, NothingMoreWhenTheCentreDecidesAlone) {
  EXPECT_EQ(route(kNation, "jkn", "kartu bpjs mati").asks, "");
}

TEST(Area, IsAskedOnlyWhereItMatters) {
  EXPECT_EQ(route(kBandung, "sampah", "sampah menumpuk").asks, "area");
  EXPECT_EQ(route(kBandung, "sampah", "sampah menumpuk di kec cicendo").asks, "");
  EXPECT_EQ(route(kBandung, "listrik.padam", "listrik padam").asks, "");
}

TEST(Area, UnnamedGoesHomeUntilTheCitizenAnswers) {
  const Routing routing = route(kBandung, "sampah", "sampah menumpuk");
  EXPECT_EQ(routing.candidates.front().agency.value, "DLH-D@3273");
  // What is supposed is said, so that the question can start from it.
  EXPECT_EQ(routing.asks, "area");
  EXPECT_EQ(routing.place.area.value, "3273");
  EXPECT_EQ(routing.place.area_name, "Kota Bandung");
}

TEST(Area, SupposedIsHomeOnlyWhenNothingWasFound) {
  EXPECT_EQ(route(kBandung, "sampah", "sampah menumpuk di sorong").place.area.value, "96");
  EXPECT_EQ(route(kNation, "sampah", "sampah menumpuk").place.area.value, "");
}

TEST(Area, UnnamedAtANationalNumberGoesToTheHost) {
  EXPECT_EQ(office(kNation, "sampah", "sampah menumpuk"), "SETNEG");
}

TEST(Area, AmbiguousNameOffersItsRegencies) {
  const Routing routing = route(kNation, "sampah", "sampah menumpuk di bandung");
  EXPECT_EQ(routing.asks, "area");
  ASSERT_EQ(routing.candidates.size(), 2U);
  EXPECT_EQ(routing.candidates[0].agency.value, "DLH-D@3273") << "the city is meant more often";
  EXPECT_EQ(routing.candidates[1].agency.value, "DLH-D@3204");
}

TEST(Area, ProvinceIsEnoughForAProvincialDuty) {
  const Routing routing = route(kNation, "k3", "pabrik bahaya di jawa barat");
  EXPECT_EQ(routing.asks, "");
  EXPECT_EQ(routing.candidates.front().agency.value, "DISNAKER-P@32");
}

TEST(Area, KnownFromEarlierIsKept) {
  const Routing routing = shipped().route({TopicId{"sampah"},
                                           "sampah menumpuk",
                                           Place{"", {}, AreaCode{"3404"}, ""},
                                           AreaCode{"3273"},
                                           {}},
                                          kToday);
  EXPECT_EQ(routing.candidates.front().agency.value, "DLH-D@3404");
}

TEST(Jakarta, SendsCityDutiesToTheProvince) {
  EXPECT_EQ(office(kJakartaTenant, "sampah", "sampah di tebet"), "DLH-D@31");
  EXPECT_EQ(office(kJakartaTenant, "ktp", "ktp hilang, jaksel"), "DUKCAPIL-D@31");
  EXPECT_EQ(office(kJakartaTenant, "pungutan.sekolah", "sd di tebet minta uang"), "DISDIK-P@31");
  EXPECT_EQ(office(kJakartaTenant, "drainase", "got mampet di tebet"), "SDA-D@31");
  EXPECT_EQ(office(kNation, "parkir.liar", "parkir liar di jakarta"), "DISHUB-D@31");
}

TEST(Jakarta, SaysSo) {
  const Routing routing = route(kJakartaTenant, "jalan.rusak", "jl melati rusak di tebet");
  EXPECT_EQ(routing.candidates.front().agency_name, "Dinas Bina Marga Provinsi DKI Jakarta");
  EXPECT_EQ(routing.candidates.front().level, "provinsi");
  EXPECT_EQ(routing.reason_id, "jalan kota; di DKI Jakarta urusan kota ditangani dinas provinsi");
}

TEST(Exceptions, TheNewCapitalHasItsOwnAuthority) {
  EXPECT_EQ(office(kNation, "sampah", "sampah di kec sepaku"), "OIKN");
  EXPECT_EQ(office(kNation, "sampah", "sampah di kec penajam"), "DLH-D@6409");
}

TEST(Exceptions, AcehDiyAndPapuaHaveTheirOwnNames) {
  EXPECT_EQ(
      route(kAceh, "gangguan.tertib", "ribut di kota banda aceh").candidates.front().agency_name,
      "Satpol PP dan Wilayatul Hisbah Kota Banda Aceh");
  EXPECT_EQ(route(kAceh, "k3", "pabrik di aceh").candidates.front().agency_name,
            "Dinas Tenaga Kerja Aceh");
  EXPECT_EQ(office(kSleman, "sengketa.tanah", "sultan ground di sleman"), "PERTANAHAN-P@34");
  EXPECT_EQ(
      route(kNation, "pelayanan.lambat", "kantor kelurahan di distrik abepura kota jayapura lambat")
          .candidates.front()
          .agency_name,
      "Distrik Abepura");
}

TEST(Exceptions, AVillageRoadBelongsToAKnownVillage) {
  const Routing routing =
      route(kSleman, "jalan.rusak", "jalan desa rusak di kel sinduharjo kec ngaglik");
  EXPECT_EQ(routing.candidates.front().agency.value, "KELDES@3404122003");
  EXPECT_EQ(routing.candidates.front().agency_name, "Kalurahan Sinduharjo");
}

TEST(Topic, UnknownGoesToTheHost) {
  const Routing routing = route(kBandung, "tidak.ada", "halo");
  EXPECT_EQ(routing.candidates.front().agency.value, "KOMINFO-D@3273");
  EXPECT_EQ(routing.sla_class, "T1");
}

TEST(Topic, OtherAnswersTheSlaClassOfItsRow) {
  EXPECT_EQ(route(kBandung, "jalan.rusak", "").sla_class, "A14");
  EXPECT_EQ(route(kBandung, "korupsi", "").sla_class, "R");
}

}  // namespace
}  // namespace serap::router
