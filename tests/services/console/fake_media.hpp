#pragma once
#include <string>

#include "services/tickets/media_port.hpp"

namespace serap::console {

// One file under one hash.
class FakeMedia : public tickets::MediaPort {
 public:
  Result<StoredMedia> store_media(std::string_view, const std::string&,
                                  const std::string&) override {
    return Error{Error::Kind::kUnavailable, "not asked for"};
  }
  Result<std::string> fetch_media(const std::string& hash) override {
    if (hash != "abc") return Error{Error::Kind::kNotFound, "no such file"};
    return std::string{"bytes of abc"};
  }
};

}  // namespace serap::console
