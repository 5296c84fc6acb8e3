#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "services/tickets/readers.hpp"
#include "services/tickets/write_queue.hpp"

namespace serap::tickets {

// The database file: one writer, many readers, one process (a lock beside the file sees to it).
class Store {
 public:
  // Creates or upgrades `file`. `committed` is called on the writer's thread after each commit.
  // Throws SqlFailure.
  Store(const std::filesystem::path& file, std::function<void()> committed);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  template <class T>
  Result<T> write(const std::function<Result<T>(Database&)>& work) {
    return queue_.run<T>(work);
  }
  template <class T>
  Result<T> read(const std::function<Result<T>(Database&)>& work) const {
    return readers_.read<T>(work);
  }
  const std::string& epoch() const { return epoch_; }

 private:
  class FileLock {
   public:
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

   private:
    int descriptor_;
  };
  FileLock lock_;
  Database writer_;
  std::string epoch_;
  Readers readers_;
  WriteQueue queue_;
};

}  // namespace serap::tickets
