#include "services/router/likelier.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace serap::router {
namespace {

std::uint32_t size_of(const Areas& areas, const AreaCode& regency) {
  // ':' comes after the digits: the first area behind this one.
  return areas.first_in(regency.value + ':') - areas.first_in(regency.value);
}

struct Ranked {
  double km;
  bool city_of_the_name;
  std::uint32_t size;
  AreaCode code;
  auto key() const { return std::tuple{km, !city_of_the_name, -static_cast<std::int64_t>(size)}; }
};

}  // namespace

void likelier_first(std::vector<AreaCode>& regencies, const AreaCode& home, const Seats& seats,
                    const Areas& areas) {
  const AreaCode own{std::string{part_of(home.value, AreaLevel::kRegency)}};
  const auto name_in = [&](const AreaCode& code) {
    const Area* area = areas.find(code.value);
    return area ? short_name(*area) : std::string_view{};
  };
  std::vector<Ranked> ranked;
  for (const AreaCode& code : regencies) {
    const auto namesakes =
        std::count_if(regencies.begin(), regencies.end(),
                      [&](const auto& other) { return name_in(other) == name_in(code); });
    const Area* area = areas.find(code.value);
    ranked.push_back({own.empty() ? 0 : seats.km_between(own, code),
                      namesakes > 1 && area && is_city(*area), size_of(areas, code), code});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.key() < b.key(); });
  for (std::size_t i = 0; i < ranked.size(); ++i) regencies[i] = ranked[i].code;
}

}  // namespace serap::router
