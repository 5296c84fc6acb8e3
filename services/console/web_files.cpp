#include "services/console/web_files.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace serap::console {
namespace {

constexpr std::string_view kIndex = "/index.html";
constexpr std::string_view kNotBuilt =
    "<!doctype html><html lang=\"en\"><title>Serap</title><p>The console's pages are not built. "
    "Build the target serap_console_web (it needs npm), or set [console] web to their folder.";

std::string_view type_of(std::string_view path) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
  };
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The pages' router has no addresses with a dot: those are files.
bool is_page(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

}  // namespace

WebFiles::WebFiles(const std::filesystem::path& folder) {
  std::error_code missing;
  for (std::filesystem::recursive_directory_iterator it(folder, missing), end; it != end; ++it) {
    if (!it->is_regular_file()) continue;
    std::string path = "/" + std::filesystem::relative(it->path(), folder).generic_string();
    if (path.ends_with(".gz")) {
      files_[path.substr(0, path.size() - 3)].gzip = content_of(it->path());
    } else {
      File& file = files_[path];
      file.plain = content_of(it->path());
      file.type = type_of(path);
    }
  }
  if (!files_.contains(std::string{kIndex}))
    files_[std::string{kIndex}] = {std::string{kNotBuilt}, "", "text/html; charset=utf-8"};
}

process::HttpResponse WebFiles::answer(const process::HttpRequest& request) const {
  if (request.method != "GET" && request.method != "HEAD")
    return {.status = 405, .body = "Method Not Allowed\n", .headers = {{"Allow", "GET, HEAD"}}};
  const auto found = files_.find(request.path);
  if (found != files_.end() && !found->second.type.empty())
    return respond(found->first, found->second, request);
  if (!is_page(request.path)) return {.status = 404, .body = "Not Found\n"};
  return respond(std::string{kIndex}, files_.at(std::string{kIndex}), request);
}

process::HttpResponse WebFiles::respond(const std::string& path, const File& file,
                                        const process::HttpRequest& request) const {
  process::HttpResponse response;
  response.content_type = file.type;
  // Names under /assets hold a hash of their content; all else is asked for again.
  response.headers.emplace_back("Cache-Control", path.starts_with("/assets/")
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache");
  const bool takes_gzip =
      request.header("Accept-Encoding").value_or("").find("gzip") != std::string_view::npos;
  if (!file.gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (takes_gzip && !file.gzip.empty()) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = file.gzip;
  } else {
    response.body = file.plain;
  }
  return response;
}

}  // namespace serap::console
