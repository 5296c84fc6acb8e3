#include "services/redis/script.hpp"

#include <algorithm>

namespace serap::redis {

Result<void> Script::load(Connection& redis) {
  const Result<Reply> digest = redis.command({"SCRIPT", "LOAD", source_});
  if (!digest) return digest.error();
  digest_ = digest->view().text();
  return {};
}

Result<std::vector<Reply>> Script::run(Connection& redis, const std::vector<Call>& calls) {
  for (int attempt = 0;; ++attempt) {
    if (digest_.empty()) {
      if (Result<void> loaded = load(redis); !loaded) return loaded.error();
    }
    std::vector<std::vector<std::string>> commands;
    for (const Call& call : calls) {
      std::vector<std::string>& words = commands.emplace_back();
      words.reserve(3 + call.keys.size() + call.arguments.size());
      words.insert(words.end(), {"EVALSHA", digest_, std::to_string(call.keys.size())});
      words.insert(words.end(), call.keys.begin(), call.keys.end());
      words.insert(words.end(), call.arguments.begin(), call.arguments.end());
    }
    Result<std::vector<Reply>> answers = redis.pipeline(commands);
    if (!answers) return answers;
    const bool forgotten = std::any_of(answers->begin(), answers->end(), [](const Reply& r) {
      return r.view().text().starts_with("NOSCRIPT");
    });
    if (!forgotten || attempt > 0) return answers;
    digest_.clear();
  }
}

}  // namespace serap::redis
