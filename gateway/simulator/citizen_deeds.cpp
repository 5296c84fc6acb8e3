// The platform as a citizen's phone sees it, and a colleague in the platform's own inbox.
#include <algorithm>
#include <array>

#include "gateway/simulator/messaging_payload.hpp"
#include "gateway/simulator/platform.hpp"

namespace serap::simulator {
namespace {

constexpr std::array<std::string_view, 3> kChanges{"reaction", "edit", "unsend"};
// A colleague's messages carry the inbox's own app id.
constexpr const char* kPageInbox = "263902037430900";
constexpr const char* kInstagramInbox = "1217981644879628";

bool is_change(std::string_view kind) {
  return std::find(kChanges.begin(), kChanges.end(), kind) != kChanges.end();
}

// What the deed's file is called in a bubble; empty if it has none.
std::string file_kind(const std::string& deed) {
  if (deed == "photo") return "image";
  if (deed == "voice") return "audio";
  return deed == "video" || deed == "document" ? deed : std::string();
}

}  // namespace

std::string Platform::target_of(const Deed& deed, const Citizen& citizen) const {
  if (!deed.message.empty()) return deed.message;
  const bool own = deed.kind != "reaction";  // people edit their own words, and react to ours
  std::string newest;
  for (const Bubble& bubble : chats_.since(citizen.id, 0)) {
    if (bubble.from_citizen == own && !bubble.gone) newest = bubble.id;
  }
  return newest;
}

Result<Bubble> Platform::bubble_of(const Deed& deed, const Citizen& citizen, std::string& offer) {
  Bubble bubble;
  bubble.text = deed.text;
  const std::string kind = file_kind(deed.kind);
  if (deed.kind == "choice") {
    const std::optional<Chats::Offer> offered = chats_.offered(citizen.id, deed.text);
    if (!offered) return Error{Error::Kind::kNotFound, "no button or list row has that title"};
    offer = offered->bubble.kind;
    bubble.kind = "choice";
    bubble.text = offered->choice.title;
    bubble.choices = {offered->choice};
    bubble.quoted = offered->bubble.id;
    bubble.tenant = offered->bubble.tenant;
  } else if (deed.kind == "pin") {
    bubble.kind = "location";
    bubble.pin = deed.pin;
  } else if (!kind.empty()) {
    bubble.kind = kind;
    bubble.media = shelf_.keep(deed.mime, deed.file, deed.name);
  } else if (is_change(deed.kind)) {
    bubble.kind = deed.kind;
    bubble.quoted = target_of(deed, citizen);
    if (bubble.quoted.empty())
      return Error{Error::Kind::kNotFound, "there is no message to change"};
    if (deed.kind == "unsend" && deed.channel == Channel::kMessenger)
      return Error{Error::Kind::kInvalid, "Messenger does not tell pages of unsent messages"};
  } else if (deed.kind == "text" && !deed.text.empty()) {
    bubble.kind = "text";
    bubble.quoted = deed.message;
  } else {
    return Error{Error::Kind::kInvalid, "there is no such kind of message, or it has no words"};
  }
  return bubble;
}

void Platform::change_chat(const Citizen& citizen, const Bubble& deed) {
  chats_.change(citizen.id, deed.quoted, [&](Bubble& bubble) {
    if (deed.kind == "reaction") bubble.reaction = deed.text;
    if (deed.kind == "edit") bubble.text = deed.text;
    if (deed.kind == "edit") bubble.edited = true;
    if (deed.kind == "unsend") bubble.gone = true;
  });
}

Result<Bubble> Platform::say(const Deed& deed) {
  const Account* account = account_of(deed.channel, deed.tenant);
  if (!account) return Error{Error::Kind::kNotFound, "there is no such number, page or account"};
  if (deed.as.empty()) return Error{Error::Kind::kInvalid, "who speaks? \"as\" is empty"};
  const Citizen citizen = chats_.enter(deed.as, deed.channel);
  if (deed.kind == "colleague") return answer_by_hand(deed, *account, citizen);

  std::string offer;
  Result<Bubble> made = bubble_of(deed, citizen, offer);
  if (!made) return made;
  Bubble& bubble = *made;
  bubble.id = fresh_id(deed.channel);
  bubble.at = clock_();
  bubble.from_citizen = true;
  if (!bubble.tenant.empty()) account = account_of(deed.channel, bubble.tenant);
  bubble.tenant = account->id;
  if (is_change(bubble.kind)) {
    change_chat(citizen, bubble);
  } else {
    chats_.add(citizen.id, bubble);
    chats_.tick(citizen.id, bubble.id, Tick::kSent);
  }
  const std::optional<File> file = shelf_.find(bubble.media);
  const File* attached = file ? &*file : nullptr;
  std::string body = deed.channel == Channel::kWhatsapp
                         ? message_webhook(citizen, bubble, attached, offer == "list")
                         : messaging_webhook(citizen, bubble, attached, offer, origin_);
  // The second tick is the door's 200: a tenant that is down leaves its citizens with one.
  const auto taken = [this, id = citizen.id, message = bubble.id] {
    chats_.tick(id, message, Tick::kDelivered);
  };
  if (!post(*account, std::move(body), {}, taken)) {
    return Error{Error::Kind::kUnavailable,
                 "the door has been away too long: nothing more is kept for it"};
  }
  return made;
}

Result<Bubble> Platform::answer_by_hand(const Deed& deed, const Account& account,
                                        const Citizen& citizen) {
  if (deed.text.empty()) return Error{Error::Kind::kInvalid, "a colleague's answer needs words"};
  Bubble bubble;
  bubble.id = fresh_id(deed.channel);
  bubble.tenant = account.id;
  bubble.at = clock_();
  bubble.from_office = true;
  bubble.kind = "text";
  bubble.text = deed.text;
  bubble.tick = Tick::kDelivered;
  chats_.add(citizen.id, bubble);
  const char* inbox = deed.channel == Channel::kInstagram ? kInstagramInbox : kPageInbox;
  post(account, deed.channel == Channel::kWhatsapp ? app_echo_webhook(citizen, bubble)
                                                   : echo_webhook(citizen, bubble, inbox));
  return bubble;
}

}  // namespace serap::simulator
