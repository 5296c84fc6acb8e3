// The platform as its tenants see it: the Graph API.
#include "gateway/simulator/platform.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "gateway/simulator/messaging_check.hpp"
#include "gateway/simulator/messaging_payload.hpp"
#include "gateway/simulator/multipart.hpp"
#include "services/model/overloaded.hpp"

namespace serap::simulator {
namespace {

using nlohmann::json;

constexpr std::chrono::hours kWindow{24};
constexpr std::chrono::hours kHumanAgentWindow{24 * 7};
// As on a phone: one tick at once, the second when the phone has it.
constexpr std::chrono::milliseconds kUntilSent{60};
constexpr std::chrono::milliseconds kUntilDelivered{160};
constexpr const char* kTenantsApp = "100000000000077";

GraphReply reply_of(const GraphError& error) { return {error.http_status, body_of(error), false}; }

const GraphError kBadToken{
    401, 190, 0, "Invalid OAuth access token - Cannot parse access token", {}};
const GraphError kNoSuchObject{
    400, 100, 33, "Unsupported request. Object does not exist or cannot be loaded", {}};

std::string accepted(const Account& account, const Citizen& citizen, const Said& said,
                     const std::string& id) {
  if (account.channel != Channel::kWhatsapp)
    return json{{"recipient_id", said.to}, {"message_id", id}}.dump();
  const json contact = {{"input", said.to}, {"wa_id", citizen.id}, {"user_id", citizen.bsuid}};
  return json{{"messaging_product", "whatsapp"},
              {"contacts", json::array({contact})},
              {"messages", json::array({{{"id", id}}})}}
      .dump();
}

}  // namespace

Platform::Platform(std::vector<Account> accounts, std::string origin, Clock clock, Parts parts)
    : accounts_(std::move(accounts)),
      origin_(std::move(origin)),
      clock_(std::move(clock)),
      chats_(parts.chats),
      out_(parts.out),
      faults_(parts.faults),
      shelf_(parts.shelf),
      registry_(parts.faults) {}

const Account* Platform::account_of(Channel channel, std::string_view id) const {
  const auto found = std::find_if(accounts_.begin(), accounts_.end(), [&](const Account& one) {
    return one.channel == channel && (id.empty() || one.id == id);
  });
  return found == accounts_.end() ? nullptr : &*found;
}

const Account* Platform::account_for(const std::string& id, std::string_view token) const {
  const auto found = std::find_if(accounts_.begin(), accounts_.end(), [&](const Account& one) {
    return one.token == token && (one.id == id || id == "me");
  });
  return found == accounts_.end() ? nullptr : &*found;
}

bool Platform::knows_token(std::string_view token) const {
  return !faults_.state().dead_token &&
         std::any_of(accounts_.begin(), accounts_.end(),
                     [&](const Account& one) { return one.token == token; });
}

std::optional<GraphReply> Platform::ask(const GraphAsk& ask, std::string_view token) {
  if (!knows_token(token)) return reply_of(kBadToken);
  const auto asked = std::find_if(accounts_.begin(), accounts_.end(), [&](const Account& one) {
    return one.token == token &&
           (ask.object == "me" || ask.object == "debug_token" || ask.object == one.id ||
            ask.object == business_account_of(one.id));
  });
  return asked == accounts_.end() ? std::nullopt : registry_.answer(*asked, ask);
}

std::string Platform::fresh_id(Channel channel) {
  const std::lock_guard lock(mutex_);
  std::string bytes;
  for (int i = 0; i < 3; ++i) {
    const std::uint64_t word = random_();
    bytes.append(reinterpret_cast<const char*>(&word), sizeof word);
  }
  std::string id = base64(bytes);
  std::replace(id.begin(), id.end(), '+', 'A');
  std::replace(id.begin(), id.end(), '/', 'B');
  return (channel == Channel::kWhatsapp    ? "wamid."
          : channel == Channel::kMessenger ? "m_"
                                           : "aWd_") +
         id;
}

bool Platform::post(const Account& account, std::string body, std::chrono::milliseconds delay,
                    std::function<void()> taken) {
  if (faults_.state().lost_subscription) return true;  // nobody is told, now or later
  return out_.post({std::move(body), account.app_secret, std::move(taken),
                    "/" + std::string(serap::name_of(account.channel))},
                   delay);
}

void Platform::tell(const Account& account, const Citizen& citizen, const Bubble& bubble, Tick tick,
                    std::chrono::milliseconds delay) {
  const bool receipt = account.channel != Channel::kWhatsapp;
  const bool never =
      receipt &&
      (tick == Tick::kSent || (account.channel == Channel::kInstagram && tick == Tick::kDelivered));
  if (never || faults_.take_dropped_status()) return;
  const Time at = clock_() + delay;
  post(account,
       receipt ? receipt_webhook(citizen, bubble, tick, at)
               : status_webhook(citizen, bubble, tick, at, 0),
       delay);
}

void Platform::open_chat(const std::string& name, Channel channel) {
  const Citizen citizen = chats_.enter(name, channel);
  for (const Bubble& bubble : chats_.since(citizen.id, 0)) {
    if (bubble.from_citizen || !chats_.tick(citizen.id, bubble.id, Tick::kRead)) continue;
    // After the second tick, which is still on its way when the chat is open already.
    if (const Account* account = account_of(channel, bubble.tenant))
      tell(*account, citizen, bubble, Tick::kRead, kUntilDelivered * 2);
  }
}

GraphReply Platform::message(const std::string& id, std::string_view token, std::string_view body,
                             bool from_office) {
  if (!knows_token(token)) return reply_of(kBadToken);
  const Account* account = account_for(id, token);
  if (!account) return reply_of(kNoSuchObject);
  if (const std::optional<FaultBox::Refusal> refusal = faults_.take_error()) {
    const int status = refusal->code == 1 || refusal->code == 2 ? 500 : 400;
    return reply_of({status,
                     refusal->code,
                     refusal->subcode,
                     "(#" + std::to_string(refusal->code) + ") On request",
                     {}});
  }
  const auto heard = Overloaded{
      [&](Said said) { return take(*account, std::move(said), from_office); },
      [&](const ReadMark& mark) {
        for (const Citizen& citizen : chats_.citizens())
          chats_.tick(citizen.id, mark.message_id, Tick::kRead);
        return GraphReply{200, R"({"success":true})", false};
      },
      [&](const SenderAction& action) {
        for (const Bubble& bubble : chats_.since(action.to, 0)) {
          if (bubble.from_citizen && action.action == "mark_seen")
            chats_.tick(action.to, bubble.id, Tick::kRead);
        }
        return GraphReply{200, json{{"recipient_id", action.to}}.dump(), false};
      },
      [&](const GraphError& error) { return reply_of(error); },
  };
  return account->channel == Channel::kWhatsapp
             ? std::visit(heard, check_message(body))
             : std::visit(heard, check_messaging(account->channel, body));
}

// Nothing heard means that this stand-in was started again: it does not know, so it lets it pass.
std::optional<GraphError> Platform::objection(const Account& account, const Citizen& citizen,
                                              const Said& said) const {
  const bool whatsapp = account.channel == Channel::kWhatsapp;
  if (!said.bubble.media.empty() && !shelf_.find(said.bubble.media)) {
    return whatsapp ? GraphError{400, 131053, 0, "(#131053) Media upload error", "No such media"}
                    : GraphError{400, 100, 2018047, "(#100) Upload attachment failure.", {}};
  }
  const std::optional<Time> heard = chats_.last_heard(citizen.id);
  const auto silent = heard ? clock_() - *heard : std::chrono::milliseconds{0};
  const bool template_passes = said.manner == "TEMPLATE" || said.manner == "UTILITY";
  const bool agent_passes = said.manner == "HUMAN_AGENT" && silent <= kHumanAgentWindow;
  if (silent <= kWindow || template_passes || agent_passes) return std::nullopt;
  if (whatsapp) {
    return GraphError{400, 131047, 0, "(#131047) Re-engagement message",
                      "More than 24 hours have passed since the recipient last replied"};
  }
  const int subcode = account.channel == Channel::kInstagram ? 2534022 : 2018278;
  return GraphError{400, 10, subcode, "(#10) This message is sent outside of allowed window.", {}};
}

GraphReply Platform::take(const Account& account, Said said, bool from_office) {
  const Citizen citizen = chats_.find(said.to, account.channel);
  if (const std::optional<GraphError> error = objection(account, citizen, said))
    return reply_of(*error);
  Bubble bubble = std::move(said.bubble);
  bubble.id = fresh_id(account.channel);
  bubble.tenant = account.id;
  bubble.at = clock_();
  bubble.from_office = from_office;
  bubble.tick = Tick::kDelivered;
  chats_.add(citizen.id, bubble);
  if (account.channel != Channel::kWhatsapp)
    post(account, echo_webhook(citizen, bubble, kTenantsApp), kUntilSent);
  tell(account, citizen, bubble, Tick::kSent, kUntilSent);
  tell(account, citizen, bubble, Tick::kDelivered, kUntilDelivered);
  return {200, accepted(account, citizen, said, bubble.id), faults_.take_lost_answer()};
}

GraphReply Platform::upload(const std::string& id, std::string_view token,
                            std::string_view content_type, std::string_view body) {
  if (!knows_token(token)) return reply_of(kBadToken);
  const Account* account = account_for(id, token);
  if (!account) return reply_of(kNoSuchObject);
  const bool whatsapp = account->channel == Channel::kWhatsapp;
  Result<std::map<std::string, Part>> parts = parts_of(content_type, body);
  const auto file =
      parts ? parts->find(whatsapp ? "file" : "filedata") : std::map<std::string, Part>::iterator{};
  const bool named = parts && parts->contains(whatsapp ? "messaging_product" : "message");
  if (!parts || file == parts->end() || !named || file->second.body.empty())
    return reply_of({400, 100, 0, "(#100) The upload lacks its file or a parameter", {}});
  const std::string kept =
      shelf_.keep(file->second.content_type, std::move(file->second.body), file->second.file_name);
  return {200, json{{whatsapp ? "id" : "attachment_id", kept}}.dump(), false};
}

GraphReply Platform::media(const std::string& id, std::string_view token,
                           const std::string& origin) {
  if (!knows_token(token)) return reply_of(kBadToken);
  const std::optional<File> found = shelf_.find(id);
  if (!found) return reply_of(kNoSuchObject);
  const json answer = {{"messaging_product", "whatsapp"},  {"url", origin + "/media/" + id},
                       {"mime_type", found->mime},         {"sha256", found->sha256},
                       {"file_size", found->bytes.size()}, {"id", id}};
  return {200, answer.dump(), false};
}

}  // namespace serap::simulator
