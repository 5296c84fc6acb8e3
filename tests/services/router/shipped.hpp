#pragma once
// The table that ships, loaded once for all tests, and short words to ask it.
#include <string>
#include <string_view>

#include "services/router/folder.hpp"

namespace serap::router {

inline constexpr Day kToday = std::chrono::year{2026} / 11 / 24;

inline const Loaded& shipped() {
  static const Loaded loaded{std::string{SERAP_BINARY_DIR} + "/share/serap/router"};
  return loaded;
}

struct Tenant {
  std::string home, host;
};
inline const Tenant kBandung{"3273", "KOMINFO-D@3273"};
inline const Tenant kJakartaTenant{"31", "KOMINFO-D@31"};
inline const Tenant kSleman{"3404", "KOMINFO-D@3404"};
inline const Tenant kAceh{"11", "KOMINFO-D@11"};
inline const Tenant kNation{"", "SETNEG"};

inline Routing route(const Tenant& tenant, std::string_view topic, std::string_view text,
                     std::string_view place = "") {
  return shipped().route(
      {TopicId{std::string{topic}}, std::string{text}, Place{std::string{place}, {}, {}, ""},
       AreaCode{tenant.home}, AgencyCode{tenant.host}},
      kToday);
}

// The first office's code: what most tests are about.
inline std::string office(const Tenant& tenant, std::string_view topic, std::string_view text) {
  return route(tenant, topic, text).candidates.front().agency.value;
}

// The area found in a text; "?" and the choices when it may be several.
inline std::string area(const Tenant& tenant, std::string_view text) {
  const FoundPlace found = shipped().places().find("", text, {AreaCode{tenant.home}, {}, {}});
  std::string said = found.area.value;
  for (const AreaCode& regency : found.regencies) said += "?" + regency.value;
  return said;
}

}  // namespace serap::router
