#include "services/tickets/media_kinds.hpp"

#include <algorithm>
#include <array>

namespace serap::tickets {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kMega = 1024 * 1024;

struct Magic {
  std::string_view begins;
  std::string_view mime;
};
constexpr std::array kMagics{
    Magic{"\xFF\xD8\xFF"sv, "image/jpeg"}, Magic{"\x89PNG\r\n\x1A\n"sv, "image/png"},
    Magic{"GIF87a"sv, "image/gif"},        Magic{"GIF89a"sv, "image/gif"},
    Magic{"%PDF-"sv, "application/pdf"},   Magic{"OggS"sv, "audio/ogg"},
    Magic{"ID3"sv, "audio/mpeg"},          Magic{"\xFF\xFB"sv, "audio/mpeg"},
    Magic{"\xFF\xF3"sv, "audio/mpeg"},     Magic{"#!AMR"sv, "audio/amr"},
    Magic{"\xFF\xF1"sv, "audio/aac"},      Magic{"\xFF\xF9"sv, "audio/aac"},
};

// Office files are zip archives; the name of the kind must be told.
constexpr std::array kOffice{
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"sv,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"sv,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation"sv,
};
constexpr std::array kOldOffice{"application/msword"sv, "application/vnd.ms-excel"sv,
                                "application/vnd.ms-powerpoint"sv};

template <std::size_t N>
std::string told_among(std::string_view told, const std::array<std::string_view, N>& known) {
  const std::string_view bare = told.substr(0, told.find(';'));
  return std::find(known.begin(), known.end(), bare) == known.end() ? std::string{}
                                                                    : std::string{bare};
}

// ISO media: "....ftyp" and a brand.
std::string iso_media(std::string_view bytes, std::string_view told) {
  const std::string_view brand = bytes.substr(8, 4);
  if (brand == "M4A " || brand == "M4B ") return "audio/mp4";
  if (brand == "heic" || brand == "heix" || brand == "mif1") return "image/heic";
  if (brand.starts_with("3gp")) return told.starts_with("audio/") ? "audio/3gpp" : "video/3gpp";
  if (brand == "qt  ") return "video/quicktime";
  return told.starts_with("audio/") ? "audio/mp4" : "video/mp4";
}

// Plain words: no control characters but line ends and tabs. A page or a drawing that runs scripts
// is words too, and is only ever shown as words.
bool is_words(std::string_view bytes) {
  return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
  });
}

}  // namespace

std::string mime_of(std::string_view bytes, std::string_view told) {
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.begins)) return std::string{magic.mime};
  }
  if (bytes.size() >= 12 && bytes.starts_with("RIFF")) {
    if (bytes.substr(8, 4) == "WEBP") return "image/webp";
    if (bytes.substr(8, 4) == "WAVE") return "audio/wav";
    return {};
  }
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp") return iso_media(bytes, told);
  if (bytes.starts_with("\x1A\x45\xDF\xA3"sv))
    return told.starts_with("audio/") ? "audio/webm" : "video/webm";
  if (bytes.starts_with("PK\x03\x04"sv)) return told_among(told, kOffice);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return told_among(told, kOldOffice);
  return is_words(bytes) ? "text/plain" : std::string{};
}

std::uint64_t most_bytes(std::string_view mime) {
  const bool document = mime.starts_with("application/") || mime.starts_with("text/");
  return (document ? 100 : 25) * kMega;
}

}  // namespace serap::tickets
