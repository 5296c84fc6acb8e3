#pragma once
// A store in a temporary folder, a manual clock, a citizen with a draft, and staff of every role.
#include <filesystem>
#include <memory>
#include <string>

#include "services/tickets/desk.hpp"
#include "services/tickets/intake.hpp"
#include "services/tickets/media_store.hpp"
#include "services/tickets/secrets.hpp"
#include "services/tickets/store.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets::testing {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "serap-tickets-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline const Address kPhone{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
inline const Address kBsuid{Channel::kWhatsapp, TenantId{"111"}, "ID.1A2B3C"};
inline const std::string kOperator = "operator-secret-for-tests";
inline const std::string kPassword = "a long password";

inline std::filesystem::path source(const char* path) {
  return std::filesystem::path{SERAP_SOURCE_DIR} / path;
}

struct World {
  TemporaryFolder folder;
  Time now = *parse_iso8601("2026-11-24T03:00:00Z");
  TopicNames topics = load_topics(source("services/tickets/topics.tsv"));
  Hosts hosts{{TenantId{"111"}, AgencyCode{"KOMINFO-D@3273"}}};
  TermsInForce terms{load_terms(source("services/tickets/data"), source("services/router/data"))};
  int commits = 0;
  Store store{folder.path() / "tickets.db", [this] { ++commits; }};
  MediaStore media{store, folder.path() / "media", [this] { return now; }};
  Intake intake{store, topics, hosts, terms, media};
  Desk desk{store, topics, terms, [this] { return now; }, kOperator};

  World() { start_secrets(); }

  CitizenId citizen(const Address& address = kPhone) {
    const Writer writer{address, {}};
    return (*intake.resolve({&writer, 1}))[0]->id;
  }

  Draft draft(const std::string& id = "wa:1#0", const Address& address = kPhone) {
    Draft made;
    made.id = TicketId{id};
    made.citizen = citizen(address);
    made.address = address;
    made.text = "jalan di depan pasar berlubang besar";
    made.understanding.topics = {{TopicId{"jalan.rusak"}, 0.91}, {TopicId{"drainase"}, 0.05}};
    made.understanding.because = {"jalan", "berlubang"};
    made.understanding.urgency = "biasa";
    made.place = {"Jl. Melati", std::nullopt, AreaCode{"327307"}, "Kec. Sukajadi, Kota Bandung"};
    made.routing.candidates = {
        {AgencyCode{"PUPR-D@3273"}, "Dinas PUPR Kota Bandung", "kab_kota", 0.9},
        {AgencyCode{"PU"}, "Kementerian PU", "pusat", 0.1}};
    made.routing.sla_class = "A14";
    made.routing.reason_id = "jalan kota";
    made.opened = now;
    return made;
  }

  Result<TicketSummary> open(const Draft& made) { return (*intake.open({&made, 1}))[0]; }
  Result<TicketSummary> change(const Change& made) { return (*intake.change({&made, 1}))[0]; }
  Result<TicketSummary> change(Change::What what, const std::string& key,
                               const std::string& text = "") {
    return change(Change{key, TicketId{"wa:1#0"}, citizen(), what, text, std::nullopt, now});
  }
  // A ticket that the citizen confirmed.
  TicketSummary received(const Draft& made) {
    (void)open(made);
    return *change(Change{"confirm:" + made.id.value, made.id, made.citizen, Change::What::kConfirm,
                          "", std::nullopt, now});
  }

  // Logged in, without a log-in's tenth of a second.
  SessionToken session(Role role, const std::string& agency) {
    const std::string email =
        std::string{id_of(role)} + "@" + (agency.empty() ? "nasional" : agency) + ".test";
    SessionToken token = random_session_token();
    (void)store.write<int>([&](Database& db) -> Result<int> {
      db.prepare("INSERT OR IGNORE INTO staff VALUES(?, 'Nama', ?, ?, 'x', 0, 0)")
          .bind(email)
          .bind(id_of(role))
          .bind(agency)
          .run();
      db.prepare("INSERT INTO sessions VALUES(?, ?, ?)")
          .bind(hash_of_token(token))
          .bind(email)
          .bind(unix_milliseconds(now) + 3'600'000)
          .run();
      return 0;
    });
    return token;
  }

  Act act(const SessionToken& token, Deed deed, const std::string& key,
          const std::string& text = "") {
    Act made;
    made.session = token;
    made.key = key;
    made.ticket = TicketId{"wa:1#0"};
    made.deed = deed;
    made.text = made.reason = text;
    return made;
  }

  StoredTicket stored(const TicketId& id = TicketId{"wa:1#0"}) {
    return *store.read<StoredTicket>(
        [&](Database& db) -> Result<StoredTicket> { return *load_ticket(db, id); });
  }

  std::int64_t count(const std::string& sql) {
    return *store.read<std::int64_t>([&](Database& db) -> Result<std::int64_t> {
      Statement counted = db.prepare_once(sql);
      return counted.step() ? counted.integer(0) : 0;
    });
  }
};

}  // namespace serap::tickets::testing
