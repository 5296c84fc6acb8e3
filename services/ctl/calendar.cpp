// `serapctl calendar`: days on which offices are closed.
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "services/ctl/command_line.hpp"
#include "services/ctl/commands.hpp"
#include "services/ctl/holiday_file.hpp"
#include "services/ctl/install.hpp"

namespace serap::ctl {
namespace {

constexpr std::string_view kHelp =
    "serapctl calendar import FILE --year 2027     the complete list of that year\n"
    "serapctl calendar import FILE --add           days in addition: an election, a regional "
    "holiday\n"
    "    FILE is an iCalendar file (.ics), or lines of 2027-03-20, a tab, and the day's name; - is "
    "standard input\n"
    "    Deadlines of open reports are computed anew; each that moves is in its report's history.\n"
    "  --scope CODE       only for an area (32, 3273) or one agency; default: everybody\n"
    "  --settings FILE    default .serap/serap.toml\n";

// Standard input for "-". Nothing: it cannot be read.
std::optional<std::string> content_of(const std::string& name) {
  if (name == "-") return std::string{std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

// 0: days in addition.
std::optional<int> year_asked(const CommandLine& line) {
  if (line.has("add") == line.has("year")) return std::nullopt;
  if (line.has("add")) return 0;
  const std::string text = line.text("year", "");
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 2000 || year > 2200)
    return std::nullopt;
  return year;
}

}  // namespace

int run_calendar(const std::vector<std::string>& typed) {
  const Result<CommandLine> line =
      parse_command_line(typed, {"settings", "year", "scope"}, {"help", "add"});
  if (!line) return refuse(line.error().message, kHelp);
  if (line->has("help")) return std::cout << kHelp, 0;
  if (line->words.size() != 2 || line->words[0] != "import")
    return refuse("say `calendar import FILE`", kHelp);
  const std::optional<int> year = year_asked(*line);
  if (!year) return refuse("say --year YEAR for a whole year's list, or --add", kHelp);
  const std::optional<std::string> file = content_of(line->words[1]);
  if (!file) return fail(line->words[1] + " cannot be read");
  Result<std::vector<tickets::Holiday>> days = holidays_in(*file, line->text("scope", ""));
  if (!days) return fail(line->words[1] + ", " + days.error().message);

  const process::Settings settings = install_settings(*line);
  const auto tickets = tickets::make_operator_client(tickets_address(settings));
  const std::size_t count = days->size();
  const Result<tickets::Recomputed> done =
      tickets->set_holidays(settings.secret("operator"), {*year, *std::move(days)});
  if (!done) return fail(done.error().message);
  std::cout << fmt::format("{} days taken. Of {} open reports {} have another deadline now.\n",
                           count, done->open, done->moved);
  return 0;
}

}  // namespace serap::ctl
