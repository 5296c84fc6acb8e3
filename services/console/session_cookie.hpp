#pragma once
// The session between a browser and the console: a cookie that scripts cannot read, and a token
// that only our own pages can send with it.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "services/model/time.hpp"
#include "services/process/http_message.hpp"
#include "services/tickets/desk_port.hpp"

namespace serap::console {

// With `secure` browsers send the cookie over HTTPS only and no other host can set it (the __Host-
// prefix).
struct CookieRules {
  bool secure = false;
};

std::string set_cookie(const tickets::SessionToken& token, std::chrono::seconds lifetime,
                       const CookieRules& rules);
std::string clear_cookie(const CookieRules& rules);
std::optional<tickets::SessionToken> session_of(const process::HttpRequest& request,
                                                const CookieRules& rules);

// The CSRF token of a session: a hash of it, so no process needs to keep it and it survives
// restarts. It tells nothing about the session's token.
std::string csrf_token(const tickets::SessionToken& token);
// Compares in constant time.
bool csrf_matches(const process::HttpRequest& request, const tickets::SessionToken& token);

// False if a browser says that a page of another site asked (Sec-Fetch-Site, else Origin). What
// sends neither header is no browser.
bool from_own_pages(const process::HttpRequest& request);

}  // namespace serap::console
