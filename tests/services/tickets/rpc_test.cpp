// Both ports through a real server and their real clients: what goes in comes out.
#include <gtest/gtest.h>

#include "services/process/grpc_server.hpp"
#include "services/tickets/rpc_service.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::tickets::testing {
namespace {

struct Served {
  World world;
  std::unique_ptr<grpc::Service> intake_service = make_intake_service(world.intake);
  std::unique_ptr<grpc::Service> desk_service = make_desk_service(world.desk);
  process::GrpcServer server{"127.0.0.1:0", {intake_service.get(), desk_service.get()}};
  std::string target = "127.0.0.1:" + std::to_string(server.port());
  std::unique_ptr<IntakePort> intake = make_rpc_client(target);
  std::unique_ptr<DeskPort> desk = make_desk_client(target);
};

TEST(Rpc, CarriesADraftWhole) {
  Served served;
  Draft draft = served.world.draft();
  draft.place.pin = Coordinates{-6.9, 107.6};
  draft.understanding.flags = {"lokasi"};
  draft.understanding.place = "Jl. Melati";
  const auto opened = served.intake->open({&draft, 1});
  ASSERT_TRUE(opened) << opened.error().message;
  ASSERT_TRUE((*opened)[0]);
  const SessionToken national = served.world.session(Role::kNational, "");
  const auto there = served.world.desk.ticket(national, draft.id);
  const auto here = served.desk->ticket(national, draft.id);
  ASSERT_TRUE(here) << here.error().message;
  EXPECT_EQ(*here, *there);
  EXPECT_EQ(here->understanding, draft.understanding);
}

TEST(Rpc, CarriesEachItemsOwnError) {
  Served served;
  Draft stranger = served.world.draft("wa:2#0");
  stranger.citizen.value = "c-nobody";
  const std::vector<Draft> drafts{served.world.draft(), stranger};
  const auto opened = served.intake->open(drafts);
  ASSERT_TRUE(opened);
  EXPECT_TRUE((*opened)[0]);
  EXPECT_EQ((*opened)[1].error().kind, Error::Kind::kNotFound);
}

TEST(Rpc, CarriesTheIntakeCalls) {
  Served served;
  const Writer writer{kPhone, {.phone = kPhone.id, .bsuid = "", .name = "Budi", .username = ""}};
  const auto citizen = served.intake->resolve({&writer, 1});
  ASSERT_TRUE(citizen);
  const CitizenId id = (*citizen)[0]->id;
  EXPECT_EQ((*citizen)[0]->home, kPhone);
  const Draft draft = served.world.draft();
  const auto opened = served.intake->open({&draft, 1});
  const Change change{"k", draft.id, id, Change::What::kConfirm, "", draft, served.world.now};
  EXPECT_EQ((*served.intake->change({&change, 1}))[0]->status, TicketStatus::kDiterima);
  const Query query{id, (*opened)[0]->number};
  EXPECT_EQ((*served.intake->find({&query, 1}))[0]->size(), 1U);
  const Message message{"e1",   id,     kPhone,           false, "citizen",
                        "text", "halo", served.world.now, {},    "wamid.1"};
  EXPECT_TRUE((*served.intake->record({&message, 1}))[0]);
  Delivery delivery;
  delivery.outbound.value = "o1";
  EXPECT_TRUE((*served.intake->record_delivery({&delivery, 1}))[0]);
}

TEST(Rpc, CarriesTheDeskCalls) {
  Served served;
  served.world.received(served.world.draft());
  ASSERT_TRUE(
      served.desk->add_staff(kOperator, {"a@b.test", "Ani", Role::kNational, {}, kPassword}));
  EXPECT_EQ(served.desk->list_staff(kOperator)->size(), 1U);
  const auto session = served.desk->login({"a@b.test", kPassword, "10.0.0.1"});
  ASSERT_TRUE(session) << session.error().message;
  EXPECT_EQ(*served.desk->whoami(session->token), *session);
  EXPECT_EQ(served.desk->list(session->token, {.group = Group::kAll})->total, 1);
  EXPECT_EQ(*served.desk->counts(session->token), *served.world.desk.counts(session->token));
  EXPECT_EQ(served.desk->topics(session->token)->size(), 119U);
  const auto accepted = served.desk->act(served.world.act(session->token, Deed::kAccept, "k"));
  ASSERT_TRUE(accepted) << accepted.error().message;
  EXPECT_EQ(accepted->row.ticket.status, TicketStatus::kDidisposisi);
  EXPECT_EQ(served.desk->act(served.world.act(session->token, Deed::kClose, "k2")).error().kind,
            Error::Kind::kConflict);
  ASSERT_TRUE(served.desk->logout(session->token));
  EXPECT_EQ(served.desk->whoami(session->token).error().kind, Error::Kind::kRejected);
}

}  // namespace
}  // namespace serap::tickets::testing
