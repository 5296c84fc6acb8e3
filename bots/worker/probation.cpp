#include "bots/worker/probation.hpp"

#include <set>

namespace serap::worker {

Result<Probation::Verdict> Probation::judge(std::vector<Taken> batch, redis::TurnStore& store) {
  Verdict verdict;
  std::vector<Taken> first;  // of each partition on probation
  std::set<std::uint32_t> taken;
  for (Taken& event : batch) {
    if (!on(event))
      verdict.run.push_back(std::move(event));
    else if (taken.insert(event.partition).second)
      first.push_back(std::move(event));
    else
      verdict.wait.push_back(std::move(event));
  }
  noted_.clear();
  if (first.empty()) return verdict;
  const Result<std::vector<std::int64_t>> crashes = store.crashes(entries_of(first));
  if (!crashes) return crashes.error();

  std::vector<Taken> alone;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if ((*crashes)[i] >= kCrashes)
      verdict.poison.push_back(std::move(first[i]));
    else if ((*crashes)[i] > 0 && alone.empty())
      alone.push_back(std::move(first[i]));
    else
      noted_.push_back(std::move(first[i]));
  }
  if (!alone.empty()) {
    for (std::vector<Taken>* others : {&verdict.run, &noted_}) {
      std::move(others->begin(), others->end(), std::back_inserter(verdict.wait));
    }
    verdict.run.clear();
    noted_ = std::move(alone);
  }
  if (Result<void> noted = store.note_at_hand(entries_of(noted_)); !noted) return noted.error();
  std::copy(noted_.begin(), noted_.end(), std::back_inserter(verdict.run));
  return verdict;
}

Result<void> Probation::survived(redis::TurnStore& store) {
  for (const Taken& event : noted_) {
    const auto left = left_.find(event.partition);
    if (left != left_.end() && --left->second.events <= 0) left_.erase(left);
  }
  const std::vector<Taken> noted = std::move(noted_);
  noted_.clear();
  return noted.empty() ? Result<void>{} : store.forget_at_hand(entries_of(noted));
}

Result<void> Probation::see_logs(redis::TurnStore& store) {
  std::vector<std::uint32_t> unseen;
  for (const auto& [partition, left] : left_) {
    if (!left.end) unseen.push_back(partition);
  }
  if (unseen.empty()) return {};
  const Result<std::vector<redis::Position>> ends = store.ends(unseen);
  if (!ends) return ends.error();
  for (std::size_t i = 0; i < unseen.size(); ++i) left_.at(unseen[i]).end = (*ends)[i];
  return {};
}

bool Probation::on(const Taken& event) {
  const auto left = left_.find(event.partition);
  if (left == left_.end()) return false;
  if (!left->second.end || redis::position_of(event.entry) <= *left->second.end) return true;
  left_.erase(left);
  return false;
}

std::vector<redis::EntryAt> Probation::entries_of(const std::vector<Taken>& events) {
  std::vector<redis::EntryAt> entries;
  entries.reserve(events.size());
  for (const Taken& event : events) entries.push_back({event.partition, event.entry});
  return entries;
}

}  // namespace serap::worker
