#include "gateway/simulator/multipart.hpp"

#include <algorithm>
#include <cctype>

namespace serap::simulator {
namespace {

// The value of `name` in a header line: `; name="x"` or `; name=x`.
std::string parameter(std::string_view line, std::string_view name) {
  const std::string key = std::string(name) + "=";
  for (std::size_t at = line.find(key); at != line.npos; at = line.find(key, at + 1)) {
    const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == ';';
    if (!begins) continue;
    std::string_view value = line.substr(at + key.size());
    const bool quoted = value.starts_with('"');
    if (quoted) value.remove_prefix(1);
    return std::string(value.substr(0, value.find_first_of(quoted ? "\"" : ";\r\n")));
  }
  return {};
}

std::string lower(std::string_view text) {
  std::string all(text);
  std::transform(all.begin(), all.end(), all.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return all;
}

void take_header(std::string_view line, std::string& field, Part& part) {
  const std::string name = lower(line.substr(0, line.find(':')));
  if (name == "content-disposition") {
    field = parameter(line, "name");
    part.file_name = parameter(line, "filename");
  } else if (name == "content-type") {
    const std::size_t from = line.find_first_not_of(' ', line.find(':') + 1);
    if (from != line.npos) part.content_type = line.substr(from);
  }
}

}  // namespace

Result<std::map<std::string, Part>> parts_of(std::string_view content_type, std::string_view body) {
  const std::string boundary = parameter(content_type, "boundary");
  if (boundary.empty() || !content_type.starts_with("multipart/form-data"))
    return Error{Error::Kind::kInvalid, "the body is no multipart/form-data"};
  const std::string mark = "--" + boundary;
  std::map<std::string, Part> parts;
  std::size_t at = body.find(mark);
  while (at != body.npos) {
    at += mark.size();
    if (body.substr(at, 2) == "--") return parts;
    const std::size_t end = body.find("\r\n" + mark, at);
    if (end == body.npos) break;
    std::string_view part = body.substr(at + 2, end - at - 2);
    const std::size_t blank = part.find("\r\n\r\n");
    if (blank == part.npos) break;
    std::string field;
    Part one;
    one.body = part.substr(blank + 4);
    for (std::string_view head = part.substr(0, blank + 2); !head.empty();) {
      const std::size_t line = head.find("\r\n");
      take_header(head.substr(0, line), field, one);
      head.remove_prefix(line + 2);
    }
    parts[field] = std::move(one);
    at = end + 2;
  }
  return Error{Error::Kind::kInvalid, "the multipart body does not end"};
}

}  // namespace serap::simulator
