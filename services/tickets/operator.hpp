#pragma once
#include "services/tickets/media_store.hpp"
#include "services/tickets/operator_port.hpp"
#include "services/tickets/store.hpp"
#include "services/tickets/terms.hpp"

namespace serap::tickets {

// The operator's side over the store. Borrows store, terms and media, which must outlive it. An
// empty secret refuses every call.
class Operator : public OperatorPort {
 public:
  // `shipped`: the terms as the files say, without what was loaded since. Puts the terms with what
  // was loaded in force. Throws SqlFailure.
  Operator(Store& store, TermsInForce& terms, Terms shipped, MediaStore& media, Clock clock,
           std::string secret);

  Result<Recomputed> set_holidays(const std::string& secret, const HolidayList& list) override;
  Result<std::vector<Correction>> corrections(const std::string& secret, Time after) override;
  Result<AuditState> verify_audit(const std::string& secret) override;
  Result<std::string> export_citizen(const std::string& secret, const std::string& who) override;
  Result<Erased> erase_citizen(const std::string& secret, const std::string& who) override;

 private:
  bool is_operator(const std::string& secret) const;
  Terms terms_with_loaded_days(Database& db) const;

  Store& store_;
  TermsInForce& terms_;
  const Terms shipped_;
  MediaStore& media_;
  Clock clock_;
  std::string secret_;
};

}  // namespace serap::tickets
