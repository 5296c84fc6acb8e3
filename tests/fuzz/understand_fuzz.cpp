// Any bytes as a citizen's text: an understanding whose probabilities are such, whose spans lie in
// the text, and a masked text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/classifier/understand.hpp"
#include "tests/fuzz/shipped_data.hpp"

namespace {

using namespace serap;

const classifier::Reader& reader() {
  static const auto read =
      classifier::read_reader((shipped_data() / "classifier/model.bin").string());
  if (!read) std::abort();
  return *read;
}

bool probability(double p) { return p >= 0 && p <= 1; }

void check(const Understanding& understood, std::string_view text) {
  if (!probability(understood.kind_p)) std::abort();
  for (const auto& topic : understood.topics)
    if (!probability(topic.p)) std::abort();
  for (const auto& span : understood.personal)
    if (span.begin > span.end || span.end > text.size()) std::abort();
  for (const auto& span : understood.matters)
    if (span.begin > span.end || span.end > text.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(reader().understand(text), text);
  for (const auto& span : reader().dates(text))
    if (span.begin > span.end || span.end > text.size()) std::abort();
  static_cast<void>(reader().masked(text));
  return 0;
}
