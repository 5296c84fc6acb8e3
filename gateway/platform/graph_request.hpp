#pragma once
// One call of the Graph API that says something, and what its answer means; the same for every
// channel.
#include <optional>
#include <string>
#include <string_view>

#include "services/model/media.hpp"

namespace serap::platform {

struct GraphRequest {
  int part = 0;      // which part of the message, from 0: a retry goes on from the part that failed
  std::string path;  // below the version: "/111/messages"
  std::string body;  // JSON
  // What must be uploaded first: the platform's id of it goes into `body` (requests.hpp).
  std::optional<StoredMedia> media = {};
  bool operator==(const GraphRequest&) const = default;
};

// What to do with a message after an answer, or with its citizen or channel.
enum class Verdict {
  kAccepted,       // it has a platform id; delivery is told by statuses
  kRetry,          // try again with back-off
  kRetryPair,      // this citizen must wait, 4^tries seconds; others go on
  kRetryChannel,   // the whole number must slow down
  kPauseChannel,   // nothing will work until a person acts or the platform calms down: keep the
                   // queue, alarm
  kNeedsTemplate,  // the window is closed
  kPermanent,      // this message will never work
  kUnheard,        // it may have been sent: wait for its status before saying it again
};
std::string_view name_of(Verdict verdict);

struct GraphAnswer {
  Verdict verdict =
      Verdict::kUnheard;   // by is_transient and the HTTP status: codes are the sender's
  std::string message_id;  // with kAccepted
  int code = 0;            // the platform's error code
  std::string title;       // the platform's words for it
  std::string trace;       // fbtrace_id: what Meta's support asks for
  int subcode = 0;         // Messenger and Instagram
  bool has_code = false;   // there is an error code: 0 is one
  bool operator==(const GraphAnswer&) const = default;
};

}  // namespace serap::platform
