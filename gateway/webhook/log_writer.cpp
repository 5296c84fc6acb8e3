#include "gateway/webhook/log_writer.hpp"

#include <array>
#include <memory>

#include "services/redis/keys.hpp"

namespace serap::webhook {
namespace {

struct Keys {
  std::array<std::string, kPartitions> in, status, dead;
};

const Keys& keys() {
  static const Keys kKeys = [] {
    Keys made;
    for (std::uint32_t p = 0; p < kPartitions; ++p) {
      made.in[p] = redis::in_key(p);
      made.status[p] = redis::st_key(p);
      made.dead[p] = redis::dead_key(p);
    }
    return made;
  }();
  return kKeys;
}

const std::string& key_of(const Letter& letter) {
  switch (letter.log) {
    case Letter::Log::kIn:
      return keys().in[letter.partition];
    case Letter::Log::kStatus:
      return keys().status[letter.partition];
    case Letter::Log::kDead:
      break;
  }
  return keys().dead[letter.partition];
}

struct Waiting {
  std::size_t left;
  Result<void> outcome;
  std::function<void(Result<void>)> done;
};

}  // namespace

void LogWriter::append(const std::vector<Letter>& letters, std::function<void(Result<void>)> done) {
  if (letters.empty()) return done({});
  const auto waiting = std::make_shared<Waiting>(Waiting{letters.size(), {}, std::move(done)});
  for (const Letter& letter : letters) {
    const std::array<std::string_view, 7> words{"XADD",      key_of(letter), "*",          "e",
                                                letter.text, "reason",       letter.reason};
    const std::size_t count = letter.log == Letter::Log::kDead ? 7 : 5;
    redis_.command(std::span{words}.first(count), [waiting](const Result<std::string>& answer) {
      if (!answer && waiting->outcome) waiting->outcome = answer.error();
      if (--waiting->left == 0) waiting->done(std::move(waiting->outcome));
    });
  }
}

}  // namespace serap::webhook
