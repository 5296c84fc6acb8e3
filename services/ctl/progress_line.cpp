#include "services/ctl/progress_line.hpp"

#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

namespace serap::ctl {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto kSilence = seconds{1};            // work shorter than this needs no word
constexpr auto kOnTerminal = milliseconds{200};  // between two words
constexpr auto kElsewhere = seconds{5};          // a log is read later: fewer lines

}  // namespace

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) != 0), next_(steady_clock::now() + kSilence) {}

ProgressLine::~ProgressLine() {
  if (shown_ && terminal_) std::cerr << "\r\033[K" << std::flush;
}

void ProgressLine::share(std::string_view what, double done) {
  show(fmt::format("{:3.0f} %  {}", done * 100, what));
}

void ProgressLine::count(std::string_view what, std::size_t so_far) {
  show(fmt::format("{} {}", so_far, what));
}

void ProgressLine::show(const std::string& line) {
  const auto now = steady_clock::now();
  if (now < next_) return;
  if (terminal_) {
    std::cerr << "\r\033[K" << line << std::flush;
    next_ = now + kOnTerminal;
  } else {
    std::cerr << line << "\n";
    next_ = now + kElsewhere;
  }
  shown_ = true;
}

}  // namespace serap::ctl
