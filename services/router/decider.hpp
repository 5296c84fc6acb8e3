#pragma once
// The decision: topic x level x area -> the office in charge, with the reason.
#include <string>
#include <string_view>

#include "services/router/judge.hpp"
#include "services/router/offices.hpp"
#include "services/router/place_finder.hpp"
#include "services/router/port.hpp"
#include "services/router/seats.hpp"

namespace serap::router {

// Immutable and pure: the same matter and day give the same routing. Safe to call from several
// threads.
class Decider {
 public:
  // Borrows all of them.
  Decider(const Table& table, const Areas& areas, const PlaceFinder& places, const Seats& seats)
      : table_(table),
        areas_(areas),
        places_(places),
        seats_(seats),
        offices_(table, areas),
        judge_(table, offices_) {}

  Decider(const Decider&) = delete;
  Decider& operator=(const Decider&) = delete;

  // A topic that the table does not know is routed as "lainnya": the host agency looks at it.
  Routing route(const Matter& matter, Day day) const;

 private:
  // One question: what stays the same while it is answered.
  struct Case {
    const Matter& matter;
    const Topic& topic;
    Day day;
    FoundPlace found;
  };

  FoundPlace find_place(const Matter& matter) const;
  std::optional<Candidate> office_for(const Case& c, const Duty& duty, const AreaCode& area,
                                      const Override*& reason) const;
  void add_unplaced(Routing& routing, const Case& c, const Verdict& verdict) const;
  // The offices of the topic's levels that are not there yet, without probabilities.
  void add_levels(Routing& routing, const Case& c, const AreaCode& area) const;
  std::vector<LikelyArea> likely_areas(const Case& c) const;
  void suppose_home(Routing& routing, const Case& c) const;
  void leave_out_refused(Routing& routing, const Case& c) const;
  void say_why(Routing& routing, const Verdict& verdict, const Override* exception) const;
  std::string names_of(const std::vector<AgencyCode>& agencies, Day day) const;
  Candidate host_of(const Matter& matter, Day day) const;

  const Table& table_;
  const Areas& areas_;
  const PlaceFinder& places_;
  const Seats& seats_;
  Offices offices_;
  Judge judge_;  // borrows offices_
};

}  // namespace serap::router
