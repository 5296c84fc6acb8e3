#pragma once
// The words an author may write in a flow, and what each needs beside it.
#include <chrono>
#include <optional>
#include <string_view>

#include "bots/conversation/flow.hpp"

namespace serap::flows {

enum class Argument { kNone, kWord, kNumber, kList };

struct TestWord {
  std::string_view word;
  conversation::Test test;
  Argument argument;
};
const TestWord* test_word(std::string_view word);

struct DeedWord {
  std::string_view word;
  conversation::Deed deed;
  Argument argument;  // kNone or kWord
};
const DeedWord* deed_word(std::string_view word);

std::optional<conversation::Service> service_named(std::string_view word);
bool is_change(std::string_view word);

// "45s", "30m", "24h", "7d".
std::optional<std::chrono::seconds> duration_from(std::string_view text);

}  // namespace serap::flows
