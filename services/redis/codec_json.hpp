#pragma once
// Pieces that the logs' encoders share. A missing or mistyped field reads as empty: an older
// version did not have it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "services/model/address.hpp"
#include "services/model/media.hpp"
#include "services/model/time.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::redis {

using nlohmann::json;
inline constexpr int kVersion = 1;

// A citizen's bytes may be no UTF-8: they are replaced, not refused.
std::string text_of(const json& value);

std::string word(const json& object, const char* key);
std::int64_t number(const json& object, const char* key);
Time time(const json& object, const char* key);
std::vector<std::string> words(const json& object, const char* key);
std::vector<Attachment> attachments_from(const json& object);
StoredMedia media_from(const json& object);
std::optional<Address> address_from(const json& object);

// Calls `each` with every object of the list under `key`.
template <class Each>
void for_objects(const json& object, const char* key, Each each) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return;
  for (const json& item : *found) {
    if (item.is_object()) each(item);
  }
}

// Nothing is written for what is empty.
void put(json& object, const char* key, const std::string& value);
void put(json& object, const std::vector<Attachment>& attachments);
void put_address(json& object, const Address& address);
json json_from(const StoredMedia& media);

// A field of the entry itself; empty if it has none of that name.
std::string_view field(const Fields& fields, std::string_view name);
// The object under field "e" if it is ours to read.
Result<json> object_of(const Fields& fields);
Error incomplete(std::string_view what);

}  // namespace serap::redis
