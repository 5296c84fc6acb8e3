#include "services/tickets/media_store.hpp"

#include <gtest/gtest.h>

#include "services/process/grpc_server.hpp"
#include "services/tickets/rpc_service.hpp"
#include "services/tickets/sha256.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

constexpr std::string_view kPdf = "%PDF-1.7 surat";

struct Shelf : World {
  Result<StoredMedia> put(std::string_view bytes, const std::string& name = "") {
    return media.store_media(bytes, "", name);
  }
  std::string got(MediaPort& from, const std::string& hash) {
    const auto bytes = from.fetch_media(hash);
    return bytes ? *bytes : "error: " + bytes.error().message;
  }
  std::size_t files() {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "media"))
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  }
};

TEST(MediaStore, GivesBackWhatItTook) {
  Shelf shelf;
  const auto stored = shelf.put(kPdf, "surat.pdf");
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(stored->mime, "application/pdf");
  EXPECT_EQ(stored->name, "surat.pdf");
  EXPECT_EQ(stored->bytes, kPdf.size());
  EXPECT_EQ(shelf.got(shelf.media, stored->hash), kPdf);
}

TEST(MediaStore, KeepsTheSameBytesOnce) {
  Shelf shelf;
  const auto first = shelf.put(kPdf), second = shelf.put(kPdf);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->hash, second->hash);
  EXPECT_EQ(shelf.files(), 1U);
  EXPECT_EQ(shelf.count("SELECT count(*) FROM media"), 1);
}

TEST(Sha256, IsTheStandards) {
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(MediaStore, RefusesProgramsAndNothing) {
  Shelf shelf;
  EXPECT_EQ(shelf.put(std::string{"MZ\x90\0\x03 program", 13}).error().kind, Error::Kind::kInvalid);
  EXPECT_EQ(shelf.put("").error().kind, Error::Kind::kInvalid);
  EXPECT_EQ(shelf.files(), 0U);
}

TEST(MediaStore, RefusesMoreThanTheCapAndKeepsNothingOfIt) {
  Shelf shelf;
  const std::string film = "OggS" + std::string(25 * 1024 * 1024, 'a');
  EXPECT_EQ(shelf.put(film).error().kind, Error::Kind::kInvalid);
  EXPECT_EQ(shelf.files(), 0U);
}

TEST(MediaStore, TakesNoPathForAHash) {
  Shelf shelf;
  EXPECT_EQ(shelf.got(shelf.media, "../tickets.db"), "error: no such media");
  EXPECT_EQ(shelf.put(kPdf, "../../etc/passwd")->name, "passwd");
}

TEST(MediaStore, RemovesTheBytesOfAMessageThatWasTakenBack) {
  Shelf shelf;
  const std::string hash = shelf.put(kPdf)->hash;
  Message message{"e1", shelf.citizen(), kPhone, false,    "citizen", "media",
                  "",   shelf.now,       {},     "wamid.1"};
  MessageMedia media;
  media.hash = hash;
  media.state = MessageMedia::State::kStored;
  message.media = {media};
  ASSERT_TRUE((*shelf.intake.record({&message, 1}))[0]);
  shelf.media.drop_if_unused(hash);
  EXPECT_EQ(shelf.files(), 1U) << "the message still has it";
  const Blanking blanking{shelf.citizen(), "wamid.1", shelf.now};
  ASSERT_TRUE((*shelf.intake.blank({&blanking, 1}))[0]);
  EXPECT_EQ(shelf.files(), 0U);
  EXPECT_EQ(shelf.got(shelf.media, hash), "error: no such media");
}

TEST(MediaRpc, CarriesPiecesBothWays) {
  Shelf shelf;
  const auto service = make_media_service(shelf.media);
  process::GrpcServer server{"127.0.0.1:0", {service.get()}};
  const auto client = make_media_client("127.0.0.1:" + std::to_string(server.port()));
  const std::string large = "%PDF-" + std::string(200'000, 'x');
  const auto stored = client->store_media(large, "application/pdf", "surat.pdf");
  ASSERT_TRUE(stored) << stored.error().message;
  EXPECT_EQ(stored->name, "surat.pdf");
  EXPECT_EQ(shelf.got(*client, stored->hash), large);
  EXPECT_EQ(client->store_media("MZ\x90 program\x01", "", "").error().kind, Error::Kind::kInvalid);
  EXPECT_EQ(shelf.got(*client, std::string(64, '0')), "error: no such media");
}

}  // namespace
}  // namespace serap::tickets::testing
