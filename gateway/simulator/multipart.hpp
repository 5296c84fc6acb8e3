#pragma once
// multipart/form-data, as an upload sends it (RFC 7578).
#include <map>
#include <string>
#include <string_view>

#include "services/model/result.hpp"

namespace serap::simulator {

struct Part {
  std::string content_type;
  std::string file_name;
  std::string body;
};

// By the name of the field. kInvalid if `content_type` names no boundary or the body does not end.
Result<std::map<std::string, Part>> parts_of(std::string_view content_type, std::string_view body);

}  // namespace serap::simulator
