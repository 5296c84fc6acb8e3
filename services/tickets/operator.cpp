#include "services/tickets/operator.hpp"

#include "services/process/journal.hpp"
#include "services/tickets/audit.hpp"
#include "services/tickets/citizen_records.hpp"
#include "services/tickets/corrections.hpp"
#include "services/tickets/holidays.hpp"
#include "services/tickets/secrets.hpp"

namespace serap::tickets {
namespace {

constexpr std::string_view kWho = "operator";

Error not_operator() { return {Error::Kind::kRejected, "the operator's secret is wrong"}; }
Error nobody() { return {Error::Kind::kNotFound, "no citizen of that alias or number"}; }

}  // namespace

Operator::Operator(Store& store, TermsInForce& terms, Terms shipped, MediaStore& media, Clock clock,
                   std::string secret)
    : store_(store),
      terms_(terms),
      shipped_(std::move(shipped)),
      media_(media),
      clock_(std::move(clock)),
      secret_(std::move(secret)) {
  auto loaded =
      store_.read<Terms>([&](Database& db) -> Result<Terms> { return terms_with_loaded_days(db); });
  if (!loaded) throw SqlFailure(loaded.error().message);
  terms_.replace(*std::move(loaded));
}

bool Operator::is_operator(const std::string& secret) const {
  return !secret_.empty() && equal_secrets(secret_, secret);
}

Terms Operator::terms_with_loaded_days(Database& db) const {
  Terms terms = shipped_;
  terms.calendar = Calendar{with_loaded_days(db, shipped_.calendar.data())};
  return terms;
}

// The new terms are in force before the writer's next job: nothing is opened on the old calendar
// after the open ones were moved.
Result<Recomputed> Operator::set_holidays(const std::string& secret, const HolidayList& list) {
  if (!is_operator(secret)) return not_operator();
  const auto done = store_.write<Recomputed>([&](Database& db) -> Result<Recomputed> {
    const Time now = clock_();
    const auto kept = keep_holidays(db, list, std::string{kWho}, now);
    if (!kept) return kept.error();
    Terms terms = terms_with_loaded_days(db);
    const Recomputed recomputed = recompute_open(db, terms, std::string{kWho}, now);
    audit(db, now, kWho, "holidays", std::to_string(list.year), "");
    terms_.replace(std::move(terms));
    return recomputed;
  });
  if (done)
    journal::info("what=deadlines_recomputed year={} days={} open={} moved={}", list.year,
                  list.days.size(), done->open, done->moved);
  return done;
}

Result<std::vector<Correction>> Operator::corrections(const std::string& secret, Time after) {
  if (!is_operator(secret)) return not_operator();
  return store_.read<std::vector<Correction>>([&](Database& db) -> Result<std::vector<Correction>> {
    return corrections_after(db, after);
  });
}

Result<AuditState> Operator::verify_audit(const std::string& secret) {
  if (!is_operator(secret)) return not_operator();
  return store_.read<AuditState>(
      [](Database& db) -> Result<AuditState> { return audit_state(db); });
}

Result<std::string> Operator::export_citizen(const std::string& secret, const std::string& who) {
  if (!is_operator(secret)) return not_operator();
  return store_.write<std::string>([&](Database& db) -> Result<std::string> {
    const auto citizen = citizen_named(db, who);
    if (!citizen) return nobody();
    audit(db, clock_(), kWho, "export_citizen", citizen->value, "");
    return export_of(db, *citizen);
  });
}

Result<Erased> Operator::erase_citizen(const std::string& secret, const std::string& who) {
  if (!is_operator(secret)) return not_operator();
  std::vector<std::string> orphans;
  const auto erased = store_.write<Erased>([&](Database& db) -> Result<Erased> {
    const auto citizen = citizen_named(db, who);
    if (!citizen) return nobody();
    const Time now = clock_();
    const Erased done = erase(db, *citizen, *terms_.now(), now, orphans);
    audit(db, now, kWho, "erase_citizen", citizen->value, "");
    return done;
  });
  if (!erased) return erased;
  for (const std::string& hash : orphans) media_.drop_if_unused(hash);
  return erased;
}

}  // namespace serap::tickets
