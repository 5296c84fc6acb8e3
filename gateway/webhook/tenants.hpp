#pragma once
// Who may speak at the door, by channel.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/model/address.hpp"
#include "services/process/settings.hpp"

namespace serap::webhook {

// The tenants of one channel and the secrets of their apps. A value.
struct Tenants {
  std::vector<std::string> app_secrets;    // of all tenants, each once
  std::vector<std::string> verify_tokens;  // the same
  // A tenant's own secrets, as places in `app_secrets`.
  std::unordered_map<std::string, std::vector<std::size_t>> by_id;

  bool knows(const TenantId& tenant) const { return by_id.contains(tenant.value); }
  // True if `signer` is a secret of the app that `tenant` belongs to.
  bool may_sign(std::size_t signer, const TenantId& tenant) const;
};

// The rows of `channel`. A secret of several lines is several secrets, all valid: so one is
// replaced without a gap. Throws SettingsError when a row names no secret or one that is not there.
Tenants tenants_of(Channel channel, const process::Settings& settings);

}  // namespace serap::webhook
