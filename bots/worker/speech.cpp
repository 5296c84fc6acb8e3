#include "bots/worker/speech.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "services/model/hex.hpp"
#include "services/model/overloaded.hpp"
#include "services/redis/turn_store.hpp"

namespace serap::worker {

OutboundId outbound_id(std::uint32_t partition, const EventId& cause, std::size_t ordinal) {
  const EventId seed{cause.value + "#say" + std::to_string(ordinal)};
  return {std::to_string(partition) + "." + hex_of(redis::digest_of(seed))};
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
  outbound.language = conversation.language.empty() ? "id" : conversation.language;
  if (const auto number = say.values.find("number");
      !say.template_name.empty() && number != say.values.end())
    outbound.template_ = {say.template_name, {number->second}};
  outbound.ticket = say.ticket;
  outbound.media = say.files;
  outbound.created = now;
  outbound.last_inbound = conversation.last_inbound.value_or(Time{});
  return outbound;
}

namespace {

using MediaState = tickets::MessageMedia::State;

std::vector<tickets::MessageMedia> awaited(const std::vector<Attachment>& attachments) {
  std::vector<tickets::MessageMedia> media;
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    if (!attachments[i].keep) continue;
    media.push_back({static_cast<int>(i),
                     {},
                     attachments[i].mime,
                     attachments[i].name,
                     0,
                     MediaState::kWaiting});
  }
  return media;
}

// "[foto]"-less: what hangs on it is shown beside the text.
std::string kind_of(const std::vector<Attachment>& attachments) {
  return attachments.empty() ? "media" : attachments.front().type;
}

// The line of the message that `fetch` ("<event id>#<ordinal>") was for; news about its media.
void be_news_of(const EventId& fetch, tickets::MessageMedia media, tickets::Message& message) {
  const std::size_t mark = fetch.value.rfind('#');
  message.key = fetch.value.substr(0, mark);
  media.ordinal = mark == std::string::npos ? 0 : std::atoi(fetch.value.c_str() + mark + 1);
  message.kind = "media";
  message.media.push_back(std::move(media));
}

// False: no line of the conversation.
bool fill(const Happening& what, tickets::Message& message) {
  return std::visit(
      Overloaded{
          [&](const Text& text) { return message.kind = "text", message.text = text.body, true; },
          [&](const Choice& choice) {
            return message.kind = "choice", message.text = choice.title, true;
          },
          [&](const Pin& pin) {
            message.kind = "pin";
            message.text =
                fmt::format("{:.6f},{:.6f} {}", pin.at.latitude, pin.at.longitude, pin.name);
            return true;
          },
          [&](const Media& media) {
            message.kind = kind_of(media.attachments);
            message.text = media.text;
            message.media = awaited(media.attachments);
            return true;
          },
          [&](const Unsupported& other) {
            message.kind = "unsupported";
            message.text = other.caption.empty() ? other.type : other.type + ": " + other.caption;
            return true;
          },
          [&](const Edited& edited) {
            return message.kind = "edit", message.text = edited.text, true;
          },
          [&](const ColleagueReplied& reply) {
            message.kind = "text", message.author = "office", message.outgoing = true;
            message.text = reply.text;
            message.media = awaited(reply.attachments);
            return true;
          },
          [&](const MediaStored& stored) {
            be_news_of(stored.fetch,
                       {0, stored.media.hash, stored.media.mime, stored.media.name,
                        stored.media.bytes, MediaState::kStored},
                       message);
            return true;
          },
          [&](const MediaLost& lost) {
            be_news_of(lost.fetch, {0, {}, {}, {}, 0, MediaState::kLost}, message);
            return true;
          },
          [](const auto&) { return false; },  // staff's events and timers have lines of their own
      },
      what);
}

}  // namespace

std::optional<tickets::Message> record_of(const Inbound& heard,
                                          const conversation::Conversation& conversation) {
  tickets::Message message;
  message.key = heard.id.value;
  message.citizen = conversation.citizen;
  message.address = heard.address;
  message.author = "citizen";
  message.at = heard.at;
  message.ticket = conversation.subject;
  message.platform_id = heard.platform_id;
  if (!fill(heard.what, message)) return std::nullopt;
  return message;
}

Fetch fetch_of(conversation::Bring bring, const Inbound& heard,
               const conversation::Conversation& conversation) {
  const auto ticket = conversation.fetching.find(bring.id.value);
  return {std::move(bring.id),
          heard.address,
          std::move(bring.message),
          std::move(bring.attachment),
          ticket == conversation.fetching.end() ? TicketId{} : ticket->second,
          heard.at};
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
  for (const StoredMedia& file : said.media)
    message.media.push_back({static_cast<int>(message.media.size()), file.hash, file.mime,
                             file.name, file.bytes, MediaState::kStored});
  message.at = said.created;
  message.ticket = said.ticket;
  return message;
}

}  // namespace serap::worker
