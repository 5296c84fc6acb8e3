#include "gateway/sender/progress.hpp"

#include <charconv>

namespace serap::sender {

std::string text_of(const Progress& progress) {
  const std::string part = std::to_string(progress.part);
  if (progress.state == Progress::State::kSending) return "s|" + part;
  const bool taken = progress.state == Progress::State::kTaken;
  return (taken ? "t|" : "j|") + part + "|" + progress.platform_id;
}

std::optional<Progress> progress_from(std::string_view text) {
  const bool taken = text.starts_with("t|"), joined = text.starts_with("j|");
  if (!text.starts_with("s|") && !taken && !joined) return std::nullopt;
  Progress progress;
  if (taken) progress.state = Progress::State::kTaken;
  if (joined) progress.state = Progress::State::kJoined;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + 2, end, progress.part);
  if (error != std::errc{}) return std::nullopt;
  if (rest != end && *rest == '|') progress.platform_id.assign(rest + 1, end);
  return progress;
}

}  // namespace serap::sender
