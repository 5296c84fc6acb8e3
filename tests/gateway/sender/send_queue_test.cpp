#include "gateway/sender/send_queue.hpp"

#include <gtest/gtest.h>

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

const TenantId kNumber{"111"};
const Moment kNow{};

Item item(const std::string& citizen, const std::string& id, Lane lane = Lane::kAcknowledgement,
          std::uint32_t partition = 1) {
  Item it;
  it.partition = partition;
  it.outbound.id = OutboundId{id};
  it.outbound.to = {Channel::kWhatsapp, kNumber, citizen};
  it.outbound.lane = lane;
  return it;
}

std::string ids(const std::vector<Item*>& items) {
  std::string all;
  for (const Item* it : items) all += it->outbound.id.value;
  return all;
}

TEST(SendQueue, KeepsACitizensOrder) {
  SendQueue queue;
  queue.add(item("sari", "a"));
  queue.add(item("sari", "b"));
  const std::vector<Item*> first = queue.take(kNumber, 9, kNow);
  EXPECT_EQ(ids(first), "a");
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow)), "");
  queue.finish(*first[0]);
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow)), "b");
}

TEST(SendQueue, StepsOverWhoMustWait) {
  SendQueue queue;
  queue.add(item("sari", "a"));
  queue.add(item("budi", "b"));
  Item& sari = *queue.take(kNumber, 1, kNow)[0];
  queue.again(sari, kNow + 10s);
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow + 9s)), "b");
  EXPECT_EQ(queue.next_due(), kNow + 10s);
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow + 10s)), "a");
}

TEST(SendQueue, AcknowledgementsGoBeforeAnswersBeforeBroadcasts) {
  SendQueue queue;
  queue.add(item("1", "c", Lane::kBroadcast));
  queue.add(item("2", "b", Lane::kAnswer));
  queue.add(item("3", "a"));
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow)), "abc");
}

TEST(SendQueue, EveryTenthIsAnAnswerHoweverManyAcknowledgementsWait) {
  SendQueue queue;
  for (int i = 0; i < 40; ++i) queue.add(item("a" + std::to_string(i), "a"));
  for (int i = 0; i < 4; ++i) queue.add(item("b" + std::to_string(i), "B", Lane::kAnswer));
  EXPECT_EQ(ids(queue.take(kNumber, 20, kNow)), "aaaaaaaaaBaaaaaaaaaB");
}

TEST(SendQueue, LanesOfOneCitizenDoNotWaitForEachOther) {
  SendQueue queue;
  queue.add(item("sari", "a"));
  queue.add(item("sari", "b", Lane::kAnswer));
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow)), "ab");
}

TEST(SendQueue, ForgetsAPartitionWholly) {
  SendQueue queue;
  queue.add(item("sari", "a"));
  queue.add(item("budi", "b"));
  queue.add(item("wayan", "c", Lane::kAcknowledgement, 2));
  queue.again(*queue.take(kNumber, 1, kNow)[0], kNow + 1s);
  queue.drop(1);
  EXPECT_EQ(queue.size(), 1U);
  EXPECT_EQ(queue.next_due(), std::nullopt);
  EXPECT_EQ(queue.ready(kNumber, kNow + 5s), 1U);
  EXPECT_EQ(ids(queue.take(kNumber, 9, kNow + 5s)), "c");
}

TEST(SendQueue, CountsWhatIsAtHandByStream) {
  SendQueue queue;
  queue.add(item("sari", "a"));
  EXPECT_EQ(queue.at_hand(1, Lane::kAcknowledgement), 1U);
  queue.finish(*queue.take(kNumber, 1, kNow)[0]);
  EXPECT_EQ(queue.at_hand(1, Lane::kAcknowledgement), 0U);
  EXPECT_TRUE(queue.tenants().empty());
}

}  // namespace
}  // namespace serap::sender
