#pragma once
// The sender as the operator's tool sees it.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "services/model/address.hpp"
#include "services/model/result.hpp"

namespace serap::sender {

struct ChannelState {
  Channel channel = Channel::kWhatsapp;
  TenantId tenant;
  std::string name;
  std::uint64_t waiting = 0;
  std::uint64_t sent = 0;
  std::uint64_t repeated = 0;
  std::uint64_t failed = 0;
  std::uint64_t held = 0;
  std::string paused;  // why nothing is sent; empty: it sends
  std::string slowed;  // why it sends less than it could; empty: it does not
  std::string alarm;   // the last thing that a person must know of; empty: nothing
};

// One thing that was looked at or set at Meta.
struct Finding {
  std::string what;  // token, number, subscription, template balasan_siap, ...
  bool well = true;
  std::string words;   // how it is
  std::string remedy;  // what to do about it; empty when it is well
  bool operator==(const Finding&) const = default;
};

// Safe to call from several threads; blocks. kNotFound: no such channel in the settings.
class ChannelPort {
 public:
  virtual ~ChannelPort() = default;
  virtual Result<std::vector<ChannelState>> channels() = 0;
  // Sets a channel up at Meta: subscription, ice breakers, menu, commands, templates. `account` is
  // the WhatsApp Business account; empty: the token tells. Repeating it does no harm.
  virtual Result<std::vector<Finding>> setup(const TenantId& tenant,
                                             const std::string& account) = 0;
  // Looks at what could keep a channel from working. Changes nothing.
  virtual Result<std::vector<Finding>> check(const TenantId& tenant,
                                             const std::string& account) = 0;
};

std::unique_ptr<ChannelPort> make_rpc_client(const std::string& target);

}  // namespace serap::sender
