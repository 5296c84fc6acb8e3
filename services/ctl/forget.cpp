#include "services/ctl/forget.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "services/redis/keys.hpp"

namespace serap::ctl {
namespace {

using Json = nlohmann::json;
using redis::Reply;
using redis::ReplyView;

constexpr std::size_t kPortion = 1000;  // dead letters looked at together
constexpr std::chrono::minutes kLongestRewrite{5};

// KEYS: due. ARGV: an address. A timer's member is its address, a line's end and its name.
constexpr std::string_view kDropTimers = R"(
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if member:sub(1, #ARGV[1] + 1) == ARGV[1] .. '\n' then redis.call('ZREM', KEYS[1], member) end
end)";

bool names_one(std::string_view payload, const std::vector<Address>& addresses) {
  return std::any_of(addresses.begin(), addresses.end(), [&](const Address& address) {
    return payload.find('"' + address.id + '"') != std::string_view::npos;
  });
}

std::string_view payload_of(ReplyView entry) {
  const ReplyView fields = entry[1];
  return fields.size() < 2 ? std::string_view{} : fields[1].text();
}

Result<int> drop_dead(redis::Connection& redis, std::uint32_t partition,
                      const std::vector<Address>& addresses) {
  const std::string key = redis::dead_key(partition), most = std::to_string(kPortion);
  int dropped = 0;
  for (std::string from = "-";;) {
    const Result<Reply> page = redis.command({"XRANGE", key, from, "+", "COUNT", most});
    if (!page) return page.error();
    const ReplyView entries = page->view();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!names_one(payload_of(entries[i]), addresses)) continue;
      const Result<Reply> gone = redis.command({"XDEL", key, entries[i][0].text()});
      if (!gone) return gone.error();
      ++dropped;
    }
    if (entries.size() < kPortion) return dropped;
    from = "(" + std::string{entries[entries.size() - 1][0].text()};
  }
}

// The append-only file without what was deleted. One that runs already began too early.
Result<void> rewrite_log(redis::Connection& redis) {
  const auto end = std::chrono::steady_clock::now() + kLongestRewrite;
  for (;;) {
    const auto answer = redis.pipeline({{"BGREWRITEAOF"}});
    if (!answer) return answer.error();
    const ReplyView began = answer->front();
    if (!began.is_error()) return {};
    if (began.text().find("in progress") == std::string_view::npos ||
        std::chrono::steady_clock::now() > end)
      return redis::error_from_reply(began.text());
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
}

}  // namespace

Result<Exported> read_export(const std::string& exported) {
  const Json document = Json::parse(exported, nullptr, false);
  if (!document.is_object() || !document.contains("addresses"))
    return Error{Error::Kind::kInvalid, "tickets gave no document of a citizen"};
  Exported found{document.value(Json::json_pointer{"/citizen/0/alias"}, ""), {}};
  for (const Json& row : document["addresses"]) {
    const auto channel = channel_named(row.value("channel", ""));
    const std::string id = row.value("value", "");
    if (channel && !id.empty())
      found.addresses.push_back({*channel, TenantId{row.value("tenant", "")}, id});
  }
  return found;
}

Result<Forgotten> forget(redis::Connection& redis, const std::vector<Address>& addresses) {
  Forgotten forgotten;
  for (const Address& address : addresses) {
    const std::uint32_t p = partition_of(address, kPartitions);
    const std::string key = key_of(address);
    const auto gone =
        redis.pipeline({{"DEL", redis::conversation_key(p, address)},
                        {"HDEL", redis::alias_key(p), key},
                        {"EVAL", std::string{kDropTimers}, "1", redis::due_key(p), key}});
    if (!gone) return gone.error();
    for (const Reply& answer : *gone) {
      if (answer.view().is_error()) return redis::error_from_reply(answer.view().text());
    }
    forgotten.conversations += static_cast<int>(gone->front().view().integer());
  }
  for (std::uint32_t p = 0; p < kPartitions && !addresses.empty(); ++p) {
    const Result<int> dropped = drop_dead(redis, p, addresses);
    if (!dropped) return dropped.error();
    forgotten.dead += *dropped;
  }
  return forgotten;
}

// Redis before tickets, which alone knows the addresses: what fails can be said again. And after
// it, for what a conversation wrote meanwhile.
Result<Erasure> erase_everywhere(tickets::OperatorPort& tickets, const std::string& secret,
                                 redis::Connection& redis, const std::string& who) {
  const Result<std::string> document = tickets.export_citizen(secret, who);
  if (!document) return document.error();
  const Result<Exported> citizen = read_export(*document);
  if (!citizen) return citizen.error();
  const Result<Forgotten> before = forget(redis, citizen->addresses);
  if (!before) return before.error();
  const Result<tickets::Erased> erased = tickets.erase_citizen(secret, who);
  if (!erased) return erased.error();
  const Result<Forgotten> after = forget(redis, citizen->addresses);
  if (!after) return after.error();
  if (const Result<void> rewritten = rewrite_log(redis); !rewritten) return rewritten.error();
  return Erasure{citizen->alias,
                 *erased,
                 {before->conversations + after->conversations, before->dead + after->dead}};
}

std::vector<std::string> erased_before(const std::filesystem::path& list) {
  std::vector<std::string> aliases;
  std::ifstream file(list);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) aliases.push_back(line);
  }
  return aliases;
}

bool note_erased(const std::filesystem::path& list, std::string_view alias) {
  const std::vector<std::string> before = erased_before(list);
  if (std::find(before.begin(), before.end(), alias) != before.end()) return true;
  std::ofstream file(list, std::ios::app);
  file << alias << '\n';
  file.close();
  return !file.fail();
}

}  // namespace serap::ctl
