#pragma once
// Pictures, voice notes and files: as a platform names them, and as we keep them.
#include <cstdint>
#include <string>

#include "services/model/address.hpp"
#include "services/model/time.hpp"

namespace serap {

// What hangs on a citizen's message. Its bytes are still at the platform.
struct Attachment {
  std::string type;    // image, audio, video, document, sticker, contact, share
  std::string ref;     // WhatsApp: media id; Messenger, Instagram: URL. Never in a log
  std::string mime;    // as told; the content decides
  std::string name;    // a document's file name, chosen by the sender: never a path
  std::string sha256;  // as told (base64 or hex), or empty
  bool keep = true;    // false: must not be stored (a story, a sticker, a link)
  bool operator==(const Attachment&) const = default;
};

// Bytes in our own store, named by what they are.
struct StoredMedia {
  std::string hash;  // SHA-256 of the stored bytes, 64 hex digits
  std::string mime;  // by content: image/jpeg, audio/ogg, ...
  std::string name;  // shown to people; may be empty
  std::uint64_t bytes = 0;
  bool operator==(const StoredMedia&) const = default;
};

// What stands in fetch:{p}: bytes to be brought from the platform before they expire there.
struct Fetch {
  EventId id;           // the message's event id and the attachment's ordinal: "<event>#<ordinal>"
  Address from;         // tenant and citizen
  std::string message;  // platform id of the message it hangs on
  Attachment attachment;
  TicketId ticket;  // which ticket it belongs to; may be empty
  Time at;          // the message's time: refs die (WhatsApp after 7 days, links sooner)
  bool operator==(const Fetch&) const = default;
};

}  // namespace serap
