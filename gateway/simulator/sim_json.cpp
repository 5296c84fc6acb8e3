#include "gateway/simulator/sim_json.hpp"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

namespace serap::simulator {
namespace {

using nlohmann::json;

Error invalid(const char* why) { return {Error::Kind::kInvalid, why}; }

Result<std::string> bytes_from_base64(const std::string& text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) return invalid("base64 is not base64");
  std::size_t real = static_cast<std::size_t>(size);
  for (std::size_t i = text.size(); i > 0 && text[i - 1] == '=' && real > 0; --i)
    --real;  // padding decodes to zeros
  bytes.resize(real);
  return bytes;
}

// How the type of a deed's file begins; empty if it has none.
std::string type_of(const std::string& kind) {
  if (kind == "photo") return "image/";
  if (kind == "voice") return "audio/";
  if (kind == "video") return "video/";
  return kind == "document" ? "application/" : std::string();
}

json json_of(const Bubble& bubble) {
  json choices = json::array();
  for (std::size_t i = 0; i < bubble.choices.size(); ++i) {
    json choice = {{"id", bubble.choices[i].id}, {"title", bubble.choices[i].title}};
    if (i < bubble.descriptions.size() && !bubble.descriptions[i].empty())
      choice["description"] = bubble.descriptions[i];
    choices.push_back(std::move(choice));
  }
  json one = {{"seq", bubble.seq},
              {"id", bubble.id},
              {"at", iso8601(bubble.at)},
              {"from", bubble.from_citizen  ? "citizen"
                       : bubble.from_office ? "office"
                                            : "bot"},
              {"tenant", bubble.tenant},
              {"kind", bubble.kind},
              {"text", bubble.text},
              {"choices", std::move(choices)},
              {"tick", name_of(bubble.tick)}};
  if (!bubble.list_button.empty()) one["list_button"] = bubble.list_button;
  if (bubble.pin) one["pin"] = {{"lat", bubble.pin->latitude}, {"lon", bubble.pin->longitude}};
  if (!bubble.media.empty()) one["file"] = "/sim/file/" + bubble.media;
  if (!bubble.reaction.empty()) one["reaction"] = bubble.reaction;
  if (bubble.edited) one["edited"] = true;
  if (bubble.gone) one["gone"] = true;
  if (!bubble.quoted.empty()) one["quoted"] = bubble.quoted;
  if (!bubble.callback.empty()) one["callback"] = bubble.callback;
  return one;
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

Result<Deed> deed_from_json(std::string_view body) {
  const json told = json::parse(body, nullptr, false);
  if (!told.is_object()) return invalid("the body must be a JSON object");
  try {
    const std::optional<Channel> channel = channel_named(told.value("channel", "whatsapp"));
    if (!channel) return invalid("channel must be whatsapp, messenger or instagram");
    Deed deed;
    deed.channel = *channel;
    deed.message = told.value("message", "");
    deed.name = told.value("name", "");
    deed.as = told.at("as").get<std::string>();
    deed.kind = told.value("kind", "text");
    deed.tenant = told.value("tenant", "");
    deed.text = told.value("text", "");
    if (deed.kind == "pin") {
      deed.pin = {told.at("lat").get<double>(), told.at("lon").get<double>()};
      if (!(deed.pin.latitude >= -90 && deed.pin.latitude <= 90 && deed.pin.longitude >= -180 &&
            deed.pin.longitude <= 180)) {
        return invalid("lat must be -90 to 90 and lon -180 to 180");
      }
    }
    if (const std::string type = type_of(deed.kind); !type.empty()) {
      Result<std::string> bytes = bytes_from_base64(told.at("base64").get<std::string>());
      if (!bytes) return bytes.error();
      deed.file = std::move(*bytes);
      deed.mime = told.value("mime", type == "image/" ? "image/jpeg" : "application/octet-stream");
      if (!deed.mime.starts_with(type)) return invalid("the file is of another type than its kind");
    }
    return deed;
  } catch (const json::exception&) {
    return invalid("\"as\" and what the kind needs (text; lat and lon; base64) must be there");
  }
}

std::string json_from_bubbles(const Citizen& citizen, const std::vector<Bubble>& bubbles,
                              std::uint64_t after) {
  json all = json::array();
  std::uint64_t seq = after;
  for (const Bubble& bubble : bubbles) {
    seq = std::max(seq, bubble.seq);
    all.push_back(json_of(bubble));
  }
  return dumped({{"citizen", {{"name", citizen.name}, {"phone", citizen.id}}},
                 {"seq", seq},
                 {"bubbles", std::move(all)}});
}

std::string json_from_said(const Citizen& citizen, const Bubble& bubble) {
  return dumped({{"id", bubble.id}, {"phone", citizen.id}, {"at", iso8601(bubble.at)}});
}

std::string json_from_citizens(const std::vector<Citizen>& citizens,
                               const std::vector<Account>& accounts) {
  json names = json::array();
  for (const Citizen& citizen : citizens) {
    if (!citizen.name.empty())
      names.push_back({{"name", citizen.name},
                       {"phone", citizen.id},
                       {"channel", serap::name_of(citizen.channel)}});
  }
  json tenants = json::array();
  for (const Account& account : accounts)
    tenants.push_back(
        {{"id", account.id}, {"name", account.name}, {"channel", serap::name_of(account.channel)}});
  return dumped({{"citizens", std::move(names)}, {"numbers", std::move(tenants)}});
}

std::string json_from_error(const Error& error) { return dumped({{"error", error.message}}); }

}  // namespace serap::simulator
