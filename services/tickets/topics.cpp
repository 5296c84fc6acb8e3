#include "services/tickets/topics.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace serap::tickets {

TopicNames::TopicNames(std::vector<Topic> topics) : topics_(std::move(topics)) {
  for (std::size_t i = 0; i < topics_.size(); ++i) by_id_.emplace(topics_[i].id, i);
}

Topic TopicNames::named(const TopicId& id) const {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return {id, id.value, id.value, {}};
  return topics_[found->second];
}

TopicNames load_topics(const std::filesystem::path& file) {
  std::ifstream in{file};
  if (!in) throw std::runtime_error("cannot read the topics' names in " + file.string());
  std::vector<Topic> topics;
  int line_number = 0;
  for (std::string line; std::getline(in, line);) {
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields{line};
    Topic topic;
    std::string flags;
    std::getline(fields, topic.id.value, '\t');
    std::getline(fields, topic.name_id, '\t');
    std::getline(fields, topic.name_en, '\t');
    std::getline(fields, flags, '\t');
    if (topic.id.empty() || topic.name_id.empty() || topic.name_en.empty()) {
      throw std::runtime_error(file.string() + ":" + std::to_string(line_number) +
                               ": wants id, name_id, name_en, flags");
    }
    std::istringstream words{flags};
    for (std::string word; words >> word;) topic.flags.push_back(word);
    topics.push_back(std::move(topic));
  }
  if (topics.empty()) throw std::runtime_error("no topics in " + file.string());
  return TopicNames{std::move(topics)};
}

bool has_flag(const Topic& topic, std::string_view flag) {
  return std::find(topic.flags.begin(), topic.flags.end(), flag) != topic.flags.end();
}

std::string title_of(const Topic& topic, const Place& place) {
  const std::string nearest = place.area_name.substr(0, place.area_name.find(','));
  return nearest.empty() ? topic.name_id : topic.name_id + ", " + nearest;
}

}  // namespace serap::tickets
