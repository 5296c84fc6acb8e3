#pragma once
#include <string>

#include "services/model/address.hpp"

namespace serap::simulator {

struct Account {  // a tenant's number, page or Instagram account
  std::string id;
  std::string name;
  std::string token;
  std::string app_secret;
  Channel channel = Channel::kWhatsapp;
};

struct GraphReply {
  int status = 200;
  std::string body;
  bool lost = false;  // done, but the answer must not arrive
};

}  // namespace serap::simulator
