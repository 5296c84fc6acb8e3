#include "services/ctl/script_line.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace serap::ctl {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(std::string_view text) {
  std::string all(trimmed(text));
  std::transform(all.begin(), all.end(), all.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return all;
}

Result<ScriptLine> pin_from(std::string_view numbers) {
  std::istringstream stream{std::string(numbers)};
  stream.imbue(std::locale::classic());
  Coordinates at;
  std::string more;
  const bool two = static_cast<bool>(stream >> at.latitude >> at.longitude) && !(stream >> more);
  if (!two || at.latitude < -90 || at.latitude > 90 || at.longitude < -180 || at.longitude > 180) {
    return Error{Error::Kind::kInvalid,
                 "@pin needs a latitude and a longitude: @pin -6.9218 107.6071"};
  }
  return ScriptLine{SendPin{at}};
}

}  // namespace

Result<ScriptLine> parse_script_line(std::string_view raw, const std::vector<std::string>& titles) {
  const std::string_view line = trimmed(raw);
  if (line.starts_with("@@")) return ScriptLine{SayText{std::string(line.substr(1))}};
  if (line.starts_with('@')) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, space), rest = trimmed(line.substr(space));
    if (word == "@pin") return pin_from(rest);
    if (word == "@photo" && !rest.empty()) return ScriptLine{SendPhoto{std::string(rest)}};
    if (word == "@voice" && !rest.empty()) return ScriptLine{SendVoice{std::string(rest)}};
    return Error{Error::Kind::kInvalid,
                 "a line that begins with @ is @pin LAT LON, @photo FILE or @voice FILE; write @@ "
                 "for the sign itself"};
  }
  const auto title = std::find_if(titles.begin(), titles.end(), [&](const std::string& one) {
    return lower(one) == lower(line);
  });
  if (title != titles.end()) return ScriptLine{Choose{*title}};
  return ScriptLine{SayText{std::string(line)}};
}

}  // namespace serap::ctl
