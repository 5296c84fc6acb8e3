#pragma once
// What the Cloud API takes and what it refuses, and in which words. Written from the platform's
// pages, on its own: it shares no code with gateway/platform, so that each shows the other's
// mistakes.
#include <string>
#include <string_view>
#include <variant>

#include "gateway/simulator/chat.hpp"

namespace serap::simulator {

struct GraphError {
  int http_status = 400;
  int code = 100;
  int subcode = 0;
  std::string message;
  std::string details;
  bool operator==(const GraphError&) const = default;
};
std::string body_of(const GraphError& error);  // as Meta answers

// {"status":"read","message_id":...}
struct ReadMark {
  std::string message_id;
  bool operator==(const ReadMark&) const = default;
};

struct Said {
  std::string to;  // as written: "+62..." or a BSUID
  bool is_bsuid = false;
  std::string manner = {};  // TEMPLATE, HUMAN_AGENT or UTILITY: may pass the closed window
  Bubble bubble = {};       // kind, text, choices, media, quoted, callback
  bool operator==(const Said&) const = default;
};

std::variant<Said, ReadMark, GraphError> check_message(std::string_view body);

}  // namespace serap::simulator
