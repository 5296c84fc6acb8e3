// An entry of the Messenger Platform's webhooks, which Instagram shares.
// https://developers.facebook.com/docs/messenger-platform/webhooks
// https://developers.facebook.com/docs/instagram-messaging/webhook
#include "gateway/platform/messaging_read.hpp"

namespace serap::platform {
namespace {

// In an echo the page is the sender, and so it is in a reaction of its own.
bool is_by_page(const Value& item, const Value& entry) {
  if (item["message"]["is_echo"].is_true()) return true;
  const std::string sender = item["sender"].word("id"), page = entry.word("id");
  return !sender.empty() && sender == page && item["recipient"].word("id") != page;
}

// Whose page and which citizen, each item by its own ids.
Told base_of(const Value& item, const Value& entry) {
  Told told;
  told.by_page = is_by_page(item, entry);
  const Value page = item[told.by_page ? "sender" : "recipient"]["id"];
  const Value citizen = item[told.by_page ? "recipient" : "sender"];
  told.tenant = TenantId{taken(told, "tenant", page)};
  if (told.tenant.empty()) told.tenant = TenantId{taken(told, "tenant", entry["id"])};
  told.scoped_id = taken(told, "citizen", citizen["id"]);
  const Value time = item["timestamp"].is_present() ? item["timestamp"] : entry["time"];
  told.at = moment(time);
  note(told, "at", time);
  return told;
}

void read_item(const Value& item, const Value& entry, std::vector<Told>& told) {
  if (!item.is_object()) {
    told.push_back(rejected(TenantId{entry.word("id")}, "messaging holds what is no object", item));
    return;
  }
  Told base = base_of(item, entry);
  if (base.tenant.empty()) {
    told.push_back(rejected(TenantId{}, "no page or account id", item));
  } else if (item["message"].is_object()) {
    told.push_back(read_messaging_message(item, std::move(base)));
  } else {
    read_messaging_deed(item, base, told);
  }
}

void read_list(const char* key, const Value& entry, std::vector<Told>& told) {
  const Value list = entry[key];
  if (!list.is_present()) return;
  if (!list.is_array()) {
    told.push_back(rejected(TenantId{entry.word("id")}, std::string{key} + " is no array", list));
    return;
  }
  for (const Value& item : list.items()) read_item(item, entry, told);
}

// Another app has the chat: what happens there is not ours to answer.
void read_standby(const Value& entry, std::vector<Told>& told) {
  const std::size_t before = told.size();
  read_list("standby", entry, told);
  for (std::size_t i = before; i < told.size(); ++i) {
    if (told[i].kind == ToldKind::kRejected && !told[i].raw.starts_with('{')) continue;
    told[i].kind = ToldKind::kIgnored;
    told[i].reason = "standby";
    told[i].raw.clear();
  }
}

// A test event of the dashboard holds a message in the form of a change; other changes are about
// the page (feed, comments, leads).
void read_change(const Value& change, const Value& entry, std::vector<Told>& told) {
  const Value value = change["value"];
  const std::string field = change.word("field");
  const bool is_item = value["sender"].is_object() && value["recipient"].is_object();
  if (is_item) return read_item(value, entry, told);
  const TenantId tenant{entry.word("id")};
  if (field.empty()) {
    told.push_back(rejected(tenant, "change without field", change));
    return;
  }
  told.push_back(ignored(tenant, "field " + field));
  note(told.back(), "reason", change["field"]);
}

}  // namespace

void read_messaging_entry(const Value& entry, std::vector<Told>& told) {
  const bool known = entry["messaging"].is_present() || entry["standby"].is_present() ||
                     entry["changes"].is_present();
  if (!known) {
    told.push_back(rejected(TenantId{entry.word("id")}, "entry without messaging", entry));
    return;
  }
  read_list("messaging", entry, told);
  read_standby(entry, told);
  for (const Value& change : entry["changes"].items()) read_change(change, entry, told);
}

}  // namespace serap::platform
