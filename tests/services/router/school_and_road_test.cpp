// Words that tell the level of a school, the status of a road and the counter that is meant.
#include <gtest/gtest.h>

#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

struct Row {
  std::string_view topic, text, office;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.topic << ": " << row.text; }

class Decided : public testing::TestWithParam<Row> {};

TEST_P(Decided, ByTheWords) {
  const Row& row = GetParam();
  EXPECT_EQ(office(kBandung, row.topic, std::string{row.text} + ", kota bandung"), row.office);
}

INSTANTIATE_TEST_SUITE_P(Schools, Decided,
                         testing::ValuesIn(std::vector<Row>{
                             {"pungutan.sekolah", "anak kelas 1 sma diminta uang", "DISDIK-P@32"},
                             {"pungutan.sekolah", "smp kelas 8 diminta uang", "DISDIK-K@3273"},
                             {"pungutan.sekolah", "kelas 8 diminta uang", "DISDIK-K@3273"},
                             {"pungutan.sekolah", "kelas XI diminta uang", "DISDIK-P@32"},
                             {"pungutan.sekolah", "SD kelas 3 diminta uang", "DISDIK-K@3273"},
                             {"pungutan.sekolah", "kelas 5 diminta uang", "DISDIK-K@3273"},
                             {"pungutan.sekolah", "smk minta uang praktik", "DISDIK-P@32"},
                             {"kekerasan.sekolah", "siswa MI dipukul", "AGAMA"},
                             {"spmb", "daftar MTs ditolak", "AGAMA"},
                             {"spmb", "daftar PAUD ditolak", "DISDIK-K@3273"},
                             {"spmb", "masuk TK pakai zonasi", "DISDIK-K@3273"},
                             {"kekerasan.sekolah", "mahasiswa dipukul", "DIKTI"},
                             {"pungutan.sekolah", "sekolah minta uang. SD/SMP", "DISDIK-K@3273"},
                             {"pungutan.sekolah", "sekolah minta uang. SMA/SMK", "DISDIK-P@32"},
                             {"pungutan.sekolah", "sekolah minta uang. Madrasah", "AGAMA"},
                             {"pungutan.sekolah", "sekolah minta uang. MI/MTs/MA", "AGAMA"},
                         }));

INSTANTIATE_TEST_SUITE_P(Roads, Decided,
                         testing::ValuesIn(std::vector<Row>{
                             {"jalan.rusak", "pantura hancur", "PU"},
                             {"jalan.rusak", "jalan tol bergelombang", "PU"},
                             {"jalan.rusak", "jalan lintas hancur", "PU"},
                             {"jalan.rusak", "jalan raya antar kota hancur", "PUPR-D@32"},
                             {"jalan.rusak", "jalan komplek hancur", "PUPR-D@3273"},
                             {"jalan.rusak", "jalan perumahan hancur", "PUPR-D@3273"},
                             {"jalan.rusak", "gang sempit hancur", "PUPR-D@3273"},
                         }));

INSTANTIATE_TEST_SUITE_P(Counters, Decided,
                         testing::ValuesIn(std::vector<Row>{
                             {"pelayanan.lambat", "samsat lambat", "BAPENDA-D@32"},
                             {"pelayanan.lambat", "cek fisik di samsat lambat", "POLRI"},
                             {"pelayanan.lambat", "polres lambat", "POLRI"},
                             {"pelayanan.lambat", "imigrasi lambat", "IMIPAS"},
                             {"pelayanan.lambat", "bpjs lambat", "BPJSKES"},
                             {"pungli", "calo perpanjang sim", "POLRI"},
                             {"rumahsakit", "rsud kota lambat", "DINKES-D@3273"},
                             {"rumahsakit", "rs santo yusup menolak", "DINKES-D@3273"},
                             {"rumahsakit", "rsup dr sardjito penuh", "KES"},
                         }));

TEST(School, IsDecidedBeforeItsAreaIsKnown) {
  const Routing routing = route(kBandung, "pungutan.sekolah", "anak saya di smk diminta uang");
  EXPECT_EQ(routing.asks, "area");
  EXPECT_EQ(routing.candidates.front().agency.value, "DISDIK-P@32");
  EXPECT_EQ(routing.reason_id, "SMA/SMK/SLB dikelola provinsi");
}

TEST(School, UnderTheMinistryNeedsNoArea) {
  const Routing routing = route(kBandung, "pungutan.sekolah", "di mts anak saya diminta uang");
  EXPECT_EQ(routing.asks, "");
  EXPECT_EQ(routing.candidates.front().agency.value, "AGAMA");
}

TEST(School, OfAJakartaSmpBelongsToTheProvince) {
  EXPECT_EQ(office(kJakartaTenant, "pungutan.sekolah", "smp di tebet minta uang"), "DISDIK-P@31");
}

TEST(NewCapital, HadNoAuthorityBeforeItsLaw) {
  const Table& table = shipped().table();
  const auto in_force = [&](Day day) {
    for (const Override& row : table.overrides) {
      if (row.area == "640904" && row.valid.holds(day)) return true;
    }
    return false;
  };
  EXPECT_FALSE(in_force(std::chrono::year{2022} / 3 / 9));
  EXPECT_TRUE(in_force(std::chrono::year{2022} / 3 / 10));
}

}  // namespace
}  // namespace serap::router
