#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sender/graph_client.hpp"
#include "gateway/sender/port.hpp"

namespace serap::sender {

// What a channel shows and asks for before anybody has written: from channel_profile.json.
class GraphSetup {
 public:
  // kInvalid when the text is no profile, or a part is longer than Meta takes.
  static Result<GraphSetup> from_json(std::string_view profile);
  static Result<GraphSetup> load(const std::filesystem::path& file);

  // Subscribes the app and sets all of the profile that the channel has; one finding a step, and a
  // step that fails does not stop the others.
  std::vector<Finding> set_up(GraphClient& graph, const TenantId& tenant,
                              const std::string& account) const;
  const std::set<std::string>& template_names() const { return template_names_; }

 private:
  struct Template {
    std::string name;
    std::string body;  // of the call that asks for it
  };
  struct Step {
    std::string what;
    std::string path;
    std::string body;
  };
  std::vector<Step> steps_for(const Access& access, const TenantId& tenant,
                              const std::string& owner) const;
  std::string automation_;         // WhatsApp
  std::string messenger_profile_;  // Messenger
  std::string instagram_profile_;
  std::vector<Template> templates_;
  std::set<std::string> template_names_;
};

}  // namespace serap::sender
