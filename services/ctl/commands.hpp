#pragma once
// The subcommands besides chat. Each takes what was typed behind its name and returns the exit
// code.
#include <string>
#include <vector>

namespace serap::ctl {

int run_status(const std::vector<std::string>& typed);
int run_dead(const std::vector<std::string>& typed);
int run_parse(const std::vector<std::string>& typed);
int run_channel(const std::vector<std::string>& typed);
int run_classify(const std::vector<std::string>& typed);
int run_eval(const std::vector<std::string>& typed);
int run_train(const std::vector<std::string>& typed);
int run_model(const std::vector<std::string>& typed);
int run_route(const std::vector<std::string>& typed);
int run_metrics(const std::vector<std::string>& typed);
int run_release(const std::vector<std::string>& typed);
int run_calendar(const std::vector<std::string>& typed);
int run_citizen(const std::vector<std::string>& typed);
int run_audit(const std::vector<std::string>& typed);
int run_staff(const std::vector<std::string>& typed);

}  // namespace serap::ctl
