#include <iostream>

#include "bots/flows/flow_json.hpp"
#include "bots/phrases/phrases_json.hpp"
#include "bots/talk/options.hpp"
#include "bots/talk/rules.hpp"
#include "bots/talk/sitting.hpp"

namespace {

int refuse(const serap::Error& error) {
  std::cerr << "serap-talk: " << error.message << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace serap;
  const auto options = talk::options_from(argc, argv);
  if (!options) return refuse(options.error());
  if (options->help) {
    std::cout << talk::kHelp;
    return 0;
  }
  const auto flow = flows::load_flow(options->flow);
  if (!flow) return refuse(flow.error());
  const auto phrases = phrases::load_phrases(options->phrases);
  if (!phrases) return refuse(phrases.error());
  const auto classifier = options->classifier.empty()
                              ? talk::make_rule_classifier()
                              : classifier::make_rpc_client(options->classifier);
  const auto router =
      options->router.empty() ? talk::make_rule_router() : router::make_rpc_client(options->router);

  talk::Sitting sitting(
      {*flow, *phrases, *classifier, *router, {options->home_area}, options->asks}, std::cout);
  for (std::string line; std::cout << "\n> " << std::flush && std::getline(std::cin, line);)
    sitting.line(line);
  std::cout << '\n';
  return 0;
}
