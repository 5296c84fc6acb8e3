#include "gateway/platform/requests.hpp"

#include <nlohmann/json.hpp>

#include "gateway/platform/media_form.hpp"
#include "gateway/platform/messaging_send.hpp"
#include "gateway/platform/whatsapp_send.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;

GraphRequest sender_action(const Address& to, const char* action) {
  const json body = {{"recipient", {{"id", to.id}}}, {"sender_action", action}};
  const std::string who = to.channel == Channel::kInstagram ? "me" : to.tenant.value;
  return {0, "/" + who + "/messages", body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

}  // namespace

std::vector<GraphRequest> requests_of(const Outbound& outbound, Manner manner) {
  return outbound.to.channel == Channel::kWhatsapp ? whatsapp_requests(outbound, manner)
                                                   : messaging_requests(outbound, manner);
}

std::string body_with(const GraphRequest& request, std::string_view media_id) {
  // Within a JSON text an empty value looks like this only where the translator left it empty:
  // quotes of a citizen's or officer's words have a backslash in front.
  for (const std::string_view hole : {R"("attachment_id":"")", R"("id":"")"}) {
    const std::size_t at = request.body.find(hole);
    if (at == std::string::npos) continue;
    const std::string id = json(media_id).dump(-1, ' ', false, json::error_handler_t::replace);
    return std::string(request.body).replace(at + hole.size() - 2, 2, id);
  }
  return request.body;
}

Upload upload_of(const Address& to, const StoredMedia& media) {
  if (to.channel == Channel::kWhatsapp) {
    return {"/" + to.tenant.value + "/media",
            {{"messaging_product", "whatsapp"}, {"type", media.mime}},
            "file"};
  }
  const json attachment = {{"type", media_form(to.channel, media).value_or("file")},
                           {"payload", {{"is_reusable", true}}}};
  const std::string message = json{{"attachment", attachment}}.dump();
  if (to.channel == Channel::kInstagram)
    return {
        "/me/message_attachments", {{"platform", "instagram"}, {"message", message}}, "filedata"};
  return {"/" + to.tenant.value + "/message_attachments", {{"message", message}}, "filedata"};
}

std::vector<GraphRequest> read_mark(const Address& to, std::string_view message, bool typing) {
  if (to.channel != Channel::kWhatsapp) {
    std::vector<GraphRequest> marks{sender_action(to, "mark_seen")};
    if (typing) marks.push_back(sender_action(to, "typing_on"));
    return marks;
  }
  json body = {{"messaging_product", "whatsapp"}, {"status", "read"}, {"message_id", message}};
  if (typing) body["typing_indicator"] = {{"type", "text"}};
  return {{0, "/" + to.tenant.value + "/messages",
           body.dump(-1, ' ', false, json::error_handler_t::replace)}};
}

}  // namespace serap::platform
