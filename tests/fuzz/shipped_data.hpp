#pragma once
// Where a fuzzer finds what the release build ships: it is run from the project's root, or with
// SERAP_SHARE naming the folder.
#include <cstdlib>
#include <filesystem>

namespace serap {

inline std::filesystem::path shipped_data() {
  const char* told = std::getenv("SERAP_SHARE");
  return told != nullptr ? told : "build/release/share/serap";
}

}  // namespace serap
