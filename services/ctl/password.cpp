#include "services/ctl/password.hpp"

#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace serap::ctl {
namespace {

// The terminal does not show what is typed while this lives.
class NoEcho {
 public:
  NoEcho() {
    tcgetattr(STDIN_FILENO, &before_);
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
};

std::string ask(const char* question) {
  std::cerr << question << std::flush;
  std::string typed;
  std::getline(std::cin, typed);
  std::cerr << "\n";
  return typed;
}

}  // namespace

Result<std::string> read_password() {
  std::string password;
  if (isatty(STDIN_FILENO) != 0) {
    const NoEcho silence;
    password = ask("Password (at least 10 characters): ");
    if (ask("Once more: ") != password)
      return Error{Error::Kind::kInvalid, "the two passwords differ"};
  } else {
    std::getline(std::cin, password);
    if (password.ends_with('\r')) password.pop_back();
  }
  if (password.empty()) return Error{Error::Kind::kInvalid, "no password was given"};
  return password;
}

}  // namespace serap::ctl
