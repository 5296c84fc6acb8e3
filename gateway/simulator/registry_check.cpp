// What Meta refuses of a menu, of prompts and of a template.
// https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
// https://developers.facebook.com/documentation/business-messaging/whatsapp/templates
#include <algorithm>

#include <nlohmann/json.hpp>

#include "gateway/simulator/refusal.hpp"
#include "gateway/simulator/registry.hpp"

namespace serap::simulator {
namespace {

using nlohmann::json;

void text_within(const json& object, const char* name, std::size_t most) {
  const auto text = object.find(name);
  if (text == object.end() || !text->is_string() || text->get<std::string>().empty())
    refuse(std::string("The parameter ") + name + " is required");
  if (characters(text->get<std::string>()) > most)
    refuse(std::string("Param ") + name + " must have at most " + std::to_string(most) +
           " characters");
}

json list_within(const json& object, const char* name, std::size_t most) {
  json list = object.value(name, json::array());
  if (!list.is_array() || list.size() > most)
    refuse(std::string("Param ") + name + " must be a list of at most " + std::to_string(most));
  return list;
}

void check_automation(const json& body) {
  for (const json& prompt : list_within(body, "prompts", 4)) {
    if (!prompt.is_string() || characters(prompt.get<std::string>()) > 80)
      refuse("A prompt has at most 80 characters");
  }
  for (const json& command : list_within(body, "commands", 30)) {
    text_within(command, "command_name", 32);
    text_within(command, "command_description", 256);
  }
}

void check_menu(const json& body) {
  for (const json& menu : list_within(body, "persistent_menu", 10)) {
    text_within(menu, "locale", 10);
    for (const json& item : list_within(menu, "call_to_actions", 20)) {
      text_within(item, "title", 30);
      text_within(item, item.value("type", "") == "web_url" ? "url" : "payload", 1000);
    }
  }
  for (const json& breakers : list_within(body, "ice_breakers", 10)) {
    for (const json& question : list_within(breakers, "call_to_actions", 4)) {
      text_within(question, "question", 80);
      text_within(question, "payload", 1000);
    }
  }
}

void check_page(const json& body) {
  if (body.contains("persistent_menu") && !body.contains("get_started"))
    refuse("You must set a Get Started button if you also wish to use persistent menu");
  for (const json& greeting : list_within(body, "greeting", 20)) text_within(greeting, "text", 160);
  for (const json& commands : list_within(body, "commands", 10)) {
    for (const json& command : list_within(commands, "commands", 20)) {
      text_within(command, "name", 32);
      text_within(command, "description", 64);
    }
  }
}

template <class Check>
std::optional<GraphError> objection(const std::string& text, Check check) {
  try {
    const json body = json::parse(text);
    if (!body.is_object()) refuse("The body must be an object");
    check(body);
    return std::nullopt;
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const json::exception&) {
    return GraphError{400, 100, 0, "(#100) Invalid parameter", {}};
  }
}

}  // namespace

std::optional<GraphError> profile_objection(const Account& account, const std::string& edge,
                                            const std::string& body) {
  return objection(body, [&](const json& profile) {
    const bool whatsapp = account.channel == Channel::kWhatsapp;
    if (whatsapp != (edge == "conversational_automation")) refuse("Unsupported request");
    if (whatsapp) return check_automation(profile);
    check_menu(profile);
    if (account.channel == Channel::kMessenger) return check_page(profile);
    if (profile.value("platform", "") != "instagram")
      refuse("Param platform must be instagram for this account");
  });
}

std::optional<GraphError> template_objection(const std::string& body) {
  return objection(body, [](const json& asked) {
    text_within(asked, "name", 512);
    text_within(asked, "language", 10);
    text_within(asked, "category", 20);
    const std::string name = asked.at("name").get<std::string>();
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!plain) refuse("Param name may hold lowercase letters, digits and underscores");
    const json components = list_within(asked, "components", 5);
    const auto text = std::find_if(components.begin(), components.end(),
                                   [](const json& one) { return one.value("type", "") == "BODY"; });
    if (text == components.end()) refuse("A template needs a BODY");
    text_within(*text, "text", 1024);
    const bool has_places = text->at("text").get<std::string>().find("{{") != std::string::npos;
    if (has_places && !text->contains("example")) refuse("A body with places needs an example");
  });
}

}  // namespace serap::simulator
