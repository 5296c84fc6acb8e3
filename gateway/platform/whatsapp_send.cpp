#include "gateway/platform/whatsapp_send.hpp"

#include <nlohmann/json.hpp>

#include "gateway/platform/fit_choices.hpp"
#include "gateway/platform/fit_text.hpp"
#include "gateway/platform/media_form.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;
using namespace whatsapp;

json buttons_action(const Outbound& outbound) {
  json buttons = json::array();
  const std::vector<std::string> titles = distinct_titles(outbound.choices, kMaxButtonTitle);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    buttons.push_back(
        {{"type", "reply"}, {"reply", {{"id", outbound.choices[i].id}, {"title", titles[i]}}}});
  }
  return {{"buttons", std::move(buttons)}};
}

json list_action(const Outbound& outbound) {
  json rows = json::array();
  const std::vector<std::string> titles = distinct_titles(outbound.choices, kMaxRowTitle);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const Choice& choice = outbound.choices[i];
    json row = {{"id", choice.id}, {"title", titles[i]}};
    // A title that had to be cut stands whole below it.
    if (utf16_units(cut_title(choice.title, 4096)) > kMaxRowTitle) {
      row["description"] = cut_title(choice.title, kMaxRowDescription);
    }
    rows.push_back(std::move(row));
  }
  const std::string label = cut_title(outbound.list_button, kMaxListButton);
  return {{"button", label.empty() ? "Pilih" : label},
          {"sections", json::array({{{"rows", std::move(rows)}}})}};
}

// Collects the calls of one message: numbers the parts and puts the frame around each.
class Parts {
 public:
  explicit Parts(const Outbound& outbound) : outbound_(outbound) {}

  void add_text(std::string_view text) {
    for (const std::string& piece : split_text(text, kMaxText)) {
      add("text", {{"body", piece}, {"preview_url", false}});
    }
  }

  // `type` button, list or location_request_message. Words that do not fit its body go ahead as
  // plain text.
  void add_interactive(std::string_view type, std::string_view text, json action) {
    const LastWords words = last_words(text, kMaxInteractiveBody);
    add_text(words.before);
    add("interactive",
        {{"type", type}, {"body", {{"text", words.last}}}, {"action", std::move(action)}});
  }

  // A picture, video or document, with words below it or none.
  void add_media(const StoredMedia& media, const std::string& caption) {
    const std::optional<std::string_view> form = media_form(Channel::kWhatsapp, media);
    if (!form) return add_text(cannot_send(media, outbound_.language));
    json content = {{"id", ""}};
    if (!caption.empty()) content["caption"] = caption;
    if (*form == "document" && !media.name.empty()) content["filename"] = media.name;
    add(*form, std::move(content));
    requests_.back().media = media;
  }

  void add_template() {
    json parameters = json::array();
    for (const std::string& value : outbound_.template_.parameters)
      parameters.push_back({{"type", "text"}, {"text", cut_title(value, kMaxInteractiveBody)}});
    json content = {{"name", outbound_.template_.name},
                    {"language", {{"code", outbound_.language == "en" ? "en" : "id"}}}};
    if (!parameters.empty())
      content["components"] = json::array({{{"type", "body"}, {"parameters", parameters}}});
    add("template", std::move(content));
  }

  std::vector<GraphRequest> take() { return std::move(requests_); }

 private:
  void add(std::string_view type, json content) {
    const int part = static_cast<int>(requests_.size());
    json body = {{"messaging_product", "whatsapp"},
                 {"recipient_type", "individual"},
                 {"type", type},
                 {"biz_opaque_callback_data", outbound_.id.value + "|" + std::to_string(part)}};
    // Without the plus Meta may put the tenant's own country code in front of a number.
    if (is_bsuid(outbound_.to.id)) {
      body["recipient"] = outbound_.to.id;
    } else {
      body["to"] = "+" + outbound_.to.id;
    }
    body[std::string(type)] = std::move(content);
    // `replace`: a broken byte in a citizen's quoted words must not stop an answer.
    requests_.push_back({part, "/" + outbound_.to.tenant.value + "/messages",
                         body.dump(-1, ' ', false, json::error_handler_t::replace)});
  }

  const Outbound& outbound_;
  std::vector<GraphRequest> requests_;
};

// One file and words that fit below it go as one message.
bool is_captioned(const Outbound& outbound) {
  if (outbound.media.size() != 1 || !outbound.choices.empty() || outbound.ask_location)
    return false;
  const std::optional<std::string_view> form =
      media_form(Channel::kWhatsapp, outbound.media.front());
  return form && *form != "audio" && fits(outbound.text, kMaxCaption);
}

void add_words(const Outbound& outbound, Parts& parts) {
  const std::vector<Choice>& choices = outbound.choices;
  const bool has_words = !split_text(outbound.text, kMaxText).empty();
  if (has_words && choices.empty() && outbound.ask_location) {
    return parts.add_interactive("location_request_message", outbound.text,
                                 {{"name", "send_location"}});
  }
  const bool can_tap = has_words && !choices.empty() && !any_title_empty(choices);
  if (can_tap && choices.size() <= kMaxButtons && all_ids_fit(choices, kMaxButtonId) &&
      all_titles_fit(choices, kMaxButtonTitle)) {
    parts.add_interactive("button", outbound.text, buttons_action(outbound));
  } else if (can_tap && choices.size() <= kMaxRows && all_ids_fit(choices, kMaxRowId)) {
    parts.add_interactive("list", outbound.text, list_action(outbound));
  } else {
    parts.add_text(choices.empty() ? outbound.text : numbered(outbound.text, choices));
  }
  // The request button and choices cannot share a message; the words are said already, so only the
  // sign stands here.
  if (has_words && outbound.ask_location)
    parts.add_interactive("location_request_message", "📍", {{"name", "send_location"}});
}

}  // namespace

bool is_bsuid(std::string_view id) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return id.size() > 3 && capital(id[0]) && capital(id[1]) && id[2] == '.';
}

std::vector<GraphRequest> whatsapp_requests(const Outbound& outbound, Manner manner) {
  constexpr std::size_t kPartDigits = 4;  // "|" and up to three digits
  if (outbound.id.value.size() + kPartDigits > kMaxCallbackData) return {};
  Parts parts(outbound);
  if (manner == Manner::kTemplate && !outbound.template_.name.empty()) parts.add_template();
  if (manner != Manner::kFree) return parts.take();
  if (is_captioned(outbound)) {
    parts.add_media(outbound.media.front(), outbound.text);
    return parts.take();
  }
  add_words(outbound, parts);
  for (const StoredMedia& media : outbound.media) parts.add_media(media, {});
  return parts.take();
}

}  // namespace serap::platform
