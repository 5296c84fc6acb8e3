#include "gateway/sender/media_hosts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <arpa/inet.h>
#include <netdb.h>

namespace serap::sender {
namespace {

struct FreeAddresses {
  void operator()(addrinfo* list) const noexcept { freeaddrinfo(list); }
};

struct Network {
  std::uint32_t first;
  int bits;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr auto kOurOwn = std::to_array<Network>({
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xE0000000, 3},   // multicast, reserved
});

bool is_public_v4(std::uint32_t address) {
  return std::none_of(kOurOwn.begin(), kOurOwn.end(), [&](const Network& network) {
    return (address >> (32 - network.bits)) == (network.first >> (32 - network.bits));
  });
}

std::uint32_t v4_at(const unsigned char* bytes) {
  return (std::uint32_t{bytes[0]} << 24) | (std::uint32_t{bytes[1]} << 16) |
         (std::uint32_t{bytes[2]} << 8) | bytes[3];
}

Error refusal(const char* why) { return {Error::Kind::kInvalid, why}; }

bool belongs(std::string_view host, std::string_view domain) {
  return host == domain || (host.ends_with(domain) && host.size() > domain.size() &&
                            host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

Result<MediaUrl> MediaHosts::check(std::string_view url) const {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return refusal("not a URL");
  const std::size_t slash = url.find('/', scheme + 3);
  if (slash == std::string_view::npos) return refusal("a URL without a path");
  MediaUrl parsed{std::string(url.substr(0, slash)), {}, std::string(url.substr(slash))};
  parsed.target = parsed.target.substr(0, parsed.target.find('#'));
  if (!simulator.empty() && parsed.origin == simulator) {
    parsed.host = "simulator";
    return parsed;
  }
  parsed.host = url.substr(scheme + 3, slash - scheme - 3);
  std::transform(parsed.host.begin(), parsed.host.end(), parsed.host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (url.substr(0, scheme) != "https") return refusal("not https");
  if (parsed.host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") != std::string::npos)
    return refusal("a host with a user, a port or other signs");
  const bool listed = std::any_of(allowed.begin(), allowed.end(), [&](const std::string& domain) {
    return belongs(parsed.host, domain);
  });
  if (!listed) return refusal("a host that is not in the list");
  parsed.origin = "https://" + parsed.host;
  return parsed;
}

bool is_public_address(std::string_view numeric) {
  std::array<unsigned char, 16> bytes{};
  const std::string text(numeric);
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_public_v4(v4_at(bytes.data()));
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return false;
  constexpr std::array<unsigned char, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::equal(kMapped.begin(), kMapped.end(), bytes.begin()))
    return is_public_v4(v4_at(bytes.data() + 12));
  return (bytes[0] & 0xE0) == 0x20;  // global unicast, 2000::/3
}

bool is_public(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), "443", &hints, &found) != 0 || !found) return false;
  const std::unique_ptr<addrinfo, FreeAddresses> list(found);
  for (const addrinfo* one = found; one; one = one->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    if (getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), text.size(), nullptr, 0,
                    NI_NUMERICHOST) != 0 ||
        !is_public_address(text.data()))
      return false;
  }
  return true;
}

}  // namespace serap::sender
