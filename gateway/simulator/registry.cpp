// https://developers.facebook.com/docs/graph-api/reference/debug_token
// https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
// https://developers.facebook.com/documentation/business-messaging/whatsapp/reference
#include "gateway/simulator/registry.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace serap::simulator {
namespace {

using nlohmann::json;

constexpr const char* kApp = "100000000000077";
constexpr const char* kDone = R"({"success":true})";

constexpr auto kPageFields = std::to_array<const char*>(
    {"messages", "messaging_postbacks", "messaging_referrals", "message_deliveries",
     "message_reads", "message_reactions", "message_echoes", "message_edits", "standby",
     "messaging_handovers", "messaging_optins", "feed"});
constexpr auto kInstagramFields = std::to_array<const char*>(
    {"messages", "message_reactions", "messaging_postbacks", "messaging_seen", "messaging_referral",
     "standby", "message_edit", "comments"});

std::vector<std::string> fields_of(Channel channel) {
  if (channel == Channel::kMessenger) return {kPageFields.begin(), kPageFields.end()};
  return {kInstagramFields.begin(), kInstagramFields.end()};
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (comma > at) words.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return words;
}

GraphReply refused(const GraphError& error) { return {error.http_status, body_of(error), false}; }

json scopes_of(Channel channel) {
  switch (channel) {
    case Channel::kWhatsapp:
      return {"whatsapp_business_messaging", "whatsapp_business_management"};
    case Channel::kMessenger:
      return {"pages_messaging", "pages_manage_metadata", "pages_utility_messaging"};
    case Channel::kInstagram:
      break;
  }
  return {"instagram_basic", "instagram_manage_messages", "pages_manage_metadata"};
}

}  // namespace

std::string business_account_of(const std::string& number) { return "waba-" + number; }

std::optional<GraphReply> Registry::answer(const Account& account, const GraphAsk& ask) {
  const bool get = ask.method == "GET";
  const bool whatsapp = account.channel == Channel::kWhatsapp;
  if (get && ask.object == "debug_token") return token(account);
  if (get && ask.edge.empty() && whatsapp && ask.object == account.id) return number(account);
  if (get && ask.edge == "phone_numbers" && whatsapp)
    return GraphReply{200, json{{"data", json::array({{{"id", account.id}}})}}.dump()};
  if (ask.edge == "subscribed_apps") return get ? subscriptions(account) : subscribe(account, ask);
  if (ask.edge == "message_templates")
    return get ? templates(account) : ask_for_template(account, ask);
  if (!get && (ask.edge == "conversational_automation" || ask.edge == "messenger_profile")) {
    const std::optional<GraphError> objection = profile_objection(account, ask.edge, ask.body);
    return objection ? refused(*objection) : GraphReply{200, kDone};
  }
  return std::nullopt;
}

GraphReply Registry::token(const Account& account) const {
  const json scopes = scopes_of(account.channel);
  json data = {{"app_id", kApp},    {"type", "SYSTEM_USER"}, {"application", "Serap"},
               {"expires_at", 0},   {"is_valid", true},      {"scopes", scopes},
               {"user_id", "10001"}};
  const std::string owned =
      account.channel == Channel::kWhatsapp ? business_account_of(account.id) : account.id;
  for (const json& scope : scopes)
    data["granular_scopes"].push_back({{"scope", scope}, {"target_ids", json::array({owned})}});
  return {200, json{{"data", data}}.dump()};
}

GraphReply Registry::number(const Account& account) const {
  return {200, json{{"id", account.id},
                    {"verified_name", account.name},
                    {"name_status", "APPROVED"},
                    {"code_verification_status", "VERIFIED"},
                    {"quality_rating", faults_.state().red_quality ? "RED" : "GREEN"},
                    {"throughput", {{"level", "STANDARD"}}}}
                   .dump()};
}

GraphReply Registry::subscriptions(const Account& account) {
  json apps = json::array();
  if (faults_.state().lost_subscription) return {200, json{{"data", apps}}.dump()};
  if (account.channel == Channel::kWhatsapp) {
    apps.push_back({{"whatsapp_business_api_data", {{"id", kApp}, {"name", "Serap"}}}});
  } else {
    const std::lock_guard lock(mutex_);
    const Record& record = records_[account.id];
    apps.push_back({{"id", kApp},
                    {"name", "Serap"},
                    {"subscribed_fields", record.fields.value_or(fields_of(account.channel))}});
  }
  return {200, json{{"data", apps}}.dump()};
}

GraphReply Registry::subscribe(const Account& account, const GraphAsk& ask) {
  if (account.channel != Channel::kWhatsapp) {
    const std::vector<std::string> known = fields_of(account.channel);
    const std::vector<std::string> wanted = split(ask.subscribed_fields);
    const auto strange = std::find_if(wanted.begin(), wanted.end(), [&](const std::string& field) {
      return std::find(known.begin(), known.end(), field) == known.end();
    });
    if (wanted.empty())
      return refused({400, 100, 0, "(#100) The parameter subscribed_fields is required.", {}});
    if (strange != wanted.end())
      return refused({400, 100, 0, "(#100) Param subscribed_fields does not know " + *strange, {}});
    const std::lock_guard lock(mutex_);
    records_[account.id].fields = wanted;
  }
  faults_.found_subscription();
  return {200, kDone};
}

GraphReply Registry::templates(const Account& account) {
  const char* status = faults_.state().paused_template ? "PAUSED" : "APPROVED";
  json all = json::array();
  const std::lock_guard lock(mutex_);
  for (const Template& one : records_[account.id].templates)
    all.push_back({{"name", one.name},
                   {"language", one.language},
                   {"category", "UTILITY"},
                   {"status", status}});
  return {200, json{{"data", all}}.dump()};
}

// Approved at once: nobody would wait here.
GraphReply Registry::ask_for_template(const Account& account, const GraphAsk& ask) {
  if (const std::optional<GraphError> objection = template_objection(ask.body))
    return refused(*objection);
  const json asked = json::parse(ask.body);
  const Template made{asked.at("name").get<std::string>(), asked.at("language").get<std::string>()};
  const std::lock_guard lock(mutex_);
  std::vector<Template>& mine = records_[account.id].templates;
  if (std::find(mine.begin(), mine.end(), made) != mine.end())
    return refused({400, 100, 2388024, "Content in this language already exists", {}});
  mine.push_back(made);
  return {200, json{{"id", std::to_string(700 + mine.size())},
                    {"status", "APPROVED"},
                    {"category", "UTILITY"}}
                   .dump()};
}

}  // namespace serap::simulator
