#include "services/model/inbound.hpp"

#include "services/model/overloaded.hpp"

namespace serap {

bool is_from_citizen(const Happening& what) {
  return std::visit(
      Overloaded{[](const Text&) { return true; }, [](const Choice&) { return true; },
                 [](const Pin&) { return true; }, [](const Media&) { return true; },
                 [](const Unsupported&) { return true; }, [](const Reaction&) { return true; },
                 [](const auto&) { return false; }},
      what);
}

}  // namespace serap
