#include "services/router/table_loader.hpp"

#include <gtest/gtest.h>

#include "services/router/areas.hpp"

namespace serap::router {
namespace {

// A table of one topic, small enough to break in one place.
TableTexts small() {
  return {
      .topics =
          "# version 7\n"
          "id\tsector\tname_id\tname_en\tpusat\tprovinsi\tkab_"
          "kota\tdefault\trule\tsla\tflags\tvalid_from\tvalid_to\n"
          "sampah\tlingkungan\tSampah\tWaste\tLH\t-\tDLH-D\tK\tstatus\tA5\tlokasi,foto\t2024-10-"
          "21\t-\n",
      .agencies =
          "code\tname\tlevel\tscope\tzone\twhy_id\twhy_en\tvalid_from\tvalid_to\n"
          "LH\tKementerian LH\tpusat\tnational\t7\t-\t-\t2024-10-21\t-\n"
          "DLH-D\tDinas LH\t-\tprovinsi,kab_kota\t-\t-\t-\t2014-10-02\t-\n",
      .agency_names = "agency\tarea\tname\tvalid_from\tvalid_to\n",
      .rules =
          "rule\twords\tanswer\tp\tasks\treason_id\treason_en\tvalid_from\tvalid_to\n"
          "status\tlaut\tpusat\t0.9\t-\tlaut\tsea\t2024-10-21\t-\n",
      .overrides = "area\ttopic\tfrom\tto\treason_id\treason_en\tvalid_from\tvalid_to\n",
      .sla =
          "class\tverify\tverify_unit\tfirst_answer\tfinish\twindow\tafter\tname_id\tname_"
          "en\tbasis\tvalid_from\tvalid_to\n"
          "A5\t3\tdays\t5\t5\t10\t-\tringan\tlight\tSP4N\t2014-10-02\t-\n",
  };
}

std::string message(const TableTexts& texts) {
  const auto table = load_table(texts);
  return table ? "" : table.error().message;
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  text.replace(text.find(what), what.size(), with);
}

TEST(TableLoader, TakesAGoodTable) {
  const auto table = load_table(small());
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->version, "7");
  EXPECT_EQ(table->topics.front().flags, (std::vector<std::string>{"lokasi", "foto"}));
}

TEST(TableLoader, RefusesARowWithTooFewColumns) {
  TableTexts texts = small();
  replace(texts.topics, "\tA5\t", "\t");
  EXPECT_EQ(message(texts), "topics.tsv:3: 12 columns, 13 expected");
}

TEST(TableLoader, RefusesAnAgencyThatIsNotThere) {
  TableTexts texts = small();
  replace(texts.topics, "\tLH\t", "\tKLHK\t");
  EXPECT_EQ(message(texts), "topics.tsv:3: no agency 'KLHK'");
}

TEST(TableLoader, RefusesADefaultWithNobody) {
  TableTexts texts = small();
  replace(texts.topics, "\tK\t", "\tV\t");
  EXPECT_EQ(message(texts), "topics.tsv:3: nobody at the default level");
}

TEST(TableLoader, RefusesARuleThatIsNotThere) {
  TableTexts texts = small();
  replace(texts.topics, "\tstatus\t", "\tstatis\t");
  EXPECT_EQ(message(texts), "topics.tsv:3: no rule 'statis'");
}

TEST(TableLoader, RefusesAnUnknownSlaClass) {
  TableTexts texts = small();
  replace(texts.topics, "\tA5\t", "\tA6\t");
  EXPECT_EQ(message(texts), "topics.tsv:3: no SLA class 'A6'");
}

TEST(TableLoader, RefusesADateThatIsNone) {
  TableTexts texts = small();
  replace(texts.agencies, "2024-10-21", "2024-13-21");
  EXPECT_EQ(message(texts), "agencies.tsv:2: '2024-13-21' is no date");
}

TEST(TableLoader, RefusesAnEndBeforeTheBegin) {
  TableTexts texts = small();
  replace(texts.agencies, "2024-10-21\t-", "2024-10-21\t2020-01-01");
  EXPECT_EQ(message(texts), "agencies.tsv:2: valid_to is not after valid_from");
}

TEST(TableLoader, RefusesTwoRowsForOneTime) {
  TableTexts texts = small();
  texts.agencies += "LH\tKementerian LHK\tpusat\tnational\t7\t-\t-\t2020-01-01\t2024-10-22\n";
  EXPECT_EQ(message(texts), "agencies.tsv:4: a second row for the same time");
}

TEST(TableLoader, RefusesAProbabilityAboveOne) {
  TableTexts texts = small();
  replace(texts.rules, "0.9", "9");
  EXPECT_EQ(message(texts), "rules.tsv:2: '9' is no probability");
}

TEST(TableLoader, RefusesAConditionWithoutANumber) {
  TableTexts texts = small();
  replace(texts.rules, "laut", "ha>");
  EXPECT_EQ(message(texts), "rules.tsv:2: '' is no whole number");
}

TEST(TableLoader, RefusesAnUnknownLevel) {
  TableTexts texts = small();
  replace(texts.agencies, "\tpusat\t", "\tnegara\t");
  EXPECT_EQ(message(texts), "agencies.tsv:2: no level 'negara'");
}

TEST(TableLoader, RefusesAnEmptyFile) {
  TableTexts texts = small();
  texts.sla.clear();
  EXPECT_EQ(message(texts), "sla.tsv: is empty");
}

TEST(TableLoader, RefusesColumnsInAnotherOrder) {
  TableTexts texts = small();
  replace(texts.rules, "rule\twords", "words\trule");
  EXPECT_EQ(message(texts), "rules.tsv:1: the first line must name the columns");
}

TEST(Validity, TheOldRowAnswersForItsTime) {
  TableTexts texts = small();
  texts.agencies += "LH\tKementerian LHK\tpusat\tnational\t7\t-\t-\t2014-10-27\t2024-10-21\n";
  const auto table = load_table(texts);
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->agency("LH", std::chrono::year{2024} / 10 / 20)->name, "Kementerian LHK");
  EXPECT_EQ(table->agency("LH", std::chrono::year{2024} / 10 / 21)->name, "Kementerian LH");
  EXPECT_EQ(table->agency("LH", std::chrono::year{2000} / 1 / 1), nullptr);
}

TEST(Areas, RefuseARowThatIsNoArea) {
  EXPECT_EQ(Areas::parse("11\tAceh\n1x\tNiemand\n").error().message,
            "areas.tsv:2: not a code and a name");
  EXPECT_EQ(Areas::parse("12\tB\n11\tA\n").error().message, "areas.tsv:2: not sorted by code");
}

}  // namespace
}  // namespace serap::router
