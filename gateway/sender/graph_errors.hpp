#pragma once
// What each error of the Graph API means, from graph_errors.json beside the program.
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/platform/graph_request.hpp"
#include "services/model/address.hpp"
#include "services/model/result.hpp"

namespace serap::sender {

// A message that the platform refuses with an error that passes is tried this often (about an
// hour), unless its row says fewer.
inline constexpr int kMostTries = 20;

struct ErrorRule {
  platform::Verdict verdict = platform::Verdict::kPermanent;
  int most_tries = kMostTries;
  std::chrono::minutes silent_at_least{0};  // of the whole channel
  bool alarm = false;                       // a person must know, although the queue goes on
  std::string why;                          // for people; empty: the platform's own words
  bool operator==(const ErrorRule&) const = default;
};

class GraphErrors {
 public:
  // kInvalid names the row: an unknown word, a code that stands twice, a row without a reason.
  static Result<GraphErrors> from_json(std::string_view text);
  static Result<GraphErrors> load(const std::filesystem::path& file);

  // What to do after `answer`: its code's row; without one the platform room's verdict, which goes
  // by is_transient and the HTTP status.
  ErrorRule rule_for(Channel channel, const platform::GraphAnswer& answer) const;

 private:
  struct Row {
    std::vector<std::pair<int, int>> codes;  // first and last
    std::vector<int> subcodes;               // none: all
    ErrorRule rule;
  };
  friend struct GraphErrorsReader;
  std::vector<Row> whatsapp_;
  std::vector<Row> messaging_;  // Messenger and Instagram
};

}  // namespace serap::sender
