#include "gateway/webhook/door.hpp"

#include <atomic>
#include <future>

#include "tests/gateway/webhook/door_fixture.hpp"

namespace serap::webhook {
namespace {

TEST_F(DoorTest, AnswersTheRightTokenWithTheBareChallenge) {
  const auto answer = get(
      "/webhook/whatsapp?hub.mode=subscribe&hub.verify_token=kata-sandi&hub.challenge=1158201444");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "1158201444");
  EXPECT_TRUE(answer.content_type.starts_with("text/plain"));
}

TEST_F(DoorTest, RefusesAWrongTokenOrNoneOrAnotherMode) {
  EXPECT_EQ(
      get("/webhook/whatsapp?hub.mode=subscribe&hub.verify_token=salah&hub.challenge=1").status,
      403);
  EXPECT_EQ(get("/webhook/whatsapp?hub.mode=subscribe&hub.challenge=1").status, 403);
  EXPECT_EQ(
      get("/webhook/whatsapp?hub.mode=unsubscribe&hub.verify_token=kata-sandi&hub.challenge=1")
          .status,
      403);
  EXPECT_EQ(get("/webhook/whatsapp").status, 403);
}

TEST_F(DoorTest, AppendsASignedMessageBeforeItAnswers200) {
  EXPECT_EQ(post(payload("text")).status, 200);
  const auto entries = all("in");
  ASSERT_EQ(entries.size(), 1U);
  const Inbound inbound = inbound_of(entries[0]);
  EXPECT_EQ(inbound.id.value, "wa:m:111:wamid.TEXT1");
  EXPECT_EQ(std::get<Text>(inbound.what).body, "jalan rusak di depan sekolah 😢\nsudah 2 bulan");
}

TEST_F(DoorTest, TakesEachPlatformOnItsOwnRoadWithItsOwnSecretAndTenants) {
  const auto file = std::string{SERAP_SOURCE_DIR "/tests/data/webhooks/messenger/two_tenants.json"};
  std::ifstream stream{file};
  const std::string body{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const std::string page = platform::signature_of(body, "kunci-halaman");
  EXPECT_EQ(post_signed(body, page, "/webhook/whatsapp").status, 401);
  EXPECT_EQ(post_signed(body, page, "/webhook/messenger").status, 200);
  const auto entries = all("in");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(key_of(inbound_of(entries[0]).address), "messenger/222/9001");
  EXPECT_EQ(all("dead").size(), 2U);  // of pages that are not ours
}

TEST_F(DoorTest, PutsAMessageIntoThePartitionOfItsAddress) {
  EXPECT_EQ(post(payload("text")).status, 200);
  redis::Connection connection{redis_server_.address()};
  const std::uint32_t p =
      partition_of({Channel::kWhatsapp, TenantId{"111"}, "ID.abc123"}, kPartitions);
  EXPECT_EQ(connection.command({"XLEN", redis::in_key(p)})->view().integer(), 1);
}

TEST_F(DoorTest, PutsAStatusIntoThePartitionOfOurMessage) {
  EXPECT_EQ(post(payload("status_failed")).status, 200);
  redis::Connection connection{redis_server_.address()};
  EXPECT_EQ(connection.command({"XLEN", redis::st_key(7)})->view().integer(), 1);
}

TEST_F(DoorTest, Refuses401WithoutASignatureAndWithAWrongOne) {
  EXPECT_EQ(post_signed(payload("text"), "").status, 401);
  EXPECT_EQ(post_signed(payload("text"), platform::signature_of(payload("text"), "salah")).status,
            401);
  EXPECT_EQ(
      post_signed(payload("text") + " ", platform::signature_of(payload("text"), "kunci")).status,
      401);
  EXPECT_TRUE(all("in").empty());
  EXPECT_TRUE(all("dead").empty());
}

TEST_F(DoorTest, TakesTheOldAndTheNewSecretWhileOneIsReplaced) {
  EXPECT_EQ(post(payload("text"), "kunci").status, 200);
  EXPECT_EQ(post(payload("location"), "kunci-baru").status, 200);
  EXPECT_EQ(all("in").size(), 2U);
}

TEST_F(DoorTest, ChecksTheSignatureOverEscapedTextAsItCame) {
  EXPECT_EQ(post(payload("escaped_text")).status, 200);
  EXPECT_EQ(std::get<Text>(inbound_of(all("in").at(0)).what).body, "jalan rusak 😢 é/\u2028");
}

TEST_F(DoorTest, Refuses413Over4MiB) {
  EXPECT_EQ(post(std::string(4 * 1024 * 1024 + 1, 'x')).status, 413);
}

TEST_F(DoorTest, KeepsTheWholeOfASignedBodyThatCannotBeRead) {
  const std::string body = std::string(2 * 1024 * 1024, '[') + std::string(2 * 1024 * 1024, ']');
  EXPECT_EQ(post(body).status, 200);
  const auto dead = all("dead");
  ASSERT_EQ(dead.size(), 1U);
  EXPECT_EQ(field(dead[0], "e"), body);
  EXPECT_EQ(field(dead[0], "reason"), "JSON is nested too deeply");
}

TEST_F(DoorTest, Refuses404ForAnotherPathAnd405ForAnotherMethod) {
  EXPECT_EQ(get("/").status, 404);
  EXPECT_EQ(get("/webhook/whatsapp/").status, 404);
  const auto answer =
      http_->request_and_wait({.method = "PUT", .target = "/webhook/whatsapp", .body = "x"})
          .response;
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, POST");
}

TEST_F(DoorTest, LetsABadItemHarmNoNeighbour) {
  EXPECT_EQ(post(payload("bad_item_in_the_middle")).status, 200);
  EXPECT_EQ(all("in").size(), 2U);
  EXPECT_EQ(all("dead").size(), 4U);
}

TEST_F(DoorTest, KeepsAnUnknownTenantsMessageSoThatItCanBeReplayed) {
  EXPECT_EQ(post(payload("ids_as_numbers")).status, 200);
  EXPECT_TRUE(all("in").empty());
  const auto dead = all("dead");
  ASSERT_EQ(dead.size(), 1U);
  EXPECT_EQ(field(dead[0], "reason"), "unknown tenant 9007199254740993");
  EXPECT_EQ(inbound_of(dead[0]).platform_id, "18446744073709551615");
}

TEST_F(DoorTest, DoesNotLetOneTenantsAppSpeakForAnothersNumber) {
  EXPECT_EQ(post(payload("two_tenants"), "kunci").status, 200);
  ASSERT_EQ(all("in").size(), 1U);
  EXPECT_EQ(inbound_of(all("in")[0]).address.tenant.value, "111");
  EXPECT_EQ(all("dead").size(), 2U);
}

TEST_F(DoorTest, TakesAThousandItemsInOneBody) {
  std::string messages;
  for (int i = 0; i < 1000; ++i) {
    messages += std::string{i ? "," : ""} + R"({"from":"62812)" + std::to_string(1000000 + i) +
                R"(","id":"wamid.)" + std::to_string(i) +
                R"(","timestamp":"1790000000","type":"text","text":{"body":"halo"}})";
  }
  const std::string body =
      R"({"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"111"},"messages":[)" +
      messages + "]}}]}]}";
  EXPECT_EQ(post(body).status, 200);
  EXPECT_EQ(all("in").size(), 1000U);
}

TEST_F(DoorTest, AnswersAnIgnoredItemWithoutALog) {
  EXPECT_EQ(post(payload("group_message")).status, 200);
  EXPECT_TRUE(all("in").empty());
  EXPECT_NE(metrics_.text().find(R"(serap_webhook_ignored_total{reason="group"} 1)"),
            std::string::npos);
}

TEST_F(DoorTest, Answers503WhileRedisIsAwayAnd200WhenItIsBack) {
  redis_server_.kill();
  const auto refused = post(payload("text"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_TRUE(refused.header("Retry-After"));
  redis_server_.start();
  while (!client_->connected()) std::this_thread::yield();
  EXPECT_EQ(post(payload("text")).status, 200);
  EXPECT_EQ(all("in").size(), 1U);
}

TEST_F(DoorTest, WhatItAnswered200ForOutlivesRedisKilled) {
  EXPECT_EQ(post(payload("text")).status, 200);
  EXPECT_EQ(post(payload("location")).status, 200);
  redis_server_.kill();
  redis_server_.start();
  EXPECT_EQ(all("in").size(), 2U);
}

TEST_F(DoorTest, Answers503WhenRedisIsFull) {
  redis::Connection connection{redis_server_.address()};
  ASSERT_TRUE(connection.command({"CONFIG", "SET", "maxmemory", "1"}));
  EXPECT_EQ(post(payload("text")).status, 503);
}

TEST_F(DoorTest, ClosesAtSeventyPercentAndOpensAgain) {
  redis::Connection connection{redis_server_.address()};
  const std::uint64_t used =
      fullness_from(connection.command({"INFO", "memory"})->view().text()).used_memory;
  ASSERT_TRUE(connection.command({"CONFIG", "SET", "maxmemory", std::to_string(used * 5 / 4)}));
  while (headroom_->verdict()) std::this_thread::yield();
  EXPECT_EQ(post(payload("text")).status, 503);
  EXPECT_EQ(post_signed(payload("text"), "").status, 401);
  ASSERT_TRUE(connection.command({"CONFIG", "SET", "maxmemory", "0"}));
  while (!headroom_->verdict()) std::this_thread::yield();
  EXPECT_EQ(post(payload("text")).status, 200);
}

TEST_F(DoorTest, FinishesWhatIsInHandWhenItStops) {
  constexpr int kRequests = 200;
  process::HttpClient many{
      {.origin = "http://127.0.0.1:" + std::to_string(server_->port()), .max_connections = 32}};
  const std::string body = payload("text");
  std::atomic<int> accepted{0}, ended{0};
  std::promise<void> first, last;
  for (int i = 0; i < kRequests; ++i) {
    process::HttpCall call{.method = "POST", .target = "/webhook/whatsapp", .body = body};
    call.headers = {{"X-Hub-Signature-256", platform::signature_of(body, "kunci")}};
    many.request(call, [&](const process::HttpOutcome& outcome) {
      if (outcome.response.status == 200 && outcome.what == process::HttpOutcome::What::kAnswered &&
          ++accepted == 1)
        first.set_value();
      if (++ended == kRequests) last.set_value();
    });
  }
  first.get_future().wait();
  server_->stop(std::chrono::seconds{10});
  last.get_future().wait();
  EXPECT_GE(all("in").size(), static_cast<std::size_t>(accepted.load()));
}

}  // namespace
}  // namespace serap::webhook
