#include "services/ctl/told_json.hpp"

#include <nlohmann/json.hpp>

namespace serap::ctl {
namespace {

using nlohmann::ordered_json;
using platform::Told;
using platform::ToldKind;

void put(ordered_json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

// Whom to answer, by the name an operator knows best: the phone where there is one.
void put_citizen(ordered_json& line, const Told& told, Channel channel) {
  const Person& person = told.person;
  if (!told.scoped_id.empty()) {
    line["citizen"] = told.scoped_id;
    line["citizen_kind"] = channel == Channel::kInstagram ? "igsid" : "psid";
  } else if (platform::names_citizen(told)) {
    line["citizen"] = person.phone.empty() ? person.bsuid : person.phone;
    line["citizen_kind"] = person.phone.empty() ? "bsuid" : "phone";
  }
  put(line, "bsuid", person.bsuid);
  put(line, "name", person.name);
}

void put_attachments(ordered_json& line, const std::vector<Attachment>& attachments) {
  for (const Attachment& attachment : attachments) {
    ordered_json one{{"type", attachment.type}};
    put(one, "ref", attachment.ref);
    put(one, "mime", attachment.mime);
    put(one, "name", attachment.name);
    line["attachments"].push_back(std::move(one));
  }
}

void put_location(ordered_json& line, const Pin& pin) {
  ordered_json place{{"lat", pin.at.latitude}, {"lon", pin.at.longitude}};
  put(place, "name", pin.name.empty() ? pin.address : pin.name);
  line["location"] = std::move(place);
}

void put_error(ordered_json& line, const platform::ToldError& error) {
  ordered_json one = ordered_json::object();
  if (error.code != 0) one["code"] = error.code;
  put(one, "title", error.title);
  line["error"] = std::move(one);
}

// A type that a citizen may send and that we have no word for.
bool is_unknown_type(const Told& told) {
  return !told.unsupported.empty() && !told.has("order") && !told.has("flow");
}

}  // namespace

std::string json_from_told(const Told& told, Channel channel) {
  ordered_json line{{"kind", name_of(told.kind)}};
  put(line, "tenant", told.tenant.value);
  put_citizen(line, told, channel);
  put(line, "id", told.id);
  if (told.at) line["at"] = iso8601(*told.at);
  put(line, "text", told.text);
  if (told.kind == ToldKind::kMessage) line["text"] = told.text;
  put_attachments(line, told.attachments);
  if (told.location) put_location(line, *told.location);
  put(line, "payload", told.payload);
  put(line, "reply_to", told.reply_to);
  put(line, "status", told.status);
  if (told.error) put_error(line, *told.error);
  if (!told.flags.empty()) line["flags"] = told.flags;
  if (is_unknown_type(told)) line["flags"].push_back("unsupported");
  put(line, "reason", is_unknown_type(told) ? told.unsupported : told.reason);
  for (const platform::Source& source : told.sources) line["explain"][source.field] = source.path;
  return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace serap::ctl
