#include "services/tickets/text_lists.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace serap::tickets {
namespace {

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string field(const std::vector<std::string>& fields, std::size_t at) {
  return at < fields.size() ? fields[at] : "";
}

}  // namespace

std::string lines_from_words(const std::vector<std::string>& words) {
  std::string lines;
  for (const std::string& word : words) lines.append(one_line(word)).push_back('\n');
  return lines;
}

std::vector<std::string> words_from_lines(std::string_view lines) { return split(lines, '\n'); }

std::string lines_from_topics(const std::vector<TopicGuess>& topics) {
  std::string lines;
  for (const TopicGuess& guess : topics)
    lines += fmt::format("{}\t{}\n", one_line(guess.topic.value), guess.p);
  return lines;
}

std::vector<TopicGuess> topics_from_lines(std::string_view lines) {
  std::vector<TopicGuess> topics;
  for (const std::string& line : split(lines, '\n')) {
    const auto fields = split(line, '\t');
    topics.push_back({TopicId{field(fields, 0)}, number(field(fields, 1))});
  }
  return topics;
}

std::string lines_from_offices(const std::vector<Candidate>& offices) {
  std::string lines;
  for (const Candidate& office : offices) {
    lines += fmt::format("{}\t{}\t{}\t{}\n", one_line(office.agency.value), one_line(office.level),
                         office.p, one_line(office.agency_name));
  }
  return lines;
}

std::vector<Candidate> offices_from_lines(std::string_view lines) {
  std::vector<Candidate> offices;
  for (const std::string& line : split(lines, '\n')) {
    const auto fields = split(line, '\t');
    offices.push_back({AgencyCode{field(fields, 0)}, field(fields, 3), field(fields, 1),
                       number(field(fields, 2))});
  }
  return offices;
}

std::string lines_from_files(const std::vector<StoredMedia>& files) {
  std::string lines;
  for (const StoredMedia& file : files) {
    lines += fmt::format("{}\t{}\t{}\t{}\n", one_line(file.hash), one_line(file.mime), file.bytes,
                         one_line(file.name));
  }
  return lines;
}

std::vector<StoredMedia> files_from_lines(std::string_view lines) {
  std::vector<StoredMedia> files;
  for (const std::string& line : split(lines, '\n')) {
    const auto fields = split(line, '\t');
    files.push_back({field(fields, 0), field(fields, 1), field(fields, 3),
                     static_cast<std::uint64_t>(number(field(fields, 2)))});
  }
  return files;
}

}  // namespace serap::tickets
