#include "gateway/sender/outbox_reader.hpp"

#include "services/redis/keys.hpp"

namespace serap::sender {
namespace {

constexpr std::size_t kPortion = 64;  // of each stream in one read

}  // namespace

void OutboxReader::begin(std::uint32_t partition) {
  for (const Lane lane : {Lane::kAcknowledgement, Lane::kAnswer, Lane::kBroadcast}) {
    cursors_[{partition, lane}] = {redis::out_key(partition, lane)};
  }
}

void OutboxReader::forget(std::uint32_t partition) {
  std::erase_if(cursors_, [&](const auto& cursor) { return cursor.first.first == partition; });
}

Result<std::vector<OutboxReader::Read>> OutboxReader::read(const SendQueue& queue,
                                                           std::chrono::milliseconds wait) {
  std::vector<Read> reads;
  if (queue.size() >= kMostAtHand) return reads;
  std::vector<std::pair<std::uint32_t, Lane>> whose;
  std::vector<redis::Cursor> cursors;
  for (const auto& [stream, cursor] : cursors_) {
    if (queue.at_hand(stream.first, stream.second) + kPortion > kStreamWindow) continue;
    whose.push_back(stream);
    cursors.push_back(cursor);
  }
  Result<std::map<std::string, std::vector<redis::Entry>>> entries =
      redis::read_streams(redis_, cursors, kPortion, wait);
  if (!entries) return entries.error();
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    cursors_[whose[i]] = cursors[i];
    const auto found = entries->find(cursors[i].key);
    if (found == entries->end()) continue;
    for (redis::Entry& entry : found->second)
      reads.push_back({whose[i].first, whose[i].second, std::move(entry)});
  }
  return reads;
}

}  // namespace serap::sender
