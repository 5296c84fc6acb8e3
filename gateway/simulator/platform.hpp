#pragma once
// Meta in small: takes what citizens do on their phones and what tenants say through the Graph API,
// and tells each side.
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "gateway/simulator/account.hpp"
#include "gateway/simulator/chat.hpp"
#include "gateway/simulator/faults.hpp"
#include "gateway/simulator/graph_check.hpp"
#include "gateway/simulator/registry.hpp"
#include "gateway/simulator/shelf.hpp"
#include "gateway/simulator/webhook_out.hpp"
#include "gateway/simulator/webhook_payload.hpp"

namespace serap::simulator {

// What a citizen does; of kind colleague, what an officer does in the platform's own inbox.
struct Deed {
  std::string as;
  std::string tenant = {};  // empty: the channel's first account
  // text, choice, pin, photo, voice, video, document, reaction, edit, unsend, colleague
  std::string kind = "text";
  std::string text = {};  // words, caption, a choice's title, an emoji
  Coordinates pin = {};
  std::string mime = {};
  std::string file = {};  // raw bytes
  Channel channel = Channel::kWhatsapp;
  std::string name = {};     // of a document
  std::string message = {};  // what is reacted to, edited or unsent; empty: the newest that fits
};

// Safe from several threads. Borrows all but the accounts; they must outlive it.
class Platform {
 public:
  struct Parts {
    Chats& chats;
    WebhookOut& out;
    FaultBox& faults;
    Shelf& shelf;
  };
  // `origin` is where this stand-in answers: webhooks of Messenger and Instagram link files there.
  Platform(std::vector<Account> accounts, std::string origin, Clock clock, Parts parts);

  Result<Bubble> say(const Deed& deed);
  // The citizen has the chat open: what the tenant said becomes read.
  void open_chat(const std::string& name, Channel channel);

  // POST /{account}/messages; "me" is the account of the token.
  GraphReply message(const std::string& account, std::string_view token, std::string_view body,
                     bool from_office);
  // POST /{account}/media (WhatsApp) or /message_attachments.
  GraphReply upload(const std::string& account, std::string_view token,
                    std::string_view content_type, std::string_view body);
  GraphReply media(const std::string& id, std::string_view token,
                   const std::string& origin);  // its address
  // What is set up and how it stands; none if it is about something else.
  std::optional<GraphReply> ask(const GraphAsk& ask, std::string_view token);
  std::optional<File> file(const std::string& id) const { return shelf_.find(id); }
  bool knows_token(std::string_view token) const;
  const std::vector<Account>& accounts() const { return accounts_; }

 private:
  const Account* account_of(Channel channel, std::string_view id) const;
  const Account* account_for(const std::string& id, std::string_view token) const;
  std::string fresh_id(Channel channel);
  Result<Bubble> bubble_of(const Deed& deed, const Citizen& citizen, std::string& offer);
  std::string target_of(const Deed& deed, const Citizen& citizen) const;
  void change_chat(const Citizen& citizen, const Bubble& deed);
  Result<Bubble> answer_by_hand(const Deed& deed, const Account& account, const Citizen& citizen);
  bool post(const Account& account, std::string body, std::chrono::milliseconds delay = {},
            std::function<void()> taken = {});
  GraphReply take(const Account& account, Said said, bool from_office);
  std::optional<GraphError> objection(const Account& account, const Citizen& citizen,
                                      const Said& said) const;
  void tell(const Account& account, const Citizen& citizen, const Bubble& bubble, Tick tick,
            std::chrono::milliseconds delay);

  std::vector<Account> accounts_;
  std::string origin_;
  Clock clock_;
  Chats& chats_;
  WebhookOut& out_;
  FaultBox& faults_;
  Shelf& shelf_;
  Registry registry_;
  std::mutex mutex_;
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace serap::simulator
