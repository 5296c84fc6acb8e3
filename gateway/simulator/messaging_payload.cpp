#include "gateway/simulator/messaging_payload.hpp"

#include <nlohmann/json.hpp>

namespace serap::simulator {
namespace {

using nlohmann::json;

// `ensure_ascii`: Meta writes everything beyond ASCII as \u escapes, and signs those bytes.
std::string envelope(const Citizen& citizen, const std::string& page, json item, Time at,
                     bool from_page) {
  item["sender"] = {{"id", from_page ? page : citizen.id}};
  item["recipient"] = {{"id", from_page ? citizen.id : page}};
  item["timestamp"] = unix_milliseconds(at);
  const json entry = {
      {"id", page}, {"time", unix_milliseconds(at)}, {"messaging", json::array({std::move(item)})}};
  const char* object = citizen.channel == Channel::kInstagram ? "instagram" : "page";
  return json{{"object", object}, {"entry", json::array({entry})}}.dump(
      -1, ' ', true, json::error_handler_t::replace);
}

json attachment(const char* type, json payload) {
  return json::array({{{"type", type}, {"payload", std::move(payload)}}});
}

void put_content(json& message, const Citizen& citizen, const Bubble& bubble, const File* file,
                 const std::string& origin) {
  if (!bubble.quoted.empty() && bubble.kind != "choice")
    message["reply_to"] = {{"mid", bubble.quoted}};
  if (file) {
    const std::string type = bubble.kind == "document" ? "file" : bubble.kind;
    message["attachments"] = attachment(type.c_str(), {{"url", origin + "/cdn/" + file->id}});
  } else if (bubble.pin && citizen.channel == Channel::kMessenger) {
    message["attachments"] = attachment(
        "location",
        {{"coordinates", {{"lat", bubble.pin->latitude}, {"long", bubble.pin->longitude}}}});
  } else if (bubble.pin) {  // Instagram has no pin: people send a link to a map
    message["text"] = "https://maps.google.com/?q=" + std::to_string(bubble.pin->latitude) + "," +
                      std::to_string(bubble.pin->longitude);
  }
  if (!bubble.text.empty()) message["text"] = bubble.text;
}

}  // namespace

std::string messaging_webhook(const Citizen& citizen, const Bubble& bubble, const File* file,
                              const std::string& offer, const std::string& origin) {
  json item;
  if (bubble.kind == "reaction") {
    item["reaction"] = {{"mid", bubble.quoted},
                        {"action", bubble.text.empty() ? "unreact" : "react"}};
    if (!bubble.text.empty()) item["reaction"]["emoji"] = bubble.text;
  } else if (bubble.kind == "edit") {
    item["message_edit"] = {{"mid", bubble.quoted}, {"text", bubble.text}, {"num_edit", 1}};
  } else if (bubble.kind == "unsend") {
    item["message"] = {{"mid", bubble.quoted}, {"is_deleted", true}};
  } else if (bubble.kind == "choice" && offer == "buttons") {
    item["postback"] = {{"mid", bubble.id},
                        {"title", bubble.choices.front().title},
                        {"payload", bubble.choices.front().id}};
  } else {
    item["message"] = {{"mid", bubble.id}};
    put_content(item["message"], citizen, bubble, file, origin);
    if (bubble.kind == "choice")
      item["message"]["quick_reply"] = {{"payload", bubble.choices.front().id}};
  }
  return envelope(citizen, bubble.tenant, std::move(item), bubble.at, false);
}

std::string echo_webhook(const Citizen& citizen, const Bubble& bubble, const std::string& app_id) {
  json message = {{"mid", bubble.id}, {"is_echo", true}, {"app_id", std::stoull(app_id)}};
  if (!bubble.text.empty()) message["text"] = bubble.text;
  if (!bubble.callback.empty()) message["metadata"] = bubble.callback;
  return envelope(citizen, bubble.tenant, {{"message", std::move(message)}}, bubble.at, true);
}

std::string receipt_webhook(const Citizen& citizen, const Bubble& bubble, Tick tick, Time at) {
  json item;
  if (tick == Tick::kDelivered) {
    item["delivery"] = {{"mids", json::array({bubble.id})}, {"watermark", unix_milliseconds(at)}};
  } else if (citizen.channel == Channel::kInstagram) {
    item["read"] = {{"mid", bubble.id}};
  } else {
    item["read"] = {{"watermark", unix_milliseconds(at)}};
  }
  return envelope(citizen, bubble.tenant, std::move(item), at, false);
}

}  // namespace serap::simulator
