#include "services/ctl/corrections.hpp"

#include <algorithm>
#include <map>

namespace serap::ctl {
namespace {

using tickets::Correction;

constexpr std::size_t kPage = 1000;  // tickets' most at once

const std::string Correction::*corrected(std::string_view column) {
  if (column == "topic") return &Correction::topic_is;
  if (column == "agency") return &Correction::agency_is;
  if (column == "kind") return &Correction::kind_is;
  return nullptr;
}

// Those of the last millisecond may go on behind a full page: it is asked for again.
void leave_for_next_page(std::vector<Correction>& page) {
  const Time last = page.back().at;
  if (page.front().at == last) return;
  std::erase_if(page, [&](const Correction& one) { return one.at == last; });
}

Result<std::vector<Correction>> all_corrections(tickets::OperatorPort& port,
                                                const std::string& secret) {
  std::vector<Correction> all;
  for (Time after{};;) {
    auto page = port.corrections(secret, after);
    if (!page) return page.error();
    const bool full = page->size() >= kPage;
    if (full) leave_for_next_page(*page);
    all.insert(all.end(), page->begin(), page->end());
    if (!full) return all;
    after = all.back().at;
  }
}

// A table's cells end at tabs and lines; a model reads one line.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

Result<classifier::LabelledTable> corrected_tickets(tickets::OperatorPort& tickets,
                                                    const std::string& secret,
                                                    std::string_view column) {
  const auto label = corrected(column);
  if (label == nullptr) {
    return Error{Error::Kind::kInvalid,
                 "staff correct topic, agency and kind, not \"" + std::string(column) + "\""};
  }
  const auto all = all_corrections(tickets, secret);
  if (!all) return all.error();
  classifier::LabelledTable table;
  std::map<std::string, std::size_t> row_of;
  for (const Correction& one : *all) {
    if ((one.*label).empty()) {
      ++table.unlabelled;
      continue;
    }
    classifier::LabelledText row{one_line(one.text), {one.*label}, iso8601(one.at).substr(0, 10)};
    const auto [known, is_new] = row_of.emplace(row.text, table.rows.size());
    if (is_new) {
      table.rows.push_back(std::move(row));
    } else {
      table.rows[known->second] = std::move(row);
    }
  }
  return table;
}

}  // namespace serap::ctl
