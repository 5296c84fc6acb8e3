#pragma once
#include <cstdint>
#include <string>

namespace serap::classifier {

// What an office taught a model, and how the model did on tickets kept aside from it.
struct Taught {
  std::string column;      // "agency"; empty: nothing, it is the model that ships
  std::uint64_t rows = 0;  // tickets learned from, the kept-aside ones too in the end
  std::string newest;      // date of the newest of them; empty if there were no dates
  std::string before;      // version of the model that was in use
  std::uint64_t kept_aside = 0;
  double accuracy = 0;
  double accuracy_before = 0;  // of `before` on the same tickets, newer than what it learned from
  double macro_f1 = 0;
  double top3 = 0;
  double ece = 0;
  double coverage_at_95 = 0;
  bool operator==(const Taught&) const = default;
};

}  // namespace serap::classifier
