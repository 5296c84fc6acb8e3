// https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
// https://developers.facebook.com/documentation/business-messaging/whatsapp/phone-numbers/conversational-components
#include "gateway/sender/graph_setup.hpp"

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "gateway/platform/fit_text.hpp"
#include "gateway/sender/graph_ask.hpp"

namespace serap::sender {
namespace {

using nlohmann::json;

constexpr const char* kPageFields =
    "messages,messaging_postbacks,messaging_referrals,message_deliveries,message_reads,"
    "message_reactions,message_echoes,message_edits,standby,messaging_handovers";
constexpr const char* kInstagramFields =
    "messages,message_reactions,messaging_postbacks,messaging_seen,messaging_referral,standby";

void within(const json& text, std::size_t most, const char* what) {
  const std::string words = text.get<std::string>();
  if (words.empty() || platform::utf16_units(words) > most)
    throw std::invalid_argument(std::string(what) + " must have 1 to " + std::to_string(most) +
                                " signs");
}

json automation_of(const json& profile) {
  json commands = json::array();
  for (const json& one : profile.at("commands")) {
    within(one.at("name"), 32, "a command's name");
    within(one.at("description"), 256, "a command's description");
    commands.push_back(
        {{"command_name", one.at("name")}, {"command_description", one.at("description")}});
  }
  for (const json& question : profile.at("questions")) within(question, 80, "a question");
  if (profile.at("questions").size() > 4) throw std::invalid_argument("more than 4 questions");
  return {{"enable_welcome_message", false},
          {"commands", commands},
          {"prompts", profile.at("questions")}};
}

json messaging_profile_of(const json& profile, bool instagram) {
  json questions = json::array(), menu = json::array();
  for (const json& question : profile.at("questions"))
    questions.push_back({{"question", question}, {"payload", question}});
  for (const json& entry : profile.at("menu")) {
    within(entry.at("title"), 30, "a menu entry");
    menu.push_back(
        {{"type", "postback"}, {"title", entry.at("title")}, {"payload", entry.at("payload")}});
  }
  json body = {
      {"ice_breakers", json::array({{{"locale", "default"}, {"call_to_actions", questions}}})},
      {"persistent_menu", json::array({{{"locale", "default"},
                                        {"composer_input_disabled", false},
                                        {"call_to_actions", menu}}})}};
  if (instagram) {
    body["platform"] = "instagram";
    return body;
  }
  within(profile.at("greeting"), 160, "the greeting");
  body["get_started"] = {{"payload", profile.at("get_started")}};
  body["greeting"] = json::array({{{"locale", "default"}, {"text", profile.at("greeting")}}});
  body["commands"] = json::array({{{"locale", "default"}, {"commands", profile.at("commands")}}});
  return body;
}

json template_of(const json& row) {
  within(row.at("body"), 1024, "a template");
  json components = json::array({{{"type", "BODY"},
                                  {"text", row.at("body")},
                                  {"example", {{"body_text", json::array({row.at("example")})}}}}});
  if (row.contains("quick_reply"))
    components.push_back(
        {{"type", "BUTTONS"},
         {"buttons", json::array({{{"type", "QUICK_REPLY"}, {"text", row.at("quick_reply")}}})}});
  return {{"name", row.at("name")},
          {"language", row.at("language")},
          {"category", row.at("category")},
          {"components", components}};
}

}  // namespace

Result<GraphSetup> GraphSetup::from_json(std::string_view text) {
  try {
    const json profile = json::parse(text);
    GraphSetup setup;
    setup.automation_ = automation_of(profile).dump();
    setup.messenger_profile_ = messaging_profile_of(profile, false).dump();
    setup.instagram_profile_ = messaging_profile_of(profile, true).dump();
    for (const json& row : profile.at("templates")) {
      setup.templates_.push_back({row.at("name").get<std::string>(), template_of(row).dump()});
      setup.template_names_.insert(setup.templates_.back().name);
    }
    return setup;
  } catch (const std::exception& error) {  // nlohmann's, or ours above
    return Error{Error::Kind::kInvalid, std::string("the channels' profile: ") + error.what()};
  }
}

Result<GraphSetup> GraphSetup::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return Error{Error::Kind::kNotFound, "cannot read " + file.string()};
  return from_json(std::string(std::istreambuf_iterator<char>(in), {}));
}

std::vector<GraphSetup::Step> GraphSetup::steps_for(const Access& access, const TenantId& tenant,
                                                    const std::string& owner) const {
  const std::string own = "/" + tenant.value;
  std::vector<Step> steps;
  switch (access.channel) {
    case Channel::kWhatsapp:
      steps = {{"subscription", "/" + owner + "/subscribed_apps", "{}"},
               {"questions and commands", own + "/conversational_automation", automation_}};
      break;
    case Channel::kMessenger:
      steps = {{"subscription", own + "/subscribed_apps?subscribed_fields=" + kPageFields, "{}"},
               {"greeting, menu, questions", "/me/messenger_profile", messenger_profile_}};
      break;
    case Channel::kInstagram:
      steps = {{"subscription",
                std::string("/me/subscribed_apps?subscribed_fields=") + kInstagramFields, "{}"},
               {"menu, questions", "/me/messenger_profile", instagram_profile_}};
      return steps;  // Instagram has no templates
  }
  for (const Template& one : templates_)
    steps.push_back({"template " + one.name, "/" + owner + "/message_templates", one.body});
  return steps;
}

std::vector<Finding> GraphSetup::set_up(GraphClient& graph, const TenantId& tenant,
                                        const std::string& account) const {
  const Access& access = graph.access().at(tenant);
  std::string owner = account;
  if (owner.empty())
    owner = access.channel == Channel::kWhatsapp ? account_of(graph, tenant) : tenant.value;
  if (owner.empty())
    return {{"account", false, "the token does not tell the WhatsApp Business account",
             "name it: serapctl channel setup " + tenant.value + " --account ID"}};
  // Meta refuses a template that is there already.
  const auto there =
      ask(graph, tenant, "templates", {.path = "/" + owner + "/message_templates?fields=name"});
  const std::string* known = std::get_if<std::string>(&there);
  std::vector<Finding> findings;
  for (const Step& step : steps_for(access, tenant, owner)) {
    const bool is_template = step.what.starts_with("template ");
    if (is_template && known &&
        known->find("\"" + step.what.substr(9) + "\"") != std::string::npos) {
      findings.push_back({step.what, true, "is there already", {}});
      continue;
    }
    const auto done =
        ask(graph, tenant, step.what, {.method = "POST", .path = step.path, .body = step.body});
    if (const Finding* trouble = std::get_if<Finding>(&done)) {
      findings.push_back(*trouble);
    } else {
      findings.push_back({step.what, true, is_template ? "asked for; Meta decides" : "set", {}});
    }
  }
  return findings;
}

}  // namespace serap::sender
