#include "gateway/simulator/platform.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include "services/model/overloaded.hpp"

namespace serap::simulator {
namespace {

using nlohmann::json;

constexpr std::chrono::hours kWindow{24};
// As on a phone: one tick at once, the second when the phone has it.
constexpr std::chrono::milliseconds kUntilSent{60};
constexpr std::chrono::milliseconds kUntilDelivered{160};

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string sha256_base64(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return base64({reinterpret_cast<const char*>(digest.data()), size});
}

GraphReply reply_of(const GraphError& error) { return {error.http_status, body_of(error), false}; }

const GraphError kBadToken{
    401, 190, 0, "Invalid OAuth access token - Cannot parse access token", {}};
const GraphError kNoSuchObject{
    400, 100, 33, "Unsupported request. Object does not exist or cannot be loaded", {}};

}  // namespace

Platform::Platform(std::vector<Number> numbers, Clock clock, Chats& chats, WebhookOut& out,
                   FaultBox& faults)
    : numbers_(std::move(numbers)),
      clock_(std::move(clock)),
      chats_(chats),
      out_(out),
      faults_(faults) {}

const Number* Platform::number_with(std::string_view id) const {
  if (id.empty()) return numbers_.empty() ? nullptr : &numbers_.front();
  const auto found =
      std::find_if(numbers_.begin(), numbers_.end(), [&](const Number& n) { return n.id == id; });
  return found == numbers_.end() ? nullptr : &*found;
}

bool Platform::knows_token(std::string_view token) const {
  return std::any_of(numbers_.begin(), numbers_.end(),
                     [&](const Number& n) { return n.token == token; });
}

std::string Platform::fresh_id(std::string_view prefix) {
  const std::lock_guard lock(mutex_);
  std::string bytes;
  for (int i = 0; i < 3; ++i) {
    const std::uint64_t word = random_();
    bytes.append(reinterpret_cast<const char*>(&word), sizeof word);
  }
  std::string id = base64(bytes);
  std::replace(id.begin(), id.end(), '+', 'A');
  std::replace(id.begin(), id.end(), '/', 'B');
  return std::string(prefix) + id;
}

std::string Platform::keep_photo(const Deed& deed) {
  const std::lock_guard lock(mutex_);
  Photo photo{std::to_string(next_photo_++), deed.mime, deed.photo, sha256_base64(deed.photo)};
  const std::string id = photo.id;
  photos_.emplace(id, std::move(photo));
  return id;
}

std::optional<Photo> Platform::photo(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = photos_.find(id);
  if (found == photos_.end()) return std::nullopt;
  return found->second;
}

Result<Bubble> Platform::say(const Deed& deed) {
  const Number* number = number_with(deed.tenant);
  if (!number) return Error{Error::Kind::kNotFound, "there is no such number"};
  if (deed.as.empty()) return Error{Error::Kind::kInvalid, "who speaks? \"as\" is empty"};
  const Citizen citizen = chats_.enter(deed.as);

  Bubble bubble;
  bubble.id = fresh_id("wamid.");
  bubble.tenant = number->id;
  bubble.at = clock_();
  bubble.from_citizen = true;
  bubble.text = deed.text;
  bool list = false;
  if (deed.kind == "choice") {
    const std::optional<Chats::Offer> offer = chats_.offered(citizen.phone, deed.text);
    if (!offer) return Error{Error::Kind::kNotFound, "no button or list row has that title"};
    list = offer->bubble.kind == "list";
    bubble.kind = "choice";
    bubble.text = offer->choice.title;
    bubble.choices = {offer->choice};
    bubble.quoted = offer->bubble.id;
    bubble.tenant = offer->bubble.tenant;
    number = number_with(bubble.tenant);
  } else if (deed.kind == "pin") {
    bubble.kind = "location";
    bubble.pin = deed.pin;
  } else if (deed.kind == "photo") {
    bubble.kind = "image";
    bubble.media = keep_photo(deed);
  } else if (deed.kind == "text" && !deed.text.empty()) {
    bubble.kind = "text";
  } else {
    return Error{Error::Kind::kInvalid, "kind must be text (with words), choice, pin or photo"};
  }
  chats_.add(citizen.phone, bubble);
  chats_.tick(citizen.phone, bubble.id, Tick::kSent);
  const std::optional<Photo> picture = photo(bubble.media);
  // The second tick is the door's 200: a tenant that is down leaves its citizens with one.
  const auto taken = [this, phone = citizen.phone, id = bubble.id] {
    chats_.tick(phone, id, Tick::kDelivered);
  };
  if (!out_.post({message_webhook(citizen, bubble, picture ? &*picture : nullptr, list),
                  number->app_secret, taken})) {
    return Error{Error::Kind::kUnavailable,
                 "the door has been away too long: nothing more is kept for it"};
  }
  return bubble;
}

void Platform::tell(const Number& number, const Citizen& citizen, const Bubble& bubble, Tick tick,
                    std::chrono::milliseconds delay) {
  if (faults_.take_dropped_status()) return;
  out_.post({status_webhook(citizen, bubble, tick, clock_() + delay, 0), number.app_secret, {}},
            delay);
}

void Platform::open_chat(const std::string& name) {
  const Citizen citizen = chats_.enter(name);
  for (const Bubble& bubble : chats_.since(citizen.phone, 0)) {
    if (bubble.from_citizen || !chats_.tick(citizen.phone, bubble.id, Tick::kRead)) continue;
    // After the second tick, which is still on its way when the chat is open already.
    if (const Number* number = number_with(bubble.tenant))
      tell(*number, citizen, bubble, Tick::kRead, kUntilDelivered * 2);
  }
}

GraphReply Platform::message(const std::string& id, std::string_view token, std::string_view body,
                             bool from_office) {
  if (!knows_token(token)) return reply_of(kBadToken);
  const Number* number = number_with(id);
  if (!number || id.empty() || number->token != token) return reply_of(kNoSuchObject);
  if (const int code = faults_.take_error()) {
    return reply_of({code == 1 || code == 2 ? 500 : 400,
                     code,
                     0,
                     "(#" + std::to_string(code) + ") On request",
                     {}});
  }
  return std::visit(Overloaded{
                        [&](Said said) { return take(*number, std::move(said), from_office); },
                        [&](const ReadMark& mark) {
                          for (const Citizen& citizen : chats_.citizens())
                            chats_.tick(citizen.phone, mark.message_id, Tick::kRead);
                          return GraphReply{200, R"({"success":true})", false};
                        },
                        [&](const GraphError& error) { return reply_of(error); },
                    },
                    check_message(body));
}

GraphReply Platform::take(const Number& number, Said said, bool from_office) {
  const Citizen citizen = chats_.find(said.to);
  const std::optional<Time> heard = chats_.last_heard(citizen.phone);
  // Nothing heard means that this stand-in was started again: it does not know, so it lets it pass.
  if (heard && clock_() - *heard > kWindow) {
    return reply_of({400, 131047, 0, "(#131047) Re-engagement message",
                     "More than 24 hours have passed since the recipient last replied"});
  }
  Bubble bubble = std::move(said.bubble);
  bubble.id = fresh_id("wamid.");
  bubble.tenant = number.id;
  bubble.at = clock_();
  bubble.from_office = from_office;
  bubble.tick = Tick::kDelivered;
  chats_.add(citizen.phone, bubble);
  tell(number, citizen, bubble, Tick::kSent, kUntilSent);
  tell(number, citizen, bubble, Tick::kDelivered, kUntilDelivered);
  const json contact = {{"input", said.to}, {"wa_id", citizen.phone}, {"user_id", citizen.bsuid}};
  const json answer = {{"messaging_product", "whatsapp"},
                       {"contacts", json::array({contact})},
                       {"messages", json::array({{{"id", bubble.id}}})}};
  return {200, answer.dump(), faults_.take_lost_answer()};
}

GraphReply Platform::media(const std::string& id, std::string_view token,
                           const std::string& origin) {
  if (!knows_token(token)) return reply_of(kBadToken);
  const std::optional<Photo> found = photo(id);
  if (!found) return reply_of(kNoSuchObject);
  const json answer = {{"messaging_product", "whatsapp"},  {"url", origin + "/media/" + id},
                       {"mime_type", found->mime},         {"sha256", found->sha256},
                       {"file_size", found->bytes.size()}, {"id", id}};
  return {200, answer.dump(), false};
}

}  // namespace serap::simulator
