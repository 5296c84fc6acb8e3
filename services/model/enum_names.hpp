#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace serap {

// The enumerator whose place in `names` is `name`'s: `names` is in the enumerators' order.
template <class E, std::size_t N>
std::optional<E> enumerator_named(const std::array<std::string_view, N>& names,
                                  std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace serap
