// https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages#attachment
#include <algorithm>
#include <array>

#include "gateway/platform/messaging_read.hpp"

namespace serap::platform {
namespace {

// The thumbs-up in its three sizes.
constexpr std::array<std::string_view, 3> kThumbs{"369239263222822", "369239343222814",
                                                  "369239383222810"};

struct Form {
  std::string_view theirs;
  std::string_view ours;
  bool keep;
};

constexpr auto kForms = std::to_array<Form>({
    {"image", "image", true},
    {"audio", "audio", true},
    {"video", "video", true},
    {"file", "document", true},
    {"sticker", "sticker", false},
    {"fallback", "share", false},  // the preview of a link: the text is what counts
    {"share", "share", false},
    {"reel", "share", false},
    {"ig_reel", "share", false},
    {"post", "share", false},
    {"ig_post", "share", false},
    {"story_mention", "share", false},  // dead when the story ends, and must not be stored
    {"template", "share", false},
});

// Its link; where none is told, what the platform calls it.
std::string reference_of(const Value& attachment) {
  const Value payload = attachment["payload"];
  constexpr auto kNames = std::to_array<const char*>(
      {"url", "attachment_id", "reel_video_id", "ig_post_media_id", "sticker_id", "id"});
  for (const char* name : kNames) {
    if (std::string ref = payload.word(name); !ref.empty()) return ref;
    if (std::string ref = attachment.word(name); !ref.empty()) return ref;
  }
  return {};
}

// Products, or cards of ours that come back in an echo.
std::string title_of(const Value& payload) {
  for (const Value& elements : {payload["product"]["elements"], payload["elements"]}) {
    const std::vector<Value> all = elements.items();
    if (!all.empty()) return all.front().word("title");
  }
  return {};
}

void take_file(Told& told, const Form& form, const Value& attachment) {
  const Value payload = attachment["payload"];
  Attachment one;
  one.type = form.ours;
  one.ref = reference_of(attachment);
  one.keep = form.keep && one.ref.starts_with("http");
  one.name = payload.word("title");
  if (one.name.empty()) one.name = attachment.word("title");
  if (one.name.empty() && form.theirs == "template") one.name = title_of(payload);
  if (one.ref.empty() && told.text.empty() && form.theirs == "template")
    told.text = taken(told, "text", payload["text"]);
  const bool is_named = form.theirs == "template" && !one.name.empty();
  if (one.ref.empty() && !is_named) {  // a preview of nothing
    told.unsupported = form.theirs;
    return;
  }
  if (form.theirs == "story_mention") told.flags.emplace_back("story_mention");
  note(told, "attachments", attachment);
  told.attachments.push_back(std::move(one));
}

void take_emoji(Told& told, const char* emoji, const Value& attachment) {
  if (!told.text.empty()) return;
  told.text = emoji;
  note(told, "text", attachment);
}

// Until 30 August 2026 a sticker came twice: as an image and as a sticker.
void take_sticker(Told& told, std::vector<std::string>& seen, const Value& attachment) {
  const std::string id = attachment["payload"].word("sticker_id");
  if (!id.empty() && std::find(seen.begin(), seen.end(), id) != seen.end()) return;
  seen.push_back(id);
  if (std::find(kThumbs.begin(), kThumbs.end(), id) != kThumbs.end())
    return take_emoji(told, "👍", attachment);
  take_file(told, {"sticker", "sticker", false}, attachment);
}

void take_place(Told& told, const Value& attachment) {
  const Value at = attachment["payload"]["coordinates"];
  told.location = pin_of(at["lat"], at["long"]);
  if (!told.location) {
    told.unsupported = "location";
    return;
  }
  told.location->name = attachment.word("title");
  note(told, "location", attachment);
}

void take_one(Told& told, std::vector<std::string>& stickers, const Value& attachment) {
  const std::string type = attachment.word("type");
  const bool sticker = type == "sticker" || attachment["payload"]["sticker_id"].is_present();
  if (sticker) return take_sticker(told, stickers, attachment);
  if (type == "like_heart") return take_emoji(told, "❤️", attachment);
  if (type == "location") return take_place(told, attachment);
  if (type == "appointment_booking") return told.flags.emplace_back(type), void();
  const auto form = std::find_if(kForms.begin(), kForms.end(),
                                 [&](const Form& one) { return one.theirs == type; });
  if (form != kForms.end()) return take_file(told, *form, attachment);
  // "ephemeral" has no content, and so may a type of the future.
  told.unsupported = type.empty() ? "attachment" : type;
}

}  // namespace

void take_attachments(Told& told, const Value& attachments) {
  std::vector<std::string> stickers;
  for (const Value& attachment : attachments.items()) take_one(told, stickers, attachment);
  if (!told.text.empty() || !told.attachments.empty() || told.location) told.unsupported.clear();
}

}  // namespace serap::platform
