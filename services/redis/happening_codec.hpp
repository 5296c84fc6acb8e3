#pragma once
// What happened, within an entry of in:{p}: its kind under "k" and its own fields.
#include <optional>

#include "services/model/inbound.hpp"
#include "services/redis/codec_json.hpp"

namespace serap::redis {

void put_what(json& object, const Happening& what);
// Nothing: a kind that this version does not know, or one that lacks what it needs.
std::optional<Happening> what_from(const json& object);

}  // namespace serap::redis
