#include "services/router/wire.hpp"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "services/process/grpc_server.hpp"
#include "services/router/rpc_service.hpp"
#include "tests/services/router/shipped.hpp"

namespace serap::router {
namespace {

Matter full_matter() {
  return {TopicId{"jalan.rusak"},
          "jalan rusak, kec sukajadi",
          Place{"Kec. Sukajadi", Coordinates{-6.9, 107.6}, AreaCode{"327307"},
                "Kec. Sukajadi, Kota Bandung"},
          AreaCode{"3273"},
          AgencyCode{"KOMINFO-D@3273"},
          {AgencyCode{"PDAM@3273"}}};
}

TEST(Wire, MatterComesBackAsItWent) {
  const std::vector<Matter> matters{full_matter(), Matter{}};
  EXPECT_EQ(*matters_from_proto(proto_from_matters(matters)), matters);
}

TEST(Wire, RoutingComesBackAsItWent) {
  Routing routing = route(kBandung, "jalan.rusak", "jl melati kec sukajadi");
  routing.asks = "status_jalan";
  routing.likely = {{{"3204"}, "Kab. Bandung"}, {{"3215"}, "Kab. Karawang"}};
  routing.place.pin = Coordinates{-6.9, 107.6};
  EXPECT_EQ(routing_from_proto(proto_from_routing(routing)), routing);
}

TEST(Wire, RefusesMoreThanABatch) {
  const std::vector<Matter> matters(257);
  EXPECT_EQ(matters_from_proto(proto_from_matters(matters)).error().kind, Error::Kind::kInvalid);
}

TEST(Wire, MakesBrokenTextSendable) {
  Matter matter;
  matter.text = "jalan \xff rusak";
  EXPECT_EQ(matters_from_proto(proto_from_matters({{matter}}))->front().text, "jalan ? rusak");
  matter.text = "caf\xc3\xa9 \xf0\x9f\x99\x8f";
  EXPECT_EQ(matters_from_proto(proto_from_matters({{matter}}))->front().text, matter.text);
}

class Server : public testing::Test {
 protected:
  Server()
      : service_(make_rpc_service(
            shipped(), [] { return Time{kToday}; }, metrics_)) {}
  process::Metrics metrics_;
  std::unique_ptr<grpc::Service> service_;
};

TEST_F(Server, AnswersABatchInItsOrder) {
  process::GrpcServer server("127.0.0.1:0", {service_.get()});
  const auto client = make_rpc_client("127.0.0.1:" + std::to_string(server.port()));
  std::vector<Matter> matters(300, full_matter());
  matters[299].topic.value = "jkn";
  const auto routings = client->route(matters);
  ASSERT_TRUE(routings) << routings.error().message;
  ASSERT_EQ(routings->size(), 300U);
  EXPECT_EQ(routings->front(), shipped().route(full_matter(), kToday));
  EXPECT_EQ(routings->back().candidates.front().agency.value, "BPJSKES");
}

TEST_F(Server, AwayIsUnavailable) {
  std::string target;
  {
    process::GrpcServer server("127.0.0.1:0", {service_.get()});
    target = "127.0.0.1:" + std::to_string(server.port());
  }
  const auto client = make_rpc_client(target);
  EXPECT_EQ(client->route(std::vector<Matter>{full_matter()}).error().kind,
            Error::Kind::kUnavailable);
}

TEST(InWords, TellsOfficeReasonPlaceAndClock) {
  const std::string words = in_words(route(kBandung, "jalan.rusak", "jl melati kec sukajadi"));
  EXPECT_NE(words.find("office: PUPR-D@3273 80 % Dinas PUPR Kota Bandung (kab_kota)"),
            std::string::npos)
      << words;
  EXPECT_NE(words.find("because: jalan kota / city road"), std::string::npos) << words;
  EXPECT_NE(words.find("place: Kec. Sukajadi, Kota Bandung (327307)"), std::string::npos) << words;
}

}  // namespace
}  // namespace serap::router
