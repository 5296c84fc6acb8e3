#include "services/tickets/calendar.hpp"

#include <gtest/gtest.h>

#include "services/tickets/calendar_files.hpp"

namespace serap::tickets {
namespace {

const AgencyCode kBandung{"PUPR-D@3273"};   // WIB
const AgencyCode kMakassar{"PUPR-D@7371"};  // WITA
const AgencyCode kAmbon{"PUPR-D@8171"};     // WIT
const AgencyCode kCentral{"PU"};

CalendarData shipped() {
  return load_calendar(std::string{SERAP_SOURCE_DIR} + "/services/tickets/data");
}

// At 09:00 in Jakarta.
Time morning(const std::string& day) { return *parse_iso8601(day + "T02:00:00Z"); }

struct Vector {
  const char* received;
  int days;
  const char* due;  // 16:00 from Monday to Thursday, 16:30 on Fridays; an hour less in Ramadan
};

class WorkingDays : public ::testing::TestWithParam<Vector> {};

TEST_P(WorkingDays, EndWhereTheDomainSays) {
  const auto [received, days, due] = GetParam();
  const Deadline deadline = Calendar{shipped()}.after_days(morning(received), days, kBandung);
  EXPECT_EQ(text_of(std::chrono::floor<std::chrono::days>(deadline.at)), due)
      << received << " +" << days;
  EXPECT_FALSE(deadline.provisional);
}

INSTANTIATE_TEST_SUITE_P(
    Domain, WorkingDays,
    ::testing::Values(Vector{"2026-02-13", 3, "2026-02-20"}, Vector{"2026-02-13", 5, "2026-02-24"},
                      Vector{"2026-03-16", 3, "2026-03-26"}, Vector{"2026-03-16", 5, "2026-03-30"},
                      Vector{"2026-03-16", 10, "2026-04-07"},
                      Vector{"2026-03-16", 14, "2026-04-13"}, Vector{"2026-05-12", 3, "2026-05-19"},
                      Vector{"2026-05-12", 5, "2026-05-21"}, Vector{"2026-05-12", 14, "2026-06-08"},
                      Vector{"2026-08-14", 3, "2026-08-20"}, Vector{"2026-01-02", 60, "2026-04-09"},
                      Vector{"2026-12-21", 3, "2026-12-28"}));

TEST(Calendar, Has240WorkingDaysIn2026) {
  const Calendar calendar{shipped()};
  int days = 0;
  for (Date day = *parse_date("2026-01-01"); day <= *parse_date("2026-12-31");
       day += std::chrono::days{1})
    days += calendar.is_working_day(day, kCentral) ? 1 : 0;
  EXPECT_EQ(days, 240);
}

TEST(Calendar, CountsWhatCameAfterHoursFromTheNextWorkingDay) {
  const Calendar calendar{shipped()};
  const Deadline evening =
      calendar.after_days(*parse_iso8601("2026-08-14T13:00:00Z"), 1, kBandung);  // Friday 20:00
  EXPECT_EQ(iso8601(evening.at), "2026-08-19T09:00:00.000Z") << "Tuesday is day 0";
  const Deadline sunday = calendar.after_days(*parse_iso8601("2026-08-09T03:00:00Z"), 1, kBandung);
  EXPECT_EQ(iso8601(sunday.at), "2026-08-11T09:00:00.000Z");
  const Deadline before_opening =
      calendar.after_days(*parse_iso8601("2026-08-10T23:00:00Z"), 1, kBandung);  // Tuesday 06:00
  EXPECT_EQ(iso8601(before_opening.at), "2026-08-12T09:00:00.000Z");
}

TEST(Calendar, EndsOfficeHoursWhereTheHolderIs) {
  const Calendar calendar{shipped()};
  const Time received = morning("2026-11-23");
  EXPECT_EQ(iso8601(calendar.after_days(received, 1, kBandung).at), "2026-11-24T09:00:00.000Z");
  EXPECT_EQ(iso8601(calendar.after_days(received, 1, kMakassar).at), "2026-11-24T08:00:00.000Z");
  EXPECT_EQ(iso8601(calendar.after_days(received, 1, kAmbon).at), "2026-11-24T07:00:00.000Z");
  EXPECT_EQ(iso8601(calendar.after_days(received, 1, kCentral).at), "2026-11-24T09:00:00.000Z");
}

TEST(Calendar, ReceivesInTheHoldersEveningWhatIsAfternoonElsewhere) {
  const Calendar calendar{shipped()};
  const Time received = *parse_iso8601("2026-11-23T08:30:00Z");  // 15:30 WIB, 17:30 WIT
  EXPECT_EQ(
      text_of(std::chrono::floor<std::chrono::days>(calendar.after_days(received, 1, kAmbon).at)),
      "2026-11-25");
  EXPECT_EQ(
      text_of(std::chrono::floor<std::chrono::days>(calendar.after_days(received, 1, kBandung).at)),
      "2026-11-24");
}

TEST(Calendar, ClosesEarlierInRamadan) {
  EXPECT_EQ(iso8601(Calendar{shipped()}.after_days(morning("2026-02-24"), 1, kBandung).at),
            "2026-02-25T08:00:00.000Z");
}

TEST(Calendar, IsProvisionalOnceAYearWithoutItsListLiesOnTheWay) {
  const Calendar calendar{shipped()};
  const Deadline over_new_year = calendar.after_days(morning("2026-12-28"), 5, kBandung);
  EXPECT_TRUE(over_new_year.provisional);
  EXPECT_EQ(text_of(std::chrono::floor<std::chrono::days>(over_new_year.at)), "2027-01-05")
      << "1 January is known without a list";
}

TEST(Calendar, ClosesARegionOrAnOfficeAlone) {
  CalendarData data = shipped();
  data.closed.push_back({*parse_date("2026-11-24"), "32", "Hari jadi provinsi"});
  data.closed.push_back({*parse_date("2026-11-25"), "PUPR-D@3273", "Banjir"});
  const Calendar calendar{data};
  const Date first = *parse_date("2026-11-24"), second = *parse_date("2026-11-25");
  EXPECT_FALSE(calendar.is_working_day(first, kBandung)) << "a city of the province";
  EXPECT_TRUE(calendar.is_working_day(first, kMakassar));
  EXPECT_FALSE(calendar.is_working_day(second, kBandung));
  EXPECT_TRUE(calendar.is_working_day(second, AgencyCode{"DLH-D@3273"}));
}

TEST(Calendar, WorksOnSaturdayWhereTheOfficeDoes) {
  CalendarData data = shipped();
  Week six{"DUKCAPIL-D@3273", std::nullopt, std::nullopt, {}};
  for (std::size_t day = 1; day <= 6; ++day)
    six.days[day] = OpenHours{std::chrono::hours{8}, std::chrono::hours{14}};
  data.weeks.push_back(six);
  const Calendar calendar{data};
  const Deadline due = calendar.after_days(morning("2026-11-27"), 1, AgencyCode{"DUKCAPIL-D@3273"});
  EXPECT_EQ(iso8601(due.at), "2026-11-28T07:00:00.000Z");
}

TEST(Calendar, CountsWorkingHoursOverTheNight) {
  const Calendar calendar{shipped()};
  const Time late = *parse_iso8601("2026-11-24T08:00:00Z");  // 15:00, an hour before closing
  EXPECT_EQ(iso8601(calendar.after_hours(late, 2, kBandung).at), "2026-11-25T01:30:00.000Z");
}

TEST(Calendar, MarksHalfOfTheOfficeTime) {
  const Calendar calendar{shipped()};
  const Time from = *parse_iso8601("2026-11-24T00:30:00Z");  // opening
  const Time due = *parse_iso8601("2026-11-25T09:00:00Z");   // closing of the next day
  EXPECT_EQ(iso8601(calendar.mark(from, due, 50, kBandung)), "2026-11-24T09:00:00.000Z");
  EXPECT_EQ(iso8601(calendar.mark(from, due, 200, kBandung)), "2026-11-27T09:00:00.000Z");
}

TEST(Calendar, CountsThePauseBetweenTwoDays) {
  const Calendar calendar{shipped()};
  EXPECT_EQ(calendar.days_between(morning("2026-08-14"), morning("2026-08-19"), kBandung), 2)
      << "Monday is a holiday";
  EXPECT_EQ(calendar.days_between(morning("2026-08-14"), morning("2026-08-14"), kBandung), 0);
}

}  // namespace
}  // namespace serap::tickets
