#include "gateway/sender/ownership.hpp"

namespace serap::sender {

Result<void> Ownership::tend() {
  const Result<void> tended = leases_.tend();
  const std::lock_guard lock(mutex_);
  held_ = leases_.held();
  sure_until_ = leases_.sure_until();
  return tended;
}

void Ownership::release() {
  leases_.release_all();
  const std::lock_guard lock(mutex_);
  held_.clear();
}

std::vector<redis::Lease> Ownership::held() const {
  const std::lock_guard lock(mutex_);
  return held_;
}

Moment Ownership::sure_until() const {
  const std::lock_guard lock(mutex_);
  return sure_until_;
}

void Ownership::caught_up(std::uint32_t partition, Moment when) {
  const std::lock_guard lock(mutex_);
  caught_up_[partition] = when;
}

Moment Ownership::last_caught_up(std::uint32_t partition) const {
  const std::lock_guard lock(mutex_);
  const auto found = caught_up_.find(partition);
  return found == caught_up_.end() ? Moment{} : found->second;
}

}  // namespace serap::sender
