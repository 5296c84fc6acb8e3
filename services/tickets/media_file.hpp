#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "services/model/result.hpp"

namespace serap::tickets {

// A file that is being written under a random name: gone when this ends, unless it was moved.
class MediaFile {
 public:
  // In `folder`. Throws std::runtime_error: the disk does not take it.
  explicit MediaFile(const std::filesystem::path& folder);
  ~MediaFile();
  MediaFile(const MediaFile&) = delete;
  MediaFile& operator=(const MediaFile&) = delete;

  Result<void> append(std::string_view piece);
  // On disk under `place`, whose folder is made; an equal file that is there already is kept.
  Result<void> move_to(const std::filesystem::path& place);
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

// Whole; kUnavailable: cannot be read.
Result<std::string> read_file(const std::filesystem::path& file, std::size_t most);

}  // namespace serap::tickets
