#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bots/worker/task.hpp"
#include "services/model/result.hpp"
#include "services/redis/turn_store.hpp"

namespace serap::worker {

// How many crashes of an owner an event may have been at hand in. At the third it is taken for the
// cause.
inline constexpr std::int64_t kCrashes = 3;

// After a takeover the last owner may have died of an event that stands in the log: until those
// that stood there (at most as many as a batch may hold) were dealt with, a partition's events go
// one at a time, noted before. What came later goes in whole batches. An event that was noted
// before (an owner died with it) goes alone in its batch, so that its neighbours are not blamed.
class Probation {
 public:
  explicit Probation(std::size_t batch) : batch_(static_cast<int>(batch)) {}

  void begin(std::uint32_t partition) { left_[partition] = {batch_, {}}; }
  // Sees where the logs of those that began end. kUnavailable: to be called again, before judge().
  Result<void> see_logs(redis::TurnStore& store);

  struct Verdict {
    std::vector<Taken> run;     // to be dealt with now
    std::vector<Taken> wait;    // to be read again in the next batch
    std::vector<Taken> poison;  // to the dead letters
  };
  // Sorts a batch. kUnavailable: nothing may run, Redis did not take the notes.
  Result<Verdict> judge(std::vector<Taken> batch, redis::TurnStore& store);
  // The batch is over and this process lives: its notes are void, whether its events were committed
  // or put off.
  Result<void> survived(redis::TurnStore& store);

 private:
  struct Left {
    int events;                          // still to go one at a time
    std::optional<redis::Position> end;  // of the log at the takeover; not seen yet
  };
  bool on(const Taken& event);
  static std::vector<redis::EntryAt> entries_of(const std::vector<Taken>& events);
  std::vector<Taken> noted_;  // at hand in this batch
  int batch_;
  std::map<std::uint32_t, Left> left_;
};

}  // namespace serap::worker
