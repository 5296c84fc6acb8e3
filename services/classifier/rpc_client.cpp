#include <algorithm>

#include "serap/classifier/v1/classifier.grpc.pb.h"
#include "services/classifier/port.hpp"
#include "services/classifier/wire.hpp"
#include "services/process/grpc_client.hpp"

namespace serap::classifier {
namespace {

class RpcClient final : public Port {
 public:
  explicit RpcClient(const std::string& target)
      : stub_(v1::Classifier::NewStub(process::make_channel(target))) {}

  Result<std::vector<Understanding>> classify(std::span<const std::string> texts) override {
    std::vector<Understanding> understandings;
    while (!texts.empty()) {
      const auto batch = texts.first(std::min<std::size_t>(texts.size(), kMaxTexts));
      if (auto failed = classify_batch(batch, understandings); !failed) return failed.error();
      texts = texts.subspan(batch.size());
    }
    return understandings;
  }

 private:
  Result<void> classify_batch(std::span<const std::string> texts,
                              std::vector<Understanding>& understandings) {
    const auto context = process::make_context();
    v1::ClassifyResponse response;
    const auto status = stub_->Classify(context.get(), proto_from_texts(texts), &response);
    if (!status.ok()) return process::error_from_status(status);
    if (static_cast<std::size_t>(response.understandings_size()) != texts.size()) {
      return Error{Error::Kind::kRejected,
                   "the classifier answered another number of texts than it was asked"};
    }
    for (const auto& proto : response.understandings()) {
      auto understanding = understanding_from_proto(proto);
      if (!understanding) return understanding.error();
      understandings.push_back(std::move(understanding).value());
    }
    return {};
  }

  std::unique_ptr<v1::Classifier::Stub> stub_;
};

}  // namespace

std::unique_ptr<Port> make_rpc_client(const std::string& target) {
  return std::make_unique<RpcClient>(target);
}

}  // namespace serap::classifier
