#include "gateway/webhook/letters.hpp"

#include <charconv>

#include "services/model/overloaded.hpp"
#include "services/redis/log_codec.hpp"

namespace serap::webhook {
namespace {

// Our ids begin with the partition of the conversation that spoke: "7.00ff..." -> 7. A status of a
// message that is not ours goes by its address.
std::uint32_t partition_of_delivery(const Delivery& delivery) {
  const std::string& id = delivery.outbound.value;
  std::uint32_t partition = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), partition);
  const bool ours = error == std::errc{} && end != id.data() + id.size() && *end == '.' &&
                    partition < kPartitions;
  return ours ? partition : partition_of(delivery.to, kPartitions);
}

// Nothing if the item may stand in its log; else why not.
std::string objection(const TenantId& tenant, const Tenants& tenants, std::size_t signer) {
  if (!tenants.knows(tenant)) return "unknown tenant " + tenant.value;
  if (!tenants.may_sign(signer, tenant))
    return "signed by another app than that of tenant " + tenant.value;
  return {};
}

Letter letter(Letter::Log log, std::uint32_t partition, std::string text, std::string objection) {
  if (objection.empty()) return {log, partition, std::move(text), {}};
  return {Letter::Log::kDead, partition, std::move(text), std::move(objection)};
}

}  // namespace

std::vector<Letter> letters_of(const platform::Parsed& parsed, Channel channel,
                               const Tenants& tenants, std::size_t signer,
                               std::vector<std::string>& ignored) {
  std::vector<Letter> letters;
  letters.reserve(parsed.items.size());
  for (const platform::Item& item : parsed.items) {
    std::visit(
        Overloaded{
            [&](const Inbound& inbound) {
              letters.push_back(letter(Letter::Log::kIn, partition_of(inbound.address, kPartitions),
                                       redis::encode(inbound),
                                       objection(inbound.address.tenant, tenants, signer)));
            },
            [&](const Delivery& delivery) {
              letters.push_back(letter(Letter::Log::kStatus, partition_of_delivery(delivery),
                                       redis::encode(delivery),
                                       objection(delivery.to.tenant, tenants, signer)));
            },
            [&](const platform::Rejected& rejected) {
              const Address about{channel, rejected.tenant, {}};
              letters.push_back({Letter::Log::kDead, partition_of(about, kPartitions), rejected.raw,
                                 rejected.reason});
            },
            [&](const platform::Ignored& other) { ignored.push_back(other.reason); },
        },
        item);
  }
  return letters;
}

Letter dead_letter(Channel channel, std::string_view body, std::string reason) {
  return {Letter::Log::kDead, partition_of({channel, {}, {}}, kPartitions), std::string{body},
          std::move(reason)};
}

}  // namespace serap::webhook
