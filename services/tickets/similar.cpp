#include "services/tickets/similar.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "services/tickets/listing.hpp"
#include "services/tickets/visible.hpp"

namespace serap::tickets {
namespace {

constexpr std::int64_t kNearbyMs = std::int64_t{60} * 24 * 3'600 * 1'000;
constexpr double kNearMeters = 300;
constexpr double kAlike = 0.2;  // of the words
constexpr std::size_t kLetters = 4;
constexpr std::size_t kMost = 8;
constexpr std::size_t kDistrictDigits = 6;

double meters_between(const Coordinates& one, const Coordinates& other) {
  constexpr double kRadius = 6'371'000, kDegree = 3.14159265358979 / 180;
  const double x = (other.longitude - one.longitude) * kDegree * std::cos(one.latitude * kDegree);
  const double y = (other.latitude - one.latitude) * kDegree;
  return kRadius * std::hypot(x, y);
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (word.size() >= kLetters) words.insert(word);
    word.clear();
  };
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
    } else {
      finish();
    }
  }
  finish();
  return words;
}

bool same_place(const Place& one, const Place& other) {
  if (one.pin && other.pin) return meters_between(*one.pin, *other.pin) <= kNearMeters;
  return one.area.value.size() >= kDistrictDigits &&
         other.area.value.starts_with(one.area.value.substr(0, kDistrictDigits));
}

struct Scored {
  double score = 0;
  SimilarRow similar;
};

// Nothing if they have too little in common.
std::optional<Scored> compared(Database& db, const StoredTicket& one, const StoredTicket& other,
                               const TopicNames& topics) {
  Scored scored;
  std::vector<std::string>& because = scored.similar.because;
  const bool place = same_place(one.place, other.place);
  const bool topic = one.summary.topic == other.summary.topic;
  const double words = shared_words(one.text, other.text);
  if (place) because.emplace_back("place");
  if (topic) because.emplace_back("topic");
  if (words >= kAlike) because.emplace_back("words");
  if (because.size() < 2) return std::nullopt;
  const auto apart = std::abs((one.summary.opened - other.summary.opened).count());
  scored.score = (place ? 2 : 0) + (topic ? 1 : 0) + 3 * words -
                 static_cast<double>(apart) / static_cast<double>(kNearbyMs);
  scored.similar.row = row_of(db, other, topics);
  return scored;
}

}  // namespace

double shared_words(std::string_view one, std::string_view other) {
  const std::set<std::string> mine = words_of(one), theirs = words_of(other);
  std::vector<std::string> shared;
  std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(),
                        std::back_inserter(shared));
  const std::size_t all = mine.size() + theirs.size() - shared.size();
  return all == 0 ? 0 : static_cast<double>(shared.size()) / static_cast<double>(all);
}

std::vector<SimilarRow> similar_to(Database& db, const Staff& staff, const StoredTicket& ticket,
                                   const TopicNames& topics) {
  Condition condition = visible_to(staff);
  condition.add("id <> ? AND status NOT IN ('draf', 'dibatalkan') AND topic = ?",
                {ticket.summary.id.value, ticket.summary.topic.value});
  const std::int64_t opened = unix_milliseconds(ticket.summary.opened);
  // Of one topic the nearest in place first: a common topic has thousands in the country.
  Statement rows = bound(db,
                         "SELECT id FROM tickets WHERE " + condition.sql +
                             " AND opened_ms BETWEEN ? AND ? ORDER BY substr(area, 1, 6) = ? DESC, "
                             "opened_ms DESC LIMIT 60",
                         condition);
  rows.bind(opened - kNearbyMs)
      .bind(opened + kNearbyMs)
      .bind(ticket.place.area.value.substr(0, kDistrictDigits));
  std::vector<Scored> found;
  while (rows.step()) {
    const auto other = load_ticket(db, TicketId{rows.text(0)});
    if (!other) continue;
    if (auto scored = compared(db, ticket, *other, topics)) found.push_back(*std::move(scored));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  std::vector<SimilarRow> best;
  for (Scored& one : found) {
    if (best.size() == kMost) break;
    best.push_back(std::move(one.similar));
  }
  return best;
}

}  // namespace serap::tickets
