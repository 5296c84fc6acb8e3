#include "services/tickets/picture_metadata.hpp"

#include <gtest/gtest.h>

#include "services/tickets/media_kinds.hpp"

namespace serap::tickets {
namespace {

using namespace std::string_view_literals;

std::string segment(unsigned char marker, std::string_view body) {
  const std::size_t length = body.size() + 2;
  std::string made{"\xFF"sv};
  made.push_back(static_cast<char>(marker));
  made.push_back(static_cast<char>(length >> 8U));
  made.push_back(static_cast<char>(length & 0xFFU));
  return made.append(body);
}

const std::string kJfif = segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"sv);
const std::string kTables = segment(0xDB, "tables");
// A coded picture with a stuffed FF, a restart marker, and bytes that only look like an end.
const std::string kScan = segment(0xDA, "head") + std::string{"data\xFF\0more\xFF\xD0rest"sv};
const std::string kEnd{"\xFF\xD9"sv};

// EXIF that says "turned" (6) in little-endian order, followed by a place.
std::string exif(char orientation) {
  std::string body{"Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"sv};
  body.push_back(orientation);
  return segment(0xE1, body.append("\0\0\0\0\0\0\0GPS-6.9-107.6"sv));
}

std::string jpeg(const std::string& between) {
  return std::string{"\xFF\xD8"sv} + kJfif + between + kTables + kScan + kEnd;
}

TEST(JpegMetadata, LosesPlaceCommentAndWhatFollowsTheEnd) {
  const auto clean =
      jpeg_without_metadata(jpeg(exif(1) + segment(0xE1, "http://ns.adobe.com/xap") +
                                 segment(0xED, "Photoshop") + segment(0xFE, "my house")) +
                            "a film behind the picture");
  ASSERT_TRUE(clean) << clean.error().message;
  EXPECT_EQ(*clean, jpeg(""));
}

TEST(JpegMetadata, KeepsWhichWayUpItIs) {
  const auto clean = jpeg_without_metadata(jpeg(exif(6)));
  ASSERT_TRUE(clean);
  EXPECT_EQ(clean->find("GPS"), std::string::npos);
  EXPECT_NE(clean->find("Exif"), std::string::npos);
  const auto again = jpeg_without_metadata(*clean);
  ASSERT_TRUE(again) << "our own segment is well formed";
  EXPECT_EQ(*again, *clean);
}

TEST(JpegMetadata, KeepsTheColourProfile) {
  const std::string profile = segment(0xE2, "ICC_PROFILE\0\x01\x01colours"sv);
  EXPECT_EQ(*jpeg_without_metadata(jpeg(profile + segment(0xE2, "MPF\0"sv))), jpeg(profile));
}

TEST(JpegMetadata, RefusesWhatIsCutOff) {
  const std::string whole = jpeg(exif(6));
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(jpeg_without_metadata(std::string_view{whole}.substr(0, size))) << size;
}

std::string chunk(std::string_view name, std::string_view data) {
  std::string made{"\0\0\0"sv};
  made.push_back(static_cast<char>(data.size()));
  return made.append(name).append(data).append("CRC!");
}
const std::string kPngHead{"\x89PNG\r\n\x1A\n"sv};

TEST(PngMetadata, LosesTextTimeAndExif) {
  const std::string picture = chunk("IHDR", "13 bytes") + chunk("IDAT", "pixels");
  const std::string end = chunk("IEND", "");
  const auto clean =
      png_without_metadata(kPngHead + chunk("eXIf", "place") + picture + chunk("tEXt", "author") +
                           chunk("tIME", "now") + end + "tail");
  ASSERT_TRUE(clean);
  EXPECT_EQ(*clean, kPngHead + picture + end);
}

TEST(PngMetadata, RefusesAChunkLongerThanTheFile) {
  EXPECT_FALSE(png_without_metadata(kPngHead + std::string{"\xFF\xFF\xFF\xFFIHDR...."sv}));
}

struct Kind {
  std::string_view bytes;
  std::string_view told;
  std::string_view mime;
};
class MimeOf : public ::testing::TestWithParam<Kind> {};

TEST_P(MimeOf, GoesByTheBytes) {
  EXPECT_EQ(mime_of(GetParam().bytes, GetParam().told), GetParam().mime);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MimeOf,
    ::testing::Values(
        Kind{"\xFF\xD8\xFF\xE0"sv, "application/pdf", "image/jpeg"},
        Kind{"\x89PNG\r\n\x1A\nxx"sv, "", "image/png"},
        Kind{"%PDF-1.7"sv, "image/png", "application/pdf"},
        Kind{"RIFF1234WEBPVP8"sv, "", "image/webp"}, Kind{"RIFF1234AVI LIST"sv, "", ""},
        Kind{"OggS\0\x02"sv, "audio/ogg; codecs=opus", "audio/ogg"},
        Kind{"\0\0\0\x20"
             "ftypisom"sv,
             "video/mp4", "video/mp4"},
        Kind{"\0\0\0\x20"
             "ftypM4A "sv,
             "", "audio/mp4"},
        Kind{"MZ\x90\0\x03"sv, "image/jpeg", ""},
        Kind{"\x7F"
             "ELF\x02"sv,
             "", ""},
        Kind{"PK\x03\x04xx"sv, "application/zip", ""},
        Kind{"PK\x03\x04xx"sv,
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        Kind{"<svg onload=alert(1)>"sv, "image/svg+xml", "text/plain"}));

}  // namespace
}  // namespace serap::tickets
