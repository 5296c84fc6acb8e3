#pragma once
// Which classifier's model a subcommand works with.
#include <filesystem>

#include "services/classifier/evaluate.hpp"
#include "services/classifier/load_model.hpp"
#include "services/classifier/train.hpp"
#include "services/ctl/command_line.hpp"

namespace serap::ctl {

// The install's models, as serap-classifier finds them. Throws SettingsError.
classifier::ModelShelf model_shelf(const CommandLine& line);

// The file that `option` names, else the model in use.
std::filesystem::path model_file(const CommandLine& line, const char* option);

}  // namespace serap::ctl
