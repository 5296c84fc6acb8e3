#include "services/model/time.hpp"

#include <gtest/gtest.h>

namespace serap {
namespace {

TEST(Iso8601, ComesBack) {
  const Time time = from_unix_milliseconds(1790000000123);
  EXPECT_EQ(iso8601(time), "2026-09-21T14:13:20.123Z");
  EXPECT_EQ(parse_iso8601(iso8601(time)), time);
  EXPECT_EQ(parse_iso8601("2026-09-21T14:13:20Z"), time - std::chrono::milliseconds{123});
}

TEST(Iso8601, RefusesWhatIsNoMoment) {
  for (const char* text :
       {"", "2026-02-30T00:00:00Z", "2026-09-21 14:13:20Z", "2026-09-21T24:00:00Z",
        "2026-09-21T14:13:20", "2026-09-21T14:13:20.1Z"}) {
    EXPECT_FALSE(parse_iso8601(text)) << text;
  }
}

}  // namespace
}  // namespace serap
