#include "gateway/sender/progress.hpp"

#include <charconv>

namespace serap::sender {

std::string text_of(const Progress& progress) {
  const std::string part = std::to_string(progress.part);
  if (progress.state == Progress::State::kSending) return "s|" + part;
  return "t|" + part + "|" + progress.platform_id;
}

std::optional<Progress> progress_from(std::string_view text) {
  if (!text.starts_with("s|") && !text.starts_with("t|")) return std::nullopt;
  Progress progress;
  progress.state = text[0] == 's' ? Progress::State::kSending : Progress::State::kTaken;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + 2, end, progress.part);
  if (error != std::errc{}) return std::nullopt;
  if (rest != end && *rest == '|') progress.platform_id.assign(rest + 1, end);
  return progress;
}

}  // namespace serap::sender
