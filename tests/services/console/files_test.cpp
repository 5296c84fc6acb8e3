// A file that goes with an answer: kept first, then named by what the upload was answered with.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using nlohmann::json;

constexpr const char* kFiles = "/api/v1/tickets/SRP-26-7K3QXM-G/files?name=sesudah.jpg";
constexpr const char* kAnswer = "/api/v1/tickets/SRP-26-7K3QXM-G/answer";

class Files : public ConsoleTest {
 protected:
  process::HttpResponse upload(const std::string& bytes) {
    process::HttpRequest asked = write(kFiles, bytes);
    return console_.answer(asked);
  }
  process::HttpResponse answer_with(const json& file) {
    return console_.answer(
        write(kAnswer, json{{"text", "Ini fotonya."}, {"files", {file}}}.dump()));
  }
};

TEST_F(Files, AreKeptAndGoWithTheAnswer) {
  const auto kept = upload("image/jpeg bytes");
  ASSERT_EQ(kept.status, 200) << kept.body;
  ASSERT_EQ(answer_with(json::parse(kept.body)).status, 200);
  ASSERT_EQ(desk_.last_act().files.size(), 1U);
  EXPECT_EQ(desk_.last_act().files[0].mime, "image/jpeg");
  EXPECT_EQ(desk_.last_act().files[0].name, "sesudah.jpg");
}

TEST_F(Files, ThatWereNotUploadedInThisSessionAreNotSent) {
  const json file = json::parse(upload("image/jpeg bytes").body);
  for (const auto& [field, value] : {std::pair{"hash", std::string(64, 'b')},
                                     {"name", std::string{"lain.jpg"}},
                                     {"mime", std::string{"text/html"}},
                                     {"proof", std::string(64, '0')},
                                     {"proof", std::string{}}}) {
    json changed = file;
    changed[field] = value;
    EXPECT_EQ(answer_with(changed).status, 422) << field;
  }
  json no_object = json::array({"x"});
  EXPECT_EQ(answer_with(no_object).status, 422);
}

TEST_F(Files, OfAnotherKindOrTooLargeAreRefusedWithAWayOut) {
  for (const char* bytes : {"program x", "text/html <script>", "image/svg+xml <svg>"}) {
    const auto refused = upload(bytes);
    EXPECT_EQ(refused.status, 422) << bytes;
    EXPECT_THAT(refused.body, testing::HasSubstr("JPEG, PNG"));
  }
  EXPECT_EQ(upload("image/png " + std::string(std::size_t{5} * 1024 * 1024, 'x')).status, 422);
}

TEST_F(Files, NeedTheTokenOfTheirPageAndASession) {
  EXPECT_EQ(console_.answer(signed_in("POST", kFiles, "image/jpeg x")).status, 403);
  EXPECT_EQ(console_.answer(request("POST", kFiles, "image/jpeg x")).status, 401);
}

TEST_F(Files, AreTheOnlyLongBodies) {
  const std::string words(std::size_t{65} * 1024, 'x');
  EXPECT_EQ(console_.answer(write(kAnswer, words)).status, 413);
}

}  // namespace
}  // namespace serap::console
