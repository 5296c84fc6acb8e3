#pragma once
// One thing that a payload tells, in the same words for every channel: what events are made of, and
// what `serapctl parse` prints.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/inbound.hpp"

namespace serap::platform {

enum class ToldKind {
  kMessage,
  kPostback,  // a button of an older message, a menu, an ice breaker
  kReferral,  // a link or an advertisement opened the chat
  kStatus,    // of a message of ours
  kEcho,      // a message that our side sent: we, or a colleague
  kReaction,
  kEdit,
  kDelete,
  kOptin,
  kOptout,
  kSystem,
  kIgnored,   // understood, and nothing to do: `reason`
  kRejected,  // cannot be read: `reason`
};
std::string_view name_of(ToldKind kind);  // "message", "postback", ...

struct ToldError {
  int code = 0;
  std::string title;
  bool operator==(const ToldError&) const = default;
};

// Where a value stood: {"text", "entry[0].changes[0].value.messages[0].text.body"}.
struct Source {
  std::string field;
  std::string path;
  bool operator==(const Source&) const = default;
};

struct Told {
  ToldKind kind = ToldKind::kMessage;
  TenantId tenant;        // empty where the item is about the account
  std::string scoped_id;  // PSID, IGSID; empty on WhatsApp
  Person person;          // WhatsApp: phone, BSUID, names
  std::string id;         // platform id of the item; of a status and reaction: of the message
  std::optional<Time> at;
  std::string text;
  std::vector<Attachment> attachments;
  std::optional<Pin> location;
  std::string payload;   // of the button, row or quick reply; of a link
  std::string reply_to;  // the message quoted, reacted to, edited or taken back
  std::string status;    // the platform's word: sent, delivered, read, played, ...
  std::optional<ToldError> error;
  std::vector<std::string> flags;
  std::string reason;  // ignored: its first word is one of a short list, fit for a metric

  bool by_page = false;           // Messenger, Instagram: the page itself did it
  std::string unsupported;        // the platform's word for a content we do not take
  std::string ours;               // biz_opaque_callback_data or metadata: what we sent along
  std::string ordinal;            // of an edit
  std::optional<Time> watermark;  // a status of all messages up to then
  Person previous;                // system: the numbers before
  std::string raw;                // rejected: the item as JSON; a citizen's words may be in it
  std::vector<Source> sources;    // only if asked for

  bool has(std::string_view flag) const;
};

// True if a citizen is named in any way.
bool names_citizen(const Told& told);

}  // namespace serap::platform
