#include "services/redis/happening_codec.hpp"

#include "services/model/overloaded.hpp"

namespace serap::redis {
namespace {

json json_from(const TicketSummary& ticket) {
  json object{{"id", ticket.id.value},
              {"number", ticket.number.value},
              {"status", id_of(ticket.status)},
              {"kind", id_of(ticket.kind)},
              {"topic", ticket.topic.value},
              {"title", ticket.title},
              {"agency", ticket.agency.value},
              {"agency_name", ticket.agency_name},
              {"opened", unix_milliseconds(ticket.opened)},
              {"version", ticket.version}};
  if (ticket.due) object["due"] = unix_milliseconds(*ticket.due);
  if (ticket.zone != TicketSummary{}.zone) object["zone"] = ticket.zone.count();
  put(object, "secrecy", std::string{id_of(ticket.secrecy)});
  return object;
}

TicketSummary ticket_from(const json& object) {
  TicketSummary ticket;
  ticket.id = TicketId{word(object, "id")};
  ticket.number = TicketNumber{word(object, "number")};
  ticket.status = status_with_id(word(object, "status")).value_or(TicketStatus::kDiterima);
  ticket.kind = kind_with_id(word(object, "kind")).value_or(Kind::kComplaint);
  ticket.topic = TopicId{word(object, "topic")};
  ticket.title = word(object, "title");
  ticket.agency = AgencyCode{word(object, "agency")};
  ticket.agency_name = word(object, "agency_name");
  ticket.opened = time(object, "opened");
  ticket.version = static_cast<std::uint64_t>(number(object, "version"));
  if (object.contains("due")) ticket.due = time(object, "due");
  if (object.contains("zone")) ticket.zone = std::chrono::minutes{number(object, "zone")};
  ticket.secrecy = secrecy_with_id(word(object, "secrecy")).value_or(Secrecy::kNone);
  return ticket;
}

void put_files(json& object, const std::vector<StoredMedia>& files) {
  for (const StoredMedia& file : files) object["files"].push_back(redis::json_from(file));
}

std::vector<StoredMedia> files_from(const json& object) {
  std::vector<StoredMedia> files;
  const auto found = object.find("files");
  if (found == object.end() || !found->is_array()) return files;
  for (const json& file : *found) {
    if (file.is_object()) files.push_back(media_from(file));
  }
  return files;
}

// What staff, tickets and the sender tell.
std::optional<Happening> what_of_ours(std::string_view kind, const json& object) {
  if (kind == "window")
    return WindowClosed{OutboundId{word(object, "ob")}, TicketId{word(object, "about")},
                        word(object, "text"), files_from(object)};
  if (kind == "stored" && object.contains("media") && object["media"].is_object())
    return MediaStored{EventId{word(object, "fetch")}, word(object, "message"),
                       TicketId{word(object, "about")}, media_from(object["media"])};
  if (kind == "lost")
    return MediaLost{EventId{word(object, "fetch")}, word(object, "message"),
                     TicketId{word(object, "about")}, word(object, "type"), word(object, "reason")};
  const auto ticket = object.find("ticket");
  if (ticket == object.end() || !ticket->is_object()) return std::nullopt;
  if (kind == "replied")
    return StaffReplied{ticket_from(*ticket), word(object, "text"), files_from(object)};
  if (kind == "status")
    return StatusChanged{ticket_from(*ticket), word(object, "text"), word(object, "cause")};
  return std::nullopt;
}

}  // namespace

void put_what(json& object, const Happening& what) {
  std::visit(
      Overloaded{
          [&](const Text& text) {
            object.update({{"k", "text"}, {"text", text.body}});
          },
          [&](const Choice& choice) {
            object.update({{"k", "choice"}, {"choice", choice.id}, {"title", choice.title}});
          },
          [&](const Pin& pin) {
            object.update({{"k", "pin"}, {"lat", pin.at.latitude}, {"lon", pin.at.longitude}});
            put(object, "place", pin.name);
            put(object, "address", pin.address);
          },
          [&](const Unsupported& other) {
            object.update({{"k", "unsupported"}, {"type", other.type}});
            put(object, "text", other.caption);
          },
          [&](const Media& media) {
            object["k"] = "media";
            put(object, "text", media.text);
            put(object, media.attachments);
          },
          [&](const Referral& referral) {
            object.update({{"k", "referral"}, {"ref", referral.ref}, {"source", referral.source}});
          },
          [&](const Reaction& reaction) {
            object.update(
                {{"k", "reaction"}, {"message", reaction.message}, {"text", reaction.emoji}});
          },
          [&](const Edited& edited) {
            object.update({{"k", "edit"}, {"message", edited.message}, {"text", edited.text}});
          },
          [&](const Unsent& unsent) {
            object.update({{"k", "unsent"}, {"message", unsent.message}});
          },
          [&](const Preference& preference) {
            object.update({{"k", "preference"}, {"stop", preference.stop}});
          },
          [&](const Renumbered& renumbered) {
            object["k"] = "renumbered";
            put(object, "old_phone", renumbered.previous_phone);
            put(object, "old_bsuid", renumbered.previous_bsuid);
          },
          [&](const ColleagueReplied& reply) {
            object.update({{"k", "colleague"}, {"text", reply.text}});
            put(object, reply.attachments);
          },
          [&](const WindowClosed& closed) {
            object.update({{"k", "window"}, {"ob", closed.outbound.value}, {"text", closed.text}});
            put(object, "about", closed.ticket.value);
            put_files(object, closed.files);
          },
          [&](const MediaStored& stored) {
            object.update({{"k", "stored"},
                           {"fetch", stored.fetch.value},
                           {"message", stored.message},
                           {"media", json_from(stored.media)}});
            put(object, "about", stored.ticket.value);
          },
          [&](const MediaLost& lost) {
            object.update({{"k", "lost"},
                           {"fetch", lost.fetch.value},
                           {"message", lost.message},
                           {"type", lost.type},
                           {"reason", lost.reason}});
            put(object, "about", lost.ticket.value);
          },
          [&](const StaffReplied& reply) {
            object.update(
                {{"k", "replied"}, {"ticket", json_from(reply.ticket)}, {"text", reply.text}});
            put_files(object, reply.files);
          },
          [&](const StatusChanged& change) {
            object.update({{"k", "status"}, {"ticket", json_from(change.ticket)}});
            put(object, "text", change.note);
            put(object, "cause", change.cause);
          },
          [&](const TimerRang& timer) {
            object.update(
                {{"k", "timer"}, {"timer", timer.name}, {"due", unix_milliseconds(timer.due)}});
          },
      },
      what);
}

std::optional<Happening> what_from(const json& object) {
  const std::string kind = word(object, "k");
  if (kind == "text") return Text{word(object, "text")};
  if (kind == "choice") return Choice{word(object, "choice"), word(object, "title")};
  if (kind == "pin")
    return Pin{{object.value("lat", 0.0), object.value("lon", 0.0)},
               word(object, "place"),
               word(object, "address")};
  if (kind == "unsupported") return Unsupported{word(object, "type"), word(object, "text")};
  if (kind == "timer") return TimerRang{word(object, "timer"), time(object, "due")};
  if (kind == "media") return Media{word(object, "text"), attachments_from(object)};
  if (kind == "referral") return Referral{word(object, "ref"), word(object, "source")};
  if (kind == "reaction") return Reaction{word(object, "message"), word(object, "text")};
  if (kind == "edit") return Edited{word(object, "message"), word(object, "text")};
  if (kind == "unsent") return Unsent{word(object, "message")};
  if (kind == "preference") return Preference{object.value("stop", false)};
  if (kind == "renumbered") return Renumbered{word(object, "old_phone"), word(object, "old_bsuid")};
  if (kind == "colleague") return ColleagueReplied{word(object, "text"), attachments_from(object)};
  return what_of_ours(kind, object);
}

}  // namespace serap::redis
