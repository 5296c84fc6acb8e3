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
  // A table of RE2 patterns (dates.tsv), one a line; behind "not" and a tab one of places that bear
  // the name of a day ("jalan 17 agustus").
  static Result<DateFinder> parse(std::string_view table);

  // In order, none inside or across another; where two begin or overlap the longer counts.
  std::vector<TextSpan> find(std::string_view text) const;

 private:
  struct Pattern {
    std::shared_ptr<const re2::RE2> words;
    bool names_day = true;
  };
  std::vector<Pattern> patterns_;
};

}  // namespace serap::classifier
