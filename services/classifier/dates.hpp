#pragma once
// The words of a text that say when: "sejak 3 hari lalu", "tgl 5 mei", "kemarin malam".
#include <memory>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"
#include "services/model/understanding.hpp"

namespace re2 {
class RE2;
}

namespace serap::classifier {

class DateFinder {
 public:
  // A table of RE2 patterns (dates.tsv), one a line.
  static Result<DateFinder> parse(std::string_view table);

  // In order, none inside or across another; where two begin or overlap the longer counts.
  std::vector<TextSpan> find(std::string_view text) const;

 private:
  std::vector<std::shared_ptr<const re2::RE2>> patterns_;
};

}  // namespace serap::classifier
