// The stand-in and gateway/platform are written apart from each other: here each reads what the
// other writes.
#include <mutex>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "gateway/platform/parsed.hpp"
#include "gateway/platform/requests.hpp"
#include "gateway/simulator/platform.hpp"
#include "services/process/http_server.hpp"

namespace serap::simulator {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

// A tenant on one channel: its door translates what comes, its words go through the Graph API.
class Side : public testing::TestWithParam<Channel> {
 protected:
  ~Side() override { out_.stop(); }

  std::vector<platform::Item> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    came_.wait_for(lock, 10s, [&] { return items_.size() >= count; });
    return items_;
  }
  template <class What>
  What first() {
    const std::vector<platform::Item> items = wait_for(1);
    const auto* inbound = items.empty() ? nullptr : std::get_if<Inbound>(&items.front());
    const What* what = inbound ? std::get_if<What>(&inbound->what) : nullptr;
    EXPECT_TRUE(what);
    return what ? *what : What{};
  }
  Deed deed(std::string kind, std::string text = {}) {
    return {.as = "Sari", .kind = std::move(kind), .text = std::move(text), .channel = GetParam()};
  }
  Outbound outbound(std::string text) {
    Outbound it;
    it.id = OutboundId{"7.ff"};
    const Citizen sari = citizen_named("Sari", GetParam());
    it.to = {GetParam(), TenantId{"111"}, sari.id};
    it.text = std::move(text);
    return it;
  }
  std::vector<platform::GraphAnswer> send(const Outbound& it,
                                          platform::Manner manner = platform::Manner::kFree) {
    std::vector<platform::GraphAnswer> answers;
    for (const platform::GraphRequest& call : platform::requests_of(it, manner)) {
      const std::string account = call.path.substr(1, call.path.rfind('/') - 1);
      const GraphReply reply =
          meta_.message(account, "token", platform::body_with(call, media_), false);
      answers.push_back(platform::answer_of(reply.status, reply.body));
    }
    return answers;
  }

  void take(const process::HttpRequest& request, const process::Reply& reply) {
    const std::lock_guard lock(mutex_);
    EXPECT_EQ(request.path, "/webhook/" + std::string(serap::name_of(GetParam())));
    const auto parsed = platform::parse(GetParam(), request.body, now_);
    EXPECT_TRUE(parsed);
    if (parsed) items_.insert(items_.end(), parsed->items.begin(), parsed->items.end());
    came_.notify_all();
    reply({});
  }

  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<platform::Item> items_;
  Time now_ = from_unix_milliseconds(1'795'000'000'000);
  process::HttpServer door_{
      {}, [this](const process::HttpRequest& request, const process::Reply& reply) {
        take(request, reply);
      }};
  FaultBox faults_;
  Chats chats_{[](const std::string&) {}};
  WebhookOut out_{{"http://127.0.0.1:" + std::to_string(door_.port()), "/webhook"}, faults_};
  Shelf shelf_;
  Platform meta_{{{"111", "Kota", "token", "sesame", GetParam()}},
                 "http://sim",
                 [this] { return now_; },
                 {chats_, out_, faults_, shelf_}};
  std::string media_ = shelf_.keep("image/png", "bytes", "");
};

INSTANTIATE_TEST_SUITE_P(
    Channels, Side, testing::Values(Channel::kWhatsapp, Channel::kMessenger, Channel::kInstagram),
    [](const auto& channel) { return std::string(serap::name_of(channel.param)); });

TEST_P(Side, WordsArriveAsWords) {
  ASSERT_TRUE(meta_.say(deed("text", "jalan rusak 😢")));
  EXPECT_EQ(first<Text>().body, "jalan rusak 😢");
}

TEST_P(Side, PictureAndVoiceArriveAsMedia) {
  Deed photo = deed("photo", "");
  photo.mime = "image/png";
  photo.file = "bytes";
  ASSERT_TRUE(meta_.say(photo));
  const Media media = first<Media>();
  ASSERT_EQ(media.attachments.size(), 1U);
  EXPECT_EQ(media.attachments[0].type, "image");
  EXPECT_TRUE(media.attachments[0].keep);
}

TEST_P(Side, TappedChoiceComesBackByItsId) {
  Outbound it = outbound("Benar?");
  it.choices = {{"yes", "Benar"}, {"no", "Batal"}};
  ASSERT_EQ(send(it).at(0).verdict, platform::Verdict::kAccepted);
  ASSERT_TRUE(meta_.say(deed("choice", "batal")));
  for (std::size_t count = 1; count < 20; ++count) {
    const auto items = wait_for(count);
    for (const platform::Item& item : items) {
      const auto* inbound = std::get_if<Inbound>(&item);
      if (!inbound) continue;
      EXPECT_EQ(std::get<Choice>(inbound->what), (Choice{"no", "Batal"}));
      return;
    }
  }
  FAIL() << "no choice came";
}

TEST_P(Side, EveryFormOfAMessageIsTaken) {
  for (const int count : {0, 1, 3, 4, 10, 11, 13, 14}) {
    Outbound it = outbound("Pilih salah satu, ya.");
    for (int i = 0; i < count; ++i)
      it.choices.push_back(
          {"c" + std::to_string(i), "Dinas Pekerjaan Umum nomor " + std::to_string(i)});
    it.ask_location = count == 3;
    it.media = {{std::string(64, 'a'), "image/png", "a.png", 1000}};
    for (const auto& answer : send(it)) EXPECT_EQ(answer.verdict, platform::Verdict::kAccepted);
    for (const auto& answer : send(outbound(std::string(5000, 'a')))) EXPECT_EQ(answer.code, 0);
  }
}

TEST_P(Side, OurOwnMessageIsToldWithOurId) {
  ASSERT_EQ(send(outbound("Laporan diterima")).size(), 1U);
  const auto items = wait_for(1);
  ASSERT_FALSE(items.empty());
  const auto* delivery = std::get_if<Delivery>(&items.front());
  ASSERT_TRUE(delivery);
  EXPECT_EQ(delivery->outbound.value, "7.ff");
}

TEST_P(Side, ColleagueIsNotTakenForUs) {
  ASSERT_TRUE(meta_.say(deed("colleague", "Kami cek dulu, ya")));
  EXPECT_EQ(first<ColleagueReplied>().text, "Kami cek dulu, ya");
}

TEST_P(Side, ReactionAndEditNameTheirMessage) {
  ASSERT_TRUE(meta_.say(deed("text", "jalan rusk")));
  ASSERT_TRUE(meta_.say(deed("edit", "jalan rusak")));
  const auto items = wait_for(2);
  ASSERT_EQ(items.size(), 2U);
  const auto& said = std::get<Inbound>(items[0]);
  const auto edited = std::get<Edited>(std::get<Inbound>(items[1]).what);
  EXPECT_EQ(edited, (Edited{said.platform_id, "jalan rusak"}));
}

TEST_P(Side, ClosedWindowSaysSo) {
  ASSERT_TRUE(meta_.say(deed("text", "halo")));
  now_ += 25h;
  const platform::GraphAnswer refused = send(outbound("Kabar")).at(0);
  EXPECT_EQ(refused.code, GetParam() == Channel::kWhatsapp ? 131047 : 10);
  const int subcode = GetParam() == Channel::kWhatsapp    ? 0
                      : GetParam() == Channel::kMessenger ? 2018278
                                                          : 2534022;
  EXPECT_EQ(refused.subcode, subcode);
  Outbound later = outbound("Kabar");
  later.template_ = {"balasan_siap", {"SRP-26-7K3QXM-G"}};
  const bool instagram = GetParam() == Channel::kInstagram;
  const auto manner = instagram ? platform::Manner::kHumanAgent : platform::Manner::kTemplate;
  EXPECT_EQ(send(later, manner).at(0).verdict, platform::Verdict::kAccepted);
}

}  // namespace
}  // namespace serap::simulator
