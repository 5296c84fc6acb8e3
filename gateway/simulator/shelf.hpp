#pragma once
// The files that were sent through the stand-in, both ways. In memory.
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace serap::simulator {

struct File {
  std::string id;
  std::string mime;
  std::string bytes;
  std::string name;
  std::string sha256;  // base64
  bool operator==(const File&) const = default;
};

std::string base64(std::string_view bytes);

// Safe from several threads.
class Shelf {
 public:
  std::string keep(std::string mime, std::string bytes, std::string name);  // its id
  std::optional<File> find(const std::string& id) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  std::uint64_t next_ = 1'000'000'000'000;
};

}  // namespace serap::simulator
