#pragma once
// What the topic and the citizen's words say about who is in charge, before the area.
#include <string>
#include <string_view>

#include "services/router/offices.hpp"
#include "services/router/table.hpp"

namespace serap::router {

struct Verdict {
  Duty duty;  // empty agency: the host's
  double p = 0;
  std::string asks;
  std::string reason_id, reason_en;  // "{daerah}" and "{area}" stand for kota, kabupaten, ...
};

class Judge {
 public:
  // Borrows both.
  Judge(const Table& table, const Offices& offices) : table_(table), offices_(offices) {}

  // `words` is a text in the form of spaced().
  Verdict judge(const Topic& topic, std::string_view words, Day day) const;
  // As if that level were in charge.
  Verdict by_level(const Topic& topic, Level level, Day day) const;

 private:
  Verdict by_rule(const Rule& rule, const Topic& topic, Day day) const;

  const Table& table_;
  const Offices& offices_;
};

}  // namespace serap::router
