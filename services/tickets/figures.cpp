#include "services/tickets/figures.hpp"

#include "services/tickets/tally.hpp"
#include "services/tickets/visible.hpp"

namespace serap::tickets {
namespace {

using std::chrono::days;

constexpr days kLongest{400};
constexpr std::size_t kMostShares = 40;
constexpr std::size_t kMostWords = 20;
constexpr std::chrono::hours kWib{7};

// Monday to Friday, in WIB, with parts of days; holidays count as days here.
double working_days_between(Time from, Time to) {
  double total = 0;
  Time at = from + kWib;
  const Time end = to + kWib;
  while (at < end) {
    const auto day = std::chrono::floor<days>(at);
    const Time next = std::min<Time>(day + days{1}, end);
    const std::chrono::weekday weekday{day};
    if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday)
      total += static_cast<double>((next - at).count()) / (24.0 * 3'600'000);
    at = next;
  }
  return total;
}

// "Kec. Sukajadi, Kota Bandung" -> "Kota Bandung".
std::string regency_of(const std::string& area_name) {
  const std::size_t comma = area_name.rfind(", ");
  return comma == std::string::npos ? area_name : area_name.substr(comma + 2);
}

struct Tallies {
  Tally all, days, topics, areas, holders;
  WordTally words;
};

Counted counted_in(const Statement& row, Time now) {
  Counted counted;
  counted.received = from_unix_milliseconds(row.integer(0));
  const std::string status = row.text(1);
  const bool closed = !row.is_null(7);
  counted.answered = !row.is_null(9);
  if (counted.answered)
    counted.answer_days =
        working_days_between(counted.received, from_unix_milliseconds(row.integer(9)));
  counted.confirmed = status == "selesai_konfirmasi";
  counted.open = !closed && status != "dijawab";
  counted.late = counted.open && !row.is_null(8) && row.integer(8) < unix_milliseconds(now);
  return counted;
}

void add(Tallies& to, const Statement& row, const TopicNames& topics, Time now) {
  const Counted counted = counted_in(row, now);
  to.all.add("", "", "", counted);
  const std::string day = day_of(counted.received);
  to.days.add(day, day, day, counted);
  const Topic topic = topics.named(TopicId{row.text(2)});
  to.topics.add(topic.id.value, topic.name_id, topic.name_en, counted);
  const std::string area = row.text(3).substr(0, 4), name = regency_of(row.text(4));
  to.areas.add(area, name, name, counted);
  const std::string agency = row.text(5), agency_name = row.text(6);
  to.holders.add(agency, agency_name, agency_name, counted);
  if (row.integer(10) == 0) to.words.add(row.text(11));  // what is secret is in no list of words
}

// Each day of the period, also those without a report.
std::vector<Share> each_day(const std::vector<Share>& some, const Period& period, Time now) {
  std::vector<Share> all;
  auto next = some.begin();
  for (Time at = period.from; at < period.to && at <= now; at += days{1}) {
    const std::string day = day_of(at);
    while (next != some.end() && next->id < day) ++next;
    if (next != some.end() && next->id == day) {
      all.push_back(*next);
    } else {
      all.push_back({});
      all.back().id = all.back().name_id = all.back().name_en = day;
    }
  }
  return all;
}

std::vector<Share> first_of(std::vector<Share> shares) {
  if (shares.size() > kMostShares) shares.resize(kMostShares);
  return shares;
}

}  // namespace

Result<Figures> figures_of(Database& db, const Staff& staff, const Period& period,
                           const TopicNames& topics, Time now) {
  if (period.to <= period.from || period.to - period.from > kLongest)
    return Error{Error::Kind::kInvalid, "a period of 1 to 400 days"};
  const Condition visible = visible_to(staff);
  Statement rows = bound(
      db,
      "SELECT opened_ms, status, topic, area, area_name, agency, agency_name, closed_ms, "
      "next_due_ms, (SELECT min(at_ms) FROM history h WHERE h.ticket = tickets.id AND h.what = "
      "'answer'), secret, text FROM tickets WHERE " +
          visible.sql + " AND status <> 'draf' AND opened_ms >= ? AND opened_ms < ?",
      visible);
  rows.bind(unix_milliseconds(period.from)).bind(unix_milliseconds(period.to));
  Tallies tallies;
  while (rows.step()) add(tallies, rows, topics, now);
  Figures figures;
  if (const auto all = tallies.all.by_id(); !all.empty()) figures.all = all.front();
  figures.days = each_day(tallies.days.by_id(), period, now);
  figures.topics = first_of(tallies.topics.by_received());
  figures.areas = first_of(tallies.areas.by_received());
  figures.holders = first_of(tallies.holders.by_received());
  figures.words = tallies.words.most(kMostWords);
  return figures;
}

}  // namespace serap::tickets
