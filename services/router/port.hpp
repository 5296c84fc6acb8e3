#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/routing.hpp"
#include "services/model/time.hpp"

namespace serap::router {

struct Matter {
  TopicId topic;
  std::string text;  // the citizen's words: road names, school levels, areas are looked for in them
  Place place;       // as far as known
  AreaCode home_area;      // the tenant's
  AgencyCode host_agency;  // the tenant's: who triages
  // Who has said "bukan wewenang kami": they are candidates no more, the next owner comes first;
  // when nobody is left it is the host, who decides.
  std::vector<AgencyCode> not_agency = {};
  bool operator==(const Matter&) const = default;
};

// The router as its callers see it. Safe to call from several threads; blocks up to the client's
// deadline.
class Port {
 public:
  virtual ~Port() = default;
  // One routing a matter, in order. kUnavailable: try the whole call again later.
  virtual Result<std::vector<Routing>> route(std::span<const Matter> matters) = 0;
};

// The routing for a person at a terminal: candidates, reason, place, SLA class, a line each.
std::string in_words(const Routing& routing);

std::unique_ptr<Port> make_rpc_client(const std::string& target);

// The same answers from the data folder itself, for a tool that runs while the service is away.
// Throws std::runtime_error if the folder is not whole.
std::unique_ptr<Port> make_local(const std::filesystem::path& data, Clock clock);

}  // namespace serap::router
