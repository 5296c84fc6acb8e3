#pragma once
// Where the install is, for every subcommand.
#include <string>
#include <string_view>

#include "services/ctl/command_line.hpp"
#include "services/process/settings.hpp"

namespace serap::ctl {

// Of the file --settings names; else of .serap/serap.toml if it is there, else of the environment
// alone. Throws SettingsError.
process::Settings install_settings(const CommandLine& line);

// Prints the problem and how to use the command; the exit code 2.
int refuse(std::string_view problem, std::string_view help);

}  // namespace serap::ctl
