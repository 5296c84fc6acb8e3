// The service over a real socket.
#include <grpcpp/impl/service_type.h>
#include <gtest/gtest.h>

#include "services/classifier/port.hpp"
#include "services/classifier/rpc_service.hpp"
#include "services/process/grpc_server.hpp"

namespace serap::classifier {
namespace {

struct Served {
  std::string problem;
  std::unique_ptr<ReaderInUse> reader =
      ReaderInUse::open({"no-such-folder", SERAP_BINARY_DIR "/share/serap/classifier/model.bin"},
                        problem)
          .value();
  process::Metrics metrics;
  std::unique_ptr<grpc::Service> service = make_rpc_service(*reader, metrics);
  process::GrpcServer server{"127.0.0.1:0", {service.get()}};
  std::unique_ptr<Port> client = make_rpc_client("127.0.0.1:" + std::to_string(server.port()));
};

TEST(Rpc, AnswersInTheOrderOfTheTextsBeyondOneCall) {
  Served served;
  std::vector<std::string> texts(300, "lampu pju mati gelap");
  texts.back() = "sampah menumpuk bau belum diangkut";
  const auto answers = served.client->classify(texts);
  ASSERT_TRUE(answers) << answers.error().message;
  ASSERT_EQ(answers->size(), texts.size());
  EXPECT_EQ(answers->front().topics.front().topic.value, "pju");
  EXPECT_EQ(answers->back().topics.front().topic.value, "sampah");
  EXPECT_EQ(answers->front(), served.reader->now()->understand(texts.front()));
}

TEST(Rpc, NothingAskedIsNothingAnswered) {
  Served served;
  EXPECT_TRUE(served.client->classify({})->empty());
}

}  // namespace
}  // namespace serap::classifier
