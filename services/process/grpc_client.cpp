#include "services/process/grpc_client.hpp"

#include "services/process/settings.hpp"

namespace serap::process {

std::shared_ptr<grpc::Channel> make_channel(const std::string& target) {
  require_loopback("gRPC", target);
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(
      R"({"healthCheckConfig": {"serviceName": ""}, "loadBalancingConfig": [{"round_robin": {}}]})");
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(target, grpc::InsecureChannelCredentials(), arguments);
}

std::unique_ptr<grpc::ClientContext> make_context(std::chrono::milliseconds deadline) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + deadline);
  return context;
}

Error error_from_status(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::INVALID_ARGUMENT:
      return {Error::Kind::kInvalid, status.error_message()};
    case grpc::StatusCode::NOT_FOUND:
      return {Error::Kind::kNotFound, status.error_message()};
    case grpc::StatusCode::ALREADY_EXISTS:
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::ABORTED:
      return {Error::Kind::kConflict, status.error_message()};
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNAUTHENTICATED:
    case grpc::StatusCode::UNIMPLEMENTED:
      return {Error::Kind::kRejected, status.error_message()};
    default:
      return {Error::Kind::kUnavailable, status.error_message()};
  }
}

grpc::Status status_from_error(const Error& error) {
  switch (error.kind) {
    case Error::Kind::kInvalid:
      return {grpc::StatusCode::INVALID_ARGUMENT, error.message};
    case Error::Kind::kNotFound:
      return {grpc::StatusCode::NOT_FOUND, error.message};
    case Error::Kind::kConflict:
      return {grpc::StatusCode::FAILED_PRECONDITION, error.message};
    case Error::Kind::kUnavailable:
      return {grpc::StatusCode::UNAVAILABLE, error.message};
    case Error::Kind::kRejected:
      return {grpc::StatusCode::PERMISSION_DENIED, error.message};
  }
  return {grpc::StatusCode::INTERNAL, error.message};
}

std::string word_from_kind(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::kInvalid:
      return "invalid";
    case Error::Kind::kNotFound:
      return "not_found";
    case Error::Kind::kConflict:
      return "conflict";
    case Error::Kind::kUnavailable:
      return "unavailable";
    case Error::Kind::kRejected:
      return "rejected";
  }
  return "rejected";
}

Error::Kind kind_from_word(const std::string& word) {
  for (const auto kind : {Error::Kind::kInvalid, Error::Kind::kNotFound, Error::Kind::kConflict,
                          Error::Kind::kUnavailable}) {
    if (word == word_from_kind(kind)) return kind;
  }
  return Error::Kind::kRejected;
}

}  // namespace serap::process
