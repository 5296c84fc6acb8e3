#include "bots/worker/speech.hpp"

#include <fmt/format.h>

#include "services/model/overloaded.hpp"
#include "services/redis/turn_store.hpp"

namespace serap::worker {
namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char c : bytes) {
    text.push_back("0123456789abcdef"[static_cast<unsigned char>(c) >> 4]);
    text.push_back("0123456789abcdef"[static_cast<unsigned char>(c) & 15]);
  }
  return text;
}

}  // namespace

OutboundId outbound_id(std::uint32_t partition, const EventId& cause, std::size_t ordinal) {
  const EventId seed{cause.value + "#say" + std::to_string(ordinal)};
  return {std::to_string(partition) + "." + hex(redis::digest_of(seed))};
}

Outbound spoken(const conversation::Say& say, const conversation::Conversation& conversation,
                const phrases::Phrases& phrases, OutboundId id, Time now) {
  Outbound outbound;
  outbound.id = std::move(id);
  outbound.to = conversation.address;
  outbound.lane = say.lane;
  outbound.text = phrases.say(say.phrase, conversation.language, say.values);
  for (const conversation::Say::Option& option : say.options) {
    outbound.choices.push_back(
        {option.id, phrases.say(option.phrase, conversation.language, say.values)});
  }
  if (!outbound.choices.empty())
    outbound.list_button = phrases.say("list.button", conversation.language, {});
  outbound.ask_location = say.ask_location;
  outbound.ticket = say.ticket;
  outbound.created = now;
  outbound.last_inbound = conversation.last_inbound.value_or(Time{});
  return outbound;
}

tickets::Message record_of(const Inbound& heard, const CitizenId& citizen, const TicketId& about) {
  tickets::Message message;
  message.key = heard.id.value;
  message.citizen = citizen;
  message.address = heard.address;
  message.author = "citizen";
  message.at = heard.at;
  message.ticket = about;
  message.platform_id = heard.platform_id;
  std::visit(
      Overloaded{
          [&](const Text& text) { message.kind = "text", message.text = text.body; },
          [&](const Choice& choice) { message.kind = "choice", message.text = choice.title; },
          [&](const Pin& pin) {
            message.kind = "pin";
            message.text =
                fmt::format("{:.6f},{:.6f} {}", pin.at.latitude, pin.at.longitude, pin.name);
          },
          [&](const Unsupported& other) {
            message.kind = "unsupported";
            message.text = other.caption.empty() ? other.type : other.type + ": " + other.caption;
          },
          [](const auto&) {},  // staff's events and timers are no lines of the citizen's
      },
      heard.what);
  return message;
}

tickets::Message record_of(const Outbound& said, const CitizenId& citizen, std::string author) {
  tickets::Message message;
  message.key = said.id.value;
  message.citizen = citizen;
  message.address = said.to;
  message.outgoing = true;
  message.author = std::move(author);
  message.kind = "text";
  message.text = said.text;
  for (const Choice& choice : said.choices)
    message.text.append("\n[").append(choice.title).append("]");
  message.at = said.created;
  message.ticket = said.ticket;
  return message;
}

}  // namespace serap::worker
