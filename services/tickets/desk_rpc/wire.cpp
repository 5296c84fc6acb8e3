#include "services/tickets/desk_rpc/wire.hpp"

#include "services/tickets/wire.hpp"

namespace serap::tickets {
namespace {

Error unknown(std::string_view what) {
  return {Error::Kind::kInvalid, std::string{"unknown "}.append(what).append(" on the wire")};
}

std::int64_t proto_from_time(const std::optional<Time>& time) {
  return time ? unix_milliseconds(*time) : 0;
}
std::optional<Time> time_from_proto(std::int64_t ms) {
  return ms == 0 ? std::nullopt : std::optional{from_unix_milliseconds(ms)};
}

v1::Line proto_from_line(const Line& line) {
  v1::Line proto;
  proto.set_key(line.key);
  proto.set_direction(line.outgoing ? "out" : "in");
  proto.set_author(line.author);
  proto.set_kind(line.kind);
  proto.set_text(line.text);
  proto.set_at_ms(unix_milliseconds(line.at));
  proto.set_about_this(line.about_this);
  proto.set_blanked(line.blanked);
  for (const MessageMedia& media : line.media) *proto.add_media() = proto_from_media(media);
  if (line.tick) {
    proto.set_state(std::string{name_of(line.tick->state)});
    proto.set_state_at_ms(unix_milliseconds(line.tick->at));
    proto.set_error_code(line.tick->error_code);
    proto.set_error_title(line.tick->error_title);
  }
  return proto;
}

Result<Line> line_from_proto(const v1::Line& proto) {
  Line line{proto.key(),        proto.direction() == "out",
            proto.author(),     proto.kind(),
            proto.text(),       from_unix_milliseconds(proto.at_ms()),
            proto.about_this(), std::nullopt};
  line.blanked = proto.blanked();
  for (const v1::MessageMedia& one : proto.media()) {
    auto media = media_from_proto(one);
    if (!media) return media.error();
    line.media.push_back(*std::move(media));
  }
  if (proto.state().empty()) return line;
  const auto state = delivery_state_named(proto.state());
  if (!state) return unknown("delivery state");
  line.tick = Tick{*state, from_unix_milliseconds(proto.state_at_ms()), proto.error_code(),
                   proto.error_title()};
  return line;
}

v1::HistoryEntry proto_from_entry(const HistoryEntry& entry) {
  v1::HistoryEntry proto;
  proto.set_at_ms(unix_milliseconds(entry.at));
  proto.set_who(entry.who);
  proto.set_what(entry.what);
  proto.set_from(std::string{id_of(entry.from)});
  proto.set_to(std::string{id_of(entry.to)});
  proto.set_text(entry.text);
  return proto;
}

Result<HistoryEntry> entry_from_proto(const v1::HistoryEntry& proto) {
  const auto from = status_with_id(proto.from());
  const auto to = status_with_id(proto.to());
  if (!from || !to) return unknown("status");
  return HistoryEntry{
      from_unix_milliseconds(proto.at_ms()), proto.who(), proto.what(), *from, *to, proto.text()};
}

}  // namespace

v1::Staff proto_from_staff(const Staff& staff) {
  v1::Staff proto;
  proto.set_email(staff.email);
  proto.set_name(staff.name);
  proto.set_role(std::string{id_of(staff.role)});
  proto.set_agency(staff.agency.value);
  proto.set_disabled(staff.disabled);
  proto.set_created_ms(unix_milliseconds(staff.created));
  return proto;
}

Result<Staff> staff_from_proto(const v1::Staff& proto) {
  const auto role = role_with_id(proto.role());
  if (!role) return unknown("role");
  return Staff{proto.email(),
               proto.name(),
               *role,
               AgencyCode{proto.agency()},
               proto.disabled(),
               from_unix_milliseconds(proto.created_ms())};
}

v1::SessionResponse proto_from_session(const Session& session) {
  v1::SessionResponse proto;
  proto.set_session(session.token.value);
  proto.set_expires_ms(unix_milliseconds(session.expires));
  *proto.mutable_staff() = proto_from_staff(session.staff);
  return proto;
}

Result<Session> session_from_proto(const v1::SessionResponse& proto) {
  auto staff = staff_from_proto(proto.staff());
  if (!staff) return staff.error();
  return Session{{proto.session()}, from_unix_milliseconds(proto.expires_ms()), *std::move(staff)};
}

v1::ListRequest proto_from_filter(const SessionToken& session, const Filter& filter) {
  v1::ListRequest proto;
  proto.set_session(session.value);
  proto.set_group(std::string{id_of(filter.group)});
  proto.set_mine(filter.mine);
  proto.set_agency(filter.agency.value);
  proto.set_topic(filter.topic.value);
  proto.set_search(filter.search);
  proto.set_sort(std::string{id_of(filter.sort)});
  proto.set_page(filter.page);
  proto.set_size(filter.size);
  return proto;
}

Result<Filter> filter_from_proto(const v1::ListRequest& proto) {
  const auto group = group_with_id(proto.group());
  const auto sort = sort_with_id(proto.sort());
  if (!group) return unknown("group");
  if (!sort) return unknown("sort");
  return Filter{*group,
                proto.mine(),
                AgencyCode{proto.agency()},
                TopicId{proto.topic()},
                proto.search(),
                *sort,
                proto.page(),
                proto.size()};
}

v1::TicketRow proto_from_row(const Row& row) {
  v1::TicketRow proto;
  *proto.mutable_ticket() = proto_from_ticket(row.ticket);
  proto.set_topic_name_id(row.topic_name_id);
  proto.set_topic_name_en(row.topic_name_en);
  proto.set_citizen(row.citizen);
  proto.set_channel(std::string{name_of(row.channel)});
  proto.set_area_name(row.area_name);
  proto.set_excerpt(row.excerpt);
  proto.set_urgency(row.urgency);
  proto.set_triage(row.triage);
  proto.set_secret(row.secret);
  proto.set_unread(row.unread);
  proto.set_handler(row.handler);
  proto.set_changed_ms(unix_milliseconds(row.changed));
  proto.set_due_ms(proto_from_time(row.due));
  proto.set_warned(row.warned);
  return proto;
}

Result<Row> row_from_proto(const v1::TicketRow& proto) {
  auto ticket = ticket_from_proto(proto.ticket());
  if (!ticket) return ticket.error();
  const auto channel = channel_named(proto.channel());
  if (!channel) return unknown("channel");
  Row row;
  row.ticket = *std::move(ticket);
  row.topic_name_id = proto.topic_name_id();
  row.topic_name_en = proto.topic_name_en();
  row.citizen = proto.citizen();
  row.channel = *channel;
  row.area_name = proto.area_name();
  row.excerpt = proto.excerpt();
  row.urgency = proto.urgency();
  row.triage = proto.triage();
  row.secret = proto.secret();
  row.unread = proto.unread();
  row.handler = proto.handler();
  row.changed = from_unix_milliseconds(proto.changed_ms());
  row.due = time_from_proto(proto.due_ms());
  row.warned = proto.warned();
  return row;
}

v1::TicketDetail proto_from_detail(const Detail& detail) {
  v1::TicketDetail proto;
  *proto.mutable_row() = proto_from_row(detail.row);
  proto.set_text(detail.text);
  Draft understood;
  understood.understanding = detail.understanding;
  understood.place = detail.place;
  understood.routing = detail.routing;
  *proto.mutable_understood() = proto_from_draft(understood);
  for (const Line& line : detail.conversation) *proto.add_conversation() = proto_from_line(line);
  for (const HistoryEntry& entry : detail.history) *proto.add_history() = proto_from_entry(entry);
  proto.set_verify_due_ms(proto_from_time(detail.due.verify));
  proto.set_first_answer_due_ms(proto_from_time(detail.due.first_answer));
  proto.set_finish_due_ms(proto_from_time(detail.due.finish));
  proto.set_due_provisional(detail.due.provisional);
  for (const Deed deed : detail.allowed) proto.add_allowed(std::string{id_of(deed)});
  return proto;
}

Result<Detail> detail_from_proto(const v1::TicketDetail& proto) {
  auto row = row_from_proto(proto.row());
  if (!row) return row.error();
  auto understood = draft_from_proto(proto.understood());
  if (!understood) return understood.error();
  Detail detail;
  detail.row = *std::move(row);
  detail.text = proto.text();
  detail.understanding = std::move(understood->understanding);
  detail.place = std::move(understood->place);
  detail.routing = std::move(understood->routing);
  for (const v1::Line& one : proto.conversation()) {
    auto line = line_from_proto(one);
    if (!line) return line.error();
    detail.conversation.push_back(*std::move(line));
  }
  for (const v1::HistoryEntry& one : proto.history()) {
    auto entry = entry_from_proto(one);
    if (!entry) return entry.error();
    detail.history.push_back(*std::move(entry));
  }
  detail.due = {time_from_proto(proto.verify_due_ms()),
                time_from_proto(proto.first_answer_due_ms()),
                time_from_proto(proto.finish_due_ms()), proto.due_provisional()};
  for (const std::string& id : proto.allowed()) {
    if (const auto deed = deed_with_id(id))
      detail.allowed.push_back(*deed);  // a newer service may know more
  }
  return detail;
}

v1::CountsResponse proto_from_counts(const Counts& counts) {
  v1::CountsResponse proto;
  for (std::size_t i = 0; i < kGroups; ++i) {
    (*proto.mutable_by_group())[std::string{id_of(static_cast<Group>(i))}] = counts[i];
  }
  return proto;
}

Counts counts_from_proto(const v1::CountsResponse& proto) {
  Counts counts{};
  for (const auto& [id, count] : proto.by_group()) {
    if (const auto group = group_with_id(id)) counts[static_cast<std::size_t>(*group)] = count;
  }
  return counts;
}

v1::Topic proto_from_topic(const Topic& topic) {
  v1::Topic proto;
  proto.set_id(topic.id.value);
  proto.set_name_id(topic.name_id);
  proto.set_name_en(topic.name_en);
  for (const std::string& flag : topic.flags) proto.add_flags(flag);
  return proto;
}

Topic topic_from_proto(const v1::Topic& proto) {
  return {TopicId{proto.id()},
          proto.name_id(),
          proto.name_en(),
          {proto.flags().begin(), proto.flags().end()}};
}

v1::ActRequest proto_from_act(const Act& act) {
  v1::ActRequest proto;
  proto.set_session(act.session.value);
  proto.set_key(act.key);
  proto.set_ticket(act.ticket.value);
  proto.set_version(act.version);
  proto.set_deed(std::string{id_of(act.deed)});
  proto.set_text(act.text);
  proto.set_reason(act.reason);
  proto.set_agency(act.agency.value);
  proto.set_agency_name(act.agency_name);
  proto.set_topic(act.topic.value);
  if (act.kind) proto.set_kind(std::string{id_of(*act.kind)});
  proto.set_other(act.other.value);
  proto.set_until_ms(proto_from_time(act.until));
  proto.set_secrecy(std::string{id_of(act.secrecy)});
  for (const StoredMedia& file : act.files) {
    auto& one = *proto.add_files();
    one.set_hash(file.hash);
    one.set_mime(file.mime);
    one.set_name(file.name);
    one.set_bytes(file.bytes);
  }
  return proto;
}

Result<Act> act_from_proto(const v1::ActRequest& proto) {
  const auto deed = deed_with_id(proto.deed());
  if (!deed) return unknown("deed");
  const auto kind = kind_with_id(proto.kind());
  if (!proto.kind().empty() && !kind) return unknown("kind");
  Act act;
  act.session.value = proto.session();
  act.key = proto.key();
  act.ticket.value = proto.ticket();
  act.version = proto.version();
  act.deed = *deed;
  act.text = proto.text();
  act.reason = proto.reason();
  act.agency.value = proto.agency();
  act.agency_name = proto.agency_name();
  act.topic.value = proto.topic();
  act.kind = kind;
  act.other.value = proto.other();
  act.until = time_from_proto(proto.until_ms());
  const auto secrecy = secrecy_with_id(proto.secrecy());
  if (!secrecy) return unknown("secrecy");
  act.secrecy = *secrecy;
  for (const auto& file : proto.files())
    act.files.push_back({file.hash(), file.mime(), file.name(), file.bytes()});
  return act;
}

}  // namespace serap::tickets
