#include "gateway/simulator/webhook_payload.hpp"

#include <nlohmann/json.hpp>

namespace serap::simulator {
namespace {

using nlohmann::json;

std::string seconds(Time at) { return std::to_string(unix_milliseconds(at) / 1000); }

// `ensure_ascii`: Meta writes everything beyond ASCII as \u escapes, and signs those bytes.
std::string envelope(const std::string& tenant, json value, const char* field = "messages") {
  value["messaging_product"] = "whatsapp";
  value["metadata"] = {{"display_phone_number", "62811" + tenant}, {"phone_number_id", tenant}};
  const json change = {{"field", field}, {"value", std::move(value)}};
  const json entry = {{"id", "waba-" + tenant}, {"changes", json::array({change})}};
  return json{{"object", "whatsapp_business_account"}, {"entry", json::array({entry})}}.dump(
      -1, ' ', true, json::error_handler_t::replace);
}

void put_content(json& message, const Bubble& bubble, const File* file, bool list) {
  if (bubble.kind == "location") {
    message["type"] = "location";
    message["location"] = {{"latitude", bubble.pin->latitude},
                           {"longitude", bubble.pin->longitude}};
  } else if (bubble.kind == "choice") {
    const char* type = list ? "list_reply" : "button_reply";
    message["type"] = "interactive";
    message["interactive"] = {
        {"type", type},
        {type, {{"id", bubble.choices.front().id}, {"title", bubble.choices.front().title}}}};
  } else if (bubble.kind == "reaction") {
    message["type"] = "reaction";
    message["reaction"] = {{"message_id", bubble.quoted}};
    if (!bubble.text.empty()) message["reaction"]["emoji"] = bubble.text;
  } else if (bubble.kind == "edit") {
    message["type"] = "edit";
    message["edit"] = {{"original_message_id", bubble.quoted},
                       {"message", {{"type", "text"}, {"text", {{"body", bubble.text}}}}}};
  } else if (bubble.kind == "unsend") {
    message["type"] = "revoke";
    message["revoke"] = {{"original_message_id", bubble.quoted}};
  } else if (file) {
    message["type"] = bubble.kind;
    json media = {{"id", file->id}, {"mime_type", file->mime}, {"sha256", file->sha256}};
    if (!bubble.text.empty()) media["caption"] = bubble.text;
    if (bubble.kind == "audio") media["voice"] = true;
    if (bubble.kind == "document") media["filename"] = file->name;
    message[bubble.kind] = std::move(media);
  } else {
    message["type"] = "text";
    message["text"] = {{"body", bubble.text}};
  }
}

}  // namespace

std::string message_webhook(const Citizen& citizen, const Bubble& bubble, const File* file,
                            bool list) {
  json message = {{"from", citizen.id},
                  {"from_user_id", citizen.bsuid},
                  {"id", bubble.id},
                  {"timestamp", seconds(bubble.at)}};
  const bool quotes = bubble.kind != "reaction" && bubble.kind != "edit" && bubble.kind != "unsend";
  if (quotes && !bubble.quoted.empty())
    message["context"] = {{"from", "62811" + bubble.tenant}, {"id", bubble.quoted}};
  put_content(message, bubble, file, list);
  const json contact = {
      {"profile", {{"name", citizen.name}}}, {"wa_id", citizen.id}, {"user_id", citizen.bsuid}};
  return envelope(bubble.tenant,
                  {{"contacts", json::array({contact})}, {"messages", json::array({message})}});
}

std::string app_echo_webhook(const Citizen& citizen, const Bubble& bubble) {
  const json message = {{"from", "62811" + bubble.tenant}, {"to", citizen.id},
                        {"to_user_id", citizen.bsuid},     {"id", bubble.id},
                        {"timestamp", seconds(bubble.at)}, {"type", "text"},
                        {"text", {{"body", bubble.text}}}};
  return envelope(bubble.tenant, {{"message_echoes", json::array({message})}},
                  "smb_message_echoes");
}

std::string status_webhook(const Citizen& citizen, const Bubble& bubble, Tick tick, Time at,
                           int error_code) {
  json status = {{"id", bubble.id},
                 {"status", name_of(tick)},
                 {"timestamp", seconds(at)},
                 {"recipient_id", citizen.id},
                 {"recipient_user_id", citizen.bsuid}};
  if (!bubble.callback.empty()) status["biz_opaque_callback_data"] = bubble.callback;
  if (tick == Tick::kFailed) {
    status["errors"] = json::array({{{"code", error_code},
                                     {"title", "Message undeliverable"},
                                     {"message", "Message undeliverable"}}});
  } else {
    status["pricing"] = {{"billable", false},
                         {"pricing_model", "PMP"},
                         {"category", "service"},
                         {"type", "free_customer_service"}};
  }
  return envelope(bubble.tenant, {{"statuses", json::array({status})}});
}

}  // namespace serap::simulator
