#include "gateway/webhook/tenants.hpp"

#include <algorithm>
#include <sstream>

namespace serap::webhook {
namespace {

std::vector<std::string> lines_of(const std::string& secret) {
  std::vector<std::string> lines;
  std::istringstream text{secret};
  for (std::string line; std::getline(text, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

// Place of `value` in `list`, where it is put if it is not there yet.
std::size_t place_of(const std::string& value, std::vector<std::string>& list) {
  const auto found = std::find(list.begin(), list.end(), value);
  if (found != list.end()) return static_cast<std::size_t>(found - list.begin());
  list.push_back(value);
  return list.size() - 1;
}

}  // namespace

bool Tenants::may_sign(std::size_t signer, const TenantId& tenant) const {
  const auto found = by_id.find(tenant.value);
  return found != by_id.end() &&
         std::find(found->second.begin(), found->second.end(), signer) != found->second.end();
}

Tenants tenants_of(Channel channel, const process::Settings& settings) {
  Tenants tenants;
  for (const process::Tenant& row : settings.tenants()) {
    if (row.channel != channel) continue;
    if (row.app_secret.empty() || row.verify_token.empty()) {
      throw process::SettingsError("tenant " + row.id.value +
                                   " names no app_secret or no verify_token");
    }
    std::vector<std::size_t>& places = tenants.by_id[row.id.value];
    for (const std::string& secret : lines_of(settings.secret(row.app_secret))) {
      places.push_back(place_of(secret, tenants.app_secrets));
    }
    if (places.empty()) throw process::SettingsError("secret " + row.app_secret + " is empty");
    for (const std::string& token : lines_of(settings.secret(row.verify_token)))
      place_of(token, tenants.verify_tokens);
  }
  return tenants;
}

}  // namespace serap::webhook
