#include "services/tickets/intake.hpp"

#include <gtest/gtest.h>

#include "services/model/ticket_number.hpp"
#include "services/tickets/ticket_rows.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

TEST(Open, MintsANumberAndATitle) {
  World world;
  const auto ticket = world.open(world.draft());
  ASSERT_TRUE(ticket);
  EXPECT_TRUE(parse_ticket_number(ticket->number.value));
  EXPECT_EQ(ticket->number.value.substr(0, 7), "SRP-26-");
  EXPECT_EQ(ticket->title, "Jalan rusak/berlubang, Kec. Sukajadi");
  EXPECT_EQ(ticket->status, TicketStatus::kDraf);
  EXPECT_EQ(ticket->agency.value, "PUPR-D@3273");
}

TEST(Open, GivesTheFirstTicketForARepeatedDraftWhateverItSays) {
  World world;
  const auto first = world.open(world.draft());
  Draft again = world.draft();
  again.understanding.topics = {{TopicId{"banjir"}, 0.6}};
  again.text = "another model understood it otherwise";
  const auto second = world.open(again);
  ASSERT_TRUE(second);
  EXPECT_EQ(*second, *first);
  EXPECT_EQ(world.count("SELECT count(*) FROM tickets"), 1);
}

TEST(Open, FailsOnlyTheItemThatCanNeverWork) {
  World world;
  Draft stranger = world.draft("wa:2#0");
  stranger.citizen.value = "c-nobody";
  const std::vector<Draft> drafts{stranger, world.draft()};
  const auto answers = world.intake.open(drafts);
  ASSERT_TRUE(answers);
  EXPECT_EQ((*answers)[0].error().kind, Error::Kind::kNotFound);
  EXPECT_TRUE((*answers)[1]);
}

TEST(Open, KeepsEveryColumnOfADraft) {
  World world;
  Draft draft = world.draft();
  draft.place.pin = Coordinates{-6.9, 107.6};
  draft.understanding.flags = {"lokasi", "bahaya"};
  draft.routing.asks = "status_jalan";
  ASSERT_TRUE(world.open(draft));
  const auto stored = *world.store.read<std::optional<StoredTicket>>(
      [&](Database& db) -> Result<std::optional<StoredTicket>> {
        return load_ticket(db, draft.id);
      });
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->understanding, draft.understanding);
  EXPECT_EQ(stored->place, draft.place);
  Routing with_place = draft.routing;
  with_place.place = draft.place;
  EXPECT_EQ(stored->routing, with_place);
  EXPECT_TRUE(stored->danger);
  EXPECT_EQ(stored->host_agency.value, "KOMINFO-D@3273");
}

TEST(Change, ConfirmsFilesAndCancels) {
  World world;
  ASSERT_TRUE(world.open(world.draft()));
  EXPECT_EQ(world.change(Change::What::kConfirm, "k1")->status, TicketStatus::kDiterima);
  EXPECT_EQ(world.change(Change::What::kFile, "k2").error().kind, Error::Kind::kConflict);
  EXPECT_EQ(world.change(Change::What::kCancel, "k3")->status, TicketStatus::kDibatalkan);
}

TEST(Change, AnswersARepeatedKeyWithTheFirstResultEvenLater) {
  World world;
  ASSERT_TRUE(world.open(world.draft()));
  const auto first = world.change(Change::What::kConfirm, "k1");
  ASSERT_TRUE(world.change(Change::What::kCancel, "k2"));
  EXPECT_EQ(*world.change(Change::What::kConfirm, "k1"), *first);
  const auto refused = world.change(Change::What::kConfirm, "k3");
  ASSERT_FALSE(refused);
  EXPECT_EQ(world.change(Change::What::kConfirm, "k3").error(), refused.error());
}

TEST(Change, KeepsNumberAndTriageThroughRedraftAndFiling) {
  World world;
  Draft draft = world.draft();
  draft.triage = true;
  const auto opened = world.open(draft);
  Draft other = draft;
  other.understanding.topics = {{TopicId{"banjir"}, 0.6}};
  const auto redrafted = world.change(
      Change{"k1", draft.id, draft.citizen, Change::What::kRedraft, "", other, world.now});
  ASSERT_TRUE(redrafted);
  EXPECT_EQ(redrafted->number, opened->number);
  EXPECT_EQ(redrafted->title, "Banjir, Kec. Sukajadi");
  ASSERT_TRUE(world.change(Change::What::kFile, "k2"));
  EXPECT_EQ(
      world.count(
          "SELECT count(*) FROM tickets WHERE triage = 1 AND filed = 1 AND status = 'diterima'"),
      1);
}

TEST(Change, IsNotFoundForAnotherCitizensTicket) {
  World world;
  ASSERT_TRUE(world.open(world.draft()));
  const CitizenId other = world.citizen({Channel::kWhatsapp, TenantId{"111"}, "6281200000009"});
  const auto refused = world.change(
      Change{"k", TicketId{"wa:1#0"}, other, Change::What::kCancel, "", std::nullopt, world.now});
  EXPECT_EQ(refused.error().kind, Error::Kind::kNotFound);
}

TEST(Secrecy, StartsWithTheTopicAndCannotBeGivenUp) {
  World world;
  Draft draft = world.draft();
  draft.understanding.topics = {{TopicId{"pungli"}, 0.9}};
  EXPECT_EQ(world.open(draft)->secrecy, Secrecy::kSecret);
  Change open_it{"k", draft.id, draft.citizen, Change::What::kSecrecy, "", std::nullopt, world.now};
  EXPECT_EQ(world.change(open_it)->secrecy, Secrecy::kSecret);
}

TEST(Secrecy, IsTheCitizensToChooseAndOutlivesARedraft) {
  World world;
  const Draft draft = world.draft();
  EXPECT_EQ(world.open(draft)->secrecy, Secrecy::kNone);
  Change choice{"k", draft.id, draft.citizen, Change::What::kSecrecy, "", std::nullopt, world.now};
  choice.secrecy = Secrecy::kAnonymous;
  EXPECT_EQ(world.change(choice)->secrecy, Secrecy::kAnonymous);
  EXPECT_EQ(world
                .change(Change{"k2", draft.id, draft.citizen, Change::What::kRedraft, "", draft,
                               world.now})
                ->secrecy,
            Secrecy::kAnonymous);
}

TEST(Secrecy, OfADraftGoesWithTheTopicThatWasUnderstoodWrongly) {
  World world;
  Draft draft = world.draft();
  draft.understanding.topics = {{TopicId{"pungli"}, 0.6}};
  ASSERT_TRUE(world.open(draft));
  const Draft road = world.draft();
  EXPECT_EQ(
      world
          .change(Change{"k", draft.id, draft.citizen, Change::What::kRedraft, "", road, world.now})
          ->secrecy,
      Secrecy::kNone);
}

TEST(Find, FindsOnlyTheirOwn) {
  World world;
  const auto mine = world.open(world.draft());
  const CitizenId other = world.citizen({Channel::kWhatsapp, TenantId{"111"}, "6281200000009"});
  const std::vector<Query> queries{
      {world.citizen(), mine->number}, {other, mine->number}, {world.citizen(), {}}};
  const auto found = world.intake.find(queries);
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)[0]->size(), 1U);
  EXPECT_TRUE((*found)[1]->empty());
  EXPECT_EQ((*found)[2]->size(), 1U);
}

Message inbound(World& world, const std::string& key) {
  return {key, world.citizen(), kPhone, false, "citizen", "text", "halo", world.now, {}, "wamid.1"};
}

TEST(Find, FindsTheReportThatAQuotedMessageWasAbout) {
  World world;
  const auto mine = world.open(world.draft());
  Message heard = inbound(world, "e1");
  heard.ticket = mine->id;
  Message said = inbound(world, "17.ab");
  said.outgoing = true;
  said.ticket = mine->id;
  said.platform_id = {};
  const std::vector<Message> both{heard, said};
  ASSERT_TRUE(world.intake.record(both));
  Delivery accepted;
  accepted.outbound = OutboundId{"17.ab"};
  accepted.platform_id = "wamid.OURS";
  accepted.to = kPhone;
  ASSERT_TRUE(world.intake.record_delivery({&accepted, 1}));
  const CitizenId other = world.citizen({Channel::kWhatsapp, TenantId{"111"}, "6281200000009"});
  const std::vector<Query> queries{{world.citizen(), {}, "wamid.1"},
                                   {world.citizen(), {}, "wamid.OURS"},
                                   {other, {}, "wamid.OURS"},
                                   {world.citizen(), {}, "wamid.NOBODY"}};
  const auto found = world.intake.find(queries);
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)[0]->size(), 1U);
  EXPECT_EQ((*found)[1]->size(), 1U);
  EXPECT_TRUE((*found)[2]->empty()) << "not theirs";
  EXPECT_TRUE((*found)[3]->empty());
}

TEST(Record, TakesAMessageOnce) {
  World world;
  const std::vector<Message> twice{inbound(world, "e1"), inbound(world, "e1")};
  const auto answers = world.intake.record(twice);
  ASSERT_TRUE(answers);
  EXPECT_TRUE((*answers)[0]);
  EXPECT_TRUE((*answers)[1]);
  EXPECT_EQ(world.count("SELECT count(*) FROM messages"), 1);
}

TEST(Record, RemembersWhereTheyLastWroteFrom) {
  World world;
  Message from_bsuid = inbound(world, "e1");
  from_bsuid.address = kBsuid;
  ASSERT_TRUE(world.intake.record({&from_bsuid, 1}));
  Message older = inbound(world, "e0");
  older.at -= std::chrono::hours{1};
  ASSERT_TRUE(world.intake.record({&older, 1}));
  EXPECT_EQ(world.count("SELECT count(*) FROM citizens WHERE last = 'ID.1A2B3C'"), 1);
}

TEST(Record, RemembersTheLanguageTheyChose) {
  World world;
  Message message = inbound(world, "e1");
  message.language = "en";
  ASSERT_TRUE(world.intake.record({&message, 1}));
  const Writer writer{kPhone, {}};
  EXPECT_EQ((*world.intake.resolve({&writer, 1}))[0]->language, "en");
}

const MessageMedia kWaiting{.ordinal = 0, .hash = "", .mime = "image/jpeg", .name = "", .bytes = 9};

MessageMedia stored(const std::string& hash) {
  MessageMedia media = kWaiting;
  media.hash = hash;
  media.state = MessageMedia::State::kStored;
  return media;
}

TEST(Record, TakesTheNewsThatAPictureIsStoredAndNeverGoesBack) {
  World world;
  Message message = inbound(world, "e1");
  for (const MessageMedia& news : {kWaiting, stored("aa"), kWaiting}) {
    message.media = {news};
    ASSERT_TRUE((*world.intake.record({&message, 1}))[0]);
  }
  EXPECT_EQ(world.count("SELECT count(*) FROM message_media WHERE state = 'stored' AND hash = "
                        "'aa'"),
            1);
}

TEST(Change, AttachesOnlyPicturesThatThisCitizenSent) {
  World world;
  ASSERT_TRUE(world.open(world.draft()));
  Message message = inbound(world, "e1");
  message.media = {stored("aa")};
  ASSERT_TRUE((*world.intake.record({&message, 1}))[0]);
  Change change{"k", TicketId{"wa:1#0"}, world.citizen(), Change::What::kMedia,
                "",  std::nullopt,       world.now};
  change.media = {stored("bb")};
  EXPECT_EQ(world.change(change).error().kind, Error::Kind::kInvalid);
  change.key = "k2";
  change.media = {stored("aa")};
  EXPECT_TRUE(world.change(change));
  EXPECT_EQ(world.count("SELECT count(*) FROM ticket_media"), 1);
}

TEST(Blank, LeavesATraceAndNeitherWordsNorPicture) {
  World world;
  ASSERT_TRUE(world.open(world.draft()));
  Message message = inbound(world, "e1");
  message.media = {stored("aa")};
  ASSERT_TRUE((*world.intake.record({&message, 1}))[0]);
  Change change{"k", TicketId{"wa:1#0"}, world.citizen(), Change::What::kMedia,
                "",  std::nullopt,       world.now};
  change.media = message.media;
  ASSERT_TRUE(world.change(change));
  const Blanking blanking{world.citizen(), "wamid.1", world.now};
  ASSERT_TRUE((*world.intake.blank({&blanking, 1}))[0]);
  EXPECT_EQ(world.count("SELECT count(*) FROM messages WHERE text = '' AND blanked_ms NOT NULL"),
            1);
  EXPECT_EQ(world.count("SELECT count(*) FROM message_media WHERE state = 'blanked' AND hash = ''"),
            1);
  EXPECT_EQ(world.count("SELECT count(*) FROM ticket_media"), 0);
}

TEST(Blank, IsNotFoundForAnothersMessage) {
  World world;
  Message message = inbound(world, "e1");
  ASSERT_TRUE(world.intake.record({&message, 1}));
  const CitizenId other = world.citizen({Channel::kWhatsapp, TenantId{"111"}, "6281200000009"});
  const Blanking blanking{other, "wamid.1", world.now};
  EXPECT_EQ((*world.intake.blank({&blanking, 1}))[0].error().kind, Error::Kind::kNotFound);
}

Delivery status(DeliveryState state, const std::string& platform_id = "wamid.9") {
  Delivery made;
  made.outbound.value = "o1";
  made.platform_id = platform_id;
  made.state = state;
  return made;
}

TEST(RecordDelivery, NeverGoesBackward) {
  World world;
  const std::vector<Delivery> statuses{status(DeliveryState::kRead), status(DeliveryState::kSent),
                                       status(DeliveryState::kFailed)};
  ASSERT_TRUE(world.intake.record_delivery(statuses));
  EXPECT_EQ(world.count("SELECT count(*) FROM deliveries WHERE state = 'read'"), 1);
}

TEST(RecordDelivery, FindsOurMessageByThePlatformsId) {
  World world;
  Delivery by_platform = status(DeliveryState::kDelivered);
  by_platform.outbound.value.clear();
  EXPECT_EQ((*world.intake.record_delivery({&by_platform, 1}))[0].error().kind,
            Error::Kind::kNotFound);
  const Delivery accepted = status(DeliveryState::kAccepted);
  ASSERT_TRUE(world.intake.record_delivery({&accepted, 1}));
  EXPECT_TRUE((*world.intake.record_delivery({&by_platform, 1}))[0]);
  EXPECT_EQ(world.count("SELECT count(*) FROM deliveries WHERE state = 'delivered'"), 1);
}

TEST(RecordDelivery, ReachesTheLinesThatWentAlongInOneMessage) {
  World world;
  std::vector<Delivery> statuses{status(DeliveryState::kAccepted), status(DeliveryState::kAccepted),
                                 status(DeliveryState::kAccepted, "wamid.other"),
                                 status(DeliveryState::kRead)};
  statuses[1].outbound.value = "o2";
  statuses[2].outbound.value = "o3";
  ASSERT_TRUE(world.intake.record_delivery(statuses));
  EXPECT_EQ(world.count("SELECT count(*) FROM deliveries WHERE state = 'read'"), 2);
  EXPECT_EQ(world.count("SELECT count(*) FROM deliveries WHERE outbound = 'o3' AND state = "
                        "'accepted'"),
            1);
}

TEST(RecordDelivery, ReadUpToAMomentReachesThatCitizensEarlierMessagesOnly) {
  World world;
  const Address psid{Channel::kMessenger, TenantId{"222"}, "9001"};
  const Address other{Channel::kMessenger, TenantId{"222"}, "9002"};
  std::vector<Message> messages;
  std::vector<Delivery> statuses;
  for (int i = 0; i < 4; ++i) {
    const Address to = i == 3 ? other : psid;
    const std::string key = "o" + std::to_string(i);
    messages.push_back({key,
                        world.citizen(to),
                        to,
                        true,
                        "bot",
                        "text",
                        "x",
                        world.now + std::chrono::minutes{i == 2 ? 5 : 0},
                        {},
                        ""});
    statuses.push_back(status(i == 1 ? DeliveryState::kFailed : DeliveryState::kDelivered, key));
    statuses.back().outbound.value = key;
  }
  ASSERT_TRUE(world.intake.record(messages));
  ASSERT_TRUE(world.intake.record_delivery(statuses));
  Delivery read;
  read.to = psid;
  read.state = DeliveryState::kRead;
  read.at = world.now + std::chrono::minutes{1};
  EXPECT_TRUE((*world.intake.record_delivery({&read, 1}))[0]);
  EXPECT_EQ(world.count("SELECT count(*) FROM deliveries WHERE outbound = 'o0' AND state = 'read'"),
            1);
  EXPECT_EQ(world.count("SELECT count(*) FROM deliveries WHERE state = 'read'"), 1)
      << "not the failed, not the later, not another's";
  read.to.id = "9999";
  EXPECT_EQ((*world.intake.record_delivery({&read, 1}))[0].error().kind, Error::Kind::kNotFound);
}

}  // namespace
}  // namespace serap::tickets::testing
