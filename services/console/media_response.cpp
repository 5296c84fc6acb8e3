#include "services/console/media_response.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace serap::console {
namespace {

// What browsers show without running anything. No SVG: it may hold scripts.
constexpr std::array<std::string_view, 14> kShown{
    "image/jpeg", "image/png", "image/webp",  "image/gif",  "audio/ogg", "audio/mpeg", "audio/mp4",
    "audio/aac",  "audio/amr", "audio/x-m4a", "audio/opus", "video/mp4", "video/3gpp", "video/webm",
};

// Without its parameters: "audio/ogg; codecs=opus".
std::string type_of(const tickets::MessageMedia& media) {
  return media.mime.substr(0, media.mime.find(';'));
}

// RFC 6266 with RFC 8187's form of names beyond ASCII.
std::string as_download(std::string_view name) {
  name = name.substr(0, 120);
  if (name.empty()) return "attachment";
  std::string plain{name};
  for (char& c : plain) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
    if (!safe) c = '_';
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" +
         process::percent_encoded(name);
}

}  // namespace

bool is_shown(const tickets::MessageMedia& media) {
  return std::find(kShown.begin(), kShown.end(), type_of(media)) != kShown.end();
}

bool is_answerable(std::string_view mime) {
  return mime == "image/jpeg" || mime == "image/png" || mime == "application/pdf";
}

process::HttpResponse media_response(std::string bytes, const tickets::MessageMedia& media) {
  const bool shown = is_shown(media);
  process::HttpResponse response;
  response.body = std::move(bytes);
  response.content_type = shown ? type_of(media) : "application/octet-stream";
  response.headers.emplace_back("Content-Disposition",
                                shown ? std::string{"inline"} : as_download(media.name));
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  response.headers.emplace_back("Cache-Control", "private, max-age=86400, immutable");
  return response;
}

}  // namespace serap::console
