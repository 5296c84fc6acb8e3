#include "services/classifier/features.hpp"

#include <string>

#include "services/classifier/as_written.hpp"
#include "services/classifier/feature_key.hpp"
#include "services/classifier/stem.hpp"

namespace serap::classifier {
namespace {

constexpr std::size_t kShortestPiece = 3;  // bytes, the word's edges counted
constexpr std::size_t kLongestPiece = 5;

void add_pieces(std::string_view word, std::uint32_t at, std::vector<Occurrence>& found) {
  if (word.front() == '<') return;  // a mask has no pieces
  std::string edged;
  edged.reserve(word.size() + 2);
  edged += '_';
  edged += word;
  edged += '_';
  for (std::size_t begin = 0; begin + kShortestPiece <= edged.size(); ++begin) {
    FeatureKey piece('c');
    for (std::size_t n = 0; n < kLongestPiece && begin + n < edged.size(); ++n) {
      piece.add(edged[begin + n]);
      if (n + 1 >= kShortestPiece) found.push_back({piece.value(), at, Family::kPieces});
    }
  }
}

}  // namespace

std::vector<Occurrence> features_of(std::string_view text, std::span<const Word> words) {
  text = text.substr(0, kMaxTextBytes);
  std::vector<Occurrence> found;
  found.reserve(words.size() * 24);
  AsWritten written(text, found);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].form;
    const auto at = static_cast<std::uint32_t>(i);
    found.push_back({FeatureKey('w', word).value(), at, Family::kWords});
    found.push_back({FeatureKey('s', stem_of(word)).value(), at, Family::kWords});
    if (i + 1 < words.size()) {
      FeatureKey pair('p', word);
      pair.add(' ');
      pair.add(words[i + 1].form);
      found.push_back({pair.value(), at, Family::kWords});
    }
    add_pieces(word, at, found);
    written.read_to(words[i], at);
  }
  if (!words.empty()) written.read_rest(static_cast<std::uint32_t>(words.size() - 1));
  return found;
}

std::uint64_t key_of_knowledge(std::string_view name) { return FeatureKey('k', name).value(); }

}  // namespace serap::classifier
