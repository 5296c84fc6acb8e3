#include "services/ctl/chat.hpp"

#include <mutex>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "services/process/http_server.hpp"

namespace serap::ctl {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

// A simulator whose bot answers each deed at once, with two buttons, until told to be silent.
class Phone {
 public:
  Phone()
      : server_({}, [this](const process::HttpRequest& request, const process::Reply& reply) {
          answer(request, reply);
        }) {}
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
  std::vector<json> deeds;
  std::atomic<bool> silent = false;

 private:
  void bubble(const std::string& from, const std::string& text, const json& choices) {
    bubbles_.push_back({{"seq", bubbles_.size() + 1},
                        {"id", "w" + std::to_string(bubbles_.size())},
                        {"at", "2026-11-24T03:00:00.000Z"},
                        {"from", from},
                        {"kind", choices.empty() ? "text" : "buttons"},
                        {"text", text},
                        {"choices", choices}});
  }
  void answer(const process::HttpRequest& request, const process::Reply& reply) {
    const std::lock_guard lock(mutex_);
    if (request.path == "/sim/say") {
      deeds.push_back(json::parse(request.body));
      bubble("citizen", "x", json::array());
      if (!silent)
        bubble("bot", "Laporan SRP-26-7K3QXM-G\nBenar?",
               json::array({{{"id", "y"}, {"title", "Benar"}}, {{"id", "n"}, {"title", "Batal"}}}));
      return reply({.body = "{}", .headers = {}});
    }
    json news = json::array();
    const auto after = static_cast<std::size_t>(std::stoi(request.query("after").value_or("0")));
    for (std::size_t i = after; i < bubbles_.size(); ++i) news.push_back(bubbles_[i]);
    reply({.body = json{{"bubbles", news}}.dump(), .headers = {}});
  }
  std::mutex mutex_;
  std::vector<json> bubbles_;
  process::HttpServer server_;
};

struct Terminal {
  Phone phone;
  SimulatorClient client{phone.origin(), "whatsapp", "Sari"};
  std::ostringstream out, problems;
  int play(const std::string& script, bool as_json = false) {
    std::istringstream lines(script);
    return Chat(client, {as_json, milliseconds{150}}, out, problems).play(lines);
  }
};

TEST(Chat, LineThatIsATitleOfTheNewestQuestionChoosesIt) {
  Terminal terminal;
  EXPECT_EQ(terminal.play("jalan rusak\n\nbenar\n"), 0);
  ASSERT_EQ(terminal.phone.deeds.size(), 2U);
  EXPECT_EQ(terminal.phone.deeds[0]["kind"], "text");
  EXPECT_EQ(terminal.phone.deeds[1]["kind"], "choice");
  EXPECT_EQ(terminal.phone.deeds[1]["text"], "Benar");
  EXPECT_EQ(terminal.phone.deeds[1]["as"], "Sari");
}

TEST(Chat, SilentBotIsExitOne) {
  Terminal terminal;
  terminal.phone.silent = true;
  EXPECT_EQ(terminal.play("halo\n"), 1);
  EXPECT_EQ(terminal.out.str(), "");
}

TEST(Chat, WrongLineIsExitTwoAndTheRestIsSaidAllTheSame) {
  Terminal terminal;
  EXPECT_EQ(terminal.play("@pin\nhalo\n"), 2);
  EXPECT_EQ(terminal.phone.deeds.size(), 1U);
}

TEST(Chat, JsonIsOneObjectABubbleWithTheTicketsNumber) {
  Terminal terminal;
  EXPECT_EQ(terminal.play("halo\n", true), 0) << terminal.problems.str();
  EXPECT_EQ(json::parse(terminal.out.str()),
            json::parse(R"({"at":"2026-11-24T03:00:00.000Z","from":"bot","kind":"buttons",
    "text":"Laporan SRP-26-7K3QXM-G\nBenar?","choices":[{"id":"y","title":"Benar"},{"id":"n","title":"Batal"}],
    "ticket":"SRP-26-7K3QXM-G"})"));
}

TEST(Chat, WhatWasSaidBeforeIsNotPrintedAgain) {
  Terminal terminal;
  terminal.play("halo\n");
  terminal.out.str("");
  terminal.phone.silent = true;
  EXPECT_EQ(terminal.play("halo lagi\n"), 1);
  EXPECT_EQ(terminal.out.str(), "");
}

TEST(Chat, AwaySimulatorIsExitOneWithASentence) {
  SimulatorClient nobody("http://127.0.0.1:1", "whatsapp", "Sari");
  std::istringstream lines("halo\n");
  std::ostringstream out, problems;
  EXPECT_EQ(Chat(nobody, {}, out, problems).play(lines), 1);
  EXPECT_NE(problems.str().find("does not answer"), std::string::npos);
}

}  // namespace
}  // namespace serap::ctl
