#pragma once
// What must be said -> calls of the Graph API, for every channel; their answers -> what to do next.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/platform/graph_request.hpp"
#include "services/model/outbound.hpp"

namespace serap::platform {

// How a message may go.
enum class Manner {
  kFree,        // inside the 24-hour window
  kHumanAgent,  // Messenger, Instagram: an officer's own words, for 7 days
  kTemplate,    // WhatsApp, Messenger: the platform's approved message, at any time
};

// The calls that say `outbound`, in order. Each carries "<outbound id>|<part>", so its status or
// echo names it; the same outbound always has the same parts. Empty if there is nothing to say, if
// its id is too long to come back, or if the channel has no such manner (Instagram: templates;
// WhatsApp: human agent) or the template has no name.
std::vector<GraphRequest> requests_of(const Outbound& outbound, Manner manner = Manner::kFree);

// The body of `request` once its media is at the platform under `media_id`.
std::string body_with(const GraphRequest& request, std::string_view media_id);

// How stored bytes go to the platform before a message can show them: multipart/form-data with
// `fields` and the file, with its own content type, under `file_field`.
struct Upload {
  std::string path;  // below the version
  std::vector<std::pair<std::string, std::string>> fields;
  std::string file_field;
};
Upload upload_of(const Address& to, const StoredMedia& media);
// The id that an upload's answer gives; empty if it gives none.
std::string uploaded_id(std::string_view body);

// Shows the citizen that their message was read and, with `typing`, that an answer is coming. Not a
// message: nothing tells its fate, losing it costs nothing. `message` is the platform id of theirs.
std::vector<GraphRequest> read_mark(const Address& to, std::string_view message, bool typing);

// What the answer to a call says. Its verdict goes by is_transient and the HTTP status only; what
// an error code means is in the sender's table.
GraphAnswer answer_of(int http_status, std::string_view body);

}  // namespace serap::platform
