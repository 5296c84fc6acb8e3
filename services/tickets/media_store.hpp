#pragma once
#include <filesystem>

#include "services/tickets/media_port.hpp"
#include "services/tickets/store.hpp"

namespace serap::tickets {

// Files named by their SHA-256 under a folder of their own (<first two digits>/<digest>), and a row
// for each. Borrows the store.
class MediaStore : public MediaPort {
 public:
  // Makes `folder`, readable by its owner only, and removes what an earlier run left half written.
  // Throws std::runtime_error.
  MediaStore(Store& store, std::filesystem::path folder, Clock clock);

  Result<StoredMedia> store_media(std::string_view bytes, const std::string& mime,
                                  const std::string& name) override;
  Result<std::string> fetch_media(const std::string& hash) override;

  // Removes row and file unless a message or a ticket still has it.
  void drop_if_unused(const std::string& hash);

 private:
  std::filesystem::path incoming() const { return folder_ / "incoming"; }
  std::filesystem::path place_of(const std::string& hash) const;
  Store& store_;
  std::filesystem::path folder_;
  Clock clock_;
};

}  // namespace serap::tickets
