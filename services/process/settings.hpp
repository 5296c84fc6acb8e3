#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/address.hpp"

namespace serap::process {

// A setting is wrong or missing: the process must not start. The message names the setting and what
// would be right.
class SettingsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One of the install's own numbers, pages or accounts.
struct Tenant {
  Channel channel = Channel::kWhatsapp;
  TenantId id;
  std::string name;          // shown to citizens and staff: "Pemerintah Kota Bandung"
  AgencyCode host_agency;    // who triages
  AreaCode home_area;        // where an unnamed place is looked for; empty: the nation
  std::string token;         // name of the secret with the access token (sender only)
  std::string app_secret;    // name of the secret with the app secret (webhook and sender only)
  std::string verify_token;  // name of the secret with the webhook's verify token
};

// One section of the install's TOML file. The environment wins: SERAP_<SECTION>_<KEY>, upper case.
// Secrets come from SERAP_SECRET_<NAME> or from a file of that name in the folder [secrets] dir;
// never from the TOML file. A value; cheap to copy; safe from several threads. Every getter throws
// SettingsError.
class Settings {
 public:
  // `file` may be empty: defaults and environment only.
  static Settings load(std::string_view section, const std::filesystem::path& file);

  Settings section(std::string_view name) const;
  std::string text(std::string_view key) const;  // required
  std::string text(std::string_view key, std::string_view fallback) const;
  std::int64_t number(std::string_view key, std::int64_t fallback, std::int64_t least,
                      std::int64_t most) const;
  bool flag(std::string_view key, bool fallback) const;
  // "250ms", "5s", "30m", "24h", "10d".
  std::chrono::milliseconds duration(std::string_view key,
                                     std::chrono::milliseconds fallback) const;
  // A path, relative ones from the settings file's folder.
  std::filesystem::path path(std::string_view key, const std::filesystem::path& fallback) const;
  std::string secret(std::string_view name) const;
  bool has_secret(std::string_view name) const;
  std::vector<Tenant> tenants() const;  // the [[tenant]] rows

 private:
  struct File;
  std::shared_ptr<const File> file_;
  std::string section_;
  std::string found(std::string_view key, bool& present) const;
};

std::chrono::milliseconds parse_duration(std::string_view text);  // throws SettingsError

// Where the install's data files are: <folder of this binary>/../share/serap.
std::filesystem::path share_folder();

// Throws unless `address` ("127.0.0.1:7103") is loopback: beyond it gRPC and Redis need encryption
// this build has not.
void require_loopback(std::string_view what, std::string_view address);

}  // namespace serap::process
