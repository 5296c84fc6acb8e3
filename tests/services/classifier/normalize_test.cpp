#include "services/classifier/normalize.hpp"

#include <gtest/gtest.h>

#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

std::string spelled(std::string_view text) {
  static const Slang slang = Slang::parse(list("slang.tsv")).value();
  std::string forms;
  for (const Word& word : normalize(text, slang)) forms += (forms.empty() ? "" : " ") + word.form;
  return forms;
}

struct Case {
  const char* written;
  const char* spelled;
};

class NormalizeTable : public testing::TestWithParam<Case> {};

TEST_P(NormalizeTable, SpellsAsTheModelDoes) {
  EXPECT_EQ(spelled(GetParam().written), GetParam().spelled);
}

INSTANTIATE_TEST_SUITE_P(
    Table, NormalizeTable,
    testing::Values(
        Case{"Jalan RUSAK", "jalan rusak"}, Case{"jln yg rusak", "jalan yang rusak"},
        Case{"gk ada", "tidak ada"}, Case{"ga ada", "tidak ada"}, Case{"nggak", "tidak"},
        Case{"bangeeet", "sangat"}, Case{"tolooong", "tolong"}, Case{"anak2", "anak"},
        Case{"anak2nya main", "anak main"}, Case{"ibu-ibu", "ibu ibu"},
        Case{"per4an", "perempatan"}, Case{"dmn", "di mana"}, Case{"jl.melati", "jalan melati"},
        Case{"RT 05/RW 2", "rt <00> rw <0>"}, Case{"tahun 2024", "tahun <year>"},
        Case{"081234567890", "<phone>"}, Case{"3273010101900001", "<nik>"}, Case{"150000", "<num>"},
        Case{"lihat https://contoh.id/a?b=c ya", "lihat <url> ya"}, Case{"www.contoh.id", "<url>"},
        Case{"ＪＡＬＡＮ", "jalan"}, Case{"𝐣𝐚𝐥𝐚𝐧", "jalan"}, Case{"ja\u200blan", "jalan"},
        Case{"\u202ejalan\u202c", "jalan"}, Case{"dalan wis rusak", "jalan sudah rusak"},
        Case{"lampuna pareum", "lampu mati"}, Case{"banyu ora mili", "air tidak mengalir"},
        Case{"cai teu ngocor", "air tidak ngocor"}, Case{"", ""}, Case{"!!! ??? 😡😡", ""},
        Case{"k3", "k3"}, Case{"pdam", "perusahaan air minum"}));

TEST(Normalize, KnowsWhereEachWordStood) {
  const std::string text = "pak, JLN rusak";
  const auto words = normalize(text, Slang::parse("jln\tjalan").value());
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "JLN");
  EXPECT_EQ(words[1].form, "jalan");
}

TEST(Normalize, TakesBytesThatAreNotUtf8AsGaps) {
  EXPECT_EQ(spelled("jalan\xff\xfe rusak\xc3"), "jalan rusak");
  EXPECT_EQ(spelled(std::string_view("jalan\0rusak", 11)), "jalan rusak");
}

TEST(Normalize, ReadsNoFurtherThanTheLimit) {
  const std::string text = std::string(kMaxTextBytes, ' ') + "jalan";
  EXPECT_EQ(spelled(text), "");
}

TEST(Slang, NamesTheLineThatIsWrong) {
  const auto slang = Slang::parse("yg\tyang\nrusak");
  ASSERT_FALSE(slang);
  EXPECT_NE(slang.error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace serap::classifier
