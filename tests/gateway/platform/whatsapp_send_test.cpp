#include "gateway/platform/whatsapp_send.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "gateway/platform/fit_text.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;

Outbound outbound(std::string text) {
  Outbound it;
  it.id = OutboundId{"o-1"};
  it.to = {Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
  it.text = std::move(text);
  return it;
}

std::vector<json> bodies(const Outbound& it) {
  std::vector<json> all;
  for (const GraphRequest& request : whatsapp_requests(it))
    all.push_back(json::parse(request.body));
  return all;
}

std::vector<Choice> choices(int count, const std::string& title = "Pilihan ") {
  std::vector<Choice> all;
  for (int i = 1; i <= count; ++i) {
    all.push_back({"c" + std::to_string(i), title + std::to_string(i)});
  }
  return all;
}

TEST(WhatsappSend, TextIsOneCallToThePhoneWithItsPlus) {
  const std::vector<GraphRequest> calls = whatsapp_requests(outbound("Laporan diterima"));
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].path, "/111/messages");
  const json body = json::parse(calls[0].body);
  EXPECT_EQ(body, json::parse(R"({"messaging_product":"whatsapp","recipient_type":"individual",
    "to":"+6281200000002","type":"text","text":{"body":"Laporan diterima","preview_url":false},
    "biz_opaque_callback_data":"o-1|0"})"));
}

TEST(WhatsappSend, BusinessScopedIdGoesIntoRecipientNotTo) {
  Outbound it = outbound("Halo");
  it.to.id = "ID.abc123";
  const json body = bodies(it).at(0);
  EXPECT_EQ(body["recipient"], "ID.abc123");
  EXPECT_FALSE(body.contains("to"));
}

TEST(WhatsappSend, TextOfExactlyTheLimitIsOneMessage) {
  EXPECT_EQ(bodies(outbound(std::string(4096, 'a'))).size(), 1U);
  EXPECT_EQ(bodies(outbound(std::string(4097, 'a'))).size(), 2U);
}

TEST(WhatsappSend, EmojiCountsTwiceAgainstTheLimit) {
  std::string text;
  for (int i = 0; i < 2048; ++i) text += "😀";
  EXPECT_EQ(bodies(outbound(text)).size(), 1U);
  EXPECT_EQ(bodies(outbound(text + "a")).size(), 2U);
}

TEST(WhatsappSend, PartsOfOneMessageHaveTheirOwnIds) {
  const std::vector<json> all = bodies(outbound(std::string(9000, 'a')));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["biz_opaque_callback_data"], "o-1|0");
  EXPECT_EQ(all[2]["biz_opaque_callback_data"], "o-1|2");
}

TEST(WhatsappSend, ThreeShortChoicesBecomeButtons) {
  Outbound it = outbound("Benar?");
  it.choices = {{"yes", "Benar"}, {"edit", "Ubah"}, {"no", "Batal"}};
  const json body = bodies(it).at(0);
  EXPECT_EQ(body["interactive"],
            json::parse(R"({"type":"button","body":{"text":"Benar?"},"action":{"buttons":[
    {"type":"reply","reply":{"id":"yes","title":"Benar"}},
    {"type":"reply","reply":{"id":"edit","title":"Ubah"}},
    {"type":"reply","reply":{"id":"no","title":"Batal"}}]}})"));
}

TEST(WhatsappSend, FourChoicesBecomeAList) {
  Outbound it = outbound("Tentang apa?");
  it.choices = choices(4);
  it.list_button = "Pilih topik";
  const json action = bodies(it).at(0)["interactive"]["action"];
  EXPECT_EQ(action["button"], "Pilih topik");
  EXPECT_EQ(action["sections"][0]["rows"].size(), 4U);
  EXPECT_EQ(action["sections"][0]["rows"][3], json::parse(R"({"id":"c4","title":"Pilihan 4"})"));
}

TEST(WhatsappSend, TitleTooLongForAButtonMakesAListWithTheWholeTitleBelow) {
  Outbound it = outbound("Instansi?");
  it.choices = {{"a", "Dinas Pekerjaan Umum dan Penataan Ruang"}, {"b", "Lainnya"}};
  const json rows = bodies(it).at(0)["interactive"]["action"]["sections"][0]["rows"];
  EXPECT_EQ(rows[0]["title"], "Dinas Pekerjaan Umum…");
  EXPECT_EQ(rows[0]["description"], "Dinas Pekerjaan Umum dan Penataan Ruang");
  EXPECT_FALSE(rows[1].contains("description"));
}

TEST(WhatsappSend, TwinTitlesAreToldApartByNumber) {
  Outbound it = outbound("Yang mana?");
  it.choices = {{"a", "Jalan rusak"}, {"b", "Jalan rusak"}};
  const json buttons = bodies(it).at(0)["interactive"]["action"]["buttons"];
  EXPECT_EQ(buttons[0]["reply"]["title"], "1. Jalan rusak");
  EXPECT_EQ(buttons[1]["reply"]["title"], "2. Jalan rusak");
}

TEST(WhatsappSend, ElevenChoicesBecomeNumberedText) {
  Outbound it = outbound("Pilih:");
  it.choices = choices(11);
  const json body = bodies(it).at(0);
  EXPECT_EQ(body["type"], "text");
  EXPECT_EQ(std::string(body["text"]["body"]).substr(0, 20), "Pilih:\n\n1. Pilihan 1");
}

TEST(WhatsappSend, ChoiceIdTooLongToComeBackMakesNumberedText) {
  Outbound it = outbound("Pilih:");
  it.choices = {{std::string(257, 'x'), "Satu"}};
  EXPECT_EQ(bodies(it).at(0)["type"], "text");
}

TEST(WhatsappSend, BodyTooLongForButtonsGoesAheadAndTheQuestionStaysWithThem) {
  Outbound it = outbound(std::string(1500, 'a') + "\n\nBenar?");
  it.choices = choices(2);
  const std::vector<json> all = bodies(it);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["type"], "text");
  EXPECT_EQ(all[0]["text"]["body"], std::string(1500, 'a'));
  EXPECT_EQ(all[1]["interactive"]["body"]["text"], "Benar?");
}

TEST(WhatsappSend, BodyOfExactlyTheLimitStaysWithItsButtons) {
  Outbound it = outbound(std::string(1024, 'a'));
  it.choices = choices(2);
  EXPECT_EQ(bodies(it).size(), 1U);
}

TEST(WhatsappSend, QuestionForThePlaceShowsTheRequestButton) {
  Outbound it = outbound("Di mana lokasinya?");
  it.ask_location = true;
  EXPECT_EQ(bodies(it).at(0)["interactive"], json::parse(R"({"type":"location_request_message",
    "body":{"text":"Di mana lokasinya?"},"action":{"name":"send_location"}})"));
}

TEST(WhatsappSend, PlaceAndChoicesTogetherBecomeTwoMessages) {
  Outbound it = outbound("Di mana lokasinya?");
  it.ask_location = true;
  it.choices = {{"skip", "Lewati"}};
  const std::vector<json> all = bodies(it);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["interactive"]["type"], "button");
  EXPECT_EQ(all[1]["interactive"]["type"], "location_request_message");
}

TEST(WhatsappSend, NothingIsSentWithoutWords) {
  EXPECT_TRUE(whatsapp_requests(outbound(" \n ")).empty());
}

TEST(WhatsappSend, IdTooLongToComeBackIsNotSent) {
  Outbound it = outbound("Halo");
  it.id.value = std::string(510, 'x');
  EXPECT_TRUE(whatsapp_requests(it).empty());
}

TEST(WhatsappSend, BrokenUtf8DoesNotStopTheAnswer) {
  EXPECT_EQ(bodies(outbound("jalan \xC3 rusak")).at(0)["text"]["body"], "jalan \uFFFD rusak");
}

TEST(FitText, CutsAtTheSentenceBeforeTheWord) {
  EXPECT_EQ(split_text("Satu dua tiga. Empat lima enam", 20),
            (std::vector<std::string>{"Satu dua tiga.", "Empat lima enam"}));
}

TEST(FitText, CutsAtTheWordWhenTheSentenceIsLong) {
  EXPECT_EQ(split_text("satu dua tiga empat", 13),
            (std::vector<std::string>{"satu dua tiga", "empat"}));
}

TEST(FitText, CutsInsideAWordOnlyIfItAloneIsTooLong) {
  EXPECT_EQ(split_text("abcdefghij", 4), (std::vector<std::string>{"abcd", "efgh", "ij"}));
}

TEST(FitText, NeverCutsInsideACharacter) {
  EXPECT_EQ(split_text("😀😀", 3), (std::vector<std::string>{"😀", "😀"}));
  EXPECT_EQ(split_text("😀😀", 1), (std::vector<std::string>{"😀", "😀"}));
}

TEST(FitText, TitleKeepsToOneLine) { EXPECT_EQ(cut_title(" Jalan\n rusak ", 20), "Jalan rusak"); }

TEST(FitText, TitleEndsAtAWordWithAnEllipsis) {
  EXPECT_EQ(cut_title("Kepolisian Resor Kota", 20), "Kepolisian Resor…");
  EXPECT_EQ(cut_title("Pertanggungjawabannya", 20), "Pertanggungjawabann…");
  EXPECT_EQ(utf16_units(cut_title("Pertanggungjawabannya", 20)), 20U);
}

TEST(GraphAnswer, CarriesCodeSubcodeAndTrace) {
  const GraphAnswer answer = answer_of(
      400, R"({"error":{"message":"m","code":10,"error_subcode":2018278,"fbtrace_id":"t"}})");
  EXPECT_TRUE(answer.has_code);
  EXPECT_EQ(answer.code, 10);
  EXPECT_EQ(answer.subcode, 2018278);
  EXPECT_EQ(answer.trace, "t");
}

TEST(GraphAnswer, CodeZeroIsACode) {
  EXPECT_TRUE(answer_of(400, R"({"error":{"code":0}})").has_code);
  EXPECT_FALSE(answer_of(400, R"({"error":{"message":"m"}})").has_code);
}

TEST(GraphAnswer, ErrorInA200WasNoMessage) {
  EXPECT_EQ(answer_of(200, R"({"error":{"code":613}})").verdict, Verdict::kPermanent);
}

TEST(WhatsappAnswer, AcceptedCarriesTheMessageId) {
  const GraphAnswer answer =
      answer_of(200, R"({"messaging_product":"whatsapp","messages":[{"id":"wamid.Y"}]})");
  EXPECT_EQ(answer.verdict, Verdict::kAccepted);
  EXPECT_EQ(answer.message_id, "wamid.Y");
}

TEST(WhatsappAnswer, OkWithoutAnIdIsUnheardNotFailed) {
  EXPECT_EQ(answer_of(200, "<html>").verdict, Verdict::kUnheard);
}

TEST(WhatsappAnswer, StatusDecidesOnlyWithoutACode) {
  EXPECT_EQ(answer_of(500, "oops").verdict, Verdict::kRetry);
  EXPECT_EQ(answer_of(429, "").verdict, Verdict::kRetryChannel);
  EXPECT_EQ(answer_of(401, "").verdict, Verdict::kPauseChannel);
  EXPECT_EQ(answer_of(400, R"({"error":"x"})").verdict, Verdict::kPermanent);
}

TEST(WhatsappAnswer, UnknownCodeThatPassesIsTriedAgain) {
  EXPECT_EQ(answer_of(400, R"({"error":{"code":777777,"is_transient":true}})").verdict,
            Verdict::kRetry);
}

}  // namespace
}  // namespace serap::platform
