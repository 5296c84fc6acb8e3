#include <fmt/format.h>

#include "services/router/port.hpp"

namespace serap::router {

std::string in_words(const Routing& routing) {
  std::string text;
  for (const Candidate& c : routing.candidates) {
    text += fmt::format("{} {:.0f} % {} ({})\n", c.agency.value, c.p * 100, c.agency_name, c.level);
  }
  text += fmt::format("because: {} / {}\n", routing.reason_id, routing.reason_en);
  const std::string place =
      routing.place.area.empty()
          ? "not known"
          : fmt::format("{} ({})", routing.place.area_name, routing.place.area.value);
  text += fmt::format("place: {}\nSLA class: {}\n", place, routing.sla_class);
  if (!routing.asks.empty()) text += fmt::format("asks first: {}\n", routing.asks);
  return text + fmt::format("table: {}\n", routing.table);
}

}  // namespace serap::router
