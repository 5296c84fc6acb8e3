#include "gateway/platform/messaging_send.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "gateway/platform/fit_text.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;

Outbound outbound(Channel channel, std::string text) {
  Outbound it;
  it.id = OutboundId{"7.ff"};
  it.to = {channel, TenantId{"222"}, "9001"};
  it.text = std::move(text);
  return it;
}

std::vector<json> bodies(const Outbound& it, Manner manner = Manner::kFree) {
  std::vector<json> all;
  for (const GraphRequest& request : requests_of(it, manner))
    all.push_back(json::parse(body_with(request, "55")));
  return all;
}

std::vector<Choice> choices(int count, const std::string& title = "Pilihan ") {
  std::vector<Choice> all;
  for (int i = 1; i <= count; ++i)
    all.push_back({"c" + std::to_string(i), title + std::to_string(i)});
  return all;
}

StoredMedia media(std::string mime, std::uint64_t bytes = 1000) {
  return {std::string(64, 'a'), std::move(mime), "surat.pdf", bytes};
}

TEST(MessagingSend, TextToAPageCarriesOurIdAsMetadata) {
  const auto calls = requests_of(outbound(Channel::kMessenger, "Laporan diterima"));
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].path, "/222/messages");
  EXPECT_EQ(json::parse(calls[0].body), json::parse(R"({"recipient":{"id":"9001"},
    "messaging_type":"RESPONSE","message":{"text":"Laporan diterima","metadata":"7.ff|0"}})"));
}

TEST(MessagingSend, InstagramIsCalledByItsToken) {
  EXPECT_EQ(requests_of(outbound(Channel::kInstagram, "Halo")).at(0).path, "/me/messages");
}

struct TextCase {
  const char* name;
  Channel channel;
  const char* letter;
  int fits;  // so many letters are one message, one more are two
};

class MessagingText : public testing::TestWithParam<TextCase> {};

TEST_P(MessagingText, IsSplitBehindTheLimitOfItsChannel) {
  std::string text;
  for (int i = 0; i < GetParam().fits; ++i) text += GetParam().letter;
  EXPECT_EQ(bodies(outbound(GetParam().channel, text)).size(), 1U);
  EXPECT_EQ(bodies(outbound(GetParam().channel, text + GetParam().letter)).size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(
    Limits, MessagingText,
    testing::Values(TextCase{"messenger", Channel::kMessenger, "a", 1999},
                    TextCase{"messenger_accents", Channel::kMessenger, "é", 1999},
                    TextCase{"messenger_emoji", Channel::kMessenger, "😀", 999},
                    TextCase{"instagram", Channel::kInstagram, "a", 1000},
                    TextCase{"instagram_accents", Channel::kInstagram, "é", 500},
                    TextCase{"instagram_emoji", Channel::kInstagram, "😀", 250}),
    [](const auto& row) { return std::string(row.param.name); });

struct ChoiceCase {
  int count;
  const char* form;  // buttons, quick, text
};

class MessagingChoices : public testing::TestWithParam<ChoiceCase> {};

TEST_P(MessagingChoices, ChangeTheirFormAsTheyGrow) {
  for (const Channel channel : {Channel::kMessenger, Channel::kInstagram}) {
    Outbound it = outbound(channel, "Tentang apa?");
    it.choices = choices(GetParam().count);
    const json message = bodies(it).at(0)["message"];
    const std::string form = message.contains("attachment")      ? "buttons"
                             : message.contains("quick_replies") ? "quick"
                                                                 : "text";
    EXPECT_EQ(form, GetParam().form);
  }
}

INSTANTIATE_TEST_SUITE_P(Limits, MessagingChoices,
                         testing::Values(ChoiceCase{1, "buttons"}, ChoiceCase{3, "buttons"},
                                         ChoiceCase{4, "quick"}, ChoiceCase{13, "quick"},
                                         ChoiceCase{14, "text"}));

TEST(MessagingSend, ButtonsAreATemplateOfPostbacks) {
  Outbound it = outbound(Channel::kInstagram, "Benar?");
  it.choices = {{"yes", "Benar"}, {"no", "Batal"}};
  EXPECT_EQ(bodies(it).at(0)["message"]["attachment"], json::parse(R"({"type":"template","payload":{
    "template_type":"button","text":"Benar?","buttons":[
    {"type":"postback","title":"Benar","payload":"yes"},
    {"type":"postback","title":"Batal","payload":"no"}]}})"));
}

TEST(MessagingSend, WordsTooLongForATemplateGoAheadAndTheQuestionStaysWithTheButtons) {
  Outbound it = outbound(Channel::kMessenger, std::string(640, 'a') + "\n\nBenar?");
  it.choices = choices(2);
  const auto all = bodies(it);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["message"]["text"], std::string(640, 'a'));
  EXPECT_EQ(all[1]["message"]["attachment"]["payload"]["text"], "Benar?");
  it.text = std::string(640, 'a');
  EXPECT_EQ(bodies(it).size(), 1U);
}

TEST(MessagingSend, TitleOf21UnitsIsCutAndStandsWholeInTheWords) {
  Outbound it = outbound(Channel::kMessenger, "Instansi?");
  it.choices = {{"a", "Dinas Pekerjaan Umum"}, {"b", "Dinas Pekerjaan Umum."}};
  const json message = bodies(it).at(0)["message"];
  EXPECT_EQ(message["text"], "Instansi?\n\n1. Dinas Pekerjaan Umum\n2. Dinas Pekerjaan Umum.");
  EXPECT_EQ(message["quick_replies"][1]["payload"], "b");
  EXPECT_LE(utf16_units(std::string(message["quick_replies"][1]["title"])), 20U);
  EXPECT_EQ(std::string(message["quick_replies"][1]["title"]).substr(0, 3), "2. ");
}

TEST(MessagingSend, PayloadTooLongToComeBackMakesNumberedText) {
  Outbound it = outbound(Channel::kMessenger, "Pilih:");
  it.choices = {{std::string(1000, 'x'), "Satu"}};
  EXPECT_TRUE(bodies(it).at(0)["message"].contains("attachment"));
  it.choices = {{std::string(1001, 'x'), "Satu"}};
  EXPECT_EQ(bodies(it).at(0)["message"]["text"], "Pilih:\n\n1. Satu");
}

// These channels have no button for it, and the question stands in the words already.
TEST(MessagingSend, PlaceIsAskedForOnce) {
  Outbound it = outbound(Channel::kInstagram, "Di mana tepatnya?");
  it.ask_location = true;
  EXPECT_EQ(bodies(it).at(0)["message"]["text"], "Di mana tepatnya?");
}

TEST(MessagingSend, FilesFollowTheWordsEachInItsOwnPart) {
  Outbound it = outbound(Channel::kMessenger, "Ini suratnya \"attachment_id\":\"\"");
  it.media = {media("image/jpeg"), media("application/pdf")};
  const auto calls = requests_of(it);
  ASSERT_EQ(calls.size(), 3U);
  EXPECT_FALSE(calls[0].media);
  EXPECT_EQ(calls[1].media, it.media[0]);
  EXPECT_EQ(json::parse(body_with(calls[2], "77"))["message"], json::parse(R"({"metadata":"7.ff|2",
    "attachment":{"type":"file","payload":{"attachment_id":"77"}}})"));
}

struct MediaCase {
  const char* name;
  Channel channel;
  const char* mime;
  std::uint64_t bytes;
  const char* form;  // "": told in words
};

class MediaForm : public testing::TestWithParam<MediaCase> {};

TEST_P(MediaForm, IsWhatTheChannelTakes) {
  Outbound it = outbound(GetParam().channel, "");
  it.media = {media(GetParam().mime, GetParam().bytes)};
  const json body = bodies(it).at(0);
  std::string form;
  if (GetParam().channel == Channel::kWhatsapp) {
    if (body["type"] != "text") form = body["type"];
  } else if (body["message"].contains("attachment")) {
    form = body["message"]["attachment"]["type"];
  }
  EXPECT_EQ(form, GetParam().form);
}

constexpr std::uint64_t kMegabyte = 1024 * 1024;
INSTANTIATE_TEST_SUITE_P(
    Limits, MediaForm,
    testing::Values(
        MediaCase{"wa_image", Channel::kWhatsapp, "image/jpeg", 5 * kMegabyte, "image"},
        MediaCase{"wa_big_image", Channel::kWhatsapp, "image/jpeg", 5 * kMegabyte + 1, "document"},
        MediaCase{"wa_webp", Channel::kWhatsapp, "image/webp", 10, "document"},
        MediaCase{"wa_video", Channel::kWhatsapp, "video/mp4", 16 * kMegabyte, "video"},
        MediaCase{"wa_big_video", Channel::kWhatsapp, "video/mp4", 16 * kMegabyte + 1, "document"},
        MediaCase{"wa_voice", Channel::kWhatsapp, "audio/ogg", 16 * kMegabyte, "audio"},
        MediaCase{"wa_document", Channel::kWhatsapp, "application/pdf", 100 * kMegabyte,
                  "document"},
        MediaCase{"wa_too_big", Channel::kWhatsapp, "application/pdf", 100 * kMegabyte + 1, ""},
        MediaCase{"ms_file", Channel::kMessenger, "application/pdf", 25 * kMegabyte, "file"},
        MediaCase{"ms_too_big", Channel::kMessenger, "application/pdf", 25 * kMegabyte + 1, ""},
        MediaCase{"ig_image", Channel::kInstagram, "image/png", 8 * kMegabyte, "image"},
        MediaCase{"ig_big_image", Channel::kInstagram, "image/png", 8 * kMegabyte + 1, ""},
        MediaCase{"ig_pdf", Channel::kInstagram, "application/pdf", 25 * kMegabyte, "file"},
        MediaCase{"ig_sheet", Channel::kInstagram, "text/csv", 10, ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Manners, HumanAgentIsATagOnBothMetaChannelsAndNothingOnWhatsapp) {
  const json body = bodies(outbound(Channel::kInstagram, "Halo"), Manner::kHumanAgent).at(0);
  EXPECT_EQ(body["messaging_type"], "MESSAGE_TAG");
  EXPECT_EQ(body["tag"], "HUMAN_AGENT");
  EXPECT_TRUE(bodies(outbound(Channel::kWhatsapp, "Halo"), Manner::kHumanAgent).empty());
}

TEST(Manners, TemplateGoesToMessengerAsUtilityAndNeverToInstagram) {
  Outbound it = outbound(Channel::kMessenger, "Halo");
  EXPECT_TRUE(bodies(it, Manner::kTemplate).empty());
  it.template_ = {"balasan_siap", {"SRP-26-7K3QXM-G\nbaris dua"}};
  const json body = bodies(it, Manner::kTemplate).at(0);
  EXPECT_EQ(body["messaging_type"], "UTILITY");
  EXPECT_EQ(body["message"]["template"],
            json::parse(R"({"name":"balasan_siap","language":{"code":"id"},
    "components":[{"type":"body","parameters":[{"type":"text","text":"SRP-26-7K3QXM-G baris dua"}]}]})"));
  it.to.channel = Channel::kInstagram;
  EXPECT_TRUE(bodies(it, Manner::kTemplate).empty());
}

TEST(Manners, TemplateOfWhatsappIsItsOwnTypeAndTheWordsStayBack) {
  Outbound it = outbound(Channel::kWhatsapp, "Halo");
  it.template_ = {"balasan_siap", {}};
  it.language = "en";
  const auto all = bodies(it, Manner::kTemplate);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["type"], "template");
  EXPECT_EQ(all[0]["template"], json::parse(R"({"name":"balasan_siap","language":{"code":"en"}})"));
}

TEST(WhatsappMedia, OnePictureCarriesTheWordsBelowIt) {
  Outbound it = outbound(Channel::kWhatsapp, "Sudah diperbaiki");
  it.media = {media("image/jpeg")};
  const auto all = bodies(it);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["image"], json::parse(R"({"id":"55","caption":"Sudah diperbaiki"})"));
  it.text = std::string(1025, 'a');
  EXPECT_EQ(bodies(it).size(), 2U);
  it.text = "Sudah";
  it.media = {media("audio/ogg")};
  EXPECT_EQ(bodies(it).size(), 2U);
}

TEST(Upload, NamesWhatEachPlatformWants) {
  const Upload whatsapp = upload_of({Channel::kWhatsapp, {"111"}, "x"}, media("image/png"));
  EXPECT_EQ(whatsapp.path, "/111/media");
  EXPECT_EQ(whatsapp.file_field, "file");
  const Upload page = upload_of({Channel::kMessenger, {"222"}, "x"}, media("image/png"));
  EXPECT_EQ(page.path, "/222/message_attachments");
  EXPECT_EQ(page.fields.at(0).second,
            R"({"attachment":{"payload":{"is_reusable":true},"type":"image"}})");
  EXPECT_EQ(uploaded_id(R"({"attachment_id":"77"})"), "77");
  EXPECT_EQ(uploaded_id(R"({"id":"66"})"), "66");
  EXPECT_EQ(uploaded_id("<html>"), "");
}

TEST(ReadMark, IsOneCallOnWhatsappAndOneAnActionElsewhere) {
  const auto whatsapp = read_mark({Channel::kWhatsapp, {"111"}, "x"}, "wamid.1", true);
  ASSERT_EQ(whatsapp.size(), 1U);
  EXPECT_EQ(json::parse(whatsapp[0].body), json::parse(R"({"messaging_product":"whatsapp",
    "status":"read","message_id":"wamid.1","typing_indicator":{"type":"text"}})"));
  const auto messenger = read_mark({Channel::kMessenger, {"222"}, "9001"}, "m_1", true);
  ASSERT_EQ(messenger.size(), 2U);
  EXPECT_EQ(json::parse(messenger[1].body),
            json::parse(R"({"recipient":{"id":"9001"},"sender_action":"typing_on"})"));
}

TEST(MessagingAnswer, AcceptedCarriesTheMessageId) {
  const GraphAnswer answer = answer_of(200, R"({"recipient_id":"9001","message_id":"m_Y"})");
  EXPECT_EQ(answer.verdict, Verdict::kAccepted);
  EXPECT_EQ(answer.message_id, "m_Y");
}

}  // namespace
}  // namespace serap::platform
