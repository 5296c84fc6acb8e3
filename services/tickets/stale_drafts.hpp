#pragma once
#include <chrono>
#include <thread>

#include "services/model/time.hpp"
#include "services/tickets/intake.hpp"
#include "services/tickets/store.hpp"

namespace serap::tickets {

// A conversation files its draft after 24 hours by a timer in Redis. If Redis was lost the timer is
// gone, the draft is not: here it is filed an hour later, so that no report is ever dropped.
inline constexpr std::chrono::hours kDraftLife{25};

// Files what is older than kDraftLife, 256 at most; how many. kUnavailable: next time.
Result<std::size_t> file_stale_drafts(Store& store, Intake& intake, Time now);

// Does so every ten minutes from a thread of its own. Borrows both.
class DraftKeeper {
 public:
  DraftKeeper(Store& store, Intake& intake, Clock clock);

 private:
  std::jthread thread_;
};

}  // namespace serap::tickets
