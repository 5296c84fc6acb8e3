#include "services/console/desk_json.hpp"

#include <nlohmann/json.hpp>

#include "services/console/media_response.hpp"
#include "services/model/address.hpp"

namespace serap::console {
namespace {

using nlohmann::json;

// Text from outside may hold broken UTF-8: it is shown with replacement characters.
std::string written(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json when(const std::optional<Time>& time) { return time ? json(iso8601(*time)) : json(nullptr); }

json row_of(const tickets::Row& row) {
  return {{"number", row.ticket.number.value},
          {"title", row.ticket.title},
          {"status", id_of(row.ticket.status)},
          {"kind", id_of(row.ticket.kind)},
          {"topic", row.ticket.topic.value},
          {"topic_name_id", row.topic_name_id},
          {"topic_name_en", row.topic_name_en},
          {"agency", row.ticket.agency.value},
          {"agency_name", row.ticket.agency_name},
          {"citizen", row.citizen},
          {"channel", name_of(row.channel)},
          {"area_name", row.area_name},
          {"excerpt", row.excerpt},
          {"urgency", row.urgency},
          {"triage", row.triage},
          {"secret", row.secret},
          {"unread", row.unread},
          {"handler", row.handler},
          {"opened", iso8601(row.ticket.opened)},
          {"changed", iso8601(row.changed)},
          {"due", when(row.due)},
          {"version", row.ticket.version}};
}

json understanding_of(const Understanding& understood) {
  json topics = json::array();
  for (const TopicGuess& guess : understood.topics)
    topics.push_back({{"topic", guess.topic.value}, {"p", guess.p}});
  return {{"kind", id_of(understood.kind)}, {"kind_p", understood.kind_p},
          {"topics", std::move(topics)},    {"urgency", understood.urgency},
          {"flags", understood.flags},      {"language", understood.language},
          {"because", understood.because},  {"model", understood.model}};
}

json place_of(const Place& place) {
  json value{{"words", place.words}, {"area", place.area.value}, {"area_name", place.area_name}};
  value["pin"] =
      place.pin ? json{{"lat", place.pin->latitude}, {"lon", place.pin->longitude}} : json(nullptr);
  return value;
}

json routing_of(const Routing& routing) {
  json candidates = json::array();
  for (const Candidate& candidate : routing.candidates) {
    candidates.push_back({{"agency", candidate.agency.value},
                          {"agency_name", candidate.agency_name},
                          {"level", candidate.level},
                          {"p", candidate.p}});
  }
  return {{"candidates", std::move(candidates)},
          {"sla_class", routing.sla_class},
          {"reason_id", routing.reason_id},
          {"reason_en", routing.reason_en},
          {"asks", routing.asks},
          {"table", routing.table}};
}

json line_of(const tickets::Line& line) {
  json value{{"outgoing", line.outgoing}, {"author", line.author},
             {"kind", line.kind},         {"text", line.text},
             {"at", iso8601(line.at)},    {"about_this", line.about_this}};
  value["blanked"] = line.blanked;
  json media = json::array();
  for (const tickets::MessageMedia& one : line.media) {
    media.push_back({{"mime", one.mime},
                     {"name", one.name},
                     {"bytes", one.bytes},
                     {"state", name_of(one.state)},
                     {"hash", one.hash},
                     {"shown", is_shown(one)}});
  }
  value["media"] = std::move(media);
  value["tick"] = nullptr;
  if (line.tick) {
    value["tick"] = {{"state", name_of(line.tick->state)},
                     {"at", iso8601(line.tick->at)},
                     {"code", line.tick->error_code},
                     {"error", line.tick->error_title}};
  }
  return value;
}

json entry_of(const tickets::HistoryEntry& entry) {
  return {{"at", iso8601(entry.at)},   {"who", entry.who},      {"what", entry.what},
          {"from", id_of(entry.from)}, {"to", id_of(entry.to)}, {"text", entry.text}};
}

template <class T, class F>
json each(const std::vector<T>& values, F translate) {
  json all = json::array();
  for (const T& value : values) all.push_back(translate(value));
  return all;
}

}  // namespace

std::string json_from_session(const tickets::Session& session, const std::string& agency_name,
                              const std::string& csrf) {
  const tickets::Staff& staff = session.staff;
  return written({{"email", staff.email},
                  {"name", staff.name},
                  {"role", id_of(staff.role)},
                  {"agency", staff.agency.value},
                  {"agency_name", agency_name},
                  {"expires", iso8601(session.expires)},
                  {"csrf", csrf}});
}

std::string json_from_counts(const tickets::Counts& counts) {
  json value = json::object();
  for (std::size_t i = 0; i < counts.size(); ++i)
    value[std::string{id_of(static_cast<tickets::Group>(i))}] = counts[i];
  return written(value);
}

std::string json_from_topics(const std::vector<tickets::Topic>& topics) {
  return written(each(topics, [](const tickets::Topic& topic) {
    return json{{"id", topic.id.value},
                {"name_id", topic.name_id},
                {"name_en", topic.name_en},
                {"flags", topic.flags}};
  }));
}

std::string json_from_page(const tickets::Page& page) {
  return written({{"rows", each(page.rows, row_of)}, {"total", page.total}});
}

std::string json_from_row(const tickets::Row& row) { return written(row_of(row)); }

std::string json_from_detail(const tickets::Detail& detail) {
  json value = row_of(detail.row);
  value["text"] = detail.text;
  value["understanding"] = understanding_of(detail.understanding);
  value["place"] = place_of(detail.place);
  value["routing"] = routing_of(detail.routing);
  value["conversation"] = each(detail.conversation, line_of);
  value["history"] = each(detail.history, entry_of);
  value["clocks"] = {{"verify", when(detail.due.verify)},
                     {"first_answer", when(detail.due.first_answer)},
                     {"finish", when(detail.due.finish)},
                     {"provisional", detail.due.provisional}};
  value["allowed"] = each(detail.allowed, [](tickets::Deed deed) { return json(id_of(deed)); });
  return written(value);
}

std::string json_from_file(const StoredMedia& file, const std::string& proof) {
  return written({{"hash", file.hash},
                  {"mime", file.mime},
                  {"name", file.name},
                  {"bytes", file.bytes},
                  {"proof", proof}});
}

}  // namespace serap::console
