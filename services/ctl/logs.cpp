#include "services/ctl/logs.hpp"

#include <algorithm>
#include <charconv>

#include "services/redis/keys.hpp"

namespace serap::ctl {
namespace {

using redis::Reply;
using redis::ReplyView;

std::vector<std::pair<std::string, std::string>> streams_of(std::uint32_t p) {
  return {{"in", redis::in_key(p)},
          {"out:ack", redis::out_key(p, Lane::kAcknowledgement)},
          {"out:answer", redis::out_key(p, Lane::kAnswer)},
          {"out:broadcast", redis::out_key(p, Lane::kBroadcast)},
          {"st", redis::st_key(p)}};
}

// "1790000000000-0" -> 1790000000000.
std::int64_t time_in(std::string_view entry_id) {
  std::int64_t ms = 0;
  std::from_chars(entry_id.data(), entry_id.data() + entry_id.size(), ms);
  return ms;
}

Dead dead_from(std::uint32_t partition, ReplyView entry) {
  Dead dead;
  dead.id = std::to_string(partition) + "/" + std::string(entry[0].text());
  dead.at_ms = time_in(entry[0].text());
  for (std::size_t i = 0; i + 1 < entry[1].size(); i += 2) {
    const bool is_reason = entry[1][i].text() == "reason";
    (is_reason ? dead.reason : dead.payload) = entry[1][i + 1].text();
  }
  return dead;
}

Result<std::vector<Lag>> lags(redis::Connection& redis, std::int64_t now_ms) {
  std::vector<Lag> all;
  for (const auto& [name, key] : streams_of(0)) all.push_back({name, 0, 0});
  std::vector<std::vector<std::string>> commands;
  for (std::uint32_t p = 0; p < kPartitions; ++p) {
    for (const auto& [name, key] : streams_of(p)) {
      commands.push_back({"XLEN", key});
      commands.push_back({"XRANGE", key, "-", "+", "COUNT", "1"});
    }
  }
  const Result<std::vector<Reply>> answers = redis.pipeline(commands);
  if (!answers) return answers.error();
  for (std::size_t i = 0; i + 1 < answers->size(); i += 2) {
    const ReplyView length = (*answers)[i], first = (*answers)[i + 1];
    if (length.is_error()) return redis::error_from_reply(length.text());
    Lag& lag = all[i / 2 % all.size()];
    lag.entries += length.integer();
    if (first.size() > 0)
      lag.oldest_ms = std::max(lag.oldest_ms, now_ms - time_in(first[0][0].text()));
  }
  return all;
}

Result<Owners> owners(redis::Connection& redis, const std::string& role, std::int64_t now_ms) {
  std::vector<std::vector<std::string>> commands{
      {"ZCOUNT", redis::members_key(role), std::to_string(now_ms), "+inf"}};
  for (std::uint32_t p = 0; p < kPartitions; ++p)
    commands.push_back({"EXISTS", redis::lease_key(role, p)});
  const Result<std::vector<Reply>> answers = redis.pipeline(commands);
  if (!answers) return answers.error();
  Owners told{role, 0, answers->front().view().integer()};
  for (std::size_t i = 1; i < answers->size(); ++i)
    told.partitions += (*answers)[i].view().integer();
  return told;
}

}  // namespace

Result<Logs> look_at_logs(redis::Connection& redis, std::int64_t now_ms) {
  Result<std::vector<Lag>> lag = lags(redis, now_ms);
  if (!lag) return lag.error();
  Logs logs{std::move(*lag), {}, 0};
  for (const char* role : {"bot", "out"}) {
    Result<Owners> told = owners(redis, role, now_ms);
    if (!told) return told.error();
    logs.owners.push_back(std::move(*told));
  }
  std::vector<std::vector<std::string>> commands;
  for (std::uint32_t p = 0; p < kPartitions; ++p) commands.push_back({"XLEN", redis::dead_key(p)});
  const Result<std::vector<Reply>> lengths = redis.pipeline(commands);
  if (!lengths) return lengths.error();
  for (const Reply& length : *lengths) logs.dead += length.view().integer();
  return logs;
}

Result<std::vector<Dead>> list_dead(redis::Connection& redis, std::size_t most) {
  std::vector<std::vector<std::string>> commands;
  for (std::uint32_t p = 0; p < kPartitions; ++p) {
    commands.push_back({"XREVRANGE", redis::dead_key(p), "+", "-", "COUNT", std::to_string(most)});
  }
  const Result<std::vector<Reply>> answers = redis.pipeline(commands);
  if (!answers) return answers.error();
  std::vector<Dead> all;
  for (std::uint32_t p = 0; p < kPartitions; ++p) {
    const ReplyView entries = (*answers)[p];
    if (entries.is_error()) return redis::error_from_reply(entries.text());
    for (std::size_t i = 0; i < entries.size(); ++i) all.push_back(dead_from(p, entries[i]));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Dead& a, const Dead& b) { return a.at_ms > b.at_ms; });
  if (all.size() > most) all.resize(most);
  return all;
}

Result<Dead> find_dead(redis::Connection& redis, const std::string& id) {
  const Error unknown{Error::Kind::kNotFound,
                      "there is no dead entry " + id + "; `serapctl dead list` shows them"};
  std::uint32_t partition = kPartitions;
  const auto [slash, error] = std::from_chars(id.data(), id.data() + id.size(), partition);
  if (error != std::errc{} || partition >= kPartitions || slash == id.data() + id.size() ||
      *slash != '/')
    return unknown;
  const std::string entry = id.substr(id.find('/') + 1), key = redis::dead_key(partition);
  const Result<Reply> found = redis.command({"XRANGE", key, entry, entry});
  if (!found && found.error().kind != Error::Kind::kRejected) return found.error();
  if (!found || found->view().size() == 0) return unknown;
  return dead_from(partition, found->view()[0]);
}

}  // namespace serap::ctl
