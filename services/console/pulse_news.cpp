#include "services/console/pulse_news.hpp"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace serap::console {

std::optional<std::string> news_between(const tickets::Pulse& before, const tickets::Pulse& now) {
  if (before == now) return std::nullopt;
  return fmt::format("event: changed\ndata: {{\"queue\":{},\"ticket\":{}}}\n\n",
                     before.queue != now.queue, before.ticket != now.ticket);
}

std::vector<std::string> others_at(const TicketNumber& number, const std::string& email,
                                   const std::vector<Present>& all) {
  if (number.empty()) return {};
  std::set<std::pair<std::string, std::string>> others;  // two may share a name
  for (const Present& one : all) {
    if (one.number == number && one.email != email) others.emplace(one.name, one.email);
  }
  std::vector<std::string> names;
  for (const auto& [name, account] : others) names.push_back(name);
  return names;
}

std::string news_of_others(const std::vector<std::string>& names) {
  const nlohmann::json list = names;
  return fmt::format("event: here\ndata: {}\n\n",
                     list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace serap::console
