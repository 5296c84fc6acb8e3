// Whatever a stranger with a valid signature sends: a value or a refusal, and every kept item can
// be told apart.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gateway/platform/whatsapp.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace serap;
  const std::string_view body{reinterpret_cast<const char*>(data), size};
  const auto parsed = platform::parse_whatsapp(body, from_unix_milliseconds(1'790'000'000'000));
  if (!parsed) return 0;
  for (const platform::Item& item : parsed->items) {
    const auto* inbound = std::get_if<Inbound>(&item);
    if (inbound &&
        (inbound->id.empty() || inbound->address.id.empty() || inbound->address.tenant.empty()))
      std::abort();
  }
  return 0;
}
