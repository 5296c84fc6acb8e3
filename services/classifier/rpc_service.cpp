#include "services/classifier/rpc_service.hpp"

#include <chrono>

#include "serap/classifier/v1/classifier.grpc.pb.h"
#include "services/classifier/wire.hpp"
#include "services/process/grpc_client.hpp"

namespace serap::classifier {
namespace {

class RpcService final : public v1::Classifier::Service {
 public:
  RpcService(const ReaderInUse& reader, process::Metrics& metrics)
      : reader_(reader),
        texts_(metrics.counter("serap_classifier_texts_total", "Texts classified")),
        seconds_(metrics.counter("serap_classifier_seconds_total",
                                 "Time spent classifying, in seconds")) {}

  grpc::Status Classify(grpc::ServerContext*, const v1::ClassifyRequest* request,
                        v1::ClassifyResponse* response) override {
    const auto texts = texts_from_proto(*request);
    if (!texts) return process::status_from_error(texts.error());
    const auto began = std::chrono::steady_clock::now();
    const auto reader = reader_.now();  // one model a call
    for (const std::string& text : *texts)
      *response->add_understandings() = proto_from_understanding(reader->understand(text));
    seconds_.add(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    texts_.add(static_cast<double>(texts->size()));
    return grpc::Status::OK;
  }

 private:
  const ReaderInUse& reader_;
  process::Counter texts_;
  process::Counter seconds_;
};

}  // namespace

std::unique_ptr<grpc::Service> make_rpc_service(const ReaderInUse& reader,
                                                process::Metrics& metrics) {
  return std::make_unique<RpcService>(reader, metrics);
}

}  // namespace serap::classifier
