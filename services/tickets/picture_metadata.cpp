#include "services/tickets/picture_metadata.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace serap::tickets {
namespace {

using namespace std::string_view_literals;

Error broken(const char* what) { return {Error::Kind::kInvalid, what}; }

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// ---- JPEG: markers FF xx, most with a length of two bytes that counts itself (ITU T.81, annex B).
constexpr unsigned kStartOfScan = 0xDA;
constexpr unsigned kEnd = 0xD9;
constexpr unsigned kApp0 = 0xE0, kApp1 = 0xE1, kApp2 = 0xE2, kApp14 = 0xEE, kApp15 = 0xEF;
constexpr unsigned kComment = 0xFE;

bool stands_alone(unsigned marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

// The colours need JFIF's, Adobe's and the colour profile's segments.
bool is_kept(unsigned marker, std::string_view body) {
  if (marker == kComment) return false;
  if (marker < kApp0 || marker > kApp15) return true;
  if (marker == kApp2) return body.starts_with("ICC_PROFILE\0"sv);
  return (marker == kApp0 && body.starts_with("JFIF\0"sv)) || marker == kApp14;
}

class TiffReader {  // the inside of an EXIF segment, in either byte order
 public:
  explicit TiffReader(std::string_view tiff) : tiff_(tiff), little_(tiff.starts_with("II")) {}
  std::optional<unsigned> number(std::size_t at, int bytes) const {
    if (at + static_cast<std::size_t>(bytes) > tiff_.size()) return std::nullopt;
    unsigned value = 0;
    for (int i = 0; i < bytes; ++i) {
      const auto offset = static_cast<std::size_t>(little_ ? bytes - 1 - i : i);
      value = value << 8U | byte_at(tiff_, at + offset);
    }
    return value;
  }

 private:
  std::string_view tiff_;
  bool little_;
};

// 1 to 8; 1 is upright. Nothing: it does not say.
std::optional<unsigned> orientation_in(std::string_view exif) {
  constexpr auto kHead = "Exif\0\0"sv;
  if (!exif.starts_with(kHead)) return std::nullopt;
  const TiffReader tiff{exif.substr(kHead.size())};
  const auto directory = tiff.number(4, 4);
  if (!directory) return std::nullopt;
  const unsigned entries = tiff.number(*directory, 2).value_or(0);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = std::size_t{*directory} + 2 + std::size_t{i} * 12;
    const auto tag = tiff.number(entry, 2);
    if (!tag) return std::nullopt;
    if (*tag != 0x0112) continue;
    const auto value = tiff.number(entry + 8, 2);
    return value && *value >= 1 && *value <= 8 ? value : std::nullopt;
  }
  return std::nullopt;
}

// An EXIF segment that says which way up the picture is, and nothing else.
std::string orientation_segment(unsigned orientation) {
  std::string segment{
      "\xFF\xE1\x00\x22"
      "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv};
  segment.push_back(static_cast<char>(orientation));
  segment.append("\0\0\0\0\0\0"sv);
  return segment;
}

// The end of the coded picture that begins at `at`: the next marker that is one.
std::size_t end_of_scan(std::string_view jpeg, std::size_t at) {
  while (at + 1 < jpeg.size()) {
    const unsigned next = byte_at(jpeg, at + 1);
    const bool marker = byte_at(jpeg, at) == 0xFF && next != 0x00 && next != 0xFF &&
                        !(next >= 0xD0 && next <= 0xD7);
    if (marker) return at;
    ++at;
  }
  return std::string_view::npos;
}

// ---- PNG: chunks of length, name, data, checksum.
constexpr auto kPngHead = "\x89PNG\r\n\x1A\n"sv;
constexpr std::array kPictureChunks{"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv,
                                    "gAMA"sv, "cHRM"sv, "sRGB"sv, "iCCP"sv, "sBIT"sv,
                                    "pHYS"sv, "bKGD"sv, "acTL"sv, "fcTL"sv, "fdAT"sv};

}  // namespace

Result<std::string> jpeg_without_metadata(std::string_view jpeg) {
  if (!jpeg.starts_with("\xFF\xD8"sv)) return broken("no JPEG");
  std::string kept{jpeg.substr(0, 2)};
  std::optional<unsigned> orientation;
  std::size_t at = 2;
  while (at + 1 < jpeg.size()) {
    if (byte_at(jpeg, at) != 0xFF) return broken("a broken JPEG");
    const unsigned marker = byte_at(jpeg, at + 1);
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    if (marker == kEnd) {
      if (orientation && *orientation != 1) kept.insert(2, orientation_segment(*orientation));
      return kept.append(jpeg.substr(at, 2));
    }
    if (stands_alone(marker)) {
      kept.append(jpeg.substr(at, 2));
      at += 2;
      continue;
    }
    if (at + 4 > jpeg.size()) return broken("a JPEG cut off");
    const std::size_t length = byte_at(jpeg, at + 2) << 8U | byte_at(jpeg, at + 3);
    if (length < 2 || at + 2 + length > jpeg.size()) return broken("a JPEG cut off");
    const std::string_view body = jpeg.substr(at + 4, length - 2);
    if (marker == kApp1 && !orientation) orientation = orientation_in(body);
    if (is_kept(marker, body)) kept.append(jpeg.substr(at, 2 + length));
    at += 2 + length;
    if (marker != kStartOfScan) continue;
    const std::size_t end = end_of_scan(jpeg, at);
    if (end == std::string_view::npos) return broken("a JPEG cut off");
    kept.append(jpeg.substr(at, end - at));
    at = end;
  }
  return broken("a JPEG cut off");
}

Result<std::string> png_without_metadata(std::string_view png) {
  if (!png.starts_with(kPngHead)) return broken("no PNG");
  std::string kept{kPngHead};
  std::size_t at = kPngHead.size();
  while (at + 12 <= png.size()) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8U | byte_at(png, at + i);
    if (length > png.size() - at - 12) return broken("a PNG cut off");
    const std::string_view name = png.substr(at + 4, 4);
    const bool picture =
        std::find(kPictureChunks.begin(), kPictureChunks.end(), name) != kPictureChunks.end();
    if (picture) kept.append(png.substr(at, length + 12));
    if (name == "IEND") return kept;
    at += length + 12;
  }
  return broken("a PNG cut off");
}

}  // namespace serap::tickets
