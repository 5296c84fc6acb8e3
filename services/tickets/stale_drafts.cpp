#include "services/tickets/stale_drafts.hpp"

#include <condition_variable>
#include <mutex>
#include <vector>

#include "services/process/journal.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostAtOnce = 256;
constexpr std::chrono::minutes kEvery{10};

}  // namespace

Result<std::size_t> file_stale_drafts(Store& store, Intake& intake, Time now) {
  const auto stale =
      store.read<std::vector<Change>>([now](Database& db) -> Result<std::vector<Change>> {
        std::vector<Change> changes;
        Statement rows = db.prepare(
            "SELECT id, citizen FROM tickets WHERE status = 'draf' AND opened_ms < ? LIMIT ?");
        rows.bind(unix_milliseconds(now - kDraftLife)).bind(kMostAtOnce);
        while (rows.step()) {
          const std::string id = rows.text(0);
          changes.push_back({"stale:" + id,
                             TicketId{id},
                             CitizenId{rows.text(1)},
                             Change::What::kFile,
                             {},
                             std::nullopt,
                             now});
        }
        return changes;
      });
  if (!stale) return stale.error();
  if (stale->empty()) return std::size_t{0};
  const auto filed = intake.change(*stale);
  if (!filed) return filed.error();
  std::size_t count = 0;
  for (const Result<TicketSummary>& ticket : *filed) count += ticket.has_value() ? 1 : 0;
  return count;
}

DraftKeeper::DraftKeeper(Store& store, Intake& intake, Clock clock) {
  thread_ = std::jthread([&store, &intake, clock = std::move(clock)](const std::stop_token& stop) {
    std::mutex sleeping;
    std::condition_variable_any awake;
    while (!stop.stop_requested()) {
      const Result<std::size_t> filed = file_stale_drafts(store, intake, clock());
      if (filed && *filed > 0)
        journal::warning("what=filed_stale_drafts count={} reason=their timers were lost", *filed);
      if (!filed)
        journal::warning("what=stale_drafts_not_filed reason=\"{}\" next=in 10 minutes",
                         filed.error().message);
      std::unique_lock lock(sleeping);
      awake.wait_for(lock, stop, kEvery, [] { return false; });
    }
  });
}

}  // namespace serap::tickets
