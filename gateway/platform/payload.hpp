#pragma once
// Opens a payload and gives its entries to a channel's reader. Only for this room's .cpp files.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/platform/payload_value.hpp"
#include "gateway/platform/told.hpp"
#include "services/model/result.hpp"

namespace serap::platform {

using ReadEntry = void (*)(const Value& entry, std::vector<Told>& told);

// kInvalid if `body` is no JSON, nested too deeply, of another `object`, or without entries.
Result<std::vector<Told>> read_payload(std::string_view body, std::string_view object, bool trace,
                                       ReadEntry read);

void read_whatsapp_entry(const Value& entry, std::vector<Told>& told);
void read_messaging_entry(const Value& entry, std::vector<Told>& told);  // Messenger, Instagram

// Writes down where a field's value came from, if paths are traced.
void note(Told& told, const char* field, const Value& value);
// The value's text, noted as `field`.
std::string taken(Told& told, const char* field, const Value& value);
// A platform's moment: seconds or, from 1e12 on, milliseconds; as text or as a number.
std::optional<Time> moment(const Value& value);
std::optional<double> decimal(const Value& value);
std::optional<std::int64_t> whole_number(const Value& value);
// The place of an object with two coordinates on earth.
std::optional<Pin> pin_of(const Value& latitude, const Value& longitude);
// The first of an array of errors.
void take_error(Told& told, const Value& errors);

Told rejected(const TenantId& tenant, std::string reason, const Value& item);
// The same, keeping whose, which and when as far as they were read.
Told rejected(const Told& so_far, std::string reason, const Value& item);
Told ignored(const TenantId& tenant, std::string reason);

}  // namespace serap::platform
