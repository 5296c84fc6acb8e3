#pragma once
#include <filesystem>
#include <string>

#include "services/model/result.hpp"

namespace serap::talk {

struct Options {
  std::filesystem::path flow = "bots/flows/intake.json";
  std::filesystem::path phrases = "bots/phrases";
  std::string classifier;  // empty: simple rules
  std::string router;      // empty: simple rules
  std::string home_area;   // the tenant's, for the router
  bool asks = false;       // show what the flow asks services, too
  bool help = false;
};

extern const char* const kHelp;

// kInvalid names the argument that is not understood.
Result<Options> options_from(int argc, const char* const* argv);

}  // namespace serap::talk
