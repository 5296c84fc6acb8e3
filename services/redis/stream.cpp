#include "services/redis/stream.hpp"

#include <charconv>

namespace serap::redis {
namespace {

Entry entry_from(ReplyView reply) {
  Entry entry;
  entry.id = reply[0].text();
  const ReplyView fields = reply[1];
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2)
    entry.fields.emplace_back(fields[i].text(), fields[i + 1].text());
  return entry;
}

}  // namespace

Position position_of(std::string_view entry_id) {
  Position position{0, 0};
  const char* const end = entry_id.data() + entry_id.size();
  const auto [dash, error] = std::from_chars(entry_id.data(), end, position.first);
  if (error == std::errc{} && dash != end) std::from_chars(dash + 1, end, position.second);
  return position;
}

Result<std::map<std::string, std::vector<Entry>>> read_streams(Connection& redis,
                                                               std::vector<Cursor>& cursors,
                                                               std::size_t count,
                                                               std::chrono::milliseconds wait) {
  std::map<std::string, std::vector<Entry>> entries;
  if (cursors.empty()) return entries;
  const std::string limit = std::to_string(count), patience = std::to_string(wait.count());
  std::vector<std::string_view> words{"XREAD", "COUNT", limit};
  if (wait.count() > 0) words.insert(words.end(), {"BLOCK", patience});
  words.emplace_back("STREAMS");
  for (const Cursor& cursor : cursors) words.emplace_back(cursor.key);
  for (const Cursor& cursor : cursors) words.emplace_back(cursor.after);
  const Result<Reply> answer = redis.blocking_command(words, wait);
  if (!answer) return answer.error();
  const ReplyView streams = answer->view();
  for (std::size_t i = 0; i < streams.size(); ++i) {
    std::vector<Entry>& list = entries[std::string{streams[i][0].text()}];
    for (std::size_t j = 0; j < streams[i][1].size(); ++j)
      list.push_back(entry_from(streams[i][1][j]));
  }
  for (Cursor& cursor : cursors) {
    const auto read = entries.find(cursor.key);
    if (read != entries.end() && !read->second.empty()) cursor.after = read->second.back().id;
  }
  return entries;
}

Result<std::string> append(Connection& redis, const std::string& key, const std::string& encoded) {
  const Result<Reply> id = redis.command({"XADD", key, "*", "e", encoded});
  if (!id) return id.error();
  return std::string{id->view().text()};
}

}  // namespace serap::redis
