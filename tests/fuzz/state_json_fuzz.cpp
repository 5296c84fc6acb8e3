// What stands in Redis is read or refused, and what is read is written the same again.
#include <cstdint>
#include <string_view>

#include "bots/flows/state_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace serap::flows;
  const auto conversation = conversation_from_json({reinterpret_cast<const char*>(data), size});
  if (!conversation) return 0;
  const std::string written = json_from_conversation(*conversation);
  const auto again = conversation_from_json(written);
  if (!again || json_from_conversation(*again) != written) __builtin_trap();
  return 0;
}
