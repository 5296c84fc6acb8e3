#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::classifier {

// Greetings, addresses and thanks to put around a line of the corpus: words/courtesies.tsv.
class Courtesies {
 public:
  // Rows of `before|where|after<TAB>words`, at least one of each. kInvalid names the line.
  static Result<Courtesies> parse(std::string_view table);

  // `text` with some of them around it. The same `number` chooses the same ones.
  std::string around(std::string_view text, std::uint64_t number) const;

 private:
  std::vector<std::string> before_;
  std::vector<std::string> where_;
  std::vector<std::string> after_;
};

}  // namespace serap::classifier
