#include "services/tickets/listing.hpp"

#include <variant>

#include "services/model/ticket_number.hpp"
#include "services/tickets/due.hpp"
#include "services/tickets/visible.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostRows = 200;
constexpr std::size_t kExcerptCharacters = 160;

// Open ones are few among many closed: these words let SQLite use the index of the open.
constexpr const char* kOpenOnes = "closed_ms IS NULL AND status NOT IN ('draf', 'dijawab')";
constexpr std::chrono::hours kSoon{24};

Condition group_of(Group group, const Staff& staff, Time now) {
  const std::string open = kOpenOnes;
  const auto live = [](const std::string& sql) {
    return Condition{"closed_ms IS NULL AND " + sql, {}};
  };
  switch (group) {
    case Group::kOpen:
      return {open, {}};
    case Group::kAll:
      return {"1", {}};
    case Group::kDraft:
      return live("status = 'draf'");
    case Group::kTriage:
      return live("status IN ('diterima', 'dikembalikan') AND triage = 1");
    case Group::kNew:
      return live("status IN ('diterima', 'dikembalikan') AND triage = 0");
    case Group::kWorking:
      return live(
          "status IN ('diverifikasi', 'didisposisi', 'diproses', 'estimasi', 'dibuka_lagi')");
    case Group::kWaiting:
      return live("status = 'ditunda'");
    case Group::kAnswered:
      return live("status = 'dijawab'");
    case Group::kClosed:
      return {"closed_ms IS NOT NULL", {}};
    case Group::kMine:
      return {open + " AND handler = ?", {staff.email}};
    case Group::kUnit:
      return {open + " AND agency = ?", {staff.agency.value}};
    case Group::kDue:
      return {open + " AND next_due_ms < " + std::to_string(unix_milliseconds(now + kSoon)), {}};
    case Group::kDanger:
      return {open + " AND danger = 1", {}};
  }
  return {"0", {}};
}

std::string_view order_of(Sort sort) {
  switch (sort) {
    case Sort::kNewest:
      return "opened_ms DESC, row DESC";
    case Sort::kOldest:
      return "opened_ms, row";
    case Sort::kUrgent:
      return "danger DESC, next_due_ms IS NULL, next_due_ms, urgency = 'segera' DESC, opened_ms, "
             "row";
    case Sort::kDue:
      return "next_due_ms IS NULL, next_due_ms, opened_ms, row";
  }
  return "row";
}

// "warga 4f2k" -> "Warga 4F2K"; empty: it is no alias.
std::string alias_in(std::string_view typed) {
  constexpr std::string_view kWord = "warga ";
  constexpr std::size_t kSymbols = 4;
  std::string lower{typed};
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (!lower.starts_with(kWord) || lower.size() != kWord.size() + kSymbols) return {};
  std::string alias = "Warga ";
  for (const char c : lower.substr(kWord.size()))
    alias.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return alias;
}

void add_search(Condition& condition, const std::string& search) {
  if (const auto number = parse_ticket_number(search)) {
    condition.add("number = ?", {number->value});
  } else if (const std::string alias = alias_in(search); !alias.empty()) {
    condition.add("citizen = (SELECT id FROM citizens WHERE alias = ?)", {alias});
  } else if (const std::string words = search_expression(search); !words.empty()) {
    condition.add("row IN (SELECT rowid FROM tickets_words WHERE tickets_words MATCH ?)", {words});
  }
}

Condition condition_of(const Staff& staff, const Filter& filter, Time now) {
  Condition condition = visible_to(staff);
  const Condition group = group_of(filter.group, staff, now);
  condition.sql.append(" AND ").append(group.sql);
  condition.values.insert(condition.values.end(), group.values.begin(), group.values.end());
  if (filter.mine) condition.add("handler = ?", {staff.email});
  if (!filter.agency.empty()) condition.add("agency = ?", {filter.agency.value});
  if (!filter.topic.empty()) condition.add("topic = ?", {filter.topic.value});
  add_search(condition, filter.search);
  return condition;
}

// The beginning of `text`, cut between characters.
std::string excerpt_of(std::string_view text) {
  std::size_t characters = 0, at = 0;
  while (at < text.size() && characters < kExcerptCharacters) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    ++characters;
  }
  return std::string{text.substr(0, at)};
}

std::string alias_of(Database& db, const CitizenId& citizen) {
  Statement found = db.prepare("SELECT alias FROM citizens WHERE id = ?");
  found.bind(citizen.value);
  return found.step() ? found.text(0) : std::string{};
}

}  // namespace

Row row_of(Database& db, const StoredTicket& ticket, const TopicNames& topics) {
  const Topic topic = topics.named(ticket.summary.topic);
  Row row;
  row.ticket = ticket.summary;
  row.topic_name_id = topic.name_id;
  row.topic_name_en = topic.name_en;
  row.citizen = alias_of(db, ticket.citizen);
  row.channel = ticket.channel;
  row.area_name = ticket.place.area_name;
  row.excerpt = excerpt_of(ticket.text);
  row.urgency = ticket.understanding.urgency;
  row.triage = ticket.triage;
  row.secret = is_secret(ticket);
  row.warned = ticket.warned;
  row.unread = ticket.unread;
  row.handler = ticket.handler;
  row.changed = ticket.changed;
  row.due = next_of(ticket.due);
  return row;
}

Result<Page> list_tickets(Database& db, const Staff& staff, const Filter& filter,
                          const TopicNames& topics, Time now) {
  if (filter.page < 1 || filter.size < 1 || filter.size > kMostRows) {
    return Error{Error::Kind::kInvalid, "page counts from 1, size is 1 to 200"};
  }
  const Condition condition = condition_of(staff, filter, now);
  Page page;
  {
    Statement total = bound(db, "SELECT count(*) FROM tickets WHERE " + condition.sql, condition);
    if (total.step()) page.total = static_cast<int>(total.integer(0));
  }
  Statement rows = bound(db,
                         "SELECT id FROM tickets WHERE " + condition.sql + " ORDER BY " +
                             std::string{order_of(filter.sort)} + " LIMIT ? OFFSET ?",
                         condition);
  rows.bind(filter.size).bind(static_cast<std::int64_t>(filter.page - 1) * filter.size);
  while (rows.step()) {
    if (const auto ticket = load_ticket(db, TicketId{rows.text(0)}))
      page.rows.push_back(row_of(db, *ticket, topics));
  }
  return page;
}

Counts count_tickets(Database& db, const Staff& staff, Time now) {
  const Condition visible = visible_to(staff);
  const auto at = [](Group group) { return static_cast<std::size_t>(group); };
  // All and closed ones by counting an index; the rest among the open.
  Condition asked{"SELECT count(*)", {}};
  for (std::size_t i = 0; i < kGroups; ++i) {
    const Condition group = group_of(static_cast<Group>(i), staff, now);
    asked.sql.append(", coalesce(sum(").append(group.sql).append("), 0)");
    asked.values.insert(asked.values.end(), group.values.begin(), group.values.end());
  }
  asked.sql += " FROM tickets WHERE closed_ms IS NULL AND " + visible.sql;
  asked.values.insert(asked.values.end(), visible.values.begin(), visible.values.end());
  Counts counts{};
  Statement live = bound(db, asked.sql, asked);
  if (!live.step()) return counts;
  for (std::size_t i = 0; i < kGroups; ++i)
    counts[i] = static_cast<int>(live.integer(static_cast<int>(i) + 1));
  Statement all = bound(db, "SELECT count(*) FROM tickets WHERE " + visible.sql, visible);
  if (!all.step()) return counts;
  counts[at(Group::kAll)] = static_cast<int>(all.integer(0));
  counts[at(Group::kClosed)] = counts[at(Group::kAll)] - static_cast<int>(live.integer(0));
  return counts;
}

std::string search_expression(std::string_view typed) {
  std::string expression;
  std::string word;
  const auto finish = [&] {
    if (!word.empty())
      expression.append(expression.empty() ? "\"" : " \"").append(word).append("\"");
    word.clear();
  };
  for (const char c : typed) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                        (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) word.push_back(c);
    if (!letter) finish();
  }
  finish();
  return expression.empty() ? expression : expression + "*";
}

}  // namespace serap::tickets
