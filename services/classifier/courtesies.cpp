#include "services/classifier/courtesies.hpp"

#include "services/classifier/rows.hpp"

namespace serap::classifier {
namespace {

// splitmix64: a well-mixed number from a counter (public domain, by Sebastiano Vigna).
std::uint64_t mixed(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15ULL;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
  number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
  return number ^ (number >> 31);
}

const std::string& one_of(const std::vector<std::string>& choices, std::uint64_t number) {
  return choices[number % choices.size()];
}

}  // namespace

Result<Courtesies> Courtesies::parse(std::string_view table) {
  Courtesies courtesies;
  for (const Row& row : rows_of(table)) {
    const std::string_view where = row.cells[0];
    auto* list = where == "before"  ? &courtesies.before_
                 : where == "where" ? &courtesies.where_
                 : where == "after" ? &courtesies.after_
                                    : nullptr;
    if (row.cells.size() != 2 || list == nullptr) {
      return Error{Error::Kind::kInvalid, "courtesies table, line " + std::to_string(row.line) +
                                              ": needs before, where or after, and words"};
    }
    list->emplace_back(row.cells[1]);
  }
  if (courtesies.before_.empty() || courtesies.where_.empty() || courtesies.after_.empty()) {
    return Error{Error::Kind::kInvalid,
                 "courtesies table: needs a row each of before, where and after"};
  }
  return courtesies;
}

std::string Courtesies::around(std::string_view text, std::uint64_t number) const {
  const std::uint64_t chance = mixed(number);
  std::string dressed;
  if (chance % 4 != 0) dressed += one_of(before_, mixed(number + 1)) + " ";
  dressed += text;
  if ((chance >> 8) % 3 != 0) dressed += ", " + one_of(where_, mixed(number + 2));
  if ((chance >> 16) % 4 != 0) dressed += " " + one_of(after_, mixed(number + 3));
  return dressed;
}

}  // namespace serap::classifier
