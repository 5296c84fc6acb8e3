// Bytes in and out, on a real Redis and against a stand-in for the Graph API.
#include <gtest/gtest.h>

#include "gateway/sender/digest.hpp"
#include "gateway/sender/fetch_loop.hpp"
#include "tests/gateway/sender/rig.hpp"

namespace serap::sender {
namespace {

using namespace std::chrono_literals;

const std::string kPicture = "\xFF\xD8\xFF\xE0 a picture";

Fetch fetch_of(const std::string& id, const std::string& ref) {
  Fetch fetch;
  fetch.id = EventId{id};
  fetch.from = {Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
  fetch.message = "wamid.9";
  fetch.ticket = TicketId{"t-1"};
  fetch.attachment.type = "image";
  fetch.attachment.ref = ref;
  fetch.at = kNoon;
  return fetch;
}

// A loop that is told what each try brings.
struct Bringing {
  fakes::RedisServer redis;
  redis::Connection connection{redis.address()};
  redis::Leases leases{redis.address(), "out", "one", kPartitions};
  Ownership ownership{leases};
  process::Metrics metrics;
  std::atomic<int> tries = 0;
  std::function<Brought(int)> brings;
  Time now = kNoon;
  FetchLoop loop{redis.address(),
                 ownership,
                 [this](const Fetch&) { return brings(++tries); },
                 2,
                 metrics,
                 [this] { return now; }};

  explicit Bringing(std::function<Brought(int)> brings_) : brings(std::move(brings_)) {
    EXPECT_TRUE(ownership.tend());
  }
  static std::uint32_t partition() { return partition_of(fetch_of("", "").from, kPartitions); }
  void put(const std::string& encoded) {
    ASSERT_TRUE(redis::append(connection, redis::fetch_key(partition()), encoded));
  }
  std::int64_t length(const std::string& key) {
    return connection.command({"XLEN", key})->view().integer();
  }
  bool empty() { return length(redis::fetch_key(partition())) == 0; }
  std::vector<Inbound> events() {
    std::vector<redis::Cursor> cursors{{redis::in_key(partition())}};
    auto streams = redis::read_streams(connection, cursors, 100, 0ms);
    std::vector<Inbound> found;
    for (const auto& [key, entries] : *streams) {
      for (const redis::Entry& entry : entries)
        found.push_back(*redis::decode_inbound({entry.fields.begin(), entry.fields.end()}));
    }
    return found;
  }
  bool turn_until(const std::function<bool()>& reached, std::chrono::milliseconds limit = 8s) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!reached()) {
      if (std::chrono::steady_clock::now() > end) return false;
      EXPECT_TRUE(loop.turn(5ms));
    }
    return true;
  }
};

TEST(FetchLoop, TellsTheConversationWhatWasStoredAndLeavesNothingBehind) {
  const StoredMedia media{std::string(64, 'a'), "image/jpeg", "", 12};
  Bringing rig([&](int) { return Brought(media); });
  rig.put(redis::encode(fetch_of("e-1#0", "m1")));
  ASSERT_TRUE(rig.turn_until([&] { return rig.empty(); }));
  const std::vector<Inbound> events = rig.events();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].id.value, "media|e-1#0");
  EXPECT_EQ(events[0].what,
            Happening(MediaStored{EventId{"e-1#0"}, "wamid.9", TicketId{"t-1"}, media}));
}

TEST(FetchLoop, TriesAgainWhatCouldNotBeBroughtYet) {
  Bringing rig([](int number) {
    if (number == 1) return Brought(Error{Error::Kind::kUnavailable, "away"});
    return Brought(StoredMedia{"h", "image/jpeg", "", 1});
  });
  rig.put(redis::encode(fetch_of("e-1#0", "m1")));
  ASSERT_TRUE(rig.turn_until([&] { return rig.empty(); }));
  EXPECT_EQ(rig.tries, 2);
}

TEST(FetchLoop, WhatCanNeverComeIsToldWithItsReason) {
  Bringing rig([](int) { return Brought(Lost{"too_large"}); });
  rig.put(redis::encode(fetch_of("e-1#0", "m1")));
  ASSERT_TRUE(rig.turn_until([&] { return rig.empty(); }));
  EXPECT_EQ(rig.events().at(0).what, Happening(MediaLost{EventId{"e-1#0"}, "wamid.9",
                                                         TicketId{"t-1"}, "image", "too_large"}));
}

TEST(FetchLoop, AfterSevenDaysItIsExpired) {
  Bringing rig([](int) { return Brought(Error{Error::Kind::kUnavailable, "away"}); });
  rig.now = kNoon + 8 * 24h;
  rig.put(redis::encode(fetch_of("e-1#0", "m1")));
  ASSERT_TRUE(rig.turn_until([&] { return rig.empty(); }));
  EXPECT_EQ(std::get<MediaLost>(rig.events().at(0).what).reason, "expired");
}

TEST(FetchLoop, UnreadableEntryGoesToDead) {
  Bringing rig([](int) { return Brought(Lost{"host"}); });
  rig.put("{");
  ASSERT_TRUE(rig.turn_until([&] { return rig.empty(); }));
  EXPECT_EQ(rig.length(redis::dead_key(Bringing::partition())), 1);
  EXPECT_EQ(rig.tries, 0);
}

TEST(FetchLoop, OwnerWhoseLeaseWasTakenTellsNothing) {
  Bringing rig([](int) { return Brought(Lost{"host"}); });
  rig.put(redis::encode(fetch_of("e-1#0", "m1")));
  const std::string lease = redis::lease_key("out", Bringing::partition());
  ASSERT_TRUE(rig.connection.command({"SET", lease, "99:another"}));
  EXPECT_FALSE(rig.turn_until([&] { return rig.empty(); }, 300ms));
  EXPECT_TRUE(rig.events().empty());
}

// Meta in small: resolves "m1", serves its bytes to those who hold the token, takes uploads.
struct MediaStandIn {
  std::string bytes = kPicture;
  std::string sha256 = "";
  std::string url_host = "";
  std::string upload;
  process::HttpServer server{
      {}, [this](const process::HttpRequest& request, const process::Reply& reply) {
        answer(request, reply);
      }};
  std::string origin() const { return "http://127.0.0.1:" + std::to_string(server.port()); }
  void answer(const process::HttpRequest& request, const process::Reply& reply) {
    process::HttpResponse response;
    if (request.method == "POST") {
      upload = request.body;
      response.body = R"({"id":"up-1"})";
    } else if (request.path == "/v25.0/m1") {
      response.body = R"({"url":")" + (url_host.empty() ? origin() : url_host) +
                      R"(/bytes","sha256":")" + sha256 + "\"}";
    } else if (request.path == "/bytes" &&
               request.header("Authorization") == std::string_view("Bearer token")) {
      response.body = bytes;
    } else {
      response.status = 404;
      response.body = R"({"error":{"code":100,"error_subcode":33,"message":"no such thing"}})";
    }
    reply(response);
  }
};

struct Shelf : tickets::MediaPort {
  std::map<std::string, std::string> kept;
  bool away = false;
  Result<StoredMedia> store_media(std::string_view bytes, const std::string& mime,
                                  const std::string& name) override {
    if (away) return fakes::away_error();
    const std::string hash = "h" + std::to_string(kept.size());
    kept[hash] = bytes;
    return StoredMedia{hash, mime, name, bytes.size()};
  }
  Result<std::string> fetch_media(const std::string& hash) override {
    if (away) return fakes::away_error();
    if (!kept.contains(hash)) return Error{Error::Kind::kNotFound, "no such media"};
    return kept[hash];
  }
};

struct Bringer {
  MediaStandIn meta;
  Shelf shelf;
  GraphClient graph{{.origin = meta.origin()},
                    *GraphErrors::load(SERAP_SOURCE_DIR "/gateway/sender/graph_errors.json"),
                    {{TenantId{"111"}, {Channel::kWhatsapp, "token", ""}}}};
  GraphMedia media{graph, shelf, {.simulator = meta.origin()}, {.most_bytes = 1000}};
};

TEST(GraphMedia, ResolvesDownloadsAndStoresByContent) {
  Bringer rig;
  rig.meta.sha256 = "";
  const Brought brought = rig.media.bring(fetch_of("e-1#0", "m1"));
  ASSERT_TRUE(std::holds_alternative<StoredMedia>(brought));
  EXPECT_EQ(std::get<StoredMedia>(brought).mime, "image/jpeg");
  EXPECT_EQ(rig.shelf.kept["h0"], kPicture);
}

TEST(GraphMedia, WhatThePlatformNoLongerHasIsExpired) {
  Bringer rig;
  EXPECT_EQ(std::get<Lost>(rig.media.bring(fetch_of("e-1#0", "m2"))).reason, "expired");
}

TEST(GraphMedia, OtherBytesThanToldAreNotStored) {
  Bringer rig;
  rig.meta.sha256 = std::string(64, '0');
  EXPECT_TRUE(std::holds_alternative<Error>(rig.media.bring(fetch_of("e-1#0", "m1"))));
  EXPECT_TRUE(rig.shelf.kept.empty());
}

TEST(GraphMedia, TooManyBytesAreNotStored) {
  Bringer rig;
  rig.meta.bytes += std::string(2000, 'x');
  EXPECT_EQ(std::get<Lost>(rig.media.bring(fetch_of("e-1#0", "m1"))).reason, "too_large");
}

TEST(GraphMedia, ProgramIsNotStored) {
  Bringer rig;
  rig.meta.bytes = "MZ program";
  EXPECT_EQ(std::get<Lost>(rig.media.bring(fetch_of("e-1#0", "m1"))).reason, "type");
}

TEST(GraphMedia, TokenGoesToNoOtherHost) {
  Bringer rig;
  MediaStandIn other;
  rig.meta.url_host = other.origin();
  EXPECT_EQ(std::get<Lost>(rig.media.bring(fetch_of("e-1#0", "m1"))).reason, "host");
}

TEST(GraphMedia, StoreThatIsAwayMeansLater) {
  Bringer rig;
  rig.shelf.away = true;
  EXPECT_TRUE(std::holds_alternative<Error>(rig.media.bring(fetch_of("e-1#0", "m1"))));
}

TEST(GraphMedia, UploadIsAFormWithTheFileAndItsType) {
  Bringer rig;
  rig.shelf.kept["h0"] = kPicture;
  const auto uploaded = rig.media.upload({Channel::kWhatsapp, TenantId{"111"}, "62812"},
                                         {"h0", "image/jpeg", "bukti\".jpg", kPicture.size()});
  EXPECT_EQ(uploaded.id, "up-1");
  EXPECT_NE(rig.meta.upload.find("name=\"file\"; filename=\"bukti.jpg\"\r\nContent-Type: "
                                 "image/jpeg\r\n\r\n" +
                                 kPicture + "\r\n--"),
            std::string::npos);
}

TEST(SendLoop, OfficersPictureIsUploadedFirstAndSentByItsId) {
  Rig rig;
  Outbound it = Rig::outbound("o-1");
  it.media = {{"h0", "image/jpeg", "bukti.jpg", 12}};
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0; }));
  ASSERT_EQ(rig.graph.calls(), 1U);
  EXPECT_NE(rig.graph.bodies()[0].find(R"("id":"up-h0")"), std::string::npos);
}

TEST(SendLoop, MarksTheAnsweredMessageAsRead) {
  Rig rig;
  Outbound it = Rig::outbound("o-1");
  it.answers = "wamid.theirs";
  rig.put(it);
  ASSERT_TRUE(rig.turn_until([&] { return rig.outbox(it) == 0 && rig.graph.calls() == 2; }));
  const std::vector<std::string> bodies = rig.graph.bodies();
  EXPECT_TRUE(std::any_of(bodies.begin(), bodies.end(), [](const std::string& body) {
    return body.find("\"read\"") != std::string::npos &&
           body.find("wamid.theirs") != std::string::npos;
  }));
}

}  // namespace
}  // namespace serap::sender
