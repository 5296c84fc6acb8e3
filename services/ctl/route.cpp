// `serapctl route`: which office is in charge of a matter, and why.
#include "services/ctl/route.hpp"

#include <charconv>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "services/ctl/commands.hpp"
#include "services/ctl/install.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl route --topic T --place \"...\"     which office is in charge, and why\n"
    "  --text \"...\"              the citizen's words: they tell the road, the school, the tax\n"
    "  --pin LAT,LON             where the citizen's pin is\n"
    "  --home AREA               code of the office's own area (default: of the first number in "
    "the settings)\n"
    "  --not AGENCY[,AGENCY]     who has said it is not theirs: the next owner is named\n"
    "  --json                    for a program\n"
    "  --settings FILE           default .serap/serap.toml\n"
    "Asks serap-router, or reads the table itself if the service is away. Exit: 0, 1 if there is "
    "no "
    "answer, 2 if\nthe question is wrong.\n";

std::optional<double> degrees(std::string_view text, double most) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value >= -most && value <= most ? std::optional{value} : std::nullopt;
}

std::optional<Coordinates> pin_in(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  std::string_view second = text.substr(comma + 1);
  while (second.starts_with(' ')) second.remove_prefix(1);
  const auto latitude = degrees(text.substr(0, comma), 90);
  const auto longitude = degrees(second, 180);
  if (!latitude || !longitude) return std::nullopt;
  return Coordinates{*latitude, *longitude};
}

std::vector<AgencyCode> agencies_in(std::string_view text) {
  std::vector<AgencyCode> agencies;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    if (end > 0) agencies.push_back(AgencyCode{std::string{text.substr(0, end)}});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return agencies;
}

// The service's answers; the table's own if nobody answers.
Result<std::vector<Routing>> ask(const process::Settings& settings,
                                 const std::vector<router::Matter>& matters, bool& by_itself) {
  const process::Settings section = settings.section("router");
  auto answers = router::make_rpc_client(section.text("address", "127.0.0.1:7102"))->route(matters);
  by_itself = !answers && answers.error().kind == Error::Kind::kUnavailable;
  if (!by_itself) return answers;
  const auto data = section.path("data", process::share_folder() / "router");
  return router::make_local(data, system_now)->route(matters);
}

std::string json_of(const Routing& routing, const std::string& how) {
  nlohmann::json candidates = nlohmann::json::array();
  for (const Candidate& one : routing.candidates) {
    candidates.push_back({{"agency", one.agency.value},
                          {"name", one.agency_name},
                          {"level", one.level},
                          {"p", one.p}});
  }
  const nlohmann::json json{
      {"candidates", candidates},
      {"reason", {{"id", routing.reason_id}, {"en", routing.reason_en}}},
      {"sla_class", routing.sla_class},
      {"asks", routing.asks},
      {"place",
       {{"area", routing.place.area.value}, {"name", routing.place.area_name}, {"how", how}}},
      {"table", routing.table}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Result<router::Matter> matter_from(const CommandLine& line, const AreaCode& home,
                                   const AgencyCode& host) {
  const auto wrong = [](std::string what) { return Error{Error::Kind::kInvalid, std::move(what)}; };
  if (!line.words.empty()) return wrong("put the place in quotation marks: --place \"...\"");
  router::Matter matter;
  matter.topic.value = line.text("topic", "");
  if (matter.topic.empty()) return wrong("--topic is needed, such as --topic jalan.rusak");
  matter.text = line.text("text", "");
  matter.place.words = line.text("place", "");
  matter.home_area.value = line.text("home", home.value);
  // Another home has another host: the router finds the usual one of it.
  if (matter.home_area == home) matter.host_agency = host;
  matter.not_agency = agencies_in(line.text("not", ""));
  if (line.has("pin")) {
    matter.place.pin = pin_in(line.text("pin", ""));
    if (!matter.place.pin) return wrong("--pin must be latitude,longitude, such as -6.9,107.6");
  }
  return matter;
}

std::string how_placed(const router::Matter& matter, const Routing& routing,
                       const Routing& without_pin) {
  const bool found = !routing.place.area.empty();
  if (routing.asks == "area") {
    if (!found) return "not found";
    if (routing.place.area == matter.home_area) return "not found, home is supposed";
  }
  if (!found) return "not found, and not needed";
  if (!matter.place.pin) return "from the words";
  const bool words_knew =
      without_pin.asks != "area" && without_pin.place.area == routing.place.area;
  return words_knew ? "from the words" : "guessed from the pin: the citizen must confirm it";
}

int run_route(const std::vector<std::string>& typed) {
  const Result<CommandLine> line = parse_command_line(
      typed, {"topic", "place", "text", "pin", "home", "not", "settings"}, {"json", "help"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  const process::Settings settings = install_settings(*line);
  const std::vector<process::Tenant> tenants = settings.tenants();
  const process::Tenant first = tenants.empty() ? process::Tenant{} : tenants.front();
  const Result<router::Matter> matter = matter_from(*line, first.home_area, first.host_agency);
  if (!matter) return refuse(matter.error().message, kHelp);

  router::Matter without_pin = *matter;
  without_pin.place.pin.reset();
  bool by_itself = false;
  const auto answers = ask(settings, {*matter, without_pin}, by_itself);
  if (!answers) return std::cerr << answers.error().message << "\n", 1;
  const Routing& routing = answers->front();
  const std::string how = how_placed(*matter, routing, answers->back());
  if (line->has("json")) return std::cout << json_of(routing, how) << "\n", 0;
  std::cout << router::in_words(routing) << fmt::format("place comes from: {}\n", how);
  if (by_itself) std::cout << "(serap-router does not answer: read from the table itself)\n";
  return 0;
}

}  // namespace serap::ctl
