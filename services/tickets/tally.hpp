#pragma once
// Counting for the figures. Pure.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/tickets/workbench_port.hpp"

namespace serap::tickets {

// What the figures need of one report.
struct Counted {
  Time received;
  std::optional<double> answer_days;  // working days to the first answer; absent: none yet
  bool answered = false;
  bool confirmed = false;
  bool open = false;
  bool late = false;
};

// Shares by a key, in the order of the most received.
class Tally {
 public:
  void add(const std::string& id, const std::string& name_id, const std::string& name_en,
           const Counted& counted);
  std::vector<Share> by_received() const;
  std::vector<Share> by_id() const;

 private:
  struct Heap {
    Share share;
    std::vector<double> days;
  };
  std::vector<Share> shares() const;
  std::map<std::string, Heap> heaps_;
};

// In how many texts each word stands; words that say nothing are left out.
class WordTally {
 public:
  void add(std::string_view text);
  // Those of at least five reports: fewer could point at one person.
  std::vector<WordCount> most(std::size_t count) const;

 private:
  std::map<std::string, int, std::less<>> words_;
};

// "2026-11-25", in WIB.
std::string day_of(Time time);

}  // namespace serap::tickets
