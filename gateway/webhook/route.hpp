#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "gateway/platform/parsed.hpp"
#include "gateway/webhook/tenants.hpp"
#include "services/model/result.hpp"
#include "services/model/time.hpp"

namespace serap::webhook {

// A platform at the door: where it calls, how its payloads are read, whose they may be.
struct Route {
  std::string path;  // "/webhook/whatsapp"
  Channel channel = Channel::kWhatsapp;
  std::function<Result<platform::Parsed>(std::string_view body, Time received)> parse;
  Tenants tenants;
};

}  // namespace serap::webhook
