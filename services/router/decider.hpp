#pragma once
// The decision: topic x level x area -> the office in charge, with the reason.
#include <string>
#include <string_view>

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
      : table_(table), areas_(areas), places_(places), seats_(seats), offices_(table, areas) {}

  // A topic that the table does not know is routed as "lainnya": the host agency looks at it.
  Routing route(const Matter& matter, Day day) const;

 private:
  // What the topic and the words say, before the area.
  struct Verdict {
    Duty duty;  // empty agency: the host's
    double p = 0;
    std::string asks;
    std::string reason_id, reason_en;
  };

  // One question: what stays the same while it is answered.
  struct Case {
    const Matter& matter;
    const Topic& topic;
    Day day;
    FoundPlace found;
  };

  FoundPlace find_place(const Matter& matter) const;
  Verdict judge(const Topic& topic, std::string_view words, Day day) const;
  Verdict by_rule(const Rule& rule, const Topic& topic, Day day) const;
  Verdict by_level(const Topic& topic, Level level, Day day) const;
  std::optional<Candidate> office_for(const Case& c, const Duty& duty, const AreaCode& area,
                                      const Override*& reason) const;
  void add_unplaced(Routing& routing, const Case& c, const Verdict& verdict) const;
  void add_others(Routing& routing, const Case& c, const AreaCode& area) const;
  void say_why(Routing& routing, const Verdict& verdict, const Override* exception) const;
  Candidate host_of(const Matter& matter, Day day) const;

  const Table& table_;
  const Areas& areas_;
  const PlaceFinder& places_;
  const Seats& seats_;
  Offices offices_;
};

}  // namespace serap::router
