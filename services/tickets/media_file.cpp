#include "services/tickets/media_file.hpp"

#include <cstring>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

namespace serap::tickets {
namespace {

Error disk(std::string_view what) {
  return {Error::Kind::kUnavailable, std::string{what} + ": " + std::strerror(errno)};
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

MediaFile::MediaFile(const std::filesystem::path& folder) {
  std::string name = (folder / "XXXXXX").string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) throw std::runtime_error("cannot write in " + folder.string());
  path_ = name;
}

MediaFile::~MediaFile() {
  ::close(descriptor_);
  std::error_code gone;
  std::filesystem::remove(path_, gone);  // moved: there is none
}

Result<void> MediaFile::append(std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t written = ::write(descriptor_, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return disk("cannot write media");
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> MediaFile::move_to(const std::filesystem::path& place) {
  std::error_code failed;
  std::filesystem::create_directories(place.parent_path(), failed);
  if (failed) return Error{Error::Kind::kUnavailable, "cannot make a folder for media"};
  if (std::filesystem::exists(place, failed)) return {};
  if (::fsync(descriptor_) != 0) return disk("cannot write media");
  std::filesystem::rename(path_, place, failed);
  if (failed) return Error{Error::Kind::kUnavailable, "cannot move media into its place"};
  sync_folder(place.parent_path());
  sync_folder(place.parent_path().parent_path());
  return {};
}

Result<std::string> read_file(const std::filesystem::path& file, std::size_t most) {
  std::ifstream in{file, std::ios::binary};
  if (!in) return Error{Error::Kind::kUnavailable, "cannot read media"};
  std::string bytes(most, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace serap::tickets
