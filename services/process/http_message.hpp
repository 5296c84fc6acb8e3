#pragma once
// What HTTP carries, as plain values: no Asio or Beast type leaves http_server.cpp and
// http_client.cpp.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace serap::process {

struct HttpRequest {
  std::string method;        // "GET", as sent
  std::string target;        // path and query, as sent
  std::string path;          // percent-decoded, without the query
  std::string body;          // raw bytes, as received
  std::string peer;          // the other side's address, without its port
  std::string header_lines;  // "name: value\n" for each, as received; read with header()

  // Value of the first header of that name; case does not matter.
  std::optional<std::string_view> header(std::string_view name) const;
  void add_header(std::string_view name, std::string_view value);

  // Percent-decoded value of the first query parameter of that (decoded) name. Dots stay dots:
  // "hub.mode".
  std::optional<std::string> query(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string body = {};
  std::string content_type = "text/plain; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers =
      {};  // further ones; from a client: all of them

  // Value of the first header of that name in `headers`; case does not matter.
  std::optional<std::string_view> header(std::string_view name) const;
};

// "%7E" -> "~" and, if asked, '+' -> ' '. A '%' without two hex digits stays as it is.
std::string percent_decoded(std::string_view text, bool plus_is_space);

// The reverse for one query value or path segment: all but unreserved characters (RFC 3986 2.3) are
// escaped.
std::string percent_encoded(std::string_view text);

// "Not Found" for 404; "Unknown" for a status without a name.
std::string_view reason_phrase(int status);

}  // namespace serap::process
