#include "gateway/simulator/graph_check.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace serap::simulator {
namespace {

using nlohmann::json;

json text_message(const std::string& body) {
  return {{"messaging_product", "whatsapp"},
          {"to", "+6281200000002"},
          {"type", "text"},
          {"text", {{"body", body}}}};
}

json buttons_message(const json& buttons, const std::string& body = "Benar?") {
  return {{"messaging_product", "whatsapp"},
          {"to", "+6281200000002"},
          {"type", "interactive"},
          {"interactive",
           {{"type", "button"}, {"body", {{"text", body}}}, {"action", {{"buttons", buttons}}}}}};
}

json button(const std::string& id, const std::string& title) {
  return {{"type", "reply"}, {"reply", {{"id", id}, {"title", title}}}};
}

json list_message(const json& rows) {
  return {{"messaging_product", "whatsapp"},
          {"recipient", "ID.abc123"},
          {"type", "interactive"},
          {"interactive",
           {{"type", "list"},
            {"body", {{"text", "Pilih"}}},
            {"action", {{"button", "Pilih"}, {"sections", json::array({{{"rows", rows}}})}}}}}};
}

int code_of(const json& message) {
  const auto checked = check_message(message.dump());
  const auto* error = std::get_if<GraphError>(&checked);
  return error ? error->code : 0;
}

TEST(GraphCheck, TakesTextWithItsCallbackData) {
  json message = text_message("Halo");
  message["biz_opaque_callback_data"] = "o-1|0";
  const auto checked = check_message(message.dump());
  const auto* said = std::get_if<Said>(&checked);
  ASSERT_TRUE(said);
  EXPECT_EQ(said->to, "+6281200000002");
  EXPECT_EQ(said->bubble.text, "Halo");
  EXPECT_EQ(said->bubble.callback, "o-1|0");
}

TEST(GraphCheck, RefusesTextBeyondItsLimit) {
  EXPECT_EQ(code_of(text_message(std::string(4096, 'a'))), 0);
  EXPECT_EQ(code_of(text_message(std::string(4097, 'a'))), 131009);
}

TEST(GraphCheck, RefusesAFourthButton) {
  EXPECT_EQ(code_of(buttons_message({button("1", "a"), button("2", "b"), button("3", "c")})), 0);
  EXPECT_EQ(code_of(buttons_message(
                {button("1", "a"), button("2", "b"), button("3", "c"), button("4", "d")})),
            131009);
}

TEST(GraphCheck, RefusesLongTwinAndManyLinedTitles) {
  EXPECT_EQ(code_of(buttons_message({button("1", std::string(21, 'a'))})), 131009);
  EXPECT_EQ(code_of(buttons_message({button("1", "a"), button("2", "a")})), 131009);
  EXPECT_EQ(code_of(buttons_message({button("1", "a\nb")})), 131009);
}

TEST(GraphCheck, RefusesInteractiveBodyBeyondItsLimit) {
  EXPECT_EQ(code_of(buttons_message({button("1", "a")}, std::string(1025, 'a'))), 131009);
}

TEST(GraphCheck, RefusesAnEleventhRow) {
  json rows = json::array();
  for (int i = 0; i < 10; ++i)
    rows.push_back({{"id", std::to_string(i)}, {"title", std::to_string(i)}});
  EXPECT_EQ(code_of(list_message(rows)), 0);
  rows.push_back({{"id", "x"}, {"title", "x"}});
  EXPECT_EQ(code_of(list_message(rows)), 131009);
}

TEST(GraphCheck, SaysWhatIsMissing) {
  json message = text_message("Halo");
  message.erase("to");
  EXPECT_EQ(code_of(message), 131008);
  EXPECT_EQ(code_of(json::array()), 100);
}

TEST(GraphCheck, SurvivesAnyShape) {
  EXPECT_EQ(code_of({{"messaging_product", 1}}), 100);
  EXPECT_EQ(code_of({{"messaging_product", "whatsapp"},
                     {"to", "+62"},
                     {"type", "interactive"},
                     {"interactive", 7}}),
            100);
  EXPECT_EQ(code_of(buttons_message({7})), 131009);
}

TEST(GraphCheck, ReadMarkIsNoMessage) {
  const auto checked =
      check_message(R"({"messaging_product":"whatsapp","status":"read","message_id":"wamid.X"})");
  EXPECT_TRUE(std::holds_alternative<ReadMark>(checked));
}

}  // namespace
}  // namespace serap::simulator
