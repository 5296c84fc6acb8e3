#pragma once
// Where places with a known position lie, to guess the regency of a pin.
#include <span>
#include <string_view>
#include <vector>

#include "services/model/ids.hpp"
#include "services/model/result.hpp"
#include "services/model/routing.hpp"

namespace serap::router {

struct Seat {
  Coordinates at;
  AreaCode regency;
};

// The regencies that a pin may lie in, nearest first, at most three.
struct Nearby {
  std::vector<AreaCode> regencies;
  bool sure =
      false;  // the first is much nearer than the second: say it, the citizen's card confirms it
};

class Seats {
 public:
  // `text` is lines of latitude<TAB>longitude<TAB>regency; "#" begins a comment. More texts are
  // added.
  Result<void> add(std::string_view name, std::string_view text);
  std::size_t size() const { return seats_.size(); }

  // `home` (the tenant's regency) is believed when it is among the near ones: most citizens write
  // to their own.
  Nearby near(const Coordinates& pin, const AreaCode& home) const;

  // Between the nearest seats of two regencies; more than the earth is round if one has none.
  double km_between(const AreaCode& a, const AreaCode& b) const;

 private:
  std::span<const Seat> of(const AreaCode& regency) const;

  std::vector<Seat> seats_;  // by regency
};

}  // namespace serap::router
