#include "services/console/security_headers.hpp"

namespace serap::console {

void add_security_headers(process::HttpResponse& response, bool https) {
  auto& headers = response.headers;
  headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
      "font-src 'self'; connect-src 'self'; manifest-src 'self'; "
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (https) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

void forbid_caching(process::HttpResponse& response) {
  response.headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace serap::console
