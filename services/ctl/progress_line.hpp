#pragma once
// How far long work is, on stderr, for a person who waits.
#include <chrono>
#include <string>
#include <string_view>

namespace serap::ctl {

// One line that is written over on a terminal, else a line now and then; nothing at all for work
// that ends within a second.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();  // ends the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void share(std::string_view what, double done);         // 0 to 1
  void count(std::string_view what, std::size_t so_far);  // when the whole is not known

 private:
  void show(const std::string& line);

  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace serap::ctl
