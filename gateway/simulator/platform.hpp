#pragma once
// Meta in small: takes what citizens do on their phones and what tenants say through the Graph API,
// and tells each side.
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "gateway/simulator/chat.hpp"
#include "gateway/simulator/faults.hpp"
#include "gateway/simulator/graph_check.hpp"
#include "gateway/simulator/webhook_out.hpp"
#include "gateway/simulator/webhook_payload.hpp"

namespace serap::simulator {

struct Number {  // a tenant's number
  std::string id;
  std::string name;
  std::string token;
  std::string app_secret;
};

// What a citizen does.
struct Deed {
  std::string as;
  std::string tenant;  // empty: the first number
  std::string kind;    // text, choice, pin, photo
  std::string text;    // words, caption, or a choice's title
  Coordinates pin;
  std::string mime;
  std::string photo;  // raw bytes
};

struct GraphReply {
  int status = 200;
  std::string body;
  bool lost = false;  // done, but the answer must not arrive
};

// Safe from several threads. Borrows all but the numbers; they must outlive it.
class Platform {
 public:
  Platform(std::vector<Number> numbers, Clock clock, Chats& chats, WebhookOut& out,
           FaultBox& faults);

  Result<Bubble> say(const Deed& deed);
  // The citizen has the chat open: what the tenant said becomes read.
  void open_chat(const std::string& name);

  GraphReply message(const std::string& number, std::string_view token, std::string_view body,
                     bool from_office);
  GraphReply media(const std::string& id, std::string_view token,
                   const std::string& origin);  // its address
  std::optional<Photo> photo(const std::string& id) const;
  bool knows_token(std::string_view token) const;
  const std::vector<Number>& numbers() const { return numbers_; }

 private:
  const Number* number_with(std::string_view id) const;
  std::string fresh_id(std::string_view prefix);
  std::string keep_photo(const Deed& deed);
  GraphReply take(const Number& number, Said said, bool from_office);
  void tell(const Number& number, const Citizen& citizen, const Bubble& bubble, Tick tick,
            std::chrono::milliseconds delay);

  std::vector<Number> numbers_;
  Clock clock_;
  Chats& chats_;
  WebhookOut& out_;
  FaultBox& faults_;
  mutable std::mutex mutex_;
  std::mt19937_64 random_{std::random_device{}()};
  std::map<std::string, Photo> photos_;
  std::uint64_t next_photo_ = 1'000'000'000'000;
};

}  // namespace serap::simulator
