#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::ctl {

// What was typed behind the subcommand.
struct CommandLine {
  std::vector<std::string> words;  // without dashes: an e-mail, an id
  std::map<std::string, std::string>
      options;  // "--as Sari" and "--as=Sari" -> {"as", "Sari"}; a flag has no text
  bool has(std::string_view option) const { return options.contains(std::string(option)); }
  std::string text(std::string_view option, std::string_view fallback) const;
};

// `valued` take a text, `flags` do not; anything else with dashes is kInvalid. "--" ends the
// options.
Result<CommandLine> parse_command_line(const std::vector<std::string>& typed,
                                       const std::set<std::string>& valued,
                                       const std::set<std::string>& flags);

}  // namespace serap::ctl
