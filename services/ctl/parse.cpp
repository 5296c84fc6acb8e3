// `serapctl parse`: what is in a webhook payload.
#include <fstream>
#include <iostream>
#include <iterator>

#include "gateway/platform/parsed.hpp"
#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/told_json.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl parse <whatsapp|messenger|instagram> FILE|- [--explain]\n"
    "Prints one JSON object a line for what is in a webhook payload, in its order.\n"
    "  --explain    adds where in the payload each value stood\n"
    "It needs no install and changes nothing. The lines hold a citizen's words and address: mind "
    "who "
    "sees them.\n"
    "Exit: 0 for a payload of that channel, 2 for what is none, 1 when FILE cannot be read.\n";

Result<std::string> content_of(const std::string& file) {
  if (file == "-")
    return std::string{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  std::ifstream stream(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream.is_open() || stream.bad())
    return Error{Error::Kind::kNotFound, file + " cannot be read"};
  return content;
}

}  // namespace

int run_parse(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(typed, {}, {"explain", "help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  if (line->words.size() != 2) return refuse("say the channel and the file", kHelp);
  const std::optional<Channel> channel = channel_named(line->words[0]);
  if (!channel) return refuse("the channel is whatsapp, messenger or instagram", kHelp);
  const Result<std::string> body = content_of(line->words[1]);
  if (!body) return std::cerr << body.error().message << "\n", 1;
  const bool explain = line->has("explain");
  const Result<std::vector<platform::Told>> told = platform::tell(*channel, *body, explain);
  if (!told)
    return std::cerr << "no payload of " << line->words[0] << ": " << told.error().message << "\n",
           2;
  for (const platform::Told& one : *told) std::cout << json_from_told(one, *channel) << "\n";
  return 0;
}

}  // namespace serap::ctl
