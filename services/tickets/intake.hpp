#pragma once
#include <map>
#include <set>

#include "services/tickets/media_store.hpp"
#include "services/tickets/port.hpp"
#include "services/tickets/store.hpp"
#include "services/tickets/terms.hpp"
#include "services/tickets/topics.hpp"

namespace serap::tickets {

// Which agency hosts a tenant: its coordinators see all that comes in there.
using Hosts = std::map<TenantId, AgencyCode>;

// The citizen's side over the store. Borrows all five, which must outlive it.
class Intake : public IntakePort {
 public:
  Intake(Store& store, const TopicNames& topics, const Hosts& hosts, const TermsInForce& terms,
         MediaStore& media);

  Result<std::vector<Result<Citizen>>> resolve(std::span<const Writer> writers) override;
  Result<std::vector<Result<void>>> record(std::span<const Message> messages) override;
  Result<std::vector<Result<TicketSummary>>> open(std::span<const Draft> drafts) override;
  Result<std::vector<Result<TicketSummary>>> change(std::span<const Change> changes) override;
  Result<std::vector<Result<std::vector<TicketSummary>>>> find(
      std::span<const Query> queries) override;
  Result<std::vector<Result<void>>> record_delivery(std::span<const Delivery> deliveries) override;
  Result<std::vector<Result<void>>> blank(std::span<const Blanking> blankings) override;

 private:
  AgencyCode host_of(const TenantId& tenant) const;

  Store& store_;
  const TopicNames& topics_;
  const Hosts& hosts_;
  const TermsInForce& terms_;
  MediaStore& media_;
};

}  // namespace serap::tickets
