#include "services/ctl/holiday_file.hpp"

#include <gtest/gtest.h>

namespace serap::ctl {
namespace {

using tickets::Holiday;

TEST(HolidayFile, ReadsEachDayOfACalendarsEvents) {
  const auto days = holidays_in(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270310\r\n"
      "DTEND;VALUE=DATE:20270312\r\nSUMMARY:Idulfitri 1448 H\\, dua\r\n  hari\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:Tahun Baru\r\nDTSTART:20270101T000000Z\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n",
      "");
  ASSERT_TRUE(days) << days.error().message;
  const std::vector<Holiday> expected{{"2027-01-01", "", "Tahun Baru"},
                                      {"2027-03-10", "", "Idulfitri 1448 H, dua hari"},
                                      {"2027-03-11", "", "Idulfitri 1448 H, dua hari"}};
  EXPECT_EQ(*days, expected);
}

TEST(HolidayFile, ReadsATableAndGivesItsScope) {
  const auto days = holidays_in("# Kota\n2027-04-01\tHari jadi\n\n", "3273");
  ASSERT_TRUE(days) << days.error().message;
  EXPECT_EQ(*days, (std::vector<Holiday>{{"2027-04-01", "3273", "Hari jadi"}}));
}

TEST(HolidayFile, CountsADayOnce) {
  EXPECT_EQ(holidays_in("2027-04-01\tA\n2027-04-01\tB\n", "")->size(), 1U);
}

TEST(HolidayFile, NamesTheLineThatItCannotRead) {
  const auto refused = [](const char* file) { return holidays_in(file, "").error().message; };
  EXPECT_EQ(refused("2027-01-01\tok\n2027-02-30\tnone\n"),
            "line 2: should be 2027-03-20, a tab, and the day's name");
  EXPECT_EQ(refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20271301\n"), "line 3: no such day");
  EXPECT_EQ(refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nRRULE:FREQ=YEARLY\n"),
            "line 3: a repeating event; give each day of the year");
  EXPECT_EQ(refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\nDTEND:20280101\nEND:VEVENT"),
            "line 5: an event of more than a month");
  EXPECT_EQ(refused(""), "there is no day in it");
}

}  // namespace
}  // namespace serap::ctl
