#include "gateway/simulator/chat.hpp"

#include <algorithm>
#include <cctype>

namespace serap::simulator {
namespace {

std::string folded(std::string_view text) {
  const auto white = [](unsigned char c) { return std::isspace(c) != 0; };
  while (!text.empty() && white(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && white(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

// FNV-1a, 64 bits.
std::uint64_t digest(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

Citizen citizen_with_phone(std::string phone) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string bsuid = "ID.";
  std::uint64_t rest = digest("bsuid" + phone);
  for (int i = 0; i < 12; ++i, rest /= kLetters.size()) bsuid += kLetters[rest % kLetters.size()];
  return {"", std::move(phone), std::move(bsuid), Channel::kWhatsapp};
}

}  // namespace

Citizen citizen_named(std::string_view name, Channel channel) {
  const std::uint64_t number = digest(folded(name)) % 90'000'000ULL + 10'000'000ULL;
  const std::string digits = std::to_string(number);
  // Scoped ids are longer than phones and begin differently on the two channels.
  Citizen citizen = channel == Channel::kWhatsapp ? citizen_with_phone("62812" + digits)
                    : channel == Channel::kMessenger
                        ? Citizen{{}, "74000000" + digits, {}, channel}
                        : Citizen{{}, "178400000" + digits, {}, channel};
  citizen.name = name;
  return citizen;
}

std::string_view name_of(Tick tick) {
  switch (tick) {
    case Tick::kWaiting:
      return "waiting";
    case Tick::kSent:
      return "sent";
    case Tick::kDelivered:
      return "delivered";
    case Tick::kRead:
      return "read";
    case Tick::kFailed:
      return "failed";
  }
  return "waiting";
}

Chats::Chat& Chats::chat_of(const Citizen& citizen) {
  const auto [found, is_new] = chats_.try_emplace(citizen.id, Chat{citizen, {}});
  if (is_new) order_.push_back(citizen.id);
  if (found->second.citizen.name.empty()) found->second.citizen.name = citizen.name;
  return found->second;
}

Citizen Chats::enter(std::string_view name, Channel channel) {
  const std::lock_guard lock(mutex_);
  return chat_of(citizen_named(name, channel)).citizen;
}

Citizen Chats::find(std::string_view phone_or_bsuid, Channel channel) {
  const std::lock_guard lock(mutex_);
  if (channel != Channel::kWhatsapp)
    return chat_of({"", std::string(phone_or_bsuid), "", channel}).citizen;
  for (const auto& [id, chat] : chats_) {
    if (chat.citizen.bsuid == phone_or_bsuid) return chat.citizen;
  }
  std::string digits;
  for (const char c : phone_or_bsuid) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  }
  Citizen citizen = citizen_with_phone(std::move(digits));
  // After a restart the names behind BSUIDs are forgotten until they write again; they keep their
  // own chat.
  if (phone_or_bsuid.find('.') != std::string_view::npos)
    citizen = {"", std::string(phone_or_bsuid), std::string(phone_or_bsuid), channel};
  return chat_of(citizen).citizen;
}

std::vector<Citizen> Chats::citizens() const {
  const std::lock_guard lock(mutex_);
  std::vector<Citizen> all;
  for (const std::string& id : order_) all.push_back(chats_.at(id).citizen);
  return all;
}

std::uint64_t Chats::add(const std::string& citizen, Bubble bubble) {
  std::uint64_t seq = 0;
  {
    const std::lock_guard lock(mutex_);
    seq = bubble.seq = ++seq_;
    chats_[citizen].bubbles.push_back(std::move(bubble));
  }
  changed_(citizen);
  return seq;
}

bool Chats::tick(const std::string& citizen, const std::string& id, Tick tick) {
  {
    const std::lock_guard lock(mutex_);
    std::vector<Bubble>& bubbles = chats_[citizen].bubbles;
    const auto found =
        std::find_if(bubbles.rbegin(), bubbles.rend(), [&](const Bubble& b) { return b.id == id; });
    if (found == bubbles.rend() || found->tick >= tick) return false;
    found->tick = tick;
    found->seq = ++seq_;
  }
  changed_(citizen);
  return true;
}

bool Chats::change(const std::string& citizen, std::string_view id,
                   const std::function<void(Bubble&)>& how) {
  {
    const std::lock_guard lock(mutex_);
    std::vector<Bubble>& bubbles = chats_[citizen].bubbles;
    const auto found =
        std::find_if(bubbles.begin(), bubbles.end(), [&](const Bubble& b) { return b.id == id; });
    if (found == bubbles.end()) return false;
    how(*found);
    found->seq = ++seq_;
  }
  changed_(citizen);
  return true;
}

std::vector<Bubble> Chats::since(const std::string& citizen, std::uint64_t after) const {
  const std::lock_guard lock(mutex_);
  std::vector<Bubble> newer;
  const auto chat = chats_.find(citizen);
  if (chat == chats_.end()) return newer;
  std::copy_if(chat->second.bubbles.begin(), chat->second.bubbles.end(), std::back_inserter(newer),
               [&](const Bubble& bubble) { return bubble.seq > after; });
  return newer;
}

std::optional<Bubble> Chats::with_id(const std::string& citizen, std::string_view id) const {
  for (Bubble& bubble : since(citizen, 0)) {
    if (bubble.id == id) return std::move(bubble);
  }
  return std::nullopt;
}

std::optional<Chats::Offer> Chats::offered(const std::string& citizen,
                                           std::string_view title) const {
  const std::string wanted = folded(title);
  const std::vector<Bubble> bubbles = since(citizen, 0);
  for (auto bubble = bubbles.rbegin(); bubble != bubbles.rend(); ++bubble) {
    for (std::size_t i = 0; i < bubble->choices.size(); ++i) {
      // A list row whose title was cut may be chosen by the whole title that stands below it.
      const bool whole =
          i < bubble->descriptions.size() && folded(bubble->descriptions[i]) == wanted;
      if (folded(bubble->choices[i].title) == wanted || whole)
        return Offer{*bubble, bubble->choices[i]};
    }
  }
  return std::nullopt;
}

std::optional<Time> Chats::last_heard(const std::string& citizen) const {
  std::optional<Time> last;
  for (const Bubble& bubble : since(citizen, 0)) {
    if (bubble.from_citizen) last = bubble.at;
  }
  return last;
}

}  // namespace serap::simulator
