// The intake flow over events and answers made of the fuzzer's bytes: the conversation never leaves
// the flow and a turn never has two asks. Run from the project's root, or with SERAP_FLOW naming
// the flow's file.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "bots/conversation/step.hpp"
#include "bots/flows/flow_json.hpp"

namespace {

using namespace serap;
using namespace serap::conversation;

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}
  bool empty() const { return rest_.empty(); }
  unsigned byte() {
    if (rest_.empty()) return 0;
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::string line() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string line(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return line;
  }

 private:
  std::string_view rest_;
};

TicketSummary ticket(Bytes& bytes, const Conversation& now) {
  TicketSummary ticket;
  ticket.id = now.tickets.empty() ? TicketId{bytes.line()}
                                  : now.tickets[bytes.byte() % now.tickets.size()].id;
  ticket.number = {"SRP-26-000001-G"};
  ticket.status = static_cast<TicketStatus>(bytes.byte() % 16);
  ticket.version = bytes.byte();
  return ticket;
}

Happening happening(Bytes& bytes, const Conversation& now) {
  switch (bytes.byte() % 7) {
    case 0:
      return Choice{bytes.line(), bytes.line()};
    case 1:
      return Pin{
          {static_cast<double>(bytes.byte()), static_cast<double>(bytes.byte())}, bytes.line(), ""};
    case 2:
      return Unsupported{bytes.line(), bytes.line()};
    case 3:
      return StaffReplied{ticket(bytes, now), bytes.line()};
    case 4:
      return StatusChanged{ticket(bytes, now), bytes.line()};
    case 5:
      if (!now.timers.empty())
        return TimerRang{now.timers.begin()->first, now.timers.begin()->second};
      return TimerRang{bytes.line(), {}};
    default:
      return Text{bytes.line()};
  }
}

Understanding understanding(Bytes& bytes) {
  Understanding understood;
  understood.kind = static_cast<Kind>(bytes.byte() % 10);
  understood.kind_p = bytes.byte() / 255.0;
  understood.topics = {{{bytes.line()}, bytes.byte() / 255.0}};
  understood.place = bytes.line();
  understood.flags = {bytes.line()};
  understood.language = bytes.byte() % 2 == 0 ? "id" : "en";
  return understood;
}

decltype(Event::what) anything(Bytes& bytes, const Conversation& now, int nth) {
  switch (bytes.byte() % 8) {
    case 0:
      return Classified{understanding(bytes)};
    case 1: {
      Routing routing;
      if (bytes.byte() % 4 != 0) routing.candidates = {{{"PU"}, bytes.line(), "pusat", 1}};
      routing.asks = bytes.byte() % 3 == 0 ? "area" : "";
      return Routed{routing};
    }
    case 2:
      return Opened{
          now.drafts.empty()
              ? ticket(bytes, now)
              : TicketSummary{
                    now.drafts.back().id, {"SRP-26-000001-G"}, {}, {}, {}, {}, {}, {}, {}, 0}};
    case 3:
      return Found{now.tickets};
    case 4:
      return Failed{bytes.line(), Error::Kind::kInvalid};
    default: {
      Inbound inbound;
      inbound.id = {"e" + std::to_string(nth)};
      inbound.what = happening(bytes, now);
      return Heard{inbound};
    }
  }
}

const Flow& flow() {
  static const Flow flow = [] {
    const char* file = std::getenv("SERAP_FLOW");
    auto loaded = flows::load_flow(file == nullptr ? "bots/flows/intake.json" : file);
    if (!loaded) std::abort();
    return *loaded;
  }();
  return flow;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  Conversation now;
  for (int nth = 0; !bytes.empty() && nth < 64; ++nth) {
    const Turn turn = step(flow(), now, {Time{}, anything(bytes, now, nth)});
    const auto asks =
        std::count_if(turn.effects.begin(), turn.effects.end(), [](const Effect& effect) {
          return !std::holds_alternative<Say>(effect) && !std::holds_alternative<SetTimer>(effect);
        });
    if (asks > 1 || (!turn.next.node.empty() && !flow().nodes.contains(turn.next.node)))
      __builtin_trap();
    now = turn.next;
  }
  return 0;
}
