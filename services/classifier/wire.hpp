#pragma once
// proto <-> domain. With rpc_client.* and rpc_service.* the only includer of classifier's pb.h.
#include <span>
#include <string>
#include <vector>

#include "serap/classifier/v1/classifier.pb.h"
#include "services/model/result.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {

// Most texts one call may hold. Source: classifier.proto.
inline constexpr int kMaxTexts = 256;

v1::Understanding proto_from_understanding(const Understanding& understanding);
// kRejected: a kind this build does not know.
Result<Understanding> understanding_from_proto(const v1::Understanding& proto);

// Texts that are not UTF-8 cannot travel in a proto string: what is wrong in them becomes U+FFFD.
v1::ClassifyRequest proto_from_texts(std::span<const std::string> texts);
// kInvalid: more than kMaxTexts.
Result<std::vector<std::string>> texts_from_proto(const v1::ClassifyRequest& proto);

}  // namespace serap::classifier
