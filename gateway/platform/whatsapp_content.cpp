// What a WhatsApp message holds, by its type.
#include <algorithm>
#include <array>

#include "gateway/platform/whatsapp_read.hpp"

namespace serap::platform {
namespace {

// Their bytes are at the platform, behind an id.
constexpr std::array<std::string_view, 6> kMediaTypes{"image",    "video", "audio",
                                                      "document", "voice", "sticker"};

bool is_media(std::string_view type) {
  return std::find(kMediaTypes.begin(), kMediaTypes.end(), type) != kMediaTypes.end();
}

// Signs that turn the direction of what follows: "surat<U+202E>fdp.exe" would read as a PDF.
void take_out_turns(std::string& text) {
  constexpr auto kTurns =
      std::to_array<std::string_view>({"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                                       "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"});
  for (const std::string_view turn : kTurns) {
    for (std::size_t at = text.find(turn); at != text.npos; at = text.find(turn, at))
      text.erase(at, turn.size());
  }
}

// A name for people to see, never a path.
std::string file_name(const std::string& told) {
  std::string name = told.substr(told.find_last_of("/\\") + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  take_out_turns(name);
  return name == "." || name == ".." ? std::string() : name;
}

bool take_media(Told& told, const std::string& type, const Value& content) {
  Attachment attachment;
  attachment.type = type == "voice" ? "audio" : type;
  // The id is good for 7 days, a URL for minutes.
  attachment.ref = content.word(content["id"].is_present() ? "id" : "url");
  attachment.mime = content.word("mime_type");
  attachment.name = file_name(content.word("filename"));
  attachment.sha256 = content.word("sha256");
  attachment.keep = type != "sticker";
  note(told, "attachments", content);
  told.text = taken(told, "text", content["caption"]);
  if (type == "voice" || content["voice"].is_true()) told.flags.emplace_back("voice");
  if (content["animated"].is_true()) told.flags.emplace_back("animated");
  if (attachment.ref.empty()) return false;
  told.attachments.push_back(std::move(attachment));
  return true;
}

bool take_contacts(Told& told, const Value& message) {
  for (const Value& contact : message["contacts"].items()) {
    const std::vector<Value> phones = contact["phones"].items();
    Attachment card{"contact", {}, {}, contact["name"].word("formatted_name"), {}, false};
    if (card.name.empty()) card.name = contact["name"].word("first_name");
    if (!phones.empty()) {
      const std::string wa_id = phones.front().word("wa_id");
      card.ref = wa_id.empty() ? phones.front().word("phone") : wa_id;
      // The answer to our question for the number of a user who showed only a username.
      if (message.word("origin") == "contact_request") take_id(wa_id, told.person);
    }
    note(told, "attachments", contact);
    told.attachments.push_back(std::move(card));
  }
  if (message.word("origin") == "contact_request") told.flags.emplace_back("contact_request");
  return !told.attachments.empty();
}

bool take_interactive(Told& told, const Value& content) {
  const std::string type = content.word("type");
  const Value reply = content[type];
  if (type == "button_reply" || type == "list_reply") {
    told.payload = taken(told, "payload", reply["id"]);
    told.text = taken(told, "text", reply["title"]);
    return !told.payload.empty();
  }
  told.unsupported = type.empty() ? "interactive" : type;
  if (type == "nfm_reply") {
    told.flags.emplace_back("flow");
    told.payload = taken(told, "payload", reply["response_json"]);
    told.text = taken(told, "text", reply["body"]);
  }
  return true;
}

bool take_button(Told& told, const Value& content) {
  told.payload = taken(told, "payload", content["payload"]);
  told.text = taken(told, "text", content["text"]);
  return !told.payload.empty() || !told.text.empty();
}

bool take_pin(Told& told, const Value& content) {
  told.location = pin_of(content["latitude"], content["longitude"]);
  if (!told.location) return false;
  note(told, "location", content);
  told.location->name = content.word("name");
  told.location->address = content.word("address");
  return true;
}

bool take_other(Told& told, const std::string& type, const Value& content) {
  const std::string inner = type == "unsupported" ? content.word("type") : "";
  told.unsupported = inner.empty() ? type : inner;
  told.text = taken(told, "text", content[type == "order" ? "text" : "caption"]);
  if (type == "order") told.flags.emplace_back("order");
  return true;
}

}  // namespace

bool take_whatsapp_content(Told& told, const std::string& type, const Value& message) {
  if (type.empty()) return false;
  const Value content = message[type];
  take_error(told, message["errors"]);
  if (type == "text") {
    told.text = taken(told, "text", content["body"]);
    return content["body"].is_text();
  }
  if (type == "interactive") return take_interactive(told, content);
  if (type == "button") return take_button(told, content);
  if (type == "location") return take_pin(told, content);
  if (type == "contacts") return take_contacts(told, message);
  if (is_media(type)) {
    // A file that is too large comes as an error without the file.
    if (take_media(told, type, content)) return true;
    told.unsupported = type;
    return told.error.has_value();
  }
  return take_other(told, type, content);
}

}  // namespace serap::platform
