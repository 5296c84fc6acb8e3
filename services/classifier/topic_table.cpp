#include "services/classifier/topic_table.hpp"

#include <algorithm>
#include <optional>

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

// What is added to the decision for a topic that is often heard of. Rough on purpose: offices
// differ.
std::optional<double> prior_of(std::string_view often) {
  if (often == "often") return 3.0;
  if (often == "usual") return 1.5;
  if (often == "seldom") return 0.0;
  return std::nullopt;
}

std::vector<std::string> flags_of(std::string_view cell) {
  std::vector<std::string> flags;
  if (cell == "-") return flags;
  while (!cell.empty()) {
    const std::size_t space = std::min(cell.find(' '), cell.size());
    flags.emplace_back(cell.substr(0, space));
    cell.remove_prefix(std::min(space + 1, cell.size()));
  }
  return flags;
}

}  // namespace

Result<TopicTable> TopicTable::parse(std::string_view table) {
  TopicTable parsed;
  for (const Row& row : rows_of(table)) {
    const auto prior = row.cells.size() == 5 ? prior_of(row.cells[3]) : std::nullopt;
    if (!prior) {
      return Error{Error::Kind::kInvalid,
                   "topics table, line " + std::to_string(row.line) +
                       ": needs topic, name, sectors, often|usual|seldom, flags"};
    }
    parsed.topics_.push_back({std::string(row.cells[0]),
                              row.cells[2] == "-" ? "" : std::string(row.cells[2]), *prior,
                              flags_of(row.cells[4])});
  }
  return parsed;
}

const Topic* TopicTable::find(std::string_view id) const {
  const auto found = std::find_if(topics_.begin(), topics_.end(),
                                  [&](const Topic& topic) { return topic.id == id; });
  return found == topics_.end() ? nullptr : &*found;
}

}  // namespace serap::classifier
