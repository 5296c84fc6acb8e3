#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {

// The classifier as its callers see it. Safe to call from several threads; blocks up to the
// client's deadline.
class Port {
 public:
  virtual ~Port() = default;
  // One understanding a text, in order. kUnavailable: try the whole call again later.
  virtual Result<std::vector<Understanding>> classify(std::span<const std::string> texts) = 0;
};

// Over gRPC at `target` ("127.0.0.1:7101").
std::unique_ptr<Port> make_rpc_client(const std::string& target);

}  // namespace serap::classifier
