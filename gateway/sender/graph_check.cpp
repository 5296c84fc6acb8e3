// https://developers.facebook.com/docs/graph-api/reference/debug_token
// https://developers.facebook.com/documentation/business-messaging/whatsapp/reference
#include "gateway/sender/graph_check.hpp"

#include <nlohmann/json.hpp>

#include "gateway/sender/graph_ask.hpp"

namespace serap::sender {
namespace {

using nlohmann::json;

std::vector<std::string> permissions_for(Channel channel) {
  switch (channel) {
    case Channel::kWhatsapp:
      return {"whatsapp_business_messaging", "whatsapp_business_management"};
    case Channel::kMessenger:
      return {"pages_messaging", "pages_manage_metadata"};
    case Channel::kInstagram:
      return {"instagram_manage_messages", "pages_manage_metadata"};
  }
  return {};
}

std::string text_at(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

json list_at(const json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() && found->is_array() ? *found : json::array();
}

class Check {
 public:
  Check(GraphClient& graph, const TenantId& tenant, Channel channel)
      : graph_(graph), tenant_(tenant), channel_(channel) {}

  std::vector<Finding> take() { return std::move(findings_); }

  // False: nothing else can be asked.
  bool token(const Access& access, Time now) {
    const json answer = asked("token", token_path(access));
    if (answer.is_null()) return false;
    const json data = answer.value("data", json::object());
    if (!data.value("is_valid", true)) {
      add("token", "it is no longer valid",
          "make a new token (a system user's does not expire), put it into its file in secrets/ "
          "and restart serap-sender");
      return false;
    }
    const auto expires = std::chrono::seconds{data.value("expires_at", std::int64_t{0})};
    const auto left = expires - std::chrono::seconds{unix_milliseconds(now) / 1000};
    const auto days = std::chrono::duration_cast<std::chrono::hours>(left).count() / 24;
    if (expires.count() == 0) {
      add("token", "valid, without an end");
    } else if (days < 14) {
      add("token", "it ends in " + std::to_string(days) + " days",
          "make a system user's token without an end and put it into its file in secrets/");
    } else {
      add("token", "valid for " + std::to_string(days) + " days");
    }
    permissions(list_at(data, "scopes"));
    return true;
  }

  void number() {
    const json number = asked("number", path("?fields=verified_name,quality_rating,name_status,"
                                             "code_verification_status,throughput"));
    if (number.is_null()) return;
    const std::string quality = text_at(number, "quality_rating");
    if (quality == "RED" || quality == "YELLOW") {
      add("quality", "its quality rating is " + quality,
          quality == "RED" ? "send nothing that citizens did not ask for: at RED Meta lowers the "
                             "limits, and may close the number"
                           : "look at which messages citizens block or report");
    } else {
      add("quality", quality.empty() ? "not rated yet" : quality);
    }
    const std::string name = text_at(number, "name_status");
    if (name == "DECLINED" || name == "EXPIRED")
      add("name", "the display name is " + name, "ask for another name in WhatsApp Manager");
    const std::string verified = text_at(number, "code_verification_status");
    if (!verified.empty() && verified != "VERIFIED")
      add("number", "its verification is " + verified, "verify the number in WhatsApp Manager");
  }

  void subscription(const std::string& path, const std::vector<std::string>& fields) {
    const json answer = asked("subscription", path);
    if (answer.is_null()) return;
    const json apps = list_at(answer, "data");
    const std::string remedy =
        "serapctl channel setup " + tenant_.value +
        " subscribes again; Meta ends it after an hour in which the door failed";
    if (apps.empty()) return add("subscription", "no app is subscribed: nothing arrives", remedy);
    const json& subscribed = apps.front();
    for (const std::string& field : fields) {
      const json all = list_at(subscribed, "subscribed_fields");
      if (std::find(all.begin(), all.end(), json(field)) == all.end())
        return add("subscription", "the field " + field + " is missing", remedy);
    }
    add("subscription", "the app gets what citizens write");
  }

  void templates(const std::string& owner, const std::set<std::string>& names) {
    const json answer =
        asked("templates", "/" + owner + "/message_templates?fields=name,status&limit=200");
    if (answer.is_null()) return;
    std::map<std::string, std::string> states;
    for (const json& one : list_at(answer, "data"))
      states[text_at(one, "name")] = text_at(one, "status");
    for (const std::string& name : names) {
      const std::string what = "template " + name, state = states[name];
      if (state == "APPROVED") {
        add(what, "approved");
      } else if (state.empty()) {
        add(what, "it does not exist: answers after 24 hours wait",
            "serapctl channel setup " + tenant_.value + " asks for it");
      } else if (state == "PENDING" || state == "IN_APPEAL") {
        add(what, "Meta has not decided yet", "wait: mostly minutes, at most two days");
      } else {
        add(what, "it is " + state,
            "look at Meta's reason in WhatsApp Manager, Message templates: a paused one comes back "
            "by itself, a rejected or disabled one needs other words");
      }
    }
  }

  std::string path(const std::string& rest) const { return "/" + tenant_.value + rest; }

  void add(std::string what, std::string words, std::string remedy = {}) {
    const bool well = remedy.empty();
    findings_.push_back({std::move(what), well, std::move(words), std::move(remedy)});
  }

 private:
  // Null: the trouble is among the findings.
  json asked(const std::string& what, const std::string& at) {
    std::variant<std::string, Finding> answer = ask(graph_, tenant_, what, {.path = at});
    if (Finding* finding = std::get_if<Finding>(&answer)) {
      findings_.push_back(std::move(*finding));
      return nullptr;
    }
    json body = json::parse(std::get<std::string>(answer), nullptr, false);
    if (body.is_object()) return body;
    add(what, "the answer is no JSON object", "look whether `graph` names the Graph API");
    return nullptr;
  }

  void permissions(const json& scopes) {
    if (scopes.empty()) return;  // not told
    std::string missing;
    for (const std::string& one : permissions_for(channel_)) {
      if (std::find(scopes.begin(), scopes.end(), json(one)) == scopes.end())
        missing += (missing.empty() ? "" : ", ") + one;
    }
    if (missing.empty()) return add("permissions", "all that are needed");
    add("permissions", "the token lacks " + missing,
        "make a new token with them; in a live app each needs Meta's review");
  }

  GraphClient& graph_;
  TenantId tenant_;
  Channel channel_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_channel(GraphClient& graph, const TenantId& tenant,
                                   const std::string& account,
                                   const std::set<std::string>& templates, Time now) {
  const Access& access = graph.access().at(tenant);
  Check check(graph, tenant, access.channel);
  if (!check.token(access, now)) return check.take();
  if (access.channel == Channel::kWhatsapp) {
    check.number();
    const std::string owner = account.empty() ? account_of(graph, tenant) : account;
    if (owner.empty()) {
      check.add("account", "the token does not tell the WhatsApp Business account",
                "name it: serapctl channel check " + tenant.value + " --account ID");
      return check.take();
    }
    check.subscription("/" + owner + "/subscribed_apps", {});
    check.templates(owner, templates);
  } else if (access.channel == Channel::kMessenger) {
    check.subscription(check.path("/subscribed_apps"), {"messages", "messaging_postbacks"});
    check.templates(tenant.value, templates);
  } else {
    check.subscription("/me/subscribed_apps", {"messages"});
  }
  return check.take();
}

}  // namespace serap::sender
