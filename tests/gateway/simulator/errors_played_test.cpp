// The stand-in plays every error of the sender's table, and the sender's side reads each as its
// row says. What becomes of the message then: tests/gateway/sender/graph_answers_test.cpp.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "gateway/platform/requests.hpp"
#include "gateway/sender/graph_errors.hpp"
#include "gateway/simulator/platform.hpp"

namespace serap::simulator {
namespace {

using nlohmann::json;

struct Played {
  Channel channel;
  int code;
  int subcode;
  std::string does;
};
void PrintTo(const Played& row, std::ostream* out) {
  *out << name_of(row.channel) << ' ' << row.code << '/' << row.subcode << ' ' << row.does;
}

const char* const kTable = SERAP_SOURCE_DIR "/gateway/sender/graph_errors.json";

// Each code of each row; of a range its ends.
std::vector<Played> rows() {
  std::ifstream file(kTable);
  const json table = json::parse(file);
  std::vector<Played> all;
  const auto add = [&](const char* part, Channel channel) {
    for (const json& row : table.at(part)) {
      for (const json& code : row.at("codes")) {
        for (const json& subcode : row.value("subcodes", json::array({0}))) {
          const json ends = code.is_array() ? code : json::array({code});
          for (const json& end : ends)
            all.push_back({channel, end.get<int>(), subcode.get<int>(), row.at("does")});
        }
      }
    }
  };
  add("whatsapp", Channel::kWhatsapp);
  add("messaging", Channel::kMessenger);
  add("messaging", Channel::kInstagram);
  return all;
}

class Error : public testing::TestWithParam<Played> {
 protected:
  ~Error() override { out_.stop(); }

  platform::GraphAnswer refused() {
    faults_.set(
        {.error_code = GetParam().code, .error_subcode = GetParam().subcode, .error_count = 1});
    Outbound it;
    it.id = OutboundId{"7.ff"};
    it.to = {GetParam().channel, TenantId{"111"}, citizen_named("Sari", GetParam().channel).id};
    it.text = "Laporan tercatat";
    const platform::GraphRequest call = platform::requests_of(it, platform::Manner::kFree).front();
    const GraphReply reply = meta_.message(call.path.substr(1, call.path.rfind('/') - 1), "token",
                                           platform::body_with(call, ""), false);
    return platform::answer_of(reply.status, reply.body);
  }

  FaultBox faults_;
  Chats chats_{[](const std::string&) {}};
  WebhookOut out_{{"http://127.0.0.1:9", "/webhook"}, faults_};
  Shelf shelf_;
  Platform meta_{{{"111", "Kota", "token", "sesame", GetParam().channel}},
                 "http://sim",
                 [] { return from_unix_milliseconds(1'795'000'000'000); },
                 {chats_, out_, faults_, shelf_}};
};

TEST_P(Error, IsPlayedAndReadAsItsRowSays) {
  static const sender::GraphErrors table = *sender::GraphErrors::load(kTable);
  const platform::GraphAnswer answer = refused();
  ASSERT_TRUE(answer.has_code);
  EXPECT_EQ(answer.code, GetParam().code);
  EXPECT_EQ(name_of(table.rule_for(GetParam().channel, answer).verdict), GetParam().does);
}

INSTANTIATE_TEST_SUITE_P(Table, Error, testing::ValuesIn(rows()));

}  // namespace
}  // namespace serap::simulator
