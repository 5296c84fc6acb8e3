#pragma once
// The chat page's files, read once at start.
#include <filesystem>
#include <map>
#include <string>

#include "services/process/http_message.hpp"

namespace serap::simulator {

// Path -> response for "/", "/chat.css", "/chat.js", ... Throws SettingsError if index.html is not
// in `folder`.
std::map<std::string, process::HttpResponse> load_pages(const std::filesystem::path& folder);

}  // namespace serap::simulator
