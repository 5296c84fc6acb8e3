// What happens on Messenger and Instagram besides messages.
// https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
#include <algorithm>
#include <array>

#include "gateway/platform/messaging_read.hpp"

namespace serap::platform {
namespace {

// Words for a reaction where the emoji itself is not told.
std::string emoji_of(const std::string& name) {
  struct Name {
    std::string_view name;
    const char* emoji;
  };
  constexpr auto kNames = std::to_array<Name>({{"love", "❤️"},
                                               {"like", "👍"},
                                               {"dislike", "👎"},
                                               {"smile", "😆"},
                                               {"haha", "😆"},
                                               {"wow", "😮"},
                                               {"sad", "😢"},
                                               {"angry", "😠"}});
  const auto found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& one) { return one.name == name; });
  return found == kNames.end() ? name : found->emoji;
}

// Instagram tells an "edit" of each new message too, without its words: nothing was edited.
Told read_edit(const Value& edit, Told told) {
  told.kind = edit["text"].is_text() ? ToldKind::kEdit : ToldKind::kIgnored;
  if (told.kind == ToldKind::kIgnored) told.reason = "message_edit without text";
  told.id = taken(told, "id", edit["mid"]);
  told.text = taken(told, "text", edit["text"]);
  told.ordinal = edit.word("num_edit");
  return told;
}

Told read_postback(const Value& postback, Told told) {
  told.kind = ToldKind::kPostback;
  told.id = taken(told, "id", postback["mid"]);
  told.text = taken(told, "text", postback["title"]);
  told.payload = taken(told, "payload", postback["payload"]);
  if (postback["referral"].is_present()) told.flags.emplace_back("referral");
  return told;
}

Told read_reaction(const Value& reaction, Told told) {
  told.kind = ToldKind::kReaction;
  told.id = taken(told, "id", reaction["mid"]);
  told.reply_to = told.id;
  if (reaction.word("action") == "unreact") {
    told.flags.emplace_back("removed");
    return told;
  }
  const Value emoji = reaction["emoji"];
  told.text = emoji.is_present() ? emoji.word() : emoji_of(reaction.word("reaction"));
  note(told, "text", emoji.is_present() ? emoji : reaction["reaction"]);
  return told;
}

Told read_referral(const Value& referral, Told told) {
  told.kind = ToldKind::kReferral;
  told.payload = taken(told, "payload", referral["ref"]);
  if (const std::string source = referral.word("source"); !source.empty())
    told.flags.push_back(source);
  note(told, "flags", referral["source"]);
  return told;
}

// A plug-in's tick box, or the agreement to notifications: that one can be stopped.
Told read_optin(const Value& optin, Told told) {
  const std::string status = optin.word("notification_messages_status");
  told.kind = status.starts_with("STOP") ? ToldKind::kOptout : ToldKind::kOptin;
  note(told, "kind", optin["notification_messages_status"]);
  told.payload = taken(told, "payload", optin[optin["ref"].is_present() ? "ref" : "payload"]);
  if (const std::string type = optin.word("type"); !type.empty()) told.flags.push_back(type);
  return told;
}

Told status_of(const char* status, const Value& id, Told told) {
  told.kind = ToldKind::kStatus;
  told.status = status;
  told.id = taken(told, "id", id);
  return told;
}

// Named messages, or all up to a moment.
void read_status(const char* status, const Value& item, const Told& base, std::vector<Told>& told) {
  for (const Value& mid : item["mids"].items()) told.push_back(status_of(status, mid, base));
  if (!item["mids"].items().empty()) return;
  Told one = status_of(status, item["mid"], base);
  one.watermark = moment(item["watermark"]);
  if (one.id.empty() && one.watermark) one.flags.emplace_back("watermark");
  const bool empty = one.id.empty() && !one.watermark;
  told.push_back(empty ? rejected(base, std::string(status) + " of no message", item)
                       : std::move(one));
}

// About the app, the page or a shop; nothing that a conversation needs to know.
constexpr auto kNotOurs = std::to_array<std::string_view>(
    {"account_linking", "pass_thread_control", "take_thread_control", "request_thread_control",
     "app_roles", "policy_enforcement", "response_feedback", "lead", "order",
     "messaging_customer_information"});
// Read elsewhere, if they are objects.
constexpr auto kOurs = std::to_array<std::string_view>(
    {"message", "message_edit", "postback", "reaction", "referral", "optin", "delivery", "read"});

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Told ignored_for(const Told& base, std::string reason, const Value& why) {
  Told told = base;
  told.kind = ToldKind::kIgnored;
  told.reason = std::move(reason);
  note(told, "reason", why);
  return told;
}

// What is known names the item, wherever it stands beside what is not.
Told read_other(const Value& item, const Told& base) {
  std::string unknown;
  for (const std::string& key : item.keys()) {
    if (key == "sender" || key == "recipient" || key == "timestamp") continue;
    if (is_in(kOurs, key)) return rejected(base, key + " is no object", item);
    if (is_in(kNotOurs, key)) return ignored_for(base, key, item[key]);
    if (unknown.empty()) unknown = key;
  }
  if (unknown.empty()) return rejected(base, "item with nothing in it", item);
  return ignored_for(base, "unknown " + unknown, item[unknown]);
}

using ReadDeed = Told (*)(const Value& deed, Told told);
struct Deed {
  const char* key;
  ReadDeed read;
  bool wants_id;
};
constexpr auto kDeeds = std::to_array<Deed>({{"message_edit", read_edit, true},
                                             {"postback", read_postback, false},
                                             {"reaction", read_reaction, true},
                                             {"referral", read_referral, false},
                                             {"optin", read_optin, false}});

Told read_deed(const Deed& deed, const Value& item, const Told& base) {
  const Value content = item[deed.key];
  Told told = deed.read(content, base);
  note(told, "kind", content);
  if (told.kind == ToldKind::kIgnored) return told;
  if (base.by_page) return ignored_for(told, std::string("own ") + deed.key, content);
  if (deed.wants_id && told.id.empty())
    return rejected(base, std::string(deed.key) + " without id", item);
  // Before the first message a plug-in knows only a reference of its own; nobody can be answered.
  const std::string reference = item["sender"].word("user_ref");
  const bool by_reference = !reference.empty() || content["user_ref"].is_present();
  if (told.scoped_id.empty() && by_reference) {
    told.flags.emplace_back("user_ref");
  } else if (told.scoped_id.empty()) {
    return rejected(base, std::string(deed.key) + " without a sender", item);
  }
  return told;
}

}  // namespace

void read_messaging_deed(const Value& item, const Told& base, std::vector<Told>& told) {
  if (item["delivery"].is_object()) return read_status("delivered", item["delivery"], base, told);
  if (item["read"].is_object()) return read_status("read", item["read"], base, told);
  const auto deed = std::find_if(kDeeds.begin(), kDeeds.end(),
                                 [&](const Deed& one) { return item[one.key].is_object(); });
  told.push_back(deed == kDeeds.end() ? read_other(item, base) : read_deed(*deed, item, base));
}

}  // namespace serap::platform
