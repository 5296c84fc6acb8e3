#pragma once
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/model/result.hpp"
#include "services/tickets/desk_port.hpp"

namespace serap::tickets {

// Names of the topics (topics.tsv). A value; safe from several threads.
class TopicNames {
 public:
  explicit TopicNames(std::vector<Topic> topics);
  const std::vector<Topic>& all() const { return topics_; }
  // An unknown topic (a newer classifier) is its own name, without flags.
  Topic named(const TopicId& id) const;
  bool knows(const TopicId& id) const { return by_id_.contains(id); }

 private:
  std::vector<Topic> topics_;
  std::unordered_map<TopicId, std::size_t> by_id_;
};

// id, Indonesian name, English name, flags; tabs between; '#' begins a comment. Throws
// std::runtime_error with the line.
TopicNames load_topics(const std::filesystem::path& file);

bool has_flag(const Topic& topic, std::string_view flag);

// For a list: "Jalan rusak/berlubang, Kec. Sukajadi".
std::string title_of(const Topic& topic, const Place& place);

}  // namespace serap::tickets
