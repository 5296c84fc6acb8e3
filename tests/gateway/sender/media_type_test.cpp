#include "gateway/sender/media_type.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

using namespace std::string_view_literals;

TEST(MediaType, IsWhatTheBytesAreNotWhatWasTold) {
  EXPECT_EQ(type_of("\xFF\xD8\xFF\xE0rest"sv, "image/png"), "image/jpeg");
  EXPECT_EQ(type_of("\x89PNG\r\n\x1A\n...."sv, ""), "image/png");
  EXPECT_EQ(type_of("RIFF....WEBPVP8 "sv, ""), "image/webp");
  EXPECT_EQ(type_of("OggS\0\2"sv, "audio/ogg; codecs=opus"), "audio/ogg");
  EXPECT_EQ(type_of("\0\0\0\x18"
                    "ftypmp42"sv,
                    ""),
            "video/mp4");
  EXPECT_EQ(type_of("%PDF-1.7"sv, ""), "application/pdf");
}

TEST(MediaType, OfficeFileNeedsBothItsWordAndItsSign) {
  constexpr std::string_view kDocx =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  EXPECT_EQ(type_of("PK\x03\x04...."sv, kDocx), kDocx);
  EXPECT_EQ(type_of("PK\x03\x04...."sv, "application/zip"), std::nullopt);
  EXPECT_EQ(type_of("plain words"sv, kDocx), std::nullopt);
}

TEST(MediaType, ProgramsAndPagesAreRefusedWhateverTheyAreCalled) {
  EXPECT_EQ(type_of("MZ\x90\0\3"sv, "image/jpeg"), std::nullopt);
  EXPECT_EQ(type_of("\x7F"
                    "ELF"sv,
                    "application/pdf"),
            std::nullopt);
  EXPECT_EQ(type_of("<html><script>"sv, "text/html"), std::nullopt);
  EXPECT_EQ(type_of(""sv, "image/png"), std::nullopt);
}

TEST(MediaType, PlainTextHasNoControlSigns) {
  EXPECT_EQ(type_of("Jalan Merdeka\r\n"sv, "text/plain; charset=utf-8"), "text/plain");
  EXPECT_EQ(type_of("Jalan\0Merdeka"sv, "text/plain"), std::nullopt);
}

}  // namespace
}  // namespace serap::sender
