#pragma once
#include <string>

namespace serap {

// A button, list row or quick reply: one that we offer, or one that was tapped. `id` is what we
// gave it.
struct Choice {
  std::string id;
  std::string title;
  bool operator==(const Choice&) const = default;
};

}  // namespace serap
