#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "services/process/http_message.hpp"

namespace serap::console {

// The web build, read into memory once: nothing a request says can reach the file system. Files
// that the build compressed ("x.js.gz" beside "x.js") are sent so to browsers that take gzip.
class WebFiles {
 public:
  // A folder that is not there gives a page that says how to build it.
  explicit WebFiles(const std::filesystem::path& folder);

  // A file, or index.html for every address that the pages' own router knows, or 404.
  process::HttpResponse answer(const process::HttpRequest& request) const;

 private:
  struct File {
    std::string plain;
    std::string gzip;
    std::string type;
  };
  process::HttpResponse respond(const std::string& path, const File& file,
                                const process::HttpRequest& request) const;
  std::map<std::string, File> files_;  // by "/assets/x.js"
};

}  // namespace serap::console
