// https://developers.facebook.com/docs/messenger-platform/reference/send-api
// https://developers.facebook.com/docs/instagram-messaging/send-message
#include "gateway/simulator/messaging_check.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "gateway/simulator/refusal.hpp"

namespace serap::simulator {
namespace {

using nlohmann::json;

const json& object_at(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_object())
    refuse(std::string("The parameter ") + name + " is required");
  return *found;
}

std::string text_at(const json& object, const char* name, std::size_t most) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string() || found->get<std::string>().empty())
    refuse(std::string("The parameter ") + name + " is required");
  std::string text = found->get<std::string>();
  if (characters(text) > most) {
    refuse(std::string("Length of param ") + name + " must be less than or equal to " +
               std::to_string(most),
           2018109);
  }
  return text;
}

void add_choice(Bubble& bubble, Choice choice) {
  if (choice.title.find_first_of("\r\n") != std::string::npos) refuse("A title holds line breaks");
  bubble.choices.push_back(std::move(choice));
}

void read_template(const json& payload, Bubble& bubble) {
  if (text_at(payload, "template_type", 64) != "button")
    refuse("Template type is not one this stand-in knows");
  bubble.kind = "buttons";
  bubble.text = text_at(payload, "text", 640);
  const auto buttons = payload.find("buttons");
  if (buttons == payload.end() || !buttons->is_array() || buttons->empty() || buttons->size() > 3)
    refuse("param buttons must hold 1 to 3 items");
  for (const json& button : *buttons) {
    if (!button.is_object() || button.value("type", "") != "postback")
      refuse("Button type is not one this stand-in knows");
    std::string payload_id = text_at(button, "payload", 1000);
    add_choice(bubble, {std::move(payload_id), text_at(button, "title", 20)});
  }
}

void read_attachment(const json& attachment, Bubble& bubble) {
  const std::string type = text_at(attachment, "type", 32);
  const json& payload = object_at(attachment, "payload");
  if (type == "template") return read_template(payload, bubble);
  constexpr std::array<std::string_view, 4> kTypes{"image", "audio", "video", "file"};
  if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end())
    refuse("Attachment type is not supported", 2018047);
  bubble.kind = type == "file" ? "document" : type;
  bubble.media = text_at(payload, "attachment_id", 64);
}

void read_quick_replies(const json& message, Bubble& bubble) {
  const auto replies = message.find("quick_replies");
  if (replies == message.end()) return;
  if (!replies->is_array() || replies->empty() || replies->size() > 13)
    refuse("param quick_replies must hold 1 to 13 items");
  bubble.kind = "quick_replies";
  for (const json& reply : *replies) {
    if (!reply.is_object() || reply.value("content_type", "") != "text")
      refuse("Quick reply content type must be text");
    std::string payload = text_at(reply, "payload", 1000);
    add_choice(bubble, {std::move(payload), text_at(reply, "title", 20)});
  }
}

void read_message(const json& message, Channel channel, Said& said) {
  Bubble& bubble = said.bubble;
  bubble.kind = "text";
  if (message.contains("metadata")) bubble.callback = text_at(message, "metadata", 999);
  if (message.contains("template")) {
    bubble.kind = "template";
    bubble.text = text_at(object_at(message, "template"), "name", 512);
    if (said.manner != "UTILITY") refuse("A template needs messaging_type UTILITY");
    return;
  }
  if (said.manner == "UTILITY") refuse("messaging_type UTILITY needs a template");
  const bool text = message.contains("text"), file = message.contains("attachment");
  if (text == file) refuse("A message holds either text or an attachment", 2018320);
  if (file) return read_attachment(object_at(message, "attachment"), bubble);
  bubble.text = text_at(message, "text", channel == Channel::kInstagram ? 1000 : 1999);
  if (channel == Channel::kInstagram && bubble.text.size() > 1000)
    refuse("Length of param message[text] must be at most 1000 bytes", 2018109);
  read_quick_replies(message, bubble);
}

// How it may go: "", HUMAN_AGENT or UTILITY.
std::string manner_of(const json& body, Channel channel) {
  const std::string type = body.value("messaging_type", "");
  if (type == "RESPONSE" || type == "UPDATE") return {};
  if (type == "UTILITY" && channel == Channel::kMessenger) return type;
  if (type != "MESSAGE_TAG") refuse("messaging_type is missing or not valid");
  if (body.value("tag", "") != "HUMAN_AGENT") refuse("This message tag is no longer supported");
  return "HUMAN_AGENT";
}

std::variant<Said, SenderAction, GraphError> read(Channel channel, std::string_view text) {
  const json body = json::parse(text, nullptr, false);
  if (!body.is_object()) refuse("The body is not a JSON object");
  const std::string to = text_at(object_at(body, "recipient"), "id", 64);
  if (body.contains("sender_action")) {
    if (body.contains("message")) refuse("sender_action and message exclude each other");
    const std::string action = text_at(body, "sender_action", 32);
    if (action != "mark_seen" && action != "typing_on" && action != "typing_off")
      refuse("sender_action is not valid");
    return SenderAction{to, action};
  }
  Said said;
  said.to = to;
  said.manner = manner_of(body, channel);
  read_message(object_at(body, "message"), channel, said);
  return said;
}

}  // namespace

std::variant<Said, SenderAction, GraphError> check_messaging(Channel channel,
                                                             std::string_view body) {
  try {
    return read(channel, body);
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const json::exception&) {
    return GraphError{400, 100, 0, "(#100) A parameter has another type", {}};
  }
}

}  // namespace serap::simulator
