#include "gateway/platform/messaging_send.hpp"

#include <nlohmann/json.hpp>

#include "gateway/platform/fit_choices.hpp"
#include "gateway/platform/fit_text.hpp"
#include "gateway/platform/media_form.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;
using namespace messaging;

// Collects the calls of one message: numbers the parts and puts the frame around each.
class Parts {
 public:
  Parts(const Outbound& outbound, Manner manner)
      : outbound_(outbound),
        manner_(manner),
        text_limit_(outbound.to.channel == Channel::kInstagram
                        ? Limit{kMaxInstagramText, Limit::Unit::kByte}
                        : Limit{kMaxMessengerText}) {}

  void add_text(std::string_view text) {
    for (const std::string& piece : split_text(text, text_limit_)) add({{"text", piece}});
  }

  // Buttons stay in the chat; quick replies go with the next message, but there may be more.
  void add_buttons(std::string_view text) {
    const LastWords words = last_words(text, kMaxButtonText);
    add_text(words.before);
    json buttons = json::array();
    const std::vector<std::string> titles = distinct_titles(outbound_.choices, kMaxTitle);
    for (std::size_t i = 0; i < titles.size(); ++i) {
      buttons.push_back(
          {{"type", "postback"}, {"title", titles[i]}, {"payload", outbound_.choices[i].id}});
    }
    add({{"attachment",
          {{"type", "template"},
           {"payload",
            {{"template_type", "button"},
             {"text", words.last},
             {"buttons", std::move(buttons)}}}}}});
  }

  // Titles that had to be cut stand whole, with their number, in the words above.
  void add_quick_replies(const std::string& text) {
    const std::vector<Choice>& choices = outbound_.choices;
    const bool whole = all_titles_fit(choices, kMaxTitle);
    const LastWords words = last_words(whole ? text : numbered(text, choices), text_limit_);
    add_text(words.before);
    json replies = json::array();
    const std::vector<std::string> titles = distinct_titles(choices, kMaxTitle);
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const std::string title =
          whole ? titles[i] : cut_title(std::to_string(i + 1) + ". " + choices[i].title, kMaxTitle);
      replies.push_back({{"content_type", "text"}, {"title", title}, {"payload", choices[i].id}});
    }
    add({{"text", words.last}, {"quick_replies", std::move(replies)}});
  }

  void add_media(const StoredMedia& media) {
    const std::optional<std::string_view> form = media_form(outbound_.to.channel, media);
    if (!form) return add_text(cannot_send(media, outbound_.language));
    add({{"attachment", {{"type", *form}, {"payload", {{"attachment_id", ""}}}}}});
    requests_.back().media = media;
  }

  void add_template() {
    json parameters = json::array();
    for (const std::string& value : outbound_.template_.parameters)
      parameters.push_back({{"type", "text"}, {"text", cut_title(value, kMaxMessengerText)}});
    json content = {{"name", outbound_.template_.name},
                    {"language", {{"code", outbound_.language == "en" ? "en" : "id"}}}};
    if (!parameters.empty())
      content["components"] = json::array({{{"type", "body"}, {"parameters", parameters}}});
    add({{"template", std::move(content)}});
  }

  std::vector<GraphRequest> take() { return std::move(requests_); }

 private:
  void add(json message) {
    const int part = static_cast<int>(requests_.size());
    message["metadata"] = outbound_.id.value + "|" + std::to_string(part);
    json body = {{"recipient", {{"id", outbound_.to.id}}}, {"messaging_type", "RESPONSE"}};
    if (manner_ == Manner::kTemplate) body["messaging_type"] = "UTILITY";
    if (manner_ == Manner::kHumanAgent) {
      body["messaging_type"] = "MESSAGE_TAG";
      body["tag"] = "HUMAN_AGENT";
    }
    body["message"] = std::move(message);
    // Instagram's own host and Facebook's both know the account by its token.
    const bool instagram = outbound_.to.channel == Channel::kInstagram;
    requests_.push_back({part,
                         instagram ? "/me/messages" : "/" + outbound_.to.tenant.value + "/messages",
                         body.dump(-1, ' ', false, json::error_handler_t::replace)});
  }

  const Outbound& outbound_;
  const Manner manner_;
  const Limit text_limit_;
  std::vector<GraphRequest> requests_;
};

void add_words(const Outbound& outbound, Parts& parts) {
  const std::string& text = outbound.text;
  const std::vector<Choice>& choices = outbound.choices;
  const bool can_tap = !choices.empty() && !any_title_empty(choices) &&
                       all_ids_fit(choices, kMaxPayload) &&
                       text.find_first_not_of(" \t\r\n") != std::string::npos;
  if (can_tap && choices.size() <= kMaxButtons && all_titles_fit(choices, kMaxTitle))
    return parts.add_buttons(text);
  if (can_tap && choices.size() <= kMaxQuickReplies) return parts.add_quick_replies(text);
  parts.add_text(choices.empty() ? text : numbered(text, choices));
}

}  // namespace

std::vector<GraphRequest> messaging_requests(const Outbound& outbound, Manner manner) {
  constexpr std::size_t kPartDigits = 4;  // "|" and up to three digits
  if (outbound.id.value.size() + kPartDigits > kMaxMetadata) return {};
  Parts parts(outbound, manner);
  if (manner == Manner::kTemplate) {
    if (outbound.to.channel == Channel::kInstagram || outbound.template_.name.empty()) return {};
    parts.add_template();
    return parts.take();
  }
  add_words(outbound, parts);
  for (const StoredMedia& media : outbound.media) parts.add_media(media);
  return parts.take();
}

}  // namespace serap::platform
