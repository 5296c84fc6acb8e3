#include "services/console/figures_csv.hpp"

#include <gmock/gmock.h>

namespace serap::console {
namespace {

using testing::HasSubstr;
using testing::Not;

tickets::Share share(const std::string& id, int received, int answered) {
  tickets::Share share;
  share.id = id;
  share.name_id = "Nama " + id;
  share.received = received;
  share.answered = answered;
  return share;
}

TEST(FiguresCsv, HidesWhatCouldPointAtOnePerson) {
  tickets::Figures figures;
  figures.topics = {share("a", 40, 3), share("b", 30, 2), share("c", 9, 9)};
  const std::string csv = csv_from_figures(figures);
  EXPECT_THAT(csv, HasSubstr("\"a\",\"Nama a\",40,<5"));
  EXPECT_THAT(csv, HasSubstr("\"b\",\"Nama b\",30,<5"));
  EXPECT_THAT(csv, HasSubstr("\"c\",\"Nama c\",9,9"));
}

TEST(FiguresCsv, HidesASecondCellThatWouldTellTheOnlyHiddenOne) {
  tickets::Figures figures;
  figures.topics = {share("a", 40, 30), share("b", 2, 0), share("c", 9, 9)};
  const std::string csv = csv_from_figures(figures);
  EXPECT_THAT(csv, HasSubstr("\"b\",\"Nama b\",<5,0"));
  EXPECT_THAT(csv, HasSubstr("\"c\",\"Nama c\",<5,9"));
  EXPECT_THAT(csv, HasSubstr("\"a\",\"Nama a\",40,30"));
}

TEST(FiguresCsv, TellsAZeroForThereIsNobodyInIt) {
  tickets::Figures figures;
  figures.topics = {share("a", 40, 0), share("b", 30, 10)};
  EXPECT_THAT(csv_from_figures(figures), HasSubstr("\"a\",\"Nama a\",40,0"));
}

TEST(FiguresCsv, BeginsNoFormula) {
  tickets::Figures figures;
  figures.areas = {share("=HYPERLINK(\"x\")", 40, 40)};
  const std::string csv = csv_from_figures(figures);
  EXPECT_THAT(csv, HasSubstr("\"'=HYPERLINK(\"\"x\"\")\""));
  EXPECT_THAT(csv, Not(HasSubstr(",\"=")));
}

TEST(FiguresCsv, GivesNoMedianOfAFewAnswers) {
  tickets::Figures figures;
  figures.topics = {share("a", 40, 4)};
  figures.topics[0].median_days = 2.5;
  EXPECT_THAT(csv_from_figures(figures), Not(HasSubstr("2.5")));
}

}  // namespace
}  // namespace serap::console
