#include "services/redis/async_client.hpp"

#include <future>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fakes/redis_server.hpp"

namespace serap::redis {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string_view>;

AsyncSettings settings_of(const fakes::RedisServer& server) {
  AsyncSettings settings;
  settings.server = server.address();
  settings.reconnect_first = 10ms;
  return settings;
}

// Tries until the answer is no kUnavailable, as callers do while a connection is made.
Result<std::string> ask(AsyncClient& client, const Words& words) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (true) {
    std::promise<Result<std::string>> promise;
    client.command(words,
                   [&](Result<std::string> answer) { promise.set_value(std::move(answer)); });
    Result<std::string> answer = promise.get_future().get();
    const bool away = !answer && answer.error().kind == Error::Kind::kUnavailable;
    if (!away || std::chrono::steady_clock::now() > end) return answer;
    std::this_thread::yield();
  }
}

TEST(AsyncClient, AnswersInTheOrderOfTheCalls) {
  const fakes::RedisServer server;
  process::IoLoop loop;
  AsyncClient client{loop, settings_of(server)};
  EXPECT_EQ(ask(client, {"SET", "a", std::string_view{"x\0% \r\n", 6}}), Result<std::string>{"OK"});
  EXPECT_EQ(ask(client, {"GET", "a"}), (Result<std::string>{std::string{"x\0% \r\n", 6}}));
  std::vector<std::string> seen;
  std::promise<void> all;
  for (int i = 1; i <= 1000; ++i) {
    client.command(Words{"INCR", "n"}, [&](const Result<std::string>& answer) {
      seen.push_back(*answer);
      if (seen.size() == 1000) all.set_value();
    });
  }
  all.get_future().get();
  EXPECT_EQ(seen.front(), "1");
  EXPECT_EQ(seen.back(), "1000");
  EXPECT_EQ(client.in_flight(), 0U);
}

TEST(AsyncClient, TellsNilErrorsAndWhatMayWorkLaterApart) {
  const fakes::RedisServer server;
  process::IoLoop loop;
  AsyncClient client{loop, settings_of(server)};
  EXPECT_EQ(ask(client, {"GET", "none"}).error().kind, Error::Kind::kNotFound);
  EXPECT_EQ(ask(client, {"NOSUCH"}).error().kind, Error::Kind::kRejected);
  ASSERT_TRUE(ask(client, {"CONFIG", "SET", "maxmemory", "1"}));
  std::promise<Result<std::string>> full;
  client.command(Words{"SET", "b", "x"},
                 [&](Result<std::string> answer) { full.set_value(std::move(answer)); });
  EXPECT_EQ(full.get_future().get().error().kind, Error::Kind::kUnavailable);
}

TEST(AsyncClient, ComesBackWhenRedisDoes) {
  fakes::RedisServer server;
  process::IoLoop loop;
  AsyncClient client{loop, settings_of(server)};
  ASSERT_TRUE(ask(client, {"SET", "a", "kept"}));
  std::promise<Result<std::string>> blocked;
  client.command(Words{"BLPOP", "nothing", "0"},
                 [&](Result<std::string> a) { blocked.set_value(std::move(a)); });
  server.kill();
  EXPECT_EQ(blocked.get_future().get().error().kind, Error::Kind::kUnavailable);
  EXPECT_EQ(client.in_flight(), 0U);
  server.start();
  EXPECT_EQ(ask(client, {"GET", "a"}), Result<std::string>{"kept"});
}

TEST(AsyncClient, RefusesAtOnceWithoutAConnection) {
  process::IoLoop loop;
  AsyncSettings settings;
  settings.server.port = 1;
  AsyncClient client{loop, settings};
  std::promise<Result<std::string>> refused;
  client.command(Words{"PING"},
                 [&](Result<std::string> answer) { refused.set_value(std::move(answer)); });
  EXPECT_EQ(refused.get_future().get().error().kind, Error::Kind::kUnavailable);
  EXPECT_FALSE(client.connected());
}

TEST(AsyncClient, GivesUpAtTheDeadline) {
  const fakes::RedisServer server;
  process::IoLoop loop;
  AsyncSettings settings = settings_of(server);
  settings.server.timeout = 50ms;
  AsyncClient client{loop, settings};
  ASSERT_TRUE(ask(client, {"PING"}));
  std::promise<Result<std::string>> late;
  client.command(Words{"BLPOP", "nothing", "0"},
                 [&](Result<std::string> answer) { late.set_value(std::move(answer)); });
  EXPECT_EQ(late.get_future().get().error().kind, Error::Kind::kUnavailable);
  EXPECT_TRUE(ask(client, {"PING"}));
}

TEST(AsyncClient, RefusesWhatIsBeyondItsQueue) {
  const fakes::RedisServer server;
  process::IoLoop loop;
  AsyncSettings settings = settings_of(server);
  settings.max_in_flight = 2;
  AsyncClient client{loop, settings};
  ASSERT_TRUE(ask(client, {"PING"}));
  std::promise<int> refused;
  loop.post([&] {
    int count = 0;
    for (int i = 0; i < 5; ++i) {
      client.command(Words{"PING"}, [&count, at_once = true](const Result<std::string>& answer) {
        if (!answer && at_once) ++count;
      });
    }
    refused.set_value(count);
  });
  EXPECT_EQ(refused.get_future().get(), 3);
  EXPECT_TRUE(ask(client, {"PING"}));  // behind the two that were taken
}

TEST(AsyncClient, SaysUnavailableWhenTooFewReplicasHaveIt) {
  const fakes::RedisServer server;
  process::IoLoop loop;
  AsyncSettings settings = settings_of(server);
  settings.replicas = 1;
  settings.replica_timeout = 10ms;
  AsyncClient lonely{loop, settings};
  while (!lonely.connected()) std::this_thread::yield();
  std::promise<Result<std::string>> alone;
  lonely.command(Words{"SET", "a", "x"},
                 [&](Result<std::string> answer) { alone.set_value(std::move(answer)); });
  EXPECT_EQ(alone.get_future().get().error().kind, Error::Kind::kUnavailable);
}

TEST(AsyncClient, AnswersWhenAReplicaHasIt) {
  const fakes::RedisServer server;
  const fakes::RedisServer replica;
  ASSERT_TRUE(
      Connection{server.address()}.command({"CONFIG", "SET", "repl-diskless-sync-delay", "0"}));
  Connection plain{replica.address()};
  ASSERT_TRUE(plain.command({"REPLICAOF", "127.0.0.1", std::to_string(server.address().port)}));
  process::IoLoop loop;
  AsyncSettings settings = settings_of(server);
  settings.replicas = 1;
  AsyncClient client{loop, settings};
  EXPECT_EQ(ask(client, {"SET", "a", "x"}), Result<std::string>{"OK"});
}

TEST(AsyncClient, AnswersWhatIsPendingWhenItGoes) {
  const fakes::RedisServer server;
  process::IoLoop loop;
  auto client = std::make_unique<AsyncClient>(loop, settings_of(server));
  ASSERT_TRUE(ask(*client, {"PING"}));
  int ended = 0;
  client->command(Words{"BLPOP", "nothing", "0"},
                  [&](const Result<std::string>& answer) { ended += !answer; });
  client.reset();
  EXPECT_EQ(ended, 1);
}

}  // namespace
}  // namespace serap::redis
