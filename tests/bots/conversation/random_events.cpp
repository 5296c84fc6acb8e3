#include "tests/bots/conversation/random_events.hpp"

#include <array>

#include "services/model/overloaded.hpp"
#include "services/model/ticket_number.hpp"

namespace serap::conversation {
namespace {

constexpr std::array kTexts{"ya",
                            "ok",
                            "bukan",
                            "batal",
                            "ubah",
                            "topik",
                            "tempat",
                            "isi",
                            "lewati",
                            "makasih",
                            "english",
                            "bahasa",
                            "status",
                            "sudah",
                            "belum",
                            "sebagian",
                            "",
                            "👍",
                            "   ",
                            "tidak ada",
                            "ada",
                            "halo",
                            "petugas",
                            "anonim",
                            "rahasia",
                            "kembali",
                            "buka",
                            "mau lapor",
                            "waktu",
                            "jalan rusak di depan pasar",
                            "ktp saya sudah setahun belum jadi juga pak tolong",
                            "Jl. Melati kec Sukajadi",
                            "\xff\xfe",
                            "{number} [[x]] %s"};
constexpr std::array kVerbs{
    "ubah_waktu",  "ubah_rahasia", "biasa",   "anonim",  "rahasia",  "lain",    "petugas",
    "cek",         "lihat",        "sd_smp",  "benar",   "ubah",     "batal",   "ubah_topik",
    "ubah_tempat", "ubah_isi",     "daerah1", "daerah3", "bukan",    "topik1",  "topik2",
    "topik3",      "tulis_ulang",  "sudah",   "belum",   "sebagian", "unknown", ""};
constexpr std::array kTopics{"jalan.rusak", "ktp", "kebakaran", "lainnya"};
constexpr std::array kFlags{"lokasi", "bahaya", "nik"};

}  // namespace

std::string RandomDay::text() {
  if (pick(12) == 0)
    return "laporan " +
           make_ticket_number(26, {0, 0, 0, 0, 0, static_cast<std::uint8_t>(pick(30))}).value +
           " gimana";
  return kTexts[pick(kTexts.size())];
}

TicketId RandomDay::ticket(const Conversation& now) {
  const std::size_t known = now.tickets.size();
  if (known == 0 || pick(10) == 0) return {"stray#1"};
  return now.tickets[pick(static_cast<std::uint32_t>(known))].id;
}

TicketSummary RandomDay::summary(const Conversation& now) {
  TicketSummary summary;
  summary.id = ticket(now);
  if (const TicketSummary* known = ticket_with(now, summary.id)) summary = *known;
  summary.number = make_ticket_number(26, {0, 0, 0, 0, 0, static_cast<std::uint8_t>(pick(30))});
  summary.status = static_cast<TicketStatus>(pick(16));
  summary.version += pick(3);
  return summary;
}

Happening RandomDay::happening(const Conversation& now, Time at) {
  switch (pick(18)) {
    case 12:
    case 13:
      return Media{pick(2) == 0 ? text() : "",
                   {{pick(2) == 0 ? "image" : "audio", "ref", "", "", "", true}}};
    case 14:
      return Edited{"e" + std::to_string(pick(20)), text()};
    case 15:
      return Unsent{"e" + std::to_string(pick(20))};
    case 16: {
      if (now.fetching.empty()) return MediaLost{{"stray#0"}, "", {}, "image", "expired"};
      const auto fetch =
          std::next(now.fetching.begin(), pick(static_cast<std::uint32_t>(now.fetching.size())));
      if (pick(3) == 0) return MediaLost{{fetch->first}, "", {}, "image", "expired"};
      return MediaStored{{fetch->first}, "", {}, {"hash", "image/jpeg", "", 9}};
    }
    case 17:
      if (pick(4) == 0) return ColleagueReplied{"Kami cek ya", {}};
      return WindowClosed{{"o"}, ticket(now), "Sudah kami kerjakan."};
    case 0:
      return Pin{{chance() * 90, chance() * 180}, pick(2) == 0 ? "Pasar" : "", ""};
    case 1:
      return Unsupported{"image", pick(2) == 0 ? text() : ""};
    case 2:
      return StaffReplied{summary(now), "Sudah kami kerjakan."};
    case 3:
      return StatusChanged{summary(now), pick(2) == 0 ? "catatan" : ""};
    case 4: {
      if (now.timers.empty() || pick(5) == 0) return TimerRang{"ajukan:stray#1", at};
      const auto timer =
          std::next(now.timers.begin(), pick(static_cast<std::uint32_t>(now.timers.size())));
      return TimerRang{timer->first, timer->second};
    }
    case 5:
    case 6:
    case 7:
      return Choice{
          std::string(kVerbs[pick(kVerbs.size())]) + (pick(9) == 0 ? "" : ":" + ticket(now).value),
          "judul"};
    default:
      return Text{text()};
  }
}

Heard RandomDay::heard(const Conversation& now, Time at) {
  Inbound inbound;
  inbound.id = {"e" + std::to_string(++events_)};
  inbound.address = now.address;
  inbound.at = inbound.received = at;
  inbound.platform_id = inbound.id.value;
  if (pick(8) == 0) inbound.reply_to = "m" + std::to_string(pick(9));
  inbound.what = happening(now, at);
  return {inbound};
}

Understanding RandomDay::understanding() {
  Understanding understood;
  understood.kind = static_cast<Kind>(pick(10));
  understood.kind_p = chance();
  for (std::uint32_t i = pick(4); i > 0; --i)
    understood.topics.push_back({{kTopics[pick(kTopics.size())]}, chance()});
  if (pick(3) == 0) understood.place = "Jl. Melati";
  for (const char* flag : kFlags) {
    if (pick(3) == 0) understood.flags.emplace_back(flag);
  }
  if (pick(6) == 0) understood.matters = {{0, 9}, {9, 15 + pick(40)}};
  understood.language = pick(4) == 0 ? "en" : "id";
  return understood;
}

Routing RandomDay::routing() {
  Routing routing;
  if (pick(8) != 0) routing.candidates.push_back({{"PU"}, "Kementerian PU", "pusat", chance()});
  routing.sla_class = "A14";
  constexpr std::array kAsks{"area", "jenjang", "unit", "pemilik_rs", "status_jalan"};
  if (pick(3) == 0) routing.asks = kAsks[pick(kAsks.size())];
  if (routing.asks == "area" && pick(2) == 0)
    routing.likely = {{{"3204"}, "Kab. Bandung"}, {{"3215"}, "Kab. Karawang"}};
  return routing;
}

decltype(Event::what) RandomDay::answer(const Effect& ask, const Conversation& now) {
  const bool fails = pick(15) == 0;
  using Answer = decltype(Event::what);
  return std::visit(
      Overloaded{
          [&](const AskClassify&) -> Answer {
            if (fails) return Failed{"classify", Error::Kind::kInvalid};
            return Classified{understanding()};
          },
          [&](const AskRoute&) -> Answer {
            if (fails) return Failed{"route", Error::Kind::kInvalid};
            return Routed{routing()};
          },
          [&](const AskOpen& open) -> Answer {
            TicketSummary ticket;
            ticket.id = open.id;
            ticket.number =
                make_ticket_number(26, {0, 0, 0, 0, 1, static_cast<std::uint8_t>(pick(30))});
            return Opened{ticket};
          },
          [&](const AskChange& change) -> Answer {
            if (fails || ticket_with(now, change.ticket) == nullptr)
              return Failed{"change", Error::Kind::kConflict};
            TicketSummary ticket = *ticket_with(now, change.ticket);
            ++ticket.version;
            return Opened{ticket};
          },
          [&](const AskFind&) -> Answer {
            if (fails) return Failed{"find", Error::Kind::kInvalid};
            Found found{now.tickets};
            if (!found.tickets.empty())
              found.tickets.resize(pick(static_cast<std::uint32_t>(found.tickets.size())) + 1);
            return found;
          },
          [](const auto&) -> Answer { return Failed{}; },
      },
      ask);
}

}  // namespace serap::conversation
