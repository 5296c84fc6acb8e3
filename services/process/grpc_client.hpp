#pragma once
#include <chrono>
#include <memory>
#include <string>

#include <grpcpp/grpcpp.h>

#include "services/model/result.hpp"

namespace serap::process {

// Longest a call to one of our services may take. A batch of 256 drafts takes tens of milliseconds;
// more than this means the service is away, and the caller tries again later.
inline constexpr std::chrono::seconds kCallDeadline{5};

// A channel to `target` that watches the service's health and reconnects within a second.
std::shared_ptr<grpc::Channel> make_channel(const std::string& target);

// A context with the deadline set. A context serves one call.
std::unique_ptr<grpc::ClientContext> make_context(
    std::chrono::milliseconds deadline = kCallDeadline);

// The one place where a status becomes an Error (deadline, unavailable and the like: kUnavailable),
// and back.
Error error_from_status(const grpc::Status& status);
grpc::Status status_from_error(const Error& error);

// Error::Kind as the word that stands in our protos' outcomes, and back ("" and unknown words:
// kRejected).
std::string word_from_kind(Error::Kind kind);
Error::Kind kind_from_word(const std::string& word);

}  // namespace serap::process
