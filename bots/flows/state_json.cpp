#include "bots/flows/state_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "services/model/time.hpp"

namespace serap::flows {
namespace {

using namespace conversation;
using Json = nlohmann::json;

constexpr int kVersion = 1;

// Only what differs from a stranger's is written: a conversation at rest is a few hundred bytes.
void put(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}
void put(Json& object, const char* name, bool value) {
  if (value) object[name] = true;
}
// JSON has no NaN: a service that sends one must not make the conversation unreadable.
double finite(double value) { return std::isfinite(value) ? value : 0.0; }

template <class T, class Write>
void put_all(Json& object, const char* name, const std::vector<T>& values, Write write) {
  for (const T& value : values) object[name].push_back(write(value));
}

Json json_of(const Place& place) {
  Json json = Json::object();
  put(json, "words", place.words);
  if (place.pin) json["pin"] = {finite(place.pin->latitude), finite(place.pin->longitude)};
  put(json, "area", place.area.value);
  put(json, "area_name", place.area_name);
  return json;
}

Json json_of(const Candidate& candidate) {
  return {{"agency", candidate.agency.value},
          {"name", candidate.agency_name},
          {"level", candidate.level},
          {"p", finite(candidate.p)}};
}

Json json_of(const Routing& routing) {
  Json json = Json::object();
  put_all(json, "candidates", routing.candidates,
          [](const Candidate& one) { return json_of(one); });
  put(json, "sla", routing.sla_class);
  put(json, "reason_id", routing.reason_id);
  put(json, "reason_en", routing.reason_en);
  put(json, "asks", routing.asks);
  if (routing.place != Place{}) json["place"] = json_of(routing.place);
  put(json, "table", routing.table);
  put_all(json, "likely", routing.likely, [](const LikelyArea& one) {
    return Json{one.area.value, one.name};
  });
  return json;
}

Json json_of(const Understanding& understood) {
  Json json = {{"kind", id_of(understood.kind)}, {"kind_p", finite(understood.kind_p)}};
  put_all(json, "topics", understood.topics, [](const TopicGuess& one) {
    return Json{one.topic.value, finite(one.p)};
  });
  put(json, "place", understood.place);
  put(json, "urgency", understood.urgency);
  if (!understood.flags.empty()) json["flags"] = understood.flags;
  put(json, "language", understood.language);
  if (!understood.because.empty()) json["because"] = understood.because;
  put(json, "model", understood.model);
  put_all(json, "matters", understood.matters, [](const TextSpan& one) {
    return Json{one.begin, one.end};
  });
  put_all(json, "personal", understood.personal, [](const PersonalSpan& one) {
    return Json{one.what, one.begin, one.end};
  });
  put_all(json, "own", understood.own, [](const LabelGuess& one) {
    return Json{one.label, finite(one.p)};
  });
  return json;
}

Json json_of(const TicketSummary& ticket) {
  Json json = {{"id", ticket.id.value},
               {"number", ticket.number.value},
               {"status", id_of(ticket.status)},
               {"kind", id_of(ticket.kind)},
               {"opened", unix_milliseconds(ticket.opened)},
               {"version", ticket.version}};
  put(json, "topic", ticket.topic.value);
  put(json, "title", ticket.title);
  put(json, "agency", ticket.agency.value);
  put(json, "agency_name", ticket.agency_name);
  if (ticket.due) json["due"] = unix_milliseconds(*ticket.due);
  if (ticket.zone != TicketSummary{}.zone) json["zone"] = ticket.zone.count();
  put(json, "secrecy", std::string(id_of(ticket.secrecy)));
  return json;
}

Json json_of(const Attachment& one) {
  Json json = {{"type", one.type}, {"ref", one.ref}, {"mime", one.mime}, {"name", one.name}};
  put(json, "sha256", one.sha256);
  if (!one.keep) json["keep"] = false;
  return json;
}

Json json_of(const StoredMedia& one) {
  return {{"hash", one.hash}, {"mime", one.mime}, {"name", one.name}, {"bytes", one.bytes}};
}

Json json_of(const Draft& draft) {
  Json json = {{"id", draft.id.value},
               {"text", draft.text},
               {"understanding", json_of(draft.understanding)},
               {"routing", json_of(draft.routing)},
               {"opened", unix_milliseconds(draft.opened)}};
  if (draft.place != Place{}) json["place"] = json_of(draft.place);
  put(json, "triage", draft.triage);
  put(json, "told", draft.told);
  put(json, "secrecy", std::string(id_of(draft.secrecy)));
  put(json, "when", draft.when);
  return json;
}

Json json_of(const Message& message) {
  Json json = {{"id", message.id.value}, {"at", unix_milliseconds(message.at)}};
  put(json, "text", message.text);
  put(json, "note", message.note);
  put(json, "cause", message.cause);
  put(json, "unsupported", message.unsupported);
  put(json, "quoted", message.quoted);
  if (!message.matters.empty()) json["matters"] = message.matters;
  put_all(json, "attachments", message.attachments,
          [](const Attachment& one) { return json_of(one); });
  put_all(json, "stored", message.stored, [](const StoredMedia& one) { return json_of(one); });
  if (message.pin)
    json["pin"] = {{"at", {finite(message.pin->at.latitude), finite(message.pin->at.longitude)}},
                   {"name", message.pin->name},
                   {"address", message.pin->address}};
  return json;
}

// Reading throws nlohmann's exceptions for a wrong type and this for a wrong word;
// conversation_from_json catches both.
struct WrongWord : std::exception {};

template <class T>
T known(const std::optional<T>& value) {
  if (!value) throw WrongWord{};
  return *value;
}

std::string text(const Json& json, const char* name) { return json.value(name, std::string{}); }

const Json& list(const Json& json, const char* name) {
  static const Json none = Json::array();
  const auto found = json.find(name);
  if (found == json.end()) return none;
  if (!found->is_array()) throw WrongWord{};
  return *found;
}

const Json& object(const Json& json, const char* name) {
  static const Json none = Json::object();
  const auto found = json.find(name);
  if (found == json.end()) return none;
  if (!found->is_object()) throw WrongWord{};
  return *found;
}

Time time(const Json& json, const char* name) {
  return from_unix_milliseconds(json.value(name, std::int64_t{0}));
}

Coordinates coordinates(const Json& pair) {
  return {pair.at(0).get<double>(), pair.at(1).get<double>()};
}

Place place_from(const Json& json) {
  Place place;
  place.words = text(json, "words");
  if (json.contains("pin")) place.pin = coordinates(json["pin"]);
  place.area.value = text(json, "area");
  place.area_name = text(json, "area_name");
  return place;
}

Routing routing_from(const Json& json) {
  Routing routing;
  for (const Json& one : list(json, "candidates"))
    routing.candidates.push_back(
        {{text(one, "agency")}, text(one, "name"), text(one, "level"), one.value("p", 0.0)});
  routing.sla_class = text(json, "sla");
  routing.reason_id = text(json, "reason_id");
  routing.reason_en = text(json, "reason_en");
  routing.asks = text(json, "asks");
  routing.place = place_from(object(json, "place"));
  routing.table = text(json, "table");
  for (const Json& one : list(json, "likely"))
    routing.likely.push_back({{one.at(0).get<std::string>()}, one.at(1).get<std::string>()});
  return routing;
}

Understanding understanding_from(const Json& json) {
  Understanding understood;
  if (json.contains("kind")) understood.kind = known(kind_with_id(text(json, "kind")));
  understood.kind_p = json.value("kind_p", 0.0);
  for (const Json& one : list(json, "topics"))
    understood.topics.push_back({{one.at(0).get<std::string>()}, one.at(1).get<double>()});
  understood.place = text(json, "place");
  understood.urgency = text(json, "urgency");
  understood.flags = list(json, "flags").get<std::vector<std::string>>();
  understood.language = text(json, "language");
  understood.because = list(json, "because").get<std::vector<std::string>>();
  understood.model = text(json, "model");
  for (const Json& one : list(json, "matters"))
    understood.matters.push_back({one.at(0).get<std::size_t>(), one.at(1).get<std::size_t>()});
  for (const Json& one : list(json, "personal"))
    understood.personal.push_back(
        {one.at(0).get<std::string>(), one.at(1).get<std::size_t>(), one.at(2).get<std::size_t>()});
  for (const Json& one : list(json, "own"))
    understood.own.push_back({one.at(0).get<std::string>(), one.at(1).get<double>()});
  return understood;
}

TicketSummary ticket_from(const Json& json) {
  TicketSummary ticket;
  ticket.id.value = json.at("id").get<std::string>();
  ticket.number.value = text(json, "number");
  ticket.status = known(status_with_id(text(json, "status")));
  ticket.kind = known(kind_with_id(text(json, "kind")));
  ticket.topic.value = text(json, "topic");
  ticket.title = text(json, "title");
  ticket.agency.value = text(json, "agency");
  ticket.agency_name = text(json, "agency_name");
  ticket.opened = time(json, "opened");
  ticket.version = json.value("version", std::uint64_t{0});
  if (json.contains("due")) ticket.due = time(json, "due");
  ticket.zone = std::chrono::minutes{json.value("zone", std::int64_t{ticket.zone.count()})};
  ticket.secrecy = known(secrecy_with_id(text(json, "secrecy")));
  return ticket;
}

Draft draft_from(const Json& json) {
  Draft draft;
  draft.id.value = json.at("id").get<std::string>();
  draft.text = text(json, "text");
  draft.understanding = understanding_from(object(json, "understanding"));
  draft.place = place_from(object(json, "place"));
  draft.routing = routing_from(object(json, "routing"));
  draft.triage = json.value("triage", false);
  draft.told = json.value("told", false);
  draft.secrecy = known(secrecy_with_id(text(json, "secrecy")));
  draft.when = text(json, "when");
  draft.opened = time(json, "opened");
  return draft;
}

Attachment attachment_from(const Json& json) {
  return {text(json, "type"), text(json, "ref"),    text(json, "mime"),
          text(json, "name"), text(json, "sha256"), json.value("keep", true)};
}

StoredMedia media_from(const Json& json) {
  return {text(json, "hash"), text(json, "mime"), text(json, "name"),
          json.value("bytes", std::uint64_t{0})};
}

Message message_from(const Json& json) {
  Message message;
  message.id.value = text(json, "id");
  message.at = time(json, "at");
  message.text = text(json, "text");
  message.note = text(json, "note");
  message.cause = text(json, "cause");
  message.unsupported = text(json, "unsupported");
  message.quoted = text(json, "quoted");
  message.matters = list(json, "matters").get<std::vector<std::string>>();
  for (const Json& one : list(json, "attachments"))
    message.attachments.push_back(attachment_from(one));
  for (const Json& one : list(json, "stored")) message.stored.push_back(media_from(one));
  if (json.contains("pin")) {
    const Json& pin = json["pin"];
    message.pin = Pin{coordinates(pin.at("at")), text(pin, "name"), text(pin, "address")};
  }
  return message;
}

Conversation conversation_from(const Json& json) {
  Conversation now;
  const Json& address = json.at("address");
  now.address = {known(channel_named(text(address, "channel"))),
                 {text(address, "tenant")},
                 text(address, "id")};
  now.citizen.value = text(json, "citizen");
  now.language = text(json, "language");
  if (json.contains("last_inbound")) now.last_inbound = time(json, "last_inbound");
  for (const Json& one : list(json, "tickets")) now.tickets.push_back(ticket_from(one));
  now.language_chosen = json.value("language_chosen", false);
  now.node = text(json, "node");
  now.rest = json.contains("rest") ? text(json, "rest") : now.node;
  now.subject.value = text(json, "subject");
  now.focus.value = text(json, "focus");
  for (const Json& one : list(json, "drafts")) now.drafts.push_back(draft_from(one));
  now.place = place_from(object(json, "place"));
  for (const auto& [name, due] : object(json, "timers").items())
    now.timers[name] = from_unix_milliseconds(due.get<std::int64_t>());
  now.counts = object(json, "counts").get<std::map<std::string, int>>();
  now.noticed = json.value("noticed", false);
  for (const auto& [fetch, ticket] : object(json, "fetching").items())
    now.fetching[fetch] = TicketId{ticket.get<std::string>()};
  for (const Json& one : list(json, "media")) now.media.push_back(media_from(one));
  for (const Json& one : list(json, "held")) {
    now.held.push_back({{text(one, "ticket")}, text(one, "text")});
    for (const Json& file : list(one, "files")) now.held.back().files.push_back(media_from(file));
  }
  now.secrecy = known(secrecy_with_id(text(json, "wish")));
  if (json.contains("silent_until")) now.silent_until = time(json, "silent_until");
  if (json.contains("heard")) now.heard = message_from(object(json, "heard"));
  if (json.contains("understood")) now.understood = understanding_from(object(json, "understood"));
  for (const Json& one : list(json, "found")) now.found.push_back(ticket_from(one));
  return now;
}

Error invalid(const std::string& what) {
  return {Error::Kind::kInvalid, "stored conversation not read: " + what};
}

}  // namespace

std::string json_from_conversation(const Conversation& now) {
  Json json = {{"v", kVersion},
               {"address",
                {{"channel", name_of(now.address.channel)},
                 {"tenant", now.address.tenant.value},
                 {"id", now.address.id}}}};
  put(json, "citizen", now.citizen.value);
  put(json, "language", now.language);
  if (now.last_inbound) json["last_inbound"] = unix_milliseconds(*now.last_inbound);
  put_all(json, "tickets", now.tickets, [](const TicketSummary& one) { return json_of(one); });
  put(json, "language_chosen", now.language_chosen);
  put(json, "node", now.node);
  if (now.rest != now.node) json["rest"] = now.rest;
  put(json, "subject", now.subject.value);
  put(json, "focus", now.focus.value);
  put_all(json, "drafts", now.drafts, [](const Draft& one) { return json_of(one); });
  if (now.place != Place{}) json["place"] = json_of(now.place);
  for (const auto& [name, due] : now.timers) json["timers"][name] = unix_milliseconds(due);
  if (!now.counts.empty()) json["counts"] = now.counts;
  put(json, "noticed", now.noticed);
  for (const auto& [fetch, ticket] : now.fetching) json["fetching"][fetch] = ticket.value;
  put_all(json, "media", now.media, [](const StoredMedia& one) { return json_of(one); });
  put_all(json, "held", now.held, [](const Held& one) {
    Json held{{"ticket", one.ticket.value}, {"text", one.text}};
    put_all(held, "files", one.files, [](const StoredMedia& file) { return json_of(file); });
    return held;
  });
  put(json, "wish", std::string(id_of(now.secrecy)));
  if (now.silent_until) json["silent_until"] = unix_milliseconds(*now.silent_until);
  if (now.heard) json["heard"] = json_of(*now.heard);
  if (now.understood) json["understood"] = json_of(*now.understood);
  put_all(json, "found", now.found, [](const TicketSummary& one) { return json_of(one); });
  // A citizen's bytes may not be UTF-8; they must not stop the commit.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Conversation> conversation_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return invalid("it is no JSON object");
  try {
    const int version = json.at("v").get<int>();
    if (version > kVersion || version < 1)
      return invalid("version " + std::to_string(version) + " is not known here");
    return conversation_from(json);
  } catch (const Json::exception&) {
    return invalid("a field is missing or of another type");
  } catch (const WrongWord&) {
    return invalid("a word is not known here");
  }
}

}  // namespace serap::flows
