#pragma once
// Result<T>: a value or the reason there is none. The names of std::expected, which C++20 does not
// have.
#include <string>
#include <utility>
#include <variant>

namespace serap {

// Why something did not work. The kind tells the caller what to do; the message tells a person on
// call what happened and what comes next, and never holds a citizen's text, a number or a token.
struct Error {
  enum class Kind {
    kInvalid,      // bad input: drop and log
    kNotFound,     // the caller decides
    kConflict,     // the caller decides
    kUnavailable,  // retry later
    kRejected,     // stop and tell a human
  };
  Kind kind = Kind::kInvalid;
  std::string message;
  bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(state_); }
  bool operator==(const Result&) const = default;

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), failed_(true) {}
  bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
  bool failed_ = false;
};

}  // namespace serap
