#include "services/classifier/features.hpp"

#include <cstdlib>
#include <string>

namespace serap::classifier {
namespace {

// FNV-1a, 64 bits, finished with a multiply so that the low bits, which choose a slot, are well
// mixed.
class Hash {
 public:
  explicit Hash(char kind) { add(kind); }
  void add(char c) {
    state_ ^= static_cast<unsigned char>(c);
    state_ *= 0x100000001b3ULL;
  }
  void add(std::string_view text) {
    for (char c : text) add(c);
  }
  std::uint64_t key() const {
    std::uint64_t k = state_;
    k ^= k >> 32;
    k *= 0x9e3779b97f4a7c15ULL;
    k ^= k >> 29;
    return k == 0 ? 1 : k;
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

bool ends(std::string_view w, std::string_view s, std::size_t keep) {
  return w.size() >= s.size() + keep && w.ends_with(s);
}
bool begins(std::string_view w, std::string_view s, std::size_t keep) {
  return w.size() >= s.size() + keep && w.starts_with(s);
}

std::string stem_of(std::string_view w) {
  for (std::string_view s : {"nya", "lah", "kah", "ku", "mu"})
    if (ends(w, s, 4)) {
      w.remove_suffix(s.size());
      break;
    }
  for (std::string_view s : {"kan", "an", "i"})
    if (ends(w, s, 4)) {
      w.remove_suffix(s.size());
      break;
    }
  for (std::string_view s : {"meny", "peny", "meng", "peng", "mem", "pem", "men", "pen", "me", "pe",
                             "ber", "ter", "per", "di", "ke", "se", "nge", "ng", "ny"})
    if (begins(w, s, 4)) {
      w.remove_prefix(s.size());
      break;
    }
  for (std::string_view s : {"per", "ber"})
    if (begins(w, s, 4)) {
      w.remove_prefix(s.size());
      break;
    }
  return std::string(w);
}
int env(const char* n, int d) {
  const char* v = std::getenv(n);
  return v ? std::atoi(v) : d;
}
}  // namespace

std::vector<Occurrence> features_of(std::span<const Word> words) {
  static const int stems = env("F_STEM", 1), bi = env("F_BI", 1), lo = env("F_LO", 3),
                   hi = env("F_HI", 5), skip = env("F_SKIP", 0), tri = env("F_TRI", 0);
  std::vector<Occurrence> found;
  found.reserve(words.size() * 20);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].form;
    const auto at = static_cast<std::uint32_t>(i);
    Hash single('w');
    single.add(word);
    found.push_back({single.key(), at, Family::kWords});
    if (stems) {
      Hash h('s');
      h.add(stem_of(word));
      found.push_back({h.key(), at, Family::kWords});
    }
    if (bi && i + 1 < words.size()) {
      Hash pair('p');
      pair.add(bi == 2 ? stem_of(word) : word);
      pair.add(' ');
      pair.add(bi == 2 ? stem_of(words[i + 1].form) : words[i + 1].form);
      found.push_back({pair.key(), at, Family::kWords});
    }
    if (skip && i + 2 < words.size()) {
      Hash pair('p');
      pair.add(word);
      pair.add(' ');
      pair.add(words[i + 2].form);
      found.push_back({pair.key(), at, Family::kWords});
    }
    if (tri && i + 2 < words.size()) {
      Hash pair('p');
      pair.add(word);
      pair.add(' ');
      pair.add(words[i + 1].form);
      pair.add(' ');
      pair.add(words[i + 2].form);
      found.push_back({pair.key(), at, Family::kWords});
    }
    if (word.front() == '<') continue;  // a mask has no pieces
    const std::string edged = "_" + word + "_";
    for (std::size_t begin = 0; begin + lo <= edged.size(); ++begin) {
      Hash piece('c');
      for (std::size_t n = 0; n < static_cast<std::size_t>(hi) && begin + n < edged.size(); ++n) {
        piece.add(edged[begin + n]);
        if (n + 1 >= static_cast<std::size_t>(lo))
          found.push_back({piece.key(), at, Family::kPieces});
      }
    }
  }
  return found;
}

std::uint64_t key_of_knowledge(std::string_view name) {
  Hash knowledge('k');
  knowledge.add(name);
  return knowledge.key();
}

}  // namespace serap::classifier
