#pragma once
// Bytes that belong to messages and tickets, kept by what they are.
#include <memory>
#include <string>
#include <string_view>

#include "services/model/media.hpp"
#include "services/model/result.hpp"

namespace serap::tickets {

// Safe to call from several threads; blocks up to the deadline. Storing the same bytes again is
// nothing.
class MediaPort {
 public:
  virtual ~MediaPort() = default;
  // Keeps `bytes`, pictures without their metadata: what comes back names what was kept. `mime` is
  // by content. kInvalid: never (too large, not of that type).
  virtual Result<StoredMedia> store_media(std::string_view bytes, const std::string& mime,
                                          const std::string& name) = 0;
  // The bytes under `hash`, or kNotFound. Whoever asks for staff checks first that the hash is in a
  // ticket they see.
  virtual Result<std::string> fetch_media(const std::string& hash) = 0;
};

// Over gRPC at `target` ("127.0.0.1:7103"); bytes travel in pieces of 64 KB.
std::unique_ptr<MediaPort> make_media_client(const std::string& target);

}  // namespace serap::tickets
