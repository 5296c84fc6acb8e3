#include "tests/bots/conversation/transcript.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "bots/conversation/step.hpp"
#include "bots/flows/vocabulary.hpp"
#include "services/model/overloaded.hpp"
#include "services/model/ticket_number.hpp"
#include "tests/bots/conversation/quoted_words.hpp"

namespace serap::conversation {
namespace {

using Words = std::vector<std::string>;

// What a change makes of a ticket's status, when it works.
TicketStatus after_change(const std::string& what, TicketStatus now) {
  if (what == "confirm" || what == "file") return TicketStatus::kDiterima;
  if (what == "cancel") return TicketStatus::kDibatalkan;
  if (what == "done") return TicketStatus::kSelesaiKonfirmasi;
  if (what == "not_done" || what == "partly") return TicketStatus::kDibukaLagi;
  return now;
}

std::string place_in_words(const Place& place) {
  std::string words = place.words.empty() ? "" : " place \"" + place.words + '"';
  return words + (place.pin ? " pin" : "");
}

class Player {
 public:
  Player(const Flow& flow, const phrases::Phrases& phrases) : flow_(flow), phrases_(phrases) {
    now_.address = {Channel::kWhatsapp, {"111"}, "6281200000001"};
    now_.citizen = {"c1"};
  }

  std::string play(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("=") || line.starts_with("  ")) continue;
      out_ << line << '\n';
      if (line.empty() || line.starts_with("#")) continue;
      const std::string rest = with_numbers(line.size() > 2 ? line.substr(2) : "");
      if (line.starts_with("> "))
        citizen(rest);
      else if (line.starts_with("< "))
        answer(words_of(rest));
      else if (line.starts_with("@ "))
        world(words_of(rest));
      else
        wrong(line);
    }
    return out_.str();
  }

 private:
  void wrong(const std::string& line) { out_ << "! cannot read: " << line << '\n'; }

  // {1} is the number of the first ticket.
  std::string with_numbers(std::string text) const {
    for (std::size_t i = 0; i < tickets_.size(); ++i) {
      const std::string mark = '{' + std::to_string(i + 1) + '}';
      for (std::size_t at; (at = text.find(mark)) != std::string::npos;)
        text.replace(at, mark.size(), tickets_[i].number.value);
    }
    return text;
  }

  void citizen(const std::string& line) {
    if (line == "[repeat]") return step_on(Heard{last_});
    if (line.starts_with("[quote ")) return quote(line.substr(7));
    if (!line.starts_with("[")) return hear(Text{line});
    const std::string inside = line.substr(1, line.size() - 2);
    Words words = words_of(inside);
    if (words[0] == "tap") return tap(inside.substr(4));
    if (words[0] == "pin" && words.size() >= 3)
      return hear(
          Pin{{std::stod(words[1]), std::stod(words[2])}, words.size() > 3 ? words[3] : "", ""});
    if (words[0] == "edit" && words.size() == 3) return hear(Edited{words[1], words[2]});
    if (words[0] == "unsend" && words.size() == 2) return hear(Unsent{words[1]});
    if (words[0] == "media" && words.size() >= 2)
      return hear(Media{words.size() > 2 ? words[2] : "", {{words[1], "ref", "", "", "", true}}});
    if (words[0] == "unsupported")
      return hear(Unsupported{words[1], words.size() > 2 ? words[2] : ""});
    wrong(line);
  }

  // "1] sudah": an answer to a message about the first ticket.
  void quote(const std::string& rest) {
    const std::size_t end = rest.find("] ");
    quoted_ = "m-" + rest.substr(0, end);
    hear(Text{rest.substr(std::min(rest.size(), end + 2))});
  }

  // A title offered last, or "benar of 1" for an older card.
  void tap(const std::string& what) {
    const std::size_t of = what.rfind(" of ");
    if (of != std::string::npos) {
      const std::size_t which = std::stoul(what.substr(of + 4)) - 1;
      return hear(
          Choice{what.substr(0, of) + ':' + tickets_.at(which).id.value, what.substr(0, of)});
    }
    for (const Choice& choice : offered_) {
      if (choice.title == what) return hear(Choice{choice});
    }
    wrong("[tap " + what + "]: not offered");
  }

  void hear(Happening what) {
    Inbound inbound;
    inbound.id = {"e" + std::to_string(++events_)};
    inbound.address = now_.address;
    inbound.at = inbound.received = at_;
    inbound.what = std::move(what);
    inbound.platform_id = inbound.id.value;
    inbound.reply_to = std::exchange(quoted_, "");
    last_ = inbound;
    step_on(Heard{inbound});
  }

  // NAME...: what the office put beside its words.
  static std::vector<StoredMedia> files(const Words& words, std::size_t from) {
    std::vector<StoredMedia> files;
    for (std::size_t i = from; i < words.size(); ++i)
      files.push_back({"hash-" + words[i], "image/jpeg", words[i], 9});
    return files;
  }

  void world(const Words& words) {
    if (words[0] == "after" && words.size() == 2)
      return pass(flows::duration_from(words[1]).value_or(std::chrono::seconds{0}));
    if (words[0] == "timer" && words.size() == 2) return hear(TimerRang{words[1], at_});
    if (words[0] == "restart") return now_ = forgotten(), void();
    if (words[0] == "stored" && words.size() == 2)
      return hear(MediaStored{{words[1]}, "", {}, {"hash", "image/jpeg", "", 9}});
    if (words[0] == "lost" && words.size() == 2)
      return hear(MediaLost{{words[1]}, "", {}, "image", "expired"});
    if (words[0] == "colleague" && words.size() == 2) return hear(ColleagueReplied{words[1], {}});
    if (words[0] == "closed" && words.size() >= 3)
      return hear(
          WindowClosed{{"o"}, tickets_.at(std::stoul(words[1]) - 1).id, words[2], files(words, 3)});
    if ((words[0] == "late" || words[0] == "ombudsman") && words.size() >= 2) return late(words);
    const bool news = words[0] == "news" || words[0] == "office" || words[0] == "stale";
    if (!news || words.size() < 3) return wrong(words[0]);
    TicketSummary& ticket = tickets_.at(std::stoul(words[1]) - 1);
    ticket.status = status_with_id(words[2]).value_or(ticket.status);
    if (words[0] != "stale") ++ticket.version;
    const std::string text = words.size() > 3 ? words[3] : "";
    if (words[0] == "office") return hear(StaffReplied{ticket, text, files(words, 4)});
    hear(StatusChanged{ticket, text});
  }

  // late TICKET [DAYS until the new date]
  void late(const Words& words) {
    TicketSummary& ticket = tickets_.at(std::stoul(words[1]) - 1);
    ++ticket.version;
    if (words.size() > 2) ticket.due = at_ + std::chrono::days{std::stoi(words[2])};
    hear(StatusChanged{ticket, "", words[0]});
  }

  // Redis is lost: what tickets remembers comes back.
  Conversation forgotten() const {
    Conversation fresh;
    fresh.address = now_.address;
    fresh.citizen = now_.citizen;
    fresh.language = now_.language;
    fresh.last_inbound = now_.last_inbound;
    fresh.tickets.assign(tickets_.rbegin(), tickets_.rend());
    return fresh;
  }

  void pass(std::chrono::seconds time) {
    const Time end = at_ + time;
    for (;;) {
      auto first = now_.timers.end();
      for (auto timer = now_.timers.begin(); timer != now_.timers.end(); ++timer) {
        if (timer->second <= end && (first == now_.timers.end() || timer->second < first->second))
          first = timer;
      }
      if (first == now_.timers.end() || asked_) break;
      at_ = first->second;
      const TimerRang rang{first->first, first->second};
      out_ << "= rings " << rang.name << '\n';
      hear(rang);
    }
    at_ = std::max(at_, end);
  }

  void answer(const Words& words) {
    if (!asked_) return wrong(words[0] + ": nothing is asked");
    if (words[0] == "classified" && words.size() >= 3)
      return step_on(Classified{understanding(words)});
    if (words[0] == "routed") return step_on(Routed{routing(words)});
    if (words[0] == "opened") return step_on(Opened{opened()});
    if (words[0] == "found") return step_on(Found{found()});
    if (words[0] == "failed" && words.size() == 2)
      return step_on(Failed{words[1], Error::Kind::kRejected});
    wrong(words[0]);
  }

  // classified KIND P [TOPIC P]... [place WORDS] [flags A,B] [language L]
  static Understanding understanding(const Words& words) {
    Understanding understood;
    understood.kind = kind_with_id(words[1]).value_or(Kind::kComplaint);
    understood.kind_p = std::stod(words[2]);
    understood.language = "id";
    for (std::size_t i = 3; i + 1 < words.size(); i += 2) {
      if (words[i] == "place")
        understood.place = words[i + 1];
      else if (words[i] == "flags")
        understood.flags = split(words[i + 1], ',');
      else if (words[i] == "language")
        understood.language = words[i + 1];
      else if (words[i] == "matters")
        understood.matters = spans(words[i + 1]);
      else
        understood.topics.push_back({{words[i]}, std::stod(words[i + 1])});
    }
    return understood;
  }

  // "0-12,12-40"
  static std::vector<TextSpan> spans(const std::string& text) {
    std::vector<TextSpan> spans;
    for (const std::string& one : split(text, ','))
      spans.push_back({std::stoul(one), std::stoul(one.substr(one.find('-') + 1))});
    return spans;
  }

  // routed CODE NAME REASON SLA [asks WHAT] [area NAME] [likely "CODE NAME,CODE NAME"]; or "routed"
  // alone: nobody known.
  static Routing routing(const Words& words) {
    Routing routing;
    if (words.size() < 5) return routing;
    routing.candidates.push_back({{words[1]}, words[2], "kab_kota", 0.9});
    routing.reason_id = words[3];
    routing.reason_en = words[3] + " (en)";
    routing.sla_class = words[4];
    for (std::size_t i = 5; i + 1 < words.size(); i += 2) {
      if (words[i] == "asks") routing.asks = words[i + 1];
      if (words[i] == "area")
        routing.place.area_name = words[i + 1], routing.place.area = {"327301"};
      if (words[i] != "likely") continue;
      for (const std::string& one : split(words[i + 1], ','))
        routing.likely.push_back({{one.substr(0, 4)}, one.substr(5)});
    }
    return routing;
  }

  TicketSummary opened() {
    if (const auto* open = std::get_if<AskOpen>(&*asked_)) {
      const auto nth = static_cast<std::uint8_t>(tickets_.size() + 1);
      TicketSummary ticket;
      ticket.id = open->id;
      ticket.number = make_ticket_number(26, {0, 0, 0, 0, 0, nth});
      ticket.opened = open->opened;
      tickets_.push_back(ticket);
      describe(*open, tickets_.back());
      return tickets_.back();
    }
    const auto* change = std::get_if<AskChange>(&*asked_);
    for (TicketSummary& ticket : tickets_) {
      if (change == nullptr || ticket.id != change->ticket) continue;
      if (change->what == "confirm") ticket.due = at_ + std::chrono::days{5};
      ticket.status = after_change(change->what, ticket.status);
      ++ticket.version;
      if (!change->draft.empty()) describe(change->draft.front(), ticket);
      return ticket;
    }
    return {};
  }

  void describe(const AskOpen& draft, TicketSummary& ticket) const {
    ticket.kind = draft.understanding.kind;
    ticket.topic = draft.understanding.topics.empty() ? TopicId{"lainnya"}
                                                      : draft.understanding.topics.front().topic;
    ticket.title = phrases_.say("topic." + ticket.topic.value, "id", {}) +
                   (draft.place.words.empty() ? "" : ", " + draft.place.words);
    if (!draft.routing.candidates.empty())
      ticket.agency_name = draft.routing.candidates.front().agency_name;
  }

  std::vector<TicketSummary> found() const {
    const auto* find = std::get_if<AskFind>(&*asked_);
    std::vector<TicketSummary> found;
    for (auto ticket = tickets_.rbegin(); ticket != tickets_.rend(); ++ticket) {
      const auto nth = std::to_string(std::distance(ticket, tickets_.rend()));
      const bool quoted = find != nullptr && !find->quoted.empty();
      const bool wanted =
          find != nullptr && (find->number.empty() || find->number == ticket->number);
      if (quoted ? find->quoted == "m-" + nth : wanted) found.push_back(*ticket);
    }
    return found;
  }

  void step_on(decltype(Event::what) what) {
    asked_.reset();
    Turn turn = step(flow_, now_, Event{at_, std::move(what)});
    now_ = std::move(turn.next);
    if (turn.effects.empty()) out_ << "= nothing\n";
    for (const Effect& effect : turn.effects)
      std::visit([&](const auto& one) { write(one); }, effect);
  }

  void write(const Say& say) {
    out_ << "= say " << say.phrase << (say.lane == Lane::kAnswer ? " (answer)" : "")
         << (say.ask_location ? " (asks location)" : "")
         << (say.template_name.empty() ? "" : " (template " + say.template_name + ')');
    for (const StoredMedia& file : say.files) out_ << " (with " << file.name << ')';
    out_ << '\n';
    std::istringstream lines(phrases_.say(say.phrase, now_.language, say.values));
    for (std::string line; std::getline(lines, line);) out_ << "  | " << line << '\n';
    if (say.options.empty()) return;
    offered_.clear();
    out_ << "  ";
    for (const Say::Option& option : say.options) {
      offered_.push_back({option.id, phrases_.say(option.phrase, now_.language, say.values)});
      out_ << " [" << offered_.back().title << ']';
    }
    out_ << '\n';
  }
  void write(const AskClassify& ask) { note(ask, "classify \"" + ask.text + '"'); }
  void write(const AskRoute& ask) {
    note(ask, "route " + ask.topic.value + place_in_words(ask.place));
  }
  void write(const AskOpen& ask) { note(ask, "open " + summary(ask)); }
  void write(const AskChange& ask) {
    note(ask, "change " + ask.ticket.value + ' ' + ask.what +
                  (ask.secrecy == Secrecy::kNone ? "" : ' ' + std::string(id_of(ask.secrecy))) +
                  (ask.media.empty() ? "" : " media " + std::to_string(ask.media.size())) +
                  (ask.text.empty() ? "" : " \"" + ask.text + '"') +
                  (ask.draft.empty() ? "" : ' ' + summary(ask.draft.front())));
  }
  void write(const AskFind& ask) {
    note(ask, "find " + (!ask.quoted.empty()  ? "quoted " + ask.quoted
                         : ask.number.empty() ? "all"
                                              : ask.number.value));
  }
  void write(const Bring& bring) {
    out_ << "= bring " << bring.id.value << ' ' << bring.attachment.type << '\n';
  }
  void write(const Blank& blank) { out_ << "= blank " << blank.message << '\n'; }
  void write(const SetTimer& timer) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(timer.due - at_).count();
    out_ << "= timer " << timer.name << " in " << minutes << "m\n";
  }

  void note(Effect ask, const std::string& words) {
    asked_ = std::move(ask);
    std::string line = words;
    std::replace(line.begin(), line.end(), '\n', '/');
    out_ << "= ask " << line << '\n';
  }

  static std::string summary(const AskOpen& draft) {
    const auto& topics = draft.understanding.topics;
    return draft.id.value + ' ' + std::string(id_of(draft.understanding.kind)) + ' ' +
           (topics.empty() ? "-" : topics.front().topic.value) + place_in_words(draft.place) +
           (draft.triage ? " triage" : "") +
           (draft.secrecy == Secrecy::kNone ? "" : ' ' + std::string(id_of(draft.secrecy))) +
           " \"" + draft.text + '"';
  }

  const Flow& flow_;
  const phrases::Phrases& phrases_;
  std::ostringstream out_;
  Conversation now_;
  Time at_ = *parse_iso8601("2026-11-24T08:00:00Z");
  int events_ = 0;
  Inbound last_;
  std::string quoted_;
  std::optional<Effect> asked_;
  std::vector<TicketSummary> tickets_;
  std::vector<Choice> offered_;
};

}  // namespace

std::string play(const Flow& flow, const phrases::Phrases& phrases, const std::string& text) {
  return Player(flow, phrases).play(text);
}

}  // namespace serap::conversation
