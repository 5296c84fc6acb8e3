#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/redis/connection.hpp"

namespace serap::redis {

// Right to a partition in a role, for a while. `value` is "<fence>:<token>": the fence rises with
// every taking, the token is random, so two owners never hold the same value, even after a
// fail-over lost the last fence.
struct Lease {
  std::uint32_t partition = 0;
  std::string value;
  bool operator==(const Lease&) const = default;
};

// How long a lease lasts without renewal: a dead owner's partitions move after this.
inline constexpr std::chrono::milliseconds kLeaseTime{4000};
inline constexpr std::chrono::milliseconds kLeaseRenewal{1000};

// Takes, renews and gives back the leases of one process in one role. One thread at a time.
class Leases {
 public:
  // `role` is "bot" or "out". `member` names this process among its peers.
  Leases(Server server, std::string role, std::string member, std::uint32_t partitions);

  // One round, to be called every kLeaseRenewal: says this process is alive, renews what is held,
  // gives back what is more than a fair share among the living, takes what is free up to that
  // share. kUnavailable: nothing is known to be held for longer than kLeaseTime after the last
  // success.
  Result<void> tend();
  // What was held after the last round. Held until `sure_until` by this machine's clock.
  const std::vector<Lease>& held() const { return held_; }
  std::chrono::steady_clock::time_point sure_until() const { return sure_until_; }
  // Gives everything back, so that others need not wait. Errors do not matter: leases run out.
  void release_all();

 private:
  Result<std::size_t> fair_share();
  Result<void> renew();
  Result<void> take(std::size_t wanted);
  void release(std::size_t keep);

  Connection redis_;
  std::string role_;
  std::string member_;
  std::uint32_t partitions_;
  std::vector<Lease> held_;
  std::chrono::steady_clock::time_point sure_until_;
};

}  // namespace serap::redis
