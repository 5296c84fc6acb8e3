#include "services/redis/codec_json.hpp"

namespace serap::redis {

std::string text_of(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string word(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}
std::int64_t number(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}
Time time(const json& object, const char* key) {
  return from_unix_milliseconds(number(object, key));
}
void put(json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

namespace {

json json_from(const Attachment& attachment) {
  json object{{"type", attachment.type}, {"ref", attachment.ref}};
  put(object, "mime", attachment.mime);
  put(object, "name", attachment.name);
  put(object, "sha256", attachment.sha256);
  if (!attachment.keep) object["keep"] = false;
  return object;
}

Attachment attachment_from(const json& object) {
  return {word(object, "type"), word(object, "ref"),    word(object, "mime"),
          word(object, "name"), word(object, "sha256"), object.value("keep", true)};
}

}  // namespace

json json_from(const StoredMedia& media) {
  return {{"hash", media.hash}, {"mime", media.mime}, {"name", media.name}, {"bytes", media.bytes}};
}

StoredMedia media_from(const json& object) {
  return {word(object, "hash"), word(object, "mime"), word(object, "name"),
          static_cast<std::uint64_t>(number(object, "bytes"))};
}

std::vector<Attachment> attachments_from(const json& object) {
  std::vector<Attachment> all;
  for_objects(object, "att", [&](const json& item) { all.push_back(attachment_from(item)); });
  return all;
}

void put(json& object, const std::vector<Attachment>& attachments) {
  for (const Attachment& attachment : attachments) object["att"].push_back(json_from(attachment));
}

std::vector<std::string> words(const json& object, const char* key) {
  std::vector<std::string> all;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return all;
  for (const json& item : *found) {
    if (item.is_string()) all.push_back(item.get<std::string>());
  }
  return all;
}

void put_address(json& object, const Address& address) {
  object["ch"] = name_of(address.channel);
  object["tn"] = address.tenant.value;
  object["to"] = address.id;
}

std::optional<Address> address_from(const json& object) {
  const std::optional<Channel> channel = channel_named(word(object, "ch"));
  if (!channel) return std::nullopt;
  return Address{*channel, TenantId{word(object, "tn")}, word(object, "to")};
}

std::string_view field(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

Result<json> object_of(const Fields& fields) {
  json object = json::parse(field(fields, "e"), nullptr, false);
  if (!object.is_object()) return Error{Error::Kind::kInvalid, "log entry is no JSON object"};
  if (number(object, "v") < 1 || number(object, "v") > kVersion)
    return Error{Error::Kind::kInvalid, "log entry of another version"};
  return object;
}

Error incomplete(std::string_view what) {
  return {Error::Kind::kInvalid, "log entry lacks " + std::string{what}};
}

}  // namespace serap::redis
