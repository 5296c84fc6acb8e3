// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
#include "gateway/simulator/graph_check.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <nlohmann/json.hpp>

#include "gateway/simulator/refusal.hpp"

namespace serap::simulator {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(int code, const std::string& details) {
  const char* title = code == 131008   ? "Required parameter is missing"
                      : code == 131009 ? "Parameter value is not valid"
                      : code == 131051 ? "Unsupported message type"
                                       : "Invalid parameter";
  throw Refused{{400, code, 0, "(#" + std::to_string(code) + ") " + title, details}};
}

// Characters, counted the strict way: a character beyond the basic plane counts twice.
std::size_t length(const std::string& text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

const json& required(const json& object, const std::string& name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null())
    refuse(131008, "Required parameter is missing: " + name);
  return *found;
}

std::string required_text(const json& object, const std::string& name, std::size_t longest) {
  const json& value = required(object, name);
  if (!value.is_string()) refuse(100, "Param " + name + " must be a string");
  std::string text = value.get<std::string>();
  if (text.empty()) refuse(131008, "Required parameter is missing: " + name);
  if (length(text) > longest) {
    refuse(131009,
           "Param " + name + " must be at most " + std::to_string(longest) + " characters long");
  }
  return text;
}

std::string optional_text(const json& object, const std::string& name, std::size_t longest) {
  return object.contains(name) ? required_text(object, name, longest) : std::string();
}

const json& required_object(const json& object, const std::string& name) {
  const json& value = required(object, name);
  if (!value.is_object()) refuse(100, "Param " + name + " must be a JSON object");
  return value;
}

const json& required_array(const json& object, const std::string& name, std::size_t most) {
  const json& value = required(object, name);
  if (!value.is_array() || value.empty() || value.size() > most) {
    refuse(131009, "Param " + name + " must hold 1 to " + std::to_string(most) + " items");
  }
  return value;
}

std::string one_line_title(const json& object, std::size_t longest) {
  std::string title = required_text(object, "title", longest);
  if (title.find_first_of("\r\n") != std::string::npos)
    refuse(131009, "Param title must not hold line breaks");
  return title;
}

// The API refuses twins.
void add_choice(Bubble& bubble, Choice choice) {
  for (const Choice& other : bubble.choices) {
    if (other.id == choice.id || other.title == choice.title)
      refuse(131009, "Duplicated ids or titles in buttons or rows");
  }
  bubble.choices.push_back(std::move(choice));
}

void read_buttons(const json& action, Bubble& bubble) {
  bubble.kind = "buttons";
  for (const json& button : required_array(action, "buttons", 3)) {
    if (!button.is_object() || button.value("type", json()) != "reply")
      refuse(131009, "Button type must be reply");
    const json& reply = required_object(button, "reply");
    std::string id = required_text(reply, "id", 256);
    add_choice(bubble, {std::move(id), one_line_title(reply, 20)});
  }
}

void read_list(const json& action, Bubble& bubble) {
  bubble.kind = "list";
  bubble.list_button = required_text(action, "button", 20);
  const json& sections = required_array(action, "sections", 10);
  for (const json& section : sections) {
    if (!section.is_object()) refuse(131009, "Section must be an object");
    if (sections.size() > 1) required_text(section, "title", 24);
    for (const json& row : required_array(section, "rows", 10)) {
      if (!row.is_object()) refuse(131009, "Row must be an object");
      std::string id = required_text(row, "id", 200);
      add_choice(bubble, {std::move(id), one_line_title(row, 24)});
      bubble.descriptions.push_back(optional_text(row, "description", 72));
    }
  }
  if (bubble.choices.size() > 10) refuse(131009, "Total row count exceeds the maximum of 10");
}

void read_interactive(const json& message, Bubble& bubble) {
  const json& interactive = required_object(message, "interactive");
  const std::string type = required_text(interactive, "type", 64);
  const json& action = required_object(interactive, "action");
  bubble.text =
      required_text(required_object(interactive, "body"), "text", type == "list" ? 4096 : 1024);
  if (interactive.contains("footer"))
    required_text(required_object(interactive, "footer"), "text", 60);
  if (type == "button") return read_buttons(action, bubble);
  if (type == "list") return read_list(action, bubble);
  if (type == "location_request_message") {
    if (required_text(action, "name", 64) != "send_location")
      refuse(131009, "Action name must be send_location");
    bubble.kind = "location_request";
    return;
  }
  refuse(131009, "Interactive type is not one this stand-in knows");
}

void read_media(const std::string& type, const json& message, Bubble& bubble) {
  const json& media = required_object(message, type);
  bubble.kind = type;
  bubble.media = required_text(media, "id", 64);
  if (type == "audio" && media.contains("caption")) refuse(100, "Audio takes no caption");
  bubble.text = optional_text(media, "caption", 1024);
}

void read_template(const json& message, Said& said) {
  const json& content = required_object(message, "template");
  said.manner = "TEMPLATE";
  said.bubble.kind = "template";
  said.bubble.text = required_text(content, "name", 512);
  required_text(required_object(content, "language"), "code", 16);
  if (!content.contains("components")) return;
  for (const json& component : required_array(content, "components", 10)) {
    if (!component.is_object() || !component.contains("parameters")) continue;
    for (const json& parameter : required_array(component, "parameters", 64)) {
      const std::string value = required_text(parameter, "text", 1024);
      if (value.find_first_of("\n\t") != std::string::npos)
        refuse(132012, "Parameter format does not match: it holds line breaks");
      said.bubble.text += " · " + value;
    }
  }
}

void read_recipient(const json& message, Said& said) {
  if (message.contains("to")) {  // wins over recipient
    said.to = required_text(message, "to", 32);
    const bool phone = std::all_of(said.to.begin(), said.to.end(), [](char c) {
      return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
             std::string_view("+-() ").find(c) != std::string_view::npos;
    });
    if (!phone) refuse(100, "Param to must be a phone number");
    return;
  }
  said.to = required_text(message, "recipient", 160);
  said.is_bsuid = true;
  if (said.to.find('.') != 2) refuse(131009, "Param recipient must be a business-scoped user id");
}

std::variant<Said, ReadMark, GraphError> read(std::string_view body) {
  const json message = json::parse(body, nullptr, false);
  if (!message.is_object()) refuse(100, "The body is not a JSON object");
  if (required_text(message, "messaging_product", 64) != "whatsapp")
    refuse(100, "Param messaging_product must be whatsapp");
  if (message.value("status", json()) == "read")
    return ReadMark{required_text(message, "message_id", 512)};

  Said said;
  read_recipient(message, said);
  said.bubble.callback = optional_text(message, "biz_opaque_callback_data", 512);
  if (message.contains("context")) {
    said.bubble.quoted = required_text(required_object(message, "context"), "message_id", 512);
  }
  const std::string type = message.contains("type") ? required_text(message, "type", 64) : "text";
  const bool is_media = type == "image" || type == "video" || type == "audio" || type == "document";
  if (is_media) {
    read_media(type, message, said.bubble);
  } else if (type == "template") {
    read_template(message, said);
  } else if (type == "text") {
    said.bubble.kind = "text";
    said.bubble.text = required_text(required_object(message, "text"), "body", 4096);
  } else if (type == "interactive") {
    read_interactive(message, said.bubble);
  } else {
    refuse(131051, "Message type is not one this stand-in knows");
  }
  return said;
}

}  // namespace

std::string body_of(const GraphError& error) {
  json told = {{"message", error.message},
               {"type", "OAuthException"},
               {"code", error.code},
               {"fbtrace_id", "AsimulatedTrace"}};
  if (error.subcode != 0) told["error_subcode"] = error.subcode;
  if (!error.details.empty())
    told["error_data"] = {{"messaging_product", "whatsapp"}, {"details", error.details}};
  return json{{"error", std::move(told)}}.dump();
}

std::variant<Said, ReadMark, GraphError> check_message(std::string_view body) {
  try {
    return read(body);
  } catch (const Refused& refused) {
    return refused.error;
  }
}

}  // namespace serap::simulator
