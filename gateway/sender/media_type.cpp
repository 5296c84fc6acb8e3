#include "gateway/sender/media_type.hpp"

#include <algorithm>
#include <array>

namespace serap::sender {
namespace {

using namespace std::string_view_literals;

struct Sign {
  std::size_t at;
  std::string_view bytes;
  const char* mime;
};

constexpr auto kSigns = std::to_array<Sign>({
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"}, {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "GIF87a"sv, "image/gif"},        {0, "GIF89a"sv, "image/gif"},
    {8, "WEBP"sv, "image/webp"},         {4, "ftypM4A"sv, "audio/mp4"},
    {4, "ftyp3g"sv, "video/3gpp"},       {4, "ftypheic"sv, "image/heic"},
    {4, "ftypheix"sv, "image/heic"},     {4, "ftypqt"sv, "video/quicktime"},
    {4, "ftyp"sv, "video/mp4"},          {0, "OggS"sv, "audio/ogg"},
    {0, "#!AMR"sv, "audio/amr"},         {0, "ID3"sv, "audio/mpeg"},
    {0, "\xFF\xFB"sv, "audio/mpeg"},     {0, "\xFF\xF3"sv, "audio/mpeg"},
    {0, "\xFF\xF1"sv, "audio/aac"},      {0, "\xFF\xF9"sv, "audio/aac"},
    {8, "WAVE"sv, "audio/wav"},          {0, "%PDF-"sv, "application/pdf"},
});

// Archives inside; the first is the newer kind.
constexpr auto kZip = "PK\x03\x04"sv, kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr auto kOffice = std::to_array<std::pair<std::string_view, std::string_view>>({
    {kZip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {kZip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {kZip, "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {kZip, "application/vnd.oasis.opendocument.text"},
    {kZip, "application/vnd.oasis.opendocument.spreadsheet"},
    {kCompound, "application/msword"},
    {kCompound, "application/vnd.ms-excel"},
    {kCompound, "application/vnd.ms-powerpoint"},
});

bool plain_text(std::string_view bytes) {
  return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 32 && c != '\n' && c != '\r' && c != '\t';
  });
}

}  // namespace

std::optional<std::string> type_of(std::string_view bytes, std::string_view told) {
  for (const Sign& sign : kSigns) {
    if (bytes.size() > sign.at && bytes.substr(sign.at).starts_with(sign.bytes)) return sign.mime;
  }
  const std::string_view type = told.substr(0, told.find(';'));
  for (const auto& [sign, mime] : kOffice) {
    if (type == mime && bytes.starts_with(sign)) return std::string(mime);
  }
  if (type == "text/plain" && plain_text(bytes)) return "text/plain";
  return std::nullopt;
}

}  // namespace serap::sender
