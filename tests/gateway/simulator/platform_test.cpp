#include "gateway/simulator/platform.hpp"

#include <condition_variable>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "services/process/http_server.hpp"

namespace serap::simulator {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

// The tenant's door: keeps what came, refuses as often as asked.
class Door {
 public:
  Door()
      : server_({}, [this](const process::HttpRequest& request, const process::Reply& reply) {
          take(request, reply);
        }) {}
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
  void refuse(int times) { refusals_ = times; }
  // The first `count` bodies taken, or fewer if they do not come within ten seconds.
  std::vector<json> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    came_.wait_for(lock, 10s, [&] { return taken_.size() >= count; });
    return taken_;
  }
  std::vector<std::size_t> entries() {
    const std::lock_guard lock(mutex_);
    return entries_;
  }
  bool all_signed() const { return all_signed_; }

 private:
  void take(const process::HttpRequest& request, const process::Reply& reply) {
    const std::lock_guard lock(mutex_);
    if (refusals_ > 0) {
      --refusals_;
      return reply({.status = 503, .body = {}, .headers = {}});
    }
    all_signed_ = all_signed_ &&
                  request.header("X-Hub-Signature-256") == signature_of("sesame", request.body);
    const json body = json::parse(request.body);
    entries_.push_back(body["entry"].size());
    taken_.push_back(body["entry"][0]["changes"][0]["value"]);
    came_.notify_all();
    reply({});
  }
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<json> taken_;
  std::vector<std::size_t> entries_;  // of each body
  std::atomic<int> refusals_ = 0;
  bool all_signed_ = true;
  process::HttpServer server_;
};

class Meta {
 public:
  Door door;
  FaultBox faults;
  Time now = from_unix_milliseconds(1'795'000'000'000);
  Chats chats{[](const std::string&) {}};
  WebhookOut out{{door.origin(), "/webhook"}, faults};
  Shelf shelf;
  Platform platform{{{"111", "Kota", "token", "sesame", Channel::kWhatsapp}},
                    "http://sim",
                    [this] { return now; },
                    {chats, out, faults, shelf}};

  ~Meta() { out.stop(); }
  Deed text(const std::string& words) { return {.as = "Sari", .text = words}; }
  GraphReply send(const json& content) {
    json message = {{"messaging_product", "whatsapp"},
                    {"to", "+" + citizen_named("Sari").id},
                    {"biz_opaque_callback_data", "o|0"}};
    message.update(content);
    return platform.message("111", "token", message.dump(), false);
  }
  GraphReply send_text(const std::string& words) {
    return send({{"type", "text"}, {"text", {{"body", words}}}});
  }
  int code(const GraphReply& reply) { return json::parse(reply.body)["error"]["code"]; }
};

TEST(Signature, IsTheOneOfTheFactSheet) {
  EXPECT_EQ(signature_of("sesame", "hello world"),
            "sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17");
}

TEST(Platform, CitizensMessageArrivesSignedAtTheDoor) {
  Meta meta;
  ASSERT_TRUE(meta.platform.say(meta.text("jalan rusak")));
  const std::vector<json> came = meta.door.wait_for(1);
  ASSERT_EQ(came.size(), 1U);
  EXPECT_EQ(came[0]["messages"][0]["text"]["body"], "jalan rusak");
  EXPECT_EQ(came[0]["messages"][0]["from"], citizen_named("Sari").id);
  EXPECT_TRUE(meta.door.all_signed());
}

TEST(Platform, MessagesKeepTheirOrderWhenTheDoorWasAway) {
  Meta meta;
  meta.door.refuse(2);
  ASSERT_TRUE(meta.platform.say(meta.text("satu")));
  ASSERT_TRUE(meta.platform.say(meta.text("dua")));
  const std::vector<json> came = meta.door.wait_for(2);
  ASSERT_EQ(came.size(), 2U);
  EXPECT_EQ(came[0]["messages"][0]["text"]["body"], "satu");
  EXPECT_EQ(came[1]["messages"][0]["text"]["body"], "dua");
}

TEST(Platform, DuplicatesOnRequest) {
  Meta meta;
  meta.faults.set({.duplicate_webhooks = 1});
  ASSERT_TRUE(meta.platform.say(meta.text("satu")));
  const std::vector<json> came = meta.door.wait_for(2);
  ASSERT_EQ(came.size(), 2U);
  EXPECT_EQ(came[0], came[1]);
}

TEST(Platform, TellsSentAndDeliveredWithOurCallbackData) {
  Meta meta;
  EXPECT_EQ(meta.send_text("Laporan diterima").status, 200);
  const std::vector<json> came = meta.door.wait_for(2);
  ASSERT_EQ(came.size(), 2U);
  EXPECT_EQ(came[0]["statuses"][0]["status"], "sent");
  EXPECT_EQ(came[1]["statuses"][0]["status"], "delivered");
  EXPECT_EQ(came[1]["statuses"][0]["biz_opaque_callback_data"], "o|0");
}

TEST(Platform, OpenedChatIsReadOnce) {
  Meta meta;
  meta.send_text("Laporan diterima");
  meta.platform.open_chat("Sari", Channel::kWhatsapp);
  meta.platform.open_chat("Sari", Channel::kWhatsapp);
  const std::vector<json> came = meta.door.wait_for(3);
  ASSERT_EQ(came.size(), 3U);
  EXPECT_EQ(came[2]["statuses"][0]["status"], "read");
}

TEST(Platform, TappedButtonCarriesItsIdAndWhatItAnswers) {
  Meta meta;
  const json reply = {{"type", "reply"}, {"reply", {{"id", "yes"}, {"title", "Benar"}}}};
  const GraphReply sent = meta.send({{"type", "interactive"},
                                     {"interactive",
                                      {{"type", "button"},
                                       {"body", {{"text", "Benar?"}}},
                                       {"action", {{"buttons", json::array({reply})}}}}}});
  ASSERT_EQ(sent.status, 200);
  ASSERT_TRUE(meta.platform.say({.as = "Sari", .kind = "choice", .text = "benar"}));
  const json tapped = meta.door.wait_for(3)[0]["messages"][0];
  EXPECT_EQ(tapped["interactive"]["button_reply"]["id"], "yes");
  EXPECT_EQ(tapped["context"]["id"], json::parse(sent.body)["messages"][0]["id"]);
}

TEST(Platform, ChoiceThatWasNeverOfferedIsNotFound) {
  Meta meta;
  const Result<Bubble> said = meta.platform.say({.as = "Sari", .kind = "choice", .text = "Benar"});
  ASSERT_FALSE(said);
  EXPECT_EQ(said.error().kind, Error::Kind::kNotFound);
}

TEST(Platform, PhotoArrivesAsAnImageThatCanBeFetched) {
  Meta meta;
  ASSERT_TRUE(
      meta.platform.say({.as = "Sari", .kind = "photo", .mime = "image/png", .file = "bytes"}));
  const json image = meta.door.wait_for(1)[0]["messages"][0]["image"];
  EXPECT_EQ(image["mime_type"], "image/png");
  const std::string id = image["id"];
  const GraphReply media = meta.platform.media(id, "token", "http://host");
  EXPECT_EQ(json::parse(media.body)["url"], "http://host/media/" + id);
  EXPECT_EQ(meta.platform.file(id)->bytes, "bytes");
  EXPECT_EQ(meta.platform.media(id, "wrong", "").status, 401);
}

TEST(Platform, WrongTokenAndUnknownNumberAreRefusedInMetasWords) {
  Meta meta;
  EXPECT_EQ(meta.code(meta.platform.message("111", "wrong", "{}", false)), 190);
  EXPECT_EQ(meta.code(meta.platform.message("999", "token", "{}", false)), 100);
}

TEST(Platform, WindowClosesADayAfterTheCitizensLastWord) {
  Meta meta;
  ASSERT_TRUE(meta.platform.say(meta.text("halo")));
  meta.now += 24h;
  EXPECT_EQ(meta.send_text("Kabar").status, 200);
  meta.now += 1s;
  EXPECT_EQ(meta.code(meta.send_text("Kabar")), 131047);
}

TEST(Platform, ErrorsAndLostAnswersOnRequest) {
  Meta meta;
  meta.faults.set({.lose_answers = 1, .error_code = 131056, .error_count = 1});
  EXPECT_EQ(meta.code(meta.send_text("a")), 131056);
  EXPECT_TRUE(meta.send_text("b").lost);
  EXPECT_FALSE(meta.send_text("c").lost);
}

TEST(Platform, BatchesWebhooksInOneBodyOnRequest) {
  Meta meta;
  meta.faults.set({.batch = 2});
  ASSERT_TRUE(meta.platform.say(meta.text("satu")));
  ASSERT_TRUE(meta.platform.say(meta.text("dua")));
  ASSERT_TRUE(meta.platform.say(meta.text("tiga")));
  ASSERT_EQ(meta.door.wait_for(2).size(), 2U);
  EXPECT_EQ(meta.door.entries(), (std::vector<std::size_t>{2, 1}));
}

TEST(Platform, RetryStormRepeatsOneWebhook) {
  Meta meta;
  meta.faults.set({.retry_storm = 3});
  ASSERT_TRUE(meta.platform.say(meta.text("satu")));
  const std::vector<json> came = meta.door.wait_for(4);
  ASSERT_EQ(came.size(), 4U);
  EXPECT_EQ(came[3], came[0]);
}

TEST(Platform, EditAndUnsendNameTheNewestOwnMessage) {
  Meta meta;
  const Result<Bubble> said = meta.platform.say(meta.text("jalan rusk"));
  ASSERT_TRUE(meta.platform.say({.as = "Sari", .kind = "edit", .text = "jalan rusak"}));
  ASSERT_TRUE(meta.platform.say({.as = "Sari", .kind = "unsend"}));
  const std::vector<json> came = meta.door.wait_for(3);
  EXPECT_EQ(came[1]["messages"][0]["edit"]["original_message_id"], said->id);
  EXPECT_EQ(came[2]["messages"][0]["revoke"]["original_message_id"], said->id);
  EXPECT_TRUE(meta.chats.with_id(citizen_named("Sari").id, said->id)->gone);
}

TEST(Platform, UploadedPictureIsShownAndAnUnknownOneRefused) {
  Meta meta;
  const std::string body =
      "--x\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
      "Content-Type: image/png\r\n\r\nbytes\r\n--x--\r\n";
  const GraphReply up =
      meta.platform.upload("111", "token", "multipart/form-data; boundary=x", body);
  ASSERT_EQ(up.status, 200);
  const std::string id = json::parse(up.body)["id"];
  EXPECT_EQ(meta.platform.file(id)->bytes, "bytes");
  EXPECT_EQ(meta.send({{"type", "image"}, {"image", {{"id", id}}}}).status, 200);
  EXPECT_EQ(meta.code(meta.send({{"type", "image"}, {"image", {{"id", "1"}}}})), 131053);
}

}  // namespace
}  // namespace serap::simulator
