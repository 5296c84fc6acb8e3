#pragma once
// What a tenant has set up at Meta, and what the platform says of it: its token, number,
// subscription, templates, menus. What `serapctl channel setup` and `check` ask.
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "gateway/simulator/account.hpp"
#include "gateway/simulator/faults.hpp"
#include "gateway/simulator/graph_check.hpp"

namespace serap::simulator {

// "GET /v25.0/111/subscribed_apps": the edge "subscribed_apps" of the object "111".
struct GraphAsk {
  std::string method;
  std::string object;  // an account's id, its WhatsApp Business account's, "me", "debug_token"
  std::string edge = {};
  std::string subscribed_fields = {};  // of the query
  std::string body = {};
};

// Safe from several threads. Borrows `faults`.
class Registry {
 public:
  explicit Registry(FaultBox& faults) : faults_(faults) {}

  // None: it is about something else. The token that asked is the account's own.
  std::optional<GraphReply> answer(const Account& account, const GraphAsk& ask);

 private:
  struct Template {
    std::string name;
    std::string language;
    bool operator==(const Template&) const = default;
  };
  struct Record {
    std::optional<std::vector<std::string>> fields;  // none: as an app's dashboard leaves them
    std::vector<Template> templates;
  };
  GraphReply token(const Account& account) const;
  GraphReply number(const Account& account) const;
  GraphReply subscriptions(const Account& account);
  GraphReply subscribe(const Account& account, const GraphAsk& ask);
  GraphReply templates(const Account& account);
  GraphReply ask_for_template(const Account& account, const GraphAsk& ask);

  FaultBox& faults_;
  std::mutex mutex_;
  std::map<std::string, Record> records_;  // by the account's id
};

// The WhatsApp Business account of a number, as webhooks name it.
std::string business_account_of(const std::string& number);

// Why a menu, prompt or template is refused.
std::optional<GraphError> profile_objection(const Account& account, const std::string& edge,
                                            const std::string& body);
std::optional<GraphError> template_objection(const std::string& body);

}  // namespace serap::simulator
