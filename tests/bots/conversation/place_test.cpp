#include "bots/conversation/place.hpp"

#include <gtest/gtest.h>

namespace serap::conversation {
namespace {

TEST(Place, ShowsNoPartOfTheAreaTwice) {
  Place place = place_of_words("Jl. Melati kec sukajadi");
  place.area_name = "Kec. Sukajadi, Kota Bandung";
  EXPECT_EQ(shown(place), "Jl. Melati kec sukajadi, Kota Bandung");
}

TEST(Place, OfALongAnswerIsThePlaceInIt) {
  Understanding understood;
  understood.place = "Jl. Melati";
  const std::string story =
      "jadi begini pak, waktu itu saya lewat dari arah pasar terus belok kiri nah itu di Jl. "
      "Melati";
  EXPECT_EQ(place_of_answer(story, understood).words, "Jl. Melati");
  EXPECT_EQ(place_of_answer("depan masjid raya", understood).words, "depan masjid raya");
}

TEST(Place, GrowsByNewWordsOnly) {
  const Place place = place_of_words("jl merpati");
  EXPECT_EQ(with_more_words(place, "Jl. Merpati").words, "jl merpati");
  EXPECT_EQ(with_more_words(place, "kec andir").words, "jl merpati, kec andir");
  EXPECT_EQ(with_more_words(place, "jl merpati no 5").words, "jl merpati no 5");
}

TEST(InOneLine, CutsBetweenCharacters) {
  EXPECT_EQ(in_one_line("a\n  b", 10), "a b");
  EXPECT_EQ(in_one_line("kéékéé", 6), "ké…");
  EXPECT_EQ(in_one_line("kéékéé", 7), "ké…");
}

}  // namespace
}  // namespace serap::conversation
