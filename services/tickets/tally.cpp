#include "services/tickets/tally.hpp"

#include <algorithm>
#include <array>

namespace serap::tickets {
namespace {

constexpr int kLeastReports = 5;
constexpr std::size_t kLetters = 4;
constexpr std::chrono::hours kWib{7};

// Of four letters and more; shorter words are not counted at all.
constexpr std::array<std::string_view, 72> kSayNothing{
    "yang",    "untuk",  "dengan",  "dari",   "pada",   "sudah",   "belum",    "tidak",
    "saya",    "kami",   "kita",    "mereka", "anda",   "bapak",   "mohon",    "tolong",
    "terima",  "kasih",  "karena",  "sampai", "masih",  "juga",    "kalau",    "kalo",
    "agar",    "supaya", "bisa",    "akan",   "atau",   "tapi",    "tetapi",   "namun",
    "sering",  "selalu", "banyak",  "sekali", "sangat", "lagi",    "saja",     "hanya",
    "seperti", "dalam",  "atas",    "oleh",   "setiap", "hari",    "minggu",   "bulan",
    "tahun",   "malam",  "pagi",    "siang",  "sore",   "kemarin", "sekarang", "bagaimana",
    "kapan",   "kenapa", "mengapa", "dimana", "mana",   "siapa",   "berapa",   "lalu",
    "segera",  "udah",   "gimana",  "banget", "halo",   "selamat", "dekat",    "depan"};

bool says_nothing(std::string_view word) {
  return std::find(kSayNothing.begin(), kSayNothing.end(), word) != kSayNothing.end();
}

std::optional<double> median_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

}  // namespace

void Tally::add(const std::string& id, const std::string& name_id, const std::string& name_en,
                const Counted& counted) {
  Heap& heap = heaps_[id];
  Share& share = heap.share;
  share.id = id;
  share.name_id = name_id;
  share.name_en = name_en;
  share.received += 1;
  share.answered += counted.answered ? 1 : 0;
  share.confirmed += counted.confirmed ? 1 : 0;
  share.open += counted.open ? 1 : 0;
  share.late += counted.late ? 1 : 0;
  if (counted.answer_days) heap.days.push_back(*counted.answer_days);
}

std::vector<Share> Tally::shares() const {
  std::vector<Share> all;
  for (const auto& [id, heap] : heaps_) {
    all.push_back(heap.share);
    all.back().median_days = median_of(heap.days);
  }
  return all;
}

std::vector<Share> Tally::by_id() const { return shares(); }

std::vector<Share> Tally::by_received() const {
  std::vector<Share> all = shares();
  std::stable_sort(all.begin(), all.end(),
                   [](const Share& a, const Share& b) { return a.received > b.received; });
  return all;
}

void WordTally::add(std::string_view text) {
  std::set<std::string> seen;
  std::string word;
  const auto finish = [&] {
    if (word.size() >= kLetters && !says_nothing(word)) seen.insert(word);
    word.clear();
  };
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      word.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if (c >= 'a' && c <= 'z') {
      word.push_back(c);
    } else {
      finish();  // digits too: numbers of houses and telephones are nobody's business here
    }
  }
  finish();
  for (const std::string& one : seen) words_[one] += 1;
}

std::vector<WordCount> WordTally::most(std::size_t count) const {
  std::vector<WordCount> all;
  for (const auto& [word, reports] : words_) {
    if (reports >= kLeastReports) all.push_back({word, reports});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const WordCount& a, const WordCount& b) { return a.reports > b.reports; });
  if (all.size() > count) all.resize(count);
  return all;
}

std::string day_of(Time time) { return iso8601(time + kWib).substr(0, 10); }

}  // namespace serap::tickets
