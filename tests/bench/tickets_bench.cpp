// The queue over 100,000 reports: what an officer waits for. One report in ten is open; words and
// places vary as in a city's year.
#include <filesystem>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "services/tickets/desk.hpp"
#include "services/tickets/intake.hpp"
#include "services/tickets/secrets.hpp"
#include "services/tickets/terms.hpp"
#include "services/tickets/workbench.hpp"

namespace serap::tickets {
namespace {

// Multiplies the one report that there is. The SQL is ours alone: no service has such a call.
constexpr const char* kMultiply = R"sql(
CREATE TEMP TABLE n(i INTEGER PRIMARY KEY);
WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100000) INSERT INTO n SELECT i FROM c;
CREATE TEMP TABLE one AS SELECT * FROM tickets LIMIT 1;
UPDATE one SET row = NULL;
CREATE TEMP TABLE word(i INTEGER PRIMARY KEY, w TEXT);
INSERT INTO word VALUES(0,'lampu'),(1,'jalan'),(2,'sampah'),(3,'banjir'),(4,'selokan'),(5,'trotoar'),(6,'antrean'),
  (7,'bantuan'),(8,'berlubang'),(9,'padam'),(10,'menumpuk'),(11,'mampet'),(12,'pasar');
CREATE TEMP TABLE made AS SELECT one.*, n.i AS i FROM n, one;
UPDATE made SET id = 'bench:' || i, number = printf('SRP-26-%06d-0', i),
  status = CASE WHEN i % 10 < 7 THEN 'selesai_konfirmasi' WHEN i % 10 < 9 THEN 'dijawab'
                ELSE CASE i % 3 WHEN 0 THEN 'diterima' WHEN 1 THEN 'didisposisi' ELSE 'diproses' END END,
  closed_ms = CASE WHEN i % 10 < 7 THEN opened_ms + 1 ELSE NULL END,
  opened_ms = opened_ms - i * 300000, changed_ms = changed_ms - i * 200000,
  next_due_ms = CASE WHEN i % 10 = 9 THEN opened_ms + (i % 400 - 200) * 3600000 END,
  danger = (i % 97 = 0), triage = (i % 31 = 0), area = printf('3273%02d', i % 30),
  agency = CASE i % 4 WHEN 0 THEN 'PUPR-D@3273' WHEN 1 THEN 'DLH-D@3273' WHEN 2 THEN 'DISHUB-D@3273' ELSE 'DINSOS-D@3273' END,
  text = (SELECT w FROM word WHERE word.i = made.i % 13) || ' di blok ' || (i % 900) || ' ' ||
         (SELECT w FROM word WHERE word.i = made.i * 7 % 13) || ' sejak kemarin malam, mohon ditangani';
ALTER TABLE made DROP COLUMN i;
INSERT INTO tickets SELECT * FROM made;
INSERT INTO tickets_words(rowid, number, title, place, text)
  SELECT row, number, title, place_words || ' ' || area_name, text FROM tickets WHERE id LIKE 'bench:%';
INSERT INTO history(ticket, version, at_ms, who, what, was, status, text, kind, topic, title, agency, agency_name)
  SELECT id, 1, opened_ms, 'citizen', 'open', 'draf', 'diterima', '', kind, topic, title, agency, agency_name
  FROM tickets WHERE id LIKE 'bench:%';
INSERT INTO history(ticket, version, at_ms, who, what, was, status, text, kind, topic, title, agency, agency_name)
  SELECT id, 2, opened_ms + 7200000 * (1 + row % 40), 'x', 'answer', 'diterima', 'dijawab', '', kind, topic,
  title, agency, agency_name FROM tickets WHERE id LIKE 'bench:%' AND status IN ('dijawab', 'selesai_konfirmasi');
ANALYZE;
)sql";

struct City {
  std::filesystem::path folder = std::filesystem::temp_directory_path() /
                                 ("serap-tickets-bench-" + std::to_string(::getpid()));
  TopicNames topics{{{{"jalan.rusak"}, "Jalan rusak", "Damaged road", {}}}};
  Hosts hosts{{TenantId{"111"}, AgencyCode{"KOMINFO-D@3273"}}};
  TermsInForce terms{load_terms(SERAP_SOURCE_DIR "/services/tickets/data",
                                SERAP_SOURCE_DIR "/services/router/data")};
  CommitCount commits;
  std::unique_ptr<Store> store;
  std::unique_ptr<Desk> desk;
  std::unique_ptr<Workbench> bench;
  SessionToken coordinator, liaison;

  City() {
    start_secrets();
    std::filesystem::create_directories(folder);
    store = std::make_unique<Store>(folder / "tickets.db", [] {});
    desk = std::make_unique<Desk>(*store, topics, terms, system_now, "");
    bench = std::make_unique<Workbench>(*store, commits, topics, system_now);
    MediaStore media(*store, folder / "media", system_now);
    Intake intake(*store, topics, hosts, terms, media);
    const Address phone{Channel::kWhatsapp, TenantId{"111"}, "6281200000002"};
    const Writer writer{phone, {}};
    Draft draft;
    draft.id = TicketId{"first"};
    draft.citizen = (*intake.resolve({&writer, 1}))[0]->id;
    draft.address = phone;
    draft.text = "jalan berlubang";
    draft.understanding.topics = {{TopicId{"jalan.rusak"}, 0.9}};
    draft.place = {"Jl. Melati", std::nullopt, AreaCode{"327307"}, "Kec. Sukajadi, Kota Bandung"};
    draft.routing.candidates = {{AgencyCode{"PUPR-D@3273"}, "Dinas PUPR", "kab_kota", 0.9}};
    draft.opened = system_now();
    (void)intake.open({&draft, 1});
    (void)store->write<int>([](Database& db) -> Result<int> {
      db.script(kMultiply);
      return 0;
    });
    coordinator = session("coordinator", "KOMINFO-D@3273");
    liaison = session("liaison", "PUPR-D@3273");
  }
  ~City() {
    bench.reset();
    desk.reset();
    store.reset();
    std::filesystem::remove_all(folder);
  }
  City(const City&) = delete;
  City& operator=(const City&) = delete;

  SessionToken session(const std::string& role, const std::string& agency) {
    const SessionToken token = random_session_token();
    (void)store->write<int>([&](Database& db) -> Result<int> {
      db.prepare("INSERT INTO staff VALUES(?, 'Nama', ?, ?, 'x', 0, 0)")
          .bind(role + "@contoh.example")
          .bind(role)
          .bind(agency)
          .run();
      db.prepare("INSERT INTO sessions VALUES(?, ?, ?)")
          .bind(hash_of_token(token))
          .bind(role + "@contoh.example")
          .bind(unix_milliseconds(system_now()) + 3'600'000)
          .run();
      return 0;
    });
    return token;
  }
};

City& city() {
  static City made;
  return made;
}

void list(benchmark::State& state, const SessionToken& who, const Filter& filter) {
  int total = 0;
  for (auto _ : state) total = city().desk->list(who, filter)->total;
  state.counters["rows"] = total;
}

void BM_OpenByClockAndHarm(benchmark::State& state) {
  list(state, city().coordinator, {.sort = Sort::kUrgent});
}
void BM_OpenByClockAndHarmOfOneOffice(benchmark::State& state) {
  list(state, city().liaison, {.sort = Sort::kUrgent});
}
void BM_AllNewest(benchmark::State& state) {
  list(state, city().coordinator, {.group = Group::kAll});
}
void BM_SearchACommonWord(benchmark::State& state) {
  list(state, city().coordinator, {.group = Group::kAll, .search = "lampu", .sort = Sort::kUrgent});
}
void BM_SearchTwoWords(benchmark::State& state) {
  list(state, city().coordinator, {.group = Group::kAll, .search = "banjir blok 73"});
}
void BM_SearchANumber(benchmark::State& state) {
  list(state, city().coordinator, {.group = Group::kAll, .search = "SRP-26-000777-0"});
}
void BM_Counts(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(city().desk->counts(city().coordinator));
}
void BM_Pulse(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(city().bench->pulse(city().coordinator, TicketId{"bench:77"}));
}
void BM_Similar(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(city().bench->similar(city().coordinator, TicketId{"bench:77"}));
}
void BM_FiguresOfAYear(benchmark::State& state) {
  const Period year{system_now() - std::chrono::days{364}, system_now() + std::chrono::days{1}};
  for (auto _ : state) benchmark::DoNotOptimize(city().bench->figures(city().coordinator, year));
}

BENCHMARK(BM_OpenByClockAndHarm)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_OpenByClockAndHarmOfOneOffice)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_AllNewest)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SearchACommonWord)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SearchTwoWords)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SearchANumber)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Counts)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Pulse)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Similar)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_FiguresOfAYear)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace serap::tickets
