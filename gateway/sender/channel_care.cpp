#include "gateway/sender/channel_care.hpp"

#include "gateway/sender/graph_check.hpp"

namespace serap::sender {

Result<void> ChannelCare::know(const TenantId& tenant) const {
  if (graph_.access().contains(tenant)) return {};
  return Error{Error::Kind::kNotFound, "no [[tenant]] of the settings has the id " + tenant.value};
}

Result<std::vector<Finding>> ChannelCare::setup(const TenantId& tenant,
                                                const std::string& account) {
  if (Result<void> known = know(tenant); !known) return known.error();
  return setup_.set_up(graph_, tenant, account);
}

Result<std::vector<Finding>> ChannelCare::check(const TenantId& tenant,
                                                const std::string& account) {
  if (Result<void> known = know(tenant); !known) return known.error();
  std::vector<Finding> findings =
      check_channel(graph_, tenant, account, setup_.template_names(), system_now());
  const ChannelState state = board_.state_of(tenant);
  if (!state.paused.empty())
    findings.push_back({"sending", false, "paused, its queue is kept: " + state.paused,
                        "mend what is named above; sending goes on by itself within 10 minutes, or "
                        "at once after a restart of serap-sender"});
  if (!state.alarm.empty())
    findings.push_back({"sending", false, "messages are refused: " + state.alarm,
                        "serapctl dead list shows them"});
  return findings;
}

}  // namespace serap::sender
