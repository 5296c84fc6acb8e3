#include "services/classifier/features.hpp"

#include <string>

#include "services/classifier/stem.hpp"

namespace serap::classifier {
namespace {

constexpr std::size_t kShortestPiece = 3;  // bytes, the word's edges counted
constexpr std::size_t kLongestPiece = 5;

// FNV-1a, 64 bits, mixed at the end so that the low bits, which choose a slot, depend on all of it.
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
    std::uint64_t mixed = (state_ ^ (state_ >> 32)) * 0x9e3779b97f4a7c15ULL;
    mixed ^= mixed >> 29;
    return mixed == 0 ? 1 : mixed;  // 0 marks an empty slot
  }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

std::uint64_t key_of(char kind, std::string_view text) {
  Hash hash(kind);
  hash.add(text);
  return hash.key();
}

void add_pieces(std::string_view word, std::uint32_t at, std::vector<Occurrence>& found) {
  if (word.front() == '<') return;  // a mask has no pieces
  std::string edged;
  edged.reserve(word.size() + 2);
  edged += '_';
  edged += word;
  edged += '_';
  for (std::size_t begin = 0; begin + kShortestPiece <= edged.size(); ++begin) {
    Hash piece('c');
    for (std::size_t n = 0; n < kLongestPiece && begin + n < edged.size(); ++n) {
      piece.add(edged[begin + n]);
      if (n + 1 >= kShortestPiece) found.push_back({piece.key(), at, Family::kPieces});
    }
  }
}

}  // namespace

std::vector<Occurrence> features_of(std::span<const Word> words) {
  std::vector<Occurrence> found;
  found.reserve(words.size() * 20);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].form;
    const auto at = static_cast<std::uint32_t>(i);
    found.push_back({key_of('w', word), at, Family::kWords});
    found.push_back({key_of('s', stem_of(word)), at, Family::kWords});
    if (i + 1 < words.size()) {
      Hash pair('p');
      pair.add(word);
      pair.add(' ');
      pair.add(words[i + 1].form);
      found.push_back({pair.key(), at, Family::kWords});
    }
    add_pieces(word, at, found);
  }
  return found;
}

std::uint64_t key_of_knowledge(std::string_view name) { return key_of('k', name); }

}  // namespace serap::classifier
