#include "services/tickets/store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "services/tickets/schema.hpp"

namespace serap::tickets {
namespace {

// FULL: a commit is on disk when it is answered. secure_delete: what is erased is overwritten.
constexpr const char* kPragmas =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA "
    "secure_delete = ON;"
    "PRAGMA temp_store = MEMORY;";

int open_private(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) throw SqlFailure("cannot write " + file.string());
  return descriptor;
}

}  // namespace

// Made before SQLite makes it: only this user may read it, and its log gets the same rights.
Store::FileLock::FileLock(const std::filesystem::path& file)
    : descriptor_(open_private(file.string() + ".lock")) {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw SqlFailure("another serap-tickets has " + file.string() + " open");
  }
  ::close(open_private(file));
}

Store::FileLock::~FileLock() { ::close(descriptor_); }

Store::Store(const std::filesystem::path& file, std::function<void()> committed)
    : lock_(file),
      writer_(file, Database::Mode::kReadWrite),
      epoch_((writer_.script(kPragmas), migrate(writer_), epoch_of(writer_))),
      readers_(file),
      queue_(writer_, std::move(committed)) {}

Store::~Store() = default;

}  // namespace serap::tickets
