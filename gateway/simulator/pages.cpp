#include "gateway/simulator/pages.hpp"

#include <fstream>
#include <iterator>

#include "services/process/settings.hpp"

namespace serap::simulator {
namespace {

std::string type_of(const std::filesystem::path& file) {
  if (file.extension() == ".html") return "text/html; charset=utf-8";
  if (file.extension() == ".css") return "text/css; charset=utf-8";
  if (file.extension() == ".js") return "text/javascript; charset=utf-8";
  if (file.extension() == ".svg") return "image/svg+xml";
  return "application/octet-stream";
}

}  // namespace

std::map<std::string, process::HttpResponse> load_pages(const std::filesystem::path& folder) {
  std::map<std::string, process::HttpResponse> pages;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
    std::ifstream stream(file.path(), std::ios::binary);
    process::HttpResponse page;
    page.body.assign(std::istreambuf_iterator<char>(stream), {});
    page.content_type = type_of(file.path());
    page.headers = {{"Cache-Control", "no-cache"},
                    {"Content-Security-Policy", "default-src 'self'; img-src 'self' blob: data:"},
                    {"X-Content-Type-Options", "nosniff"}};
    const std::string name = file.path().filename().string();
    pages[name == "index.html" ? "/" : "/" + name] = std::move(page);
  }
  if (!pages.contains("/"))
    throw process::SettingsError("the chat page is not in " + folder.string());
  return pages;
}

}  // namespace serap::simulator
