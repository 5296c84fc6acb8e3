#pragma once
#include "services/process/http_message.hpp"

namespace serap::console {

// What every answer of the console carries: own code and styles only, none of it inline; no
// framing, no sniffing, no referrer to other sites. With `https` browsers are told to stay on it.
void add_security_headers(process::HttpResponse& response, bool https);

// Answers of the API are about citizens: no cache may keep them.
void forbid_caching(process::HttpResponse& response);

}  // namespace serap::console
