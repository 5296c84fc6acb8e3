// `serapctl classify`: what a model makes of lines.
#include <iostream>

#include <nlohmann/json.hpp>

#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"
#include "services/ctl/models.hpp"
#include "services/ctl/progress_line.hpp"

namespace serap::ctl {
namespace {

using classifier::Reading;
using Json = nlohmann::ordered_json;

constexpr std::string_view kHelp =
    "serapctl classify [--model MODEL] [--settings FILE] < lines\n"
    "Reads a report a line and prints a line of JSON for each: kind, topics (best first; with a "
    "model trained on\n"
    "other labels, those), sector, place, dates, urgency, flags, language, because; also kind_p, "
    "sector_p, personal and\n"
    "matters (bytes [begin, end] of the line) and the model's version.\n"
    "Without --model the model in use. Exit: 0, or 1 if the model cannot be read.\n";

Json topics_of(const Reading& reading) {
  Json topics = Json::array();
  for (const auto& own : reading.understanding.own)
    topics.push_back({{"topic", own.label}, {"p", own.p}});
  if (!topics.empty()) return topics;
  for (const auto& guess : reading.understanding.topics)
    topics.push_back({{"topic", guess.topic.value}, {"p", guess.p}});
  return topics;
}

std::string line_of(const classifier::Reader& reader, std::string_view text) {
  const Reading reading = reader.read(text);
  const Understanding& u = reading.understanding;
  Json json{{"kind", id_of(u.kind)}, {"kind_p", u.kind_p}, {"topics", topics_of(reading)}};
  if (!reading.sectors.empty()) {
    json["sector"] = reading.sectors.front().label;
    json["sector_p"] = reading.sectors.front().p;
  }
  json["place"] = u.place;
  json["dates"] = Json::array();
  for (const TextSpan& span : reader.dates(text))
    json["dates"].push_back(text.substr(span.begin, span.end - span.begin));
  json["urgency"] = u.urgency;
  json["flags"] = u.flags;
  json["language"] = u.language;
  json["because"] = u.because;
  json["personal"] = Json::array();
  for (const PersonalSpan& span : u.personal)
    json["personal"].push_back({{"what", span.what}, {"span", {span.begin, span.end}}});
  json["matters"] = Json::array();
  for (const TextSpan& span : u.matters) json["matters"].push_back({span.begin, span.end});
  json["model"] = u.model;
  // A line may be cut inside a character or hold bytes that are none.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

int run_classify(const std::vector<std::string>& typed) {
  const auto line = parse_command_line(typed, {"model", "settings"}, {"help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  if (!line->words.empty()) return refuse("classify reads its lines from standard input", kHelp);
  const auto reader = classifier::read_reader(model_file(*line, "model").string());
  if (!reader) return std::cerr << reader.error().message << "\n", 1;

  ProgressLine progress;
  std::size_t lines = 0;
  for (std::string text; std::getline(std::cin, text);) {
    if (text.ends_with('\r')) text.pop_back();
    std::cout << line_of(*reader, text) << '\n';
    progress.count("lines", ++lines);
  }
  std::cout << std::flush;
  return std::cout ? 0 : 1;
}

}  // namespace serap::ctl
