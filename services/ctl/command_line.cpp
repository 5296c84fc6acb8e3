#include "services/ctl/command_line.hpp"

namespace serap::ctl {

std::string CommandLine::text(std::string_view option, std::string_view fallback) const {
  const auto found = options.find(std::string(option));
  return found == options.end() ? std::string(fallback) : found->second;
}

Result<CommandLine> parse_command_line(const std::vector<std::string>& typed,
                                       const std::set<std::string>& valued,
                                       const std::set<std::string>& flags) {
  CommandLine line;
  bool options_end = false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string& word = typed[i];
    if (options_end || !word.starts_with("--")) {
      line.words.push_back(word);
      continue;
    }
    if (word == "--") {
      options_end = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (flags.contains(name) && equals == std::string::npos) {
      line.options[name] = "";
    } else if (valued.contains(name) && equals != std::string::npos) {
      line.options[name] = word.substr(equals + 1);
    } else if (valued.contains(name) && i + 1 < typed.size()) {
      line.options[name] = typed[++i];
    } else {
      const char* why =
          valued.contains(name) ? " needs a value" : " is not an option of this command";
      return Error{Error::Kind::kInvalid, "--" + name + why};
    }
  }
  return line;
}

}  // namespace serap::ctl
