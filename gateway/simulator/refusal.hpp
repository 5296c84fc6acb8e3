#pragma once
#include <algorithm>
#include <string>

#include "gateway/simulator/graph_check.hpp"

namespace serap::simulator {

// How the checks of the page and registry calls end early; caught where they begin.
struct Refused {
  GraphError error;
};
[[noreturn]] inline void refuse(const std::string& why, int subcode = 0) {
  throw Refused{{400, 100, subcode, "(#100) " + why, {}}};
}

// Of UTF-8 text.
inline std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace serap::simulator
