#include "services/console/figures_csv.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace serap::console {
namespace {

using tickets::Share;

constexpr std::array kColumns{&Share::received, &Share::answered, &Share::confirmed, &Share::open,
                              &Share::late};

std::string quoted(std::string text) {
  if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos)
    text.insert(0, "'");
  std::string cell = "\"";
  for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
  return cell + "\"";
}

bool small(int count) { return count > 0 && count < kSmallestCell; }

// Whether each share's number in `column` is hidden.
std::vector<bool> hidden_in(const std::vector<Share>& shares, int Share::*column) {
  std::vector<bool> hidden;
  for (const Share& share : shares) hidden.push_back(small(share.*column));
  if (std::count(hidden.begin(), hidden.end(), true) != 1) return hidden;
  std::size_t next = shares.size();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const int count = shares[i].*column;
    if (hidden[i] || count == 0) continue;
    if (next == shares.size() || count < shares[next].*column) next = i;
  }
  if (next < shares.size()) hidden[next] = true;
  return hidden;
}

std::string median_of(const Share& share) {
  const bool told = share.median_days && share.answered >= kSmallestCell;
  return told ? fmt::format("{:.1f}", *share.median_days) : std::string{};
}

void put_table(std::string& csv, std::string_view table, const std::vector<Share>& shares) {
  std::array<std::vector<bool>, kColumns.size()> hidden;
  for (std::size_t i = 0; i < kColumns.size(); ++i) hidden[i] = hidden_in(shares, kColumns[i]);
  for (std::size_t row = 0; row < shares.size(); ++row) {
    const Share& share = shares[row];
    csv += fmt::format("{},{},{}", table, quoted(share.id), quoted(share.name_id));
    for (std::size_t i = 0; i < kColumns.size(); ++i)
      csv += hidden[i][row] ? fmt::format(",<{}", kSmallestCell)
                            : fmt::format(",{}", share.*kColumns[i]);
    csv += "," + median_of(share) + "\r\n";
  }
}

}  // namespace

std::string csv_from_figures(const tickets::Figures& figures) {
  std::string csv =
      "tabel,kode,nama,diterima,dijawab,selesai_dikonfirmasi,terbuka,terlambat,median_hari_kerja\r"
      "\n";
  put_table(csv, "semua", {figures.all});
  put_table(csv, "hari", figures.days);
  put_table(csv, "topik", figures.topics);
  put_table(csv, "daerah", figures.areas);
  put_table(csv, "instansi", figures.holders);
  return csv;
}

}  // namespace serap::console
