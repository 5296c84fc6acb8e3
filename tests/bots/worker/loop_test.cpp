#include "bots/worker/loop.hpp"

#include "tests/bots/worker/rig.hpp"

namespace serap::worker {
namespace {

TEST_F(WorkerTest, AnswersAFirstReportWithItsNumber) {
  append(text("1", kReport));
  run_until_idle();
  ASSERT_EQ(tickets_.tickets.size(), 1u);
  const std::vector<Outbound> said = outbox();
  ASSERT_FALSE(said.empty());
  EXPECT_NE(said.front().text.find(tickets_.tickets.begin()->second.number.value),
            std::string::npos);
  EXPECT_EQ(said.front().to, kSari);
}

TEST_F(WorkerTest, RecordsWhatWasHeardAndSaid) {
  append(text("1", "halo"));
  run_until_idle();
  ASSERT_EQ(tickets_.messages.size(), 1 + outbox().size());
  EXPECT_EQ(tickets_.messages.at("wa:m:111:1").text, "halo");
}

TEST_F(WorkerTest, HasMediaBroughtOnceAndPutToItsReport) {
  const Inbound picture =
      happened("1", Media{kReport, {{"image", "777", "image/jpeg", "", "", true}}});
  append(picture);
  append(picture);
  run_until_idle();
  EXPECT_EQ(fetches(), 1);
  ASSERT_EQ(tickets_.tickets.size(), 1u);
  const TicketId ticket{tickets_.tickets.begin()->first};
  append(happened("2",
                  MediaStored{EventId{"wa:m:111:1#0"}, "1", ticket, {"aa", "image/jpeg", "", 9}}));
  run_until_idle();
  ASSERT_EQ(tickets_.changes_made.size(), 1u);
  EXPECT_EQ(tickets_.changes_made.front().ticket, ticket);
  EXPECT_EQ(tickets_.changes_made.front().media.size(), 1u);
  const auto& line = tickets_.messages.at("wa:m:111:1");
  ASSERT_EQ(line.media.size(), 1u) << "the line learns that its picture is here";
  EXPECT_EQ(line.media.front().hash, "aa");
}

TEST_F(WorkerTest, SaysAndRecordsWhatAnOfficePutBesideItsWords) {
  append(text("1", kReport));
  append(text("2", "ya"));
  run_until_idle();
  TicketSummary ticket = tickets_.tickets.begin()->second;
  ticket.status = TicketStatus::kDijawab;
  ticket.version += 1;
  const StoredMedia picture{std::string(64, 'a'), "image/jpeg", "sesudah.jpg", 9};
  append(happened("3", StaffReplied{ticket, "Sudah kami tambal.", {picture}}));
  run_until_idle();
  const std::vector<Outbound> said = outbox();
  const auto with_picture =
      std::find_if(said.begin(), said.end(), [](const Outbound& it) { return !it.media.empty(); });
  ASSERT_NE(with_picture, said.end());
  EXPECT_EQ(with_picture->media, std::vector{picture});
  EXPECT_NE(with_picture->text.find("Sudah kami tambal."), std::string::npos);
  const auto& line = tickets_.messages.at(with_picture->id.value);
  ASSERT_EQ(line.media.size(), 1U) << "officers see what the citizen got";
  EXPECT_EQ(line.media.front().hash, picture.hash);
}

TEST_F(WorkerTest, BlanksWhatACitizenTookBack) {
  append(text("1", kReport));
  append(happened("2", Unsent{"1"}));
  run_until_idle();
  EXPECT_TRUE(tickets_.blanked.contains("1"));
  EXPECT_EQ(tickets_.tickets.begin()->second.status, TicketStatus::kDibatalkan);
}

TEST_F(WorkerTest, PutsAQuotedReplyToItsReport) {
  append(text("1", kReport));
  append(text("2", "ya"));
  run_until_idle();
  tickets_.quoted["wamid.OURS"] = tickets_.tickets.begin()->first;
  Inbound reply = text("3", "baunya sampai ke masjid, mohon didahulukan sebelum jumatan");
  reply.reply_to = "wamid.OURS";
  append(reply);
  run_until_idle();
  EXPECT_EQ(tickets_.tickets.size(), 1u) << "an addition, no new report";
  EXPECT_EQ(tickets_.changes_made.back().what, tickets::Change::What::kAdd);
}

TEST_F(WorkerTest, TellsTicketsTheLanguageThatWasChosen) {
  append(text("1", "english"));
  run_until_idle();
  EXPECT_EQ(tickets_.messages.at("wa:m:111:1").language, "en");
}

TEST_F(WorkerTest, TakesAnEventOnceHoweverOftenItComes) {
  for (int i = 0; i < 3; ++i) append(text("1", kReport));
  run_until_idle();
  append(text("1", kReport));
  run_until_idle();
  EXPECT_EQ(tickets_.tickets.size(), 1u);
  EXPECT_EQ(outbox().size(), 1u);
  EXPECT_EQ(bot_->meters().repeats.value(), 3);
}

TEST_F(WorkerTest, KeepsEventsWhileAServiceIsAwayAndTheirOrder) {
  classifier_.away = true;
  append(text("1", kReport));
  append(text("2", "tolong cepat ya"));
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(bot_->loop().round());
  EXPECT_EQ(waiting(), 2);
  EXPECT_TRUE(outbox().empty());
  classifier_.away = false;
  run_until_idle();
  EXPECT_EQ(waiting(), 0);
  EXPECT_EQ(tickets_.tickets.size(), 1u);
  EXPECT_EQ(tickets_.tickets.begin()->first.rfind("wa:m:111:1#", 0), 0u);
}

TEST_F(WorkerTest, CommitsOthersWhileOneWaits) {
  router_.away = true;  // a greeting needs no router
  const Address other{Channel::kWhatsapp, TenantId{"111"}, "6281200000003"};
  append(text("1", kReport));
  append(text("2", "halo", other));
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(bot_->loop().round());
  ASSERT_EQ(outbox().size(), 1u);
  EXPECT_EQ(outbox().front().to, other);
}

TEST_F(WorkerTest, OpensOneTicketWhenTheAnswerOfOpenIsLost) {
  tickets_.lose_next_open = true;
  append(text("1", kReport));
  run_until_idle();
  EXPECT_EQ(tickets_.tickets.size(), 1u);
  EXPECT_EQ(waiting(), 0);
}

TEST_F(WorkerTest, GoesOnAfterAKillBetweenOpenAndCommit) {
  append(text("1", kReport));
  tickets_.lose_next_open = true;  // opened, not committed: as if killed there
  ASSERT_TRUE(bot_->loop().round());
  ASSERT_EQ(tickets_.tickets.size(), 1u);
  bot_.reset();
  bot_ = make_bot("two");
  run_until_idle();
  EXPECT_EQ(tickets_.tickets.size(), 1u);
  EXPECT_EQ(outbox().size(), 1u);
}

TEST_F(WorkerTest, GoesOnWhenRedisWasKilled) {
  append(text("1", kReport));
  server_.kill();
  EXPECT_FALSE(bot_->loop().round());
  server_.start();
  redis_ = redis::Connection(server_.address());
  bot_.reset();
  bot_ = make_bot("two");
  run_until_idle();
  EXPECT_EQ(tickets_.tickets.size(), 1u);
  EXPECT_EQ(outbox().size(), 1u);
}

TEST_F(WorkerTest, IsOneConversationForAPhoneThatBecomesABsuid) {
  append(text("1", kReport));
  run_until_idle();
  Inbound both = text("2", "halo");
  both.address.id = "ID.abc123";
  both.person.bsuid = "ID.abc123";
  append(both);
  run_until_idle();
  Inbound alone = text("3", "halo");
  alone.address.id = alone.person.bsuid = "ID.abc123";
  alone.person.phone.clear();
  append(alone);
  run_until_idle();
  EXPECT_EQ(tickets_.citizens.size(), 1u);
  EXPECT_EQ(waiting(), 0);
  EXPECT_EQ(outbox().size(), 3u);
  EXPECT_EQ(redis_
                .command({"EXISTS", redis::conversation_key(
                                        partition_of(alone.address, kPartitions), alone.address)})
                ->view()
                .integer(),
            0);
}

TEST_F(WorkerTest, BuriesWhatIsNoEventWithItsReason) {
  ASSERT_TRUE(redis::append(redis_, redis::in_key(5), "{broken"));
  append(text("1", "halo"));
  run_until_idle();
  EXPECT_EQ(length(redis::dead_key(5)), 1);
  EXPECT_EQ(outbox().size(), 1u);
}

TEST_F(WorkerTest, BuriesAnEventThatKilledThreeOwnersAndSparesItsNeighbours) {
  const std::uint32_t p = partition_of(kSari, kPartitions);
  append(text("1", "halo"));
  append(text("2", kReport));
  const auto entries = redis_.command({"XRANGE", redis::in_key(p), "-", "+"});
  const std::string first{entries->view()[0][0].text()};
  ASSERT_TRUE(redis_.command({"HSET", redis::crashes_key(p), first, "3"}));
  run_until_idle();
  EXPECT_EQ(length(redis::dead_key(p)), 1);
  EXPECT_EQ(tickets_.tickets.size(), 1u);
}

TEST_F(WorkerTest, WhatCameAfterTheTakeoverGoesInWholeBatches) {
  append(text("1", "halo"));
  run_until_idle();
  for (const char* id : {"2", "3", "4"}) append(text(id, "halo"));
  ASSERT_TRUE(bot_->loop().round());
  EXPECT_EQ(waiting(), 0);
}

TEST_F(WorkerTest, WhatStoodInTheLogAtTheTakeoverGoesOneAtATime) {
  for (const char* id : {"1", "2", "3"}) append(text(id, "halo"));
  bot_.reset();
  bot_ = make_bot("two");
  ASSERT_TRUE(bot_->loop().round());
  EXPECT_EQ(waiting(), 2);
}

TEST_F(WorkerTest, DealsWithAThousandCitizensInBatches) {
  for (int i = 0; i < 1000; ++i)
    append(text("m" + std::to_string(i), kReport,
                {Channel::kWhatsapp, TenantId{"111"}, std::to_string(6281300000000 + i)}));
  run_until_idle(2000);
  EXPECT_EQ(tickets_.tickets.size(), 1000u);
  EXPECT_EQ(outbox().size(), 1000u);
}

}  // namespace
}  // namespace serap::worker
