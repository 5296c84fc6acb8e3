#pragma once
#include <string>

#include "services/classifier/text_file.hpp"

namespace serap::classifier {

// A word list of the room, as the shipped model gets it.
inline std::string list(const std::string& name) {
  return read_text_file(SERAP_SOURCE_DIR "/services/classifier/words/" + name).value();
}

}  // namespace serap::classifier
