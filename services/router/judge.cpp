#include "services/router/judge.hpp"

#include <algorithm>

#include "services/router/rules.hpp"

namespace serap::router {
namespace {

constexpr double kUsual = 0.85;  // the default owner is right when no word speaks against it

}  // namespace

Verdict Judge::judge(const Topic& topic, std::string_view words, Day day) const {
  if (const Rule* rule = deciding_rule(table_, topic, words, day))
    return by_rule(*rule, topic, day);
  return by_level(topic, topic.usual.value_or(Level::kKabKota), day);
}

Verdict Judge::by_rule(const Rule& rule, const Topic& topic, Day day) const {
  Verdict verdict{{}, rule.p, rule.asks, rule.reason_id, rule.reason_en};
  if (rule.answer == "host") return verdict;
  if (const auto level = level_named(rule.answer)) {
    verdict.duty = by_level(topic, *level, day).duty;
    return verdict;
  }
  const std::size_t at = std::min(rule.answer.find('@'), rule.answer.size());
  const std::string_view level = at < rule.answer.size()
                                     ? std::string_view{rule.answer}.substr(at + 1)
                                     : name_of(Level::kKabKota);
  verdict.duty =
      offices_.duty_of(std::string_view{rule.answer}.substr(0, at), level, day).value_or(Duty{});
  return verdict;
}

Verdict Judge::by_level(const Topic& topic, Level level, Day day) const {
  Verdict verdict{{}, kUsual, "", "urusan {daerah}", "a matter of the {area}"};
  const std::string& code = topic.agency_at(level);
  verdict.duty = offices_.duty_of(code, name_of(level), day).value_or(Duty{});
  if (level == Level::kProvinsi) {
    verdict.reason_id = "urusan provinsi";
    verdict.reason_en = "a matter of the province";
  }
  if (level == Level::kPusat) {
    const Agency* agency = table_.agency(code, day);
    const bool has_why = agency && !agency->why_id.empty();
    verdict.reason_id = has_why ? agency->why_id : "urusan pemerintah pusat";
    verdict.reason_en = has_why ? agency->why_en : "a matter of the central government";
  }
  return verdict;
}

}  // namespace serap::router
