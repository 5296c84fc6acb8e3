#pragma once
// What we know of each topic beside its words: words/topics.tsv.
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::classifier {

struct Topic {
  std::string id;                  // "jalan.rusak"
  std::string sectors;             // accepted sectors joined by '|'; empty: none
  double prior = 0;                // added to its decision: 0 for one that is seldom heard of
  std::vector<std::string> flags;  // domain.md 3.3: lokasi, foto, ...
};

class TopicTable {
 public:
  TopicTable() = default;
  static Result<TopicTable> parse(std::string_view table);

  const Topic* find(std::string_view id) const;  // null: not a topic
  const std::vector<Topic>& topics() const { return topics_; }

 private:
  std::vector<Topic> topics_;
};

}  // namespace serap::classifier
