#pragma once
#include <string>

#include "gateway/webhook/tenants.hpp"
#include "services/model/address.hpp"

namespace serap::webhook {

// A platform at the door: where it calls, and whose its payloads may be.
struct Route {
  std::string path;  // "/webhook/whatsapp"
  Channel channel = Channel::kWhatsapp;
  Tenants tenants;
};

}  // namespace serap::webhook
