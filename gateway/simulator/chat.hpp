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

// An invented citizen. The same name is always the same phone.
struct Citizen {
  std::string name;
  std::string phone;  // digits: 62812 and eight more
  std::string bsuid;  // "ID." and letters, made from the phone
  bool operator==(const Citizen&) const = default;
};
Citizen citizen_named(std::string_view name);

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
  std::string id;         // wamid
  std::string tenant;     // the phone_number_id it was said to or by
  Time at;
  bool from_citizen = false;
  bool from_office = false;  // an officer's words, not the bot's; only with `from_citizen` false
  std::string kind;          // text, buttons, list, location_request, image, location, choice
  std::string text;
  std::vector<Choice> choices;            // of buttons and lists
  std::vector<std::string> descriptions;  // of a list's rows, "" for none
  std::string list_button;
  std::optional<Coordinates> pin;
  std::string media;     // id of a photo
  std::string quoted;    // the wamid it answers
  std::string callback;  // biz_opaque_callback_data, of what the tenant said
  Tick tick = Tick::kWaiting;
  bool operator==(const Bubble&) const = default;
};

// Safe from several threads. `changed` is called with the citizen's phone after each change,
// without a lock held.
class Chats {
 public:
  explicit Chats(std::function<void(const std::string& phone)> changed)
      : changed_(std::move(changed)) {}

  Citizen enter(std::string_view name);  // remembers the name for its phone
  // Whom the Graph API means: a phone (with or without plus) or a BSUID. A stranger gets a nameless
  // chat.
  Citizen find(std::string_view phone_or_bsuid);
  std::vector<Citizen> citizens() const;  // in the order they came

  std::uint64_t add(const std::string& phone, Bubble bubble);
  // Only forward: a read message does not become a sent one. False if it is unknown or already
  // there.
  bool tick(const std::string& phone, const std::string& id, Tick tick);
  // Changed since `after`, oldest first.
  std::vector<Bubble> since(const std::string& phone, std::uint64_t after) const;
  std::optional<Bubble> with_id(const std::string& phone, std::string_view id) const;
  // The newest bubble that has a choice with that title (case and outer spaces do not matter), and
  // the choice.
  struct Offer {
    Bubble bubble;
    Choice choice;
  };
  std::optional<Offer> offered(const std::string& phone, std::string_view title) const;
  std::optional<Time> last_heard(const std::string& phone) const;  // the citizen's last message

 private:
  struct Chat {
    Citizen citizen;
    std::vector<Bubble> bubbles;
  };
  Chat& chat_of(const Citizen& citizen);
  mutable std::mutex mutex_;
  std::map<std::string, Chat> chats_;  // by phone
  std::vector<std::string> order_;
  std::uint64_t seq_ = 0;
  std::function<void(const std::string&)> changed_;
};

}  // namespace serap::simulator
