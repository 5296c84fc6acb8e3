// Whatever a stranger with a valid signature sends: a value or a refusal, and every event can be
// told apart and answered.
#include "tests/fuzz/payload_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  serap::platform::check_payload(serap::Channel::kInstagram,
                                 {reinterpret_cast<const char*>(data), size});
  return 0;
}
