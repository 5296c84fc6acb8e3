#pragma once
// Where the install is, for every subcommand.
#include <filesystem>
#include <string>
#include <string_view>

#include "services/ctl/command_line.hpp"
#include "services/process/settings.hpp"

namespace serap::ctl {

// Of the file --settings names; else of .serap/serap.toml if it is there, else of the environment
// alone. Throws SettingsError.
process::Settings install_settings(const CommandLine& line);

// A file of the install that is no setting: beside the settings file, else in this folder.
std::filesystem::path install_file(const CommandLine& line, std::string_view name);

// Where tickets answers, for make_operator_client and make_desk_client.
std::string tickets_address(const process::Settings& settings);

// Prints why; the exit code 1.
int fail(std::string_view why);
// Prints the problem and how to use the command; the exit code 2.
int refuse(std::string_view problem, std::string_view help);

}  // namespace serap::ctl
