// A flow is an operator's file: whatever is in it, it is loaded whole or refused with a sentence.
#include <cstdint>
#include <string_view>

#include "bots/flows/flow_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto flow = serap::flows::flow_from_json({reinterpret_cast<const char*>(data), size});
  if (!flow && flow.error().message.empty()) __builtin_trap();
  return 0;
}
