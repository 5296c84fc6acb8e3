// An entry of the WhatsApp Cloud API's webhooks: its changes, and who they are about.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
#include <algorithm>

#include "gateway/platform/whatsapp_read.hpp"
#include "gateway/platform/whatsapp_send.hpp"

namespace serap::platform {
namespace {

using ReadItem = Told (*)(const Value& item, const WhatsappChange& change);

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_each(const char* key, ReadItem read, const WhatsappChange& change,
               std::vector<Told>& told) {
  const Value list = change.value[key];
  if (!list.is_present()) return;
  if (!list.is_array()) {
    told.push_back(rejected(change.tenant, std::string{key} + " is no array", list));
    return;
  }
  for (const Value& item : list.items()) {
    if (change.tenant.empty()) {
      told.push_back(rejected(TenantId{}, "no phone_number_id", item));
    } else if (!item.is_object()) {
      told.push_back(rejected(change.tenant, std::string{key} + " holds what is no object", item));
    } else {
      told.push_back(read(item, change));
    }
  }
}

Told read_account_error(const Value& error, const WhatsappChange& change) {
  const std::string code = error.word("code");
  Told told = ignored(change.tenant, code.empty() ? "errors" : "errors " + code);
  ToldError one{static_cast<int>(whole_number(error["code"]).value_or(0)), error.word("title")};
  note(told, "error", error);
  if (one.code != 0 || !one.title.empty()) told.error = std::move(one);
  return told;
}

void read_messages(const WhatsappChange& change, std::vector<Told>& told) {
  read_each("messages", read_whatsapp_message, change, told);
  read_each("statuses", read_whatsapp_status, change, told);
  read_each("errors", read_account_error, change, told);
}

// Meta's own agent has the chat: what happens there is not ours to answer.
void read_standby(const WhatsappChange& change, std::vector<Told>& told) {
  const std::size_t before = told.size();
  read_messages(change, told);
  if (told.size() == before) told.push_back(ignored(change.tenant, "standby"));
  for (std::size_t i = before; i < told.size(); ++i) {
    if (told[i].kind == ToldKind::kRejected) continue;
    told[i].kind = ToldKind::kIgnored;
    told[i].reason = "standby";
  }
}

// `time` is the entry's: only fields about the account have one.
void read_change(const Value& change, const Value& time, std::vector<Told>& told) {
  const std::string field = change.word("field");
  const Value value = change["value"];
  if (field.empty() || !value.is_object()) {
    told.push_back(rejected(TenantId{}, "change without field or value", change));
    return;
  }
  const WhatsappChange inside{TenantId{value["metadata"].word("phone_number_id")}, value};
  if (field == "messages") return read_messages(inside, told);
  if (field == "standby") return read_standby(inside, told);
  if (field == "smb_message_echoes")
    return read_each("message_echoes", read_whatsapp_echo, inside, told);
  if (field == "user_preferences")
    return read_each("user_preferences", read_whatsapp_preference, inside, told);
  told.push_back(ignored(inside.tenant, "field " + field));
  told.back().at = moment(time);
  note(told.back(), "at", time);
  note(told.back(), "reason", change["field"]);
}

}  // namespace

void take_id(std::string id, Person& person) {
  if (id.starts_with('+')) id.erase(0, 1);
  if (is_bsuid(id)) {
    if (person.bsuid.empty()) person.bsuid = std::move(id);
  } else if (is_digits(id) && person.phone.empty()) {
    person.phone = std::move(id);
  }
}

void take_person(Told& told, const Value& from, const Value& user_id,
                 const WhatsappChange& change) {
  Person& person = told.person;
  take_id(user_id.word(), person);
  take_id(from.word(), person);
  note(told, "citizen", from.is_present() ? from : user_id);
  note(told, "bsuid", user_id);
  for (const Value& contact : change.value["contacts"].items()) {
    Person theirs;
    take_id(contact.word("wa_id"), theirs);
    take_id(contact.word("user_id"), theirs);
    const bool same = (!person.bsuid.empty() && theirs.bsuid == person.bsuid) ||
                      (!person.phone.empty() && theirs.phone == person.phone);
    if (!same) continue;
    if (person.bsuid.empty()) person.bsuid = theirs.bsuid;
    if (person.phone.empty()) person.phone = theirs.phone;
    person.name = taken(told, "name", contact["profile"]["name"]);
    person.username = contact["profile"].word("username");
    break;
  }
}

void read_whatsapp_entry(const Value& entry, std::vector<Told>& told) {
  const Value changes = entry["changes"];
  if (!changes.is_array()) {
    told.push_back(rejected(TenantId{}, "entry without changes", entry));
    return;
  }
  for (const Value& change : changes.items()) read_change(change, entry["time"], told);
}

}  // namespace serap::platform
