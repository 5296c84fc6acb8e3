#include "services/classifier/labelled_table.hpp"

#include <gtest/gtest.h>

namespace serap::classifier {
namespace {

TEST(LabelledTable, FindsItsColumnsByName) {
  const auto table = parse_labelled_table(
      "id\tagency\ttext\tdate\n7\tA|B\tlampu mati\t2026-01-02\n8\t\ttanpa label\t2026-01-03\n",
      "agency");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(table->rows[0], (LabelledText{"lampu mati", {"A", "B"}, "2026-01-02"}));
  EXPECT_EQ(table->unlabelled, 1U);
}

TEST(LabelledTable, ACitizensHashMarkIsNoComment) {
  EXPECT_EQ(parse_labelled_table("text\tx\n#lapor jalan\tA\n", "x")->rows[0].text, "#lapor jalan");
}

TEST(LabelledTable, ReadsWhatASpreadsheetWrites) {
  const auto table = parse_labelled_table("\xEF\xBB\xBFtext\tx\r\nlampu\tA\r\n", "x");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->rows[0].accepted, std::vector<std::string>{"A"});
}

TEST(LabelledTable, CountsRowsWithAnotherNumberOfCells) {
  EXPECT_EQ(parse_labelled_table("text\tx\nlampu\tA\nsampah\n", "x")->broken, 1U);
}

TEST(LabelledTable, SaysWhichColumnsThereAre) {
  const auto table = parse_labelled_table("text\tagency\nlampu\tA\n", "instansi");
  ASSERT_FALSE(table);
  EXPECT_NE(table.error().message.find("\"instansi\""), std::string::npos);
  EXPECT_NE(table.error().message.find("text, agency"), std::string::npos);
}

}  // namespace
}  // namespace serap::classifier
