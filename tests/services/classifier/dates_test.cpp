// Words that say when.
#include "services/classifier/dates.hpp"

#include <gtest/gtest.h>

#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

std::vector<std::string> dates(std::string_view text) {
  static const auto finder = DateFinder::parse(list("dates.tsv")).value();
  std::vector<std::string> found;
  for (const TextSpan& span : finder.find(text))
    found.emplace_back(text.substr(span.begin, span.end - span.begin));
  return found;
}

using Found = std::vector<std::string>;

TEST(Dates, AreFoundAsTheyWereWritten) {
  EXPECT_EQ(dates("lampu mati sejak 3 hari lalu"), Found{"sejak 3 hari lalu"});
  EXPECT_EQ(dates("kejadian tgl 5 Mei di pasar"), Found{"tgl 5 Mei"});
  EXPECT_EQ(dates("KEMARIN MALAM ada begal"), Found{"KEMARIN MALAM"});
  EXPECT_EQ(dates("air mati dua minggu yang lalu"), Found{"dua minggu yang lalu"});
  EXPECT_EQ(dates("laporan 12/03/2025 belum dijawab"), Found{"12/03/2025"});
  EXPECT_EQ(dates("has been dark since last week"), Found{"last week"});
}

TEST(Dates, StandInOrderAndNeverInOneAnother) {
  EXPECT_EQ(dates("sejak 17 agustus 2025 jam 19.30 gelap, kmrn siang dicek"),
            (Found{"sejak 17 agustus 2025", "jam 19.30", "kmrn siang"}));
}

TEST(Dates, NumbersAndPlacesAreNone) {
  EXPECT_EQ(dates("RT 05/RW 02 nomor 12, sudah 3 orang jatuh"), Found{});
  EXPECT_EQ(dates("Jalan 17 Agustus nomor 5 gelap sejak 2 minggu lalu"),
            Found{"sejak 2 minggu lalu"});
  EXPECT_EQ(dates("lapangan 10 november becek"), Found{});
  EXPECT_EQ(dates("di jalan, 17 agustus, ada pawai"), Found{"17 agustus"});
  EXPECT_EQ(dates("\xff\xfe kemarin"), Found{"kemarin"});
}

TEST(Dates, ABadPatternIsNamedByItsLine) {
  EXPECT_NE(DateFinder::parse("ok\n(bad").error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace serap::classifier
