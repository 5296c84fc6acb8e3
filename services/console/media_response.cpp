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

// RFC 6266 with RFC 8187's form of names beyond ASCII.
std::string as_download(std::string_view name) {
  std::string plain, encoded;
  for (const char c : name.substr(0, 120)) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    plain += safe ? c : '_';
    if (safe)
      encoded += c;
    else
      encoded.append("%").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
  }
  if (plain.empty()) return "attachment";
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace

process::HttpResponse media_response(std::string bytes, const tickets::MessageMedia& media) {
  const std::string type = media.mime.substr(0, media.mime.find(';'));
  const bool shown = std::find(kShown.begin(), kShown.end(), type) != kShown.end();
  process::HttpResponse response;
  response.body = std::move(bytes);
  response.content_type = shown ? type : "application/octet-stream";
  response.headers.emplace_back("Content-Disposition",
                                shown ? std::string{"inline"} : as_download(media.name));
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  response.headers.emplace_back("Cache-Control", "private, max-age=86400, immutable");
  return response;
}

}  // namespace serap::console
