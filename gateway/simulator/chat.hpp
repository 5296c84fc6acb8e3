#pragma once
// The chats of the simulated phones: who wrote what, with ticks and buttons. In memory; a restart
// forgets them.
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/inbound.hpp"

namespace serap::simulator {

// An invented citizen on one channel. The same name is always the same phone or account.
struct Citizen {
  std::string name;
  std::string id;     // WhatsApp: the phone, 62812 and eight digits; else a PSID or IGSID
  std::string bsuid;  // WhatsApp: "ID." and letters, made from the phone
  Channel channel = Channel::kWhatsapp;
  bool operator==(const Citizen&) const = default;
};
Citizen citizen_named(std::string_view name, Channel channel = Channel::kWhatsapp);

enum class Tick {
  kWaiting,
  kSent,
  kDelivered,
  kRead,
  kFailed
};  // a clock, one tick, two, two blue, a warning
std::string_view name_of(Tick tick);

struct Bubble {
  std::uint64_t seq = 0;  // rises with each change of any bubble
  std::string id;         // wamid or mid
  std::string tenant;     // the number, page or account it was said to or by
  Time at;
  bool from_citizen = false;
  bool from_office = false;  // an officer's words, not the bot's; only with `from_citizen` false
  // text, buttons, list, quick_replies, location_request, template, image, audio, video, document,
  // location, choice; of the citizen also: reaction, edit, unsend
  std::string kind;
  std::string text;
  std::vector<Choice> choices;            // of buttons and lists
  std::vector<std::string> descriptions;  // of a list's rows, "" for none
  std::string list_button;
  std::optional<Coordinates> pin;
  std::string media;     // id of a file
  std::string quoted;    // the message it answers, reacts to or changes
  std::string callback;  // biz_opaque_callback_data or metadata, of what the tenant said
  std::string reaction;  // the emoji set on it
  bool edited = false;
  bool gone = false;  // taken back
  Tick tick = Tick::kWaiting;
  bool operator==(const Bubble&) const = default;
};

// Safe from several threads. A chat goes by the citizen's id, which no two channels share.
// `changed` is called with it after each change, without a lock held.
class Chats {
 public:
  explicit Chats(std::function<void(const std::string& citizen)> changed)
      : changed_(std::move(changed)) {}

  // Remembers the name for its id.
  Citizen enter(std::string_view name, Channel channel = Channel::kWhatsapp);
  // Whom the Graph API means: a phone (with or without plus), a BSUID, a PSID or IGSID. A stranger
  // gets a nameless chat.
  Citizen find(std::string_view id, Channel channel = Channel::kWhatsapp);
  std::vector<Citizen> citizens() const;  // in the order they came

  std::uint64_t add(const std::string& citizen, Bubble bubble);
  // Only forward: a read message does not become a sent one. False if it is unknown or already
  // there.
  bool tick(const std::string& citizen, const std::string& id, Tick tick);
  // Changes a bubble that is there. False if it is not.
  bool change(const std::string& citizen, std::string_view id,
              const std::function<void(Bubble&)>& how);
  // Changed since `after`, oldest first.
  std::vector<Bubble> since(const std::string& citizen, std::uint64_t after) const;
  std::optional<Bubble> with_id(const std::string& citizen, std::string_view id) const;
  // The newest bubble that has a choice with that title (case and outer spaces do not matter), and
  // the choice.
  struct Offer {
    Bubble bubble;
    Choice choice;
  };
  std::optional<Offer> offered(const std::string& citizen, std::string_view title) const;
  std::optional<Time> last_heard(const std::string& citizen) const;  // the citizen's last message

 private:
  struct Chat {
    Citizen citizen;
    std::vector<Bubble> bubbles;
  };
  Chat& chat_of(const Citizen& citizen);
  mutable std::mutex mutex_;
  std::map<std::string, Chat> chats_;  // by the citizen's id
  std::vector<std::string> order_;
  std::uint64_t seq_ = 0;
  std::function<void(const std::string&)> changed_;
};

}  // namespace serap::simulator
