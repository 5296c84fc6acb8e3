#include "bots/talk/sitting.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "bots/flows/vocabulary.hpp"
#include "services/model/overloaded.hpp"

namespace serap::talk {
namespace {

using namespace conversation;

std::string rest_of(std::istream& words) {
  std::string rest;
  std::getline(words >> std::ws, rest);
  return rest;
}

}  // namespace

Sitting::Sitting(const Cast& cast, std::ostream& out) : cast_(cast), out_(out), at_(system_now()) {
  now_.address = {Channel::kWhatsapp, {"talk"}, "terminal"};
  now_.citizen = {"terminal"};
}

void Sitting::line(const std::string& typed) {
  if (typed.starts_with("@")) return command(typed);
  const auto offered = std::find_if(offered_.begin(), offered_.end(),
                                    [&](const Choice& choice) { return choice.title == typed; });
  if (offered != offered_.end()) return hear(Choice{*offered});
  if (!typed.empty()) hear(Text{typed});
}

void Sitting::command(const std::string& typed) {
  std::istringstream words(typed);
  std::string name;
  words >> name;
  if (name == "@pin") {
    Pin pin;
    if (words >> pin.at.latitude >> pin.at.longitude) {
      pin.name = rest_of(words);
      return hear(std::move(pin));
    }
  } else if (name == "@photo") {
    return hear(Media{rest_of(words), {{"image", "photo", "image/jpeg", "", "", true}}});
  } else if (name == "@wait") {
    return wait(rest_of(words));
  } else if (name == "@office" || name == "@news") {
    return office(name, words);
  }
  out_ << "(not understood; serap-talk --help lists what a line may be)\n";
}

void Sitting::office(const std::string& name, std::istream& words) {
  std::size_t nth = 0;
  std::string status_id;
  words >> nth >> status_id;
  const auto status = status_with_id(status_id);
  if (!status) {
    out_ << "(no such status: " << status_id << ")\n";
    return;
  }
  const auto ticket = notebook_.by_office(nth, *status);
  if (!ticket) {
    out_ << "(" << ticket.error().message << ")\n";
    return;
  }
  const std::string text = rest_of(words);
  if (name == "@office") return hear(StaffReplied{*ticket, text});
  hear(StatusChanged{*ticket, text});
}

// Timers ring in the order they are due.
void Sitting::wait(const std::string& duration) {
  const Time end = at_ + flows::duration_from(duration).value_or(std::chrono::seconds{0});
  const auto sooner = [](const auto& a, const auto& b) { return a.second < b.second; };
  while (!now_.timers.empty()) {
    const auto first = *std::min_element(now_.timers.begin(), now_.timers.end(), sooner);
    if (first.second > end) break;
    at_ = std::max(at_, first.second);
    hear(TimerRang{first.first, first.second});
  }
  at_ = std::max(at_, end);
}

void Sitting::hear(Happening what) {
  Inbound inbound;
  inbound.id = {"talk" + std::to_string(++events_)};
  inbound.address = now_.address;
  inbound.at = inbound.received = at_;
  inbound.what = std::move(what);
  step_on(Heard{std::move(inbound)});
}

void Sitting::step_on(What what) {
  for (int steps = 0; steps < kMaxSteps; ++steps) {
    Turn turn = step(cast_.flow, now_, {at_, std::move(what)});
    now_ = std::move(turn.next);
    const Effect* ask = nullptr;
    for (const Effect& effect : turn.effects) {
      if (const auto* say = std::get_if<Say>(&effect)) show(*say);
      const bool told =
          std::holds_alternative<Say>(effect) || std::holds_alternative<SetTimer>(effect) ||
          std::holds_alternative<Bring>(effect) || std::holds_alternative<Blank>(effect);
      if (!told) ask = &effect;
    }
    if (ask == nullptr) return;
    what = answer(*ask);
  }
}

Sitting::What Sitting::answer(const Effect& ask) {
  return std::visit(Overloaded{
                        [&](const AskClassify& one) { return classified(one); },
                        [&](const AskRoute& one) { return routed(one); },
                        [&](const AskOpen& one) -> What { return Opened{notebook_.open(one)}; },
                        [&](const AskChange& one) { return changed(one); },
                        [&](const AskFind& one) -> What { return Found{notebook_.find(one)}; },
                        [](const auto&) -> What { return Failed{}; },
                    },
                    ask);
}

Sitting::What Sitting::classified(const AskClassify& ask) {
  const auto answer = cast_.classifier.classify(std::span(&ask.text, 1));
  if (!answer || answer->empty()) {
    out_ << "(classifier: " << (answer ? "no answer" : answer.error().message) << ")\n";
    return Failed{"classify", Error::Kind::kUnavailable};
  }
  const Understanding& understood = answer->front();
  if (cast_.show_asks) {
    out_ << "(classified: " << id_of(understood.kind) << ' ' << understood.kind_p;
    for (const TopicGuess& guess : understood.topics)
      out_ << ", " << guess.topic.value << ' ' << guess.p;
    out_ << (understood.place.empty() ? "" : ", at " + understood.place) << ")\n";
  }
  return Classified{understood};
}

Sitting::What Sitting::routed(const AskRoute& ask) {
  const router::Matter matter{ask.topic, ask.text, ask.place, cast_.home_area, {}};
  const auto answer = cast_.router.route(std::span(&matter, 1));
  if (!answer || answer->empty()) {
    out_ << "(router: " << (answer ? "no answer" : answer.error().message) << ")\n";
    return Failed{"route", Error::Kind::kUnavailable};
  }
  const Routing& routing = answer->front();
  if (cast_.show_asks)
    out_ << "(routed: "
         << (routing.candidates.empty() ? "nobody" : routing.candidates.front().agency.value) << ' '
         << routing.sla_class << (routing.asks.empty() ? "" : ", asks " + routing.asks) << ")\n";
  return Routed{routing};
}

Sitting::What Sitting::changed(const AskChange& ask) {
  const auto ticket = notebook_.change(ask);
  if (cast_.show_asks)
    out_ << "(change: " << ask.what << (ticket ? "" : ": " + ticket.error().message) << ")\n";
  if (!ticket) return Failed{"change", ticket.error().kind};
  return Opened{*ticket};
}

void Sitting::show(const Say& say) {
  out_ << '\n' << cast_.phrases.say(say.phrase, now_.language, say.values) << '\n';
  if (say.ask_location) out_ << "[📍]\n";
  if (say.options.empty()) return;
  offered_.clear();
  for (const Say::Option& option : say.options) {
    offered_.push_back({option.id, cast_.phrases.say(option.phrase, now_.language, {})});
    out_ << '[' << offered_.back().title << "] ";
  }
  out_ << '\n';
}

}  // namespace serap::talk
