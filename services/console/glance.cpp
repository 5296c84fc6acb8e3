#include "services/console/glance.hpp"

#include <functional>

#include <fmt/format.h>

#include "services/console/desk_json.hpp"

namespace serap::console {
namespace {

constexpr int kRowsLookedAt = 100;  // what a page shows; older rows change the counts

}  // namespace

Result<Glance> glance_at(tickets::DeskPort& desk, TicketDirectory& directory,
                         const tickets::SessionToken& session, const TicketNumber& watched) {
  Glance glance;
  const auto counts = desk.counts(session);
  if (!counts) return counts.error();
  glance.counts = *counts;

  tickets::Filter filter;
  filter.group = tickets::Group::kAll;
  filter.size = kRowsLookedAt;
  const auto page = desk.list(session, filter);
  if (!page) return page.error();
  directory.remember(page->rows);
  glance.queue = std::hash<std::string>{}(json_from_page(*page));

  if (watched.empty()) return glance;
  const auto id = directory.find(session, watched);
  if (!id) return id.error().kind == Error::Kind::kNotFound ? Result<Glance>{glance} : id.error();
  const auto detail = desk.ticket(session, *id);
  if (detail) glance.ticket = std::hash<std::string>{}(json_from_detail(*detail));
  if (!detail && detail.error().kind != Error::Kind::kNotFound) return detail.error();
  return glance;
}

std::optional<std::string> news_between(const Glance& before, const Glance& now) {
  if (before == now) return std::nullopt;
  const bool queue = before.queue != now.queue || before.counts != now.counts;
  return fmt::format("event: changed\ndata: {{\"queue\":{},\"ticket\":{}}}\n\n", queue,
                     before.ticket != now.ticket);
}

}  // namespace serap::console
