#pragma once
// The stand-in's own API, as the page and serapctl speak it.
#include <string>
#include <string_view>
#include <vector>

#include "gateway/simulator/platform.hpp"

namespace serap::simulator {

// {"as":"Sari","channel":"whatsapp","tenant"?,"kind":"text","text":"..."}; kind choice: text is the
// title; pin: "lat", "lon"; photo: "base64", "mime", "text" is the caption.
Result<Deed> deed_from_json(std::string_view body);

// {"citizen":{name,phone},"seq":N,"bubbles":[...]}: seq is what to ask after next.
std::string json_from_bubbles(const Citizen& citizen, const std::vector<Bubble>& bubbles,
                              std::uint64_t after);
std::string json_from_said(const Citizen& citizen, const Bubble& bubble);
std::string json_from_citizens(const std::vector<Citizen>& citizens,
                               const std::vector<Account>& accounts);
std::string json_from_error(const Error& error);

}  // namespace serap::simulator
