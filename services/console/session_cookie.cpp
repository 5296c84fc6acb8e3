#include "services/console/session_cookie.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace serap::console {
namespace {

std::string_view name_of_cookie(const CookieRules& rules) {
  return rules.secure ? "__Host-serap" : "serap";
}

std::string cookie(std::string_view value, std::int64_t max_age, const CookieRules& rules) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}",
                     name_of_cookie(rules), value, max_age, rules.secure ? "; Secure" : "");
}

}  // namespace

std::string set_cookie(const tickets::SessionToken& token, std::chrono::seconds lifetime,
                       const CookieRules& rules) {
  return cookie(process::percent_encoded(token.value), lifetime.count(), rules);
}

std::string clear_cookie(const CookieRules& rules) { return cookie("", 0, rules); }

std::optional<tickets::SessionToken> session_of(const process::HttpRequest& request,
                                                const CookieRules& rules) {
  std::string_view rest = request.header("Cookie").value_or("");
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    std::string_view pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name_of_cookie(rules))
      continue;
    std::string value = process::percent_decoded(pair.substr(equals + 1), false);
    if (!value.empty()) return tickets::SessionToken{std::move(value)};
  }
  return std::nullopt;
}

std::string csrf_token(const tickets::SessionToken& token) {
  constexpr std::string_view kPurpose = "serap-console-csrf-1";
  const auto bytes = [](std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  };
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes(token.value), token.value.size(),
                     bytes(kPurpose), kPurpose.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

bool csrf_matches(const process::HttpRequest& request, const tickets::SessionToken& token) {
  const std::string_view sent = request.header("X-Serap-CSRF").value_or("");
  const std::string right = csrf_token(token);
  return sent.size() == right.size() && sodium_memcmp(sent.data(), right.data(), right.size()) == 0;
}

bool from_own_pages(const process::HttpRequest& request) {
  if (const auto site = request.header("Sec-Fetch-Site"))
    return *site == "same-origin" || *site == "none";
  const auto origin = request.header("Origin");
  if (!origin) return true;
  const std::size_t scheme = origin->find("://");
  return scheme != std::string_view::npos &&
         origin->substr(scheme + 3) == request.header("Host").value_or("");
}

}  // namespace serap::console
