#pragma once
#include <string>

#include "services/tickets/media_port.hpp"

namespace serap::console {

// One file under one hash.
class FakeMedia : public tickets::MediaPort {
 public:
  // What the bytes say they are.
  Result<StoredMedia> store_media(std::string_view bytes, const std::string&,
                                  const std::string& name) override {
    if (bytes.starts_with("program")) return Error{Error::Kind::kInvalid, "not kept"};
    return StoredMedia{std::string(64, 'a'), std::string(bytes.substr(0, bytes.find(' '))), name,
                       bytes.size()};
  }
  Result<std::string> fetch_media(const std::string& hash) override {
    if (hash != "abc") return Error{Error::Kind::kNotFound, "no such file"};
    return std::string{"bytes of abc"};
  }
};

}  // namespace serap::console
