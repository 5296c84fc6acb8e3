#pragma once
// The router's data folder, read from disk.
#include <filesystem>

#include "services/router/decider.hpp"

namespace serap::router {

// Everything a Decider borrows, kept together: loaded once, never changed.
class Loaded {
 public:
  // Files that are missing or wrong throw std::runtime_error: the process must not start without
  // its table.
  explicit Loaded(const std::filesystem::path& folder);

  Routing route(const Matter& matter, Day day) const { return decider_.route(matter, day); }
  const Table& table() const { return table_; }
  const Areas& areas() const { return areas_; }
  const Seats& seats() const { return seats_; }
  const PlaceFinder& places() const { return places_; }

 private:
  Table table_;
  Areas areas_;
  PlaceWords words_;
  Seats seats_;
  NameIndex names_;
  PlaceFinder places_;
  Decider decider_;
};

}  // namespace serap::router
