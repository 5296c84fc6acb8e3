#include "services/tickets/listing.hpp"

#include <variant>

#include "services/model/ticket_number.hpp"
#include "services/tickets/due.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostRows = 200;
constexpr std::size_t kExcerptCharacters = 160;

// SQL with its parameters in their order.
struct Condition {
  std::string sql = "1";
  std::vector<std::string> values;
  void add(std::string_view more, std::initializer_list<std::string> bound = {}) {
    sql.append(" AND ").append(more);
    values.insert(values.end(), bound);
  }
};

// access.cpp's rule as SQL; a test holds the two together.
Condition visible_to(const Staff& staff) {
  Condition visible;
  if (staff.disabled) visible.add("0");
  if (staff.role == Role::kNational) return visible;
  const std::string& own = staff.agency.value;
  if (own.empty()) visible.add("0");
  switch (staff.role) {
    case Role::kCoordinator:
      visible.add("(agency = ? OR (host_agency = ? AND secret = 0))", {own, own});
      break;
    case Role::kLiaison:
      visible.add("agency = ?", {own});
      break;
    default:
      visible.add("agency = ? AND secret = 0", {own});
      break;
  }
  return visible;
}

std::string_view statuses_of(Group group) {
  switch (group) {
    case Group::kOpen:
      return "closed_ms IS NULL AND status NOT IN ('draf', 'dijawab')";
    case Group::kAll:
      return "1";
    case Group::kDraft:
      return "status = 'draf'";
    case Group::kTriage:
      return "status IN ('diterima', 'dikembalikan') AND triage = 1";
    case Group::kNew:
      return "status IN ('diterima', 'dikembalikan') AND triage = 0";
    case Group::kWorking:
      return "status IN ('diverifikasi', 'didisposisi', 'diproses', 'estimasi', 'dibuka_lagi')";
    case Group::kWaiting:
      return "status = 'ditunda'";
    case Group::kAnswered:
      return "status = 'dijawab'";
    case Group::kClosed:
      return "closed_ms IS NOT NULL";
  }
  return "0";
}

std::string_view order_of(Sort sort) {
  switch (sort) {
    case Sort::kNewest:
      return "opened_ms DESC, row DESC";
    case Sort::kOldest:
      return "opened_ms, row";
    case Sort::kUrgent:
      return "danger DESC, urgency = 'segera' DESC, opened_ms, row";
    case Sort::kDue:
      return "next_due_ms IS NULL, next_due_ms, opened_ms, row";
  }
  return "row";
}

Condition condition_of(const Staff& staff, const Filter& filter) {
  Condition condition = visible_to(staff);
  condition.add(statuses_of(filter.group));
  if (filter.mine) condition.add("handler = ?", {staff.email});
  if (!filter.agency.empty()) condition.add("agency = ?", {filter.agency.value});
  if (!filter.topic.empty()) condition.add("topic = ?", {filter.topic.value});
  if (const auto number = parse_ticket_number(filter.search)) {
    condition.add("number = ?", {number->value});
  } else if (const std::string words = search_expression(filter.search); !words.empty()) {
    condition.add("row IN (SELECT rowid FROM tickets_words WHERE tickets_words MATCH ?)", {words});
  }
  return condition;
}

Statement bound(Database& db, const std::string& sql, const Condition& condition) {
  Statement statement = db.prepare_once(sql);
  for (const std::string& value : condition.values) statement.bind(value);
  return statement;
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
                          const TopicNames& topics) {
  if (filter.page < 1 || filter.size < 1 || filter.size > kMostRows) {
    return Error{Error::Kind::kInvalid, "page counts from 1, size is 1 to 200"};
  }
  const Condition condition = condition_of(staff, filter);
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

Counts count_tickets(Database& db, const Staff& staff) {
  const Condition visible = visible_to(staff);
  std::string sql = "SELECT ";
  for (std::size_t i = 0; i < kGroups; ++i) {
    sql.append(i == 0 ? "" : ", ")
        .append("coalesce(sum(")
        .append(statuses_of(static_cast<Group>(i)))
        .append("), 0)");
  }
  Statement counted = bound(db, sql + " FROM tickets WHERE " + visible.sql, visible);
  Counts counts{};
  if (!counted.step()) return counts;
  for (std::size_t i = 0; i < kGroups; ++i)
    counts[i] = static_cast<int>(counted.integer(static_cast<int>(i)));
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
