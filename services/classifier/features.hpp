#pragma once
// Words -> the features that models weigh. A feature is known by a 64-bit hash, so none needs to be
// stored as text.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "services/classifier/normalize.hpp"

namespace serap::classifier {

// Changes whenever the same text would give other features: a model must be read with the version
// it was trained with.
inline constexpr std::uint32_t kFeaturesVersion = 2;

// Features come in families, each weighed and normalised by itself.
enum class Family : std::uint8_t { kWords, kPieces, kKnowledge, kAsWritten };
inline constexpr std::size_t kFamilies = 4;

struct Occurrence {
  std::uint64_t key = 0;
  std::uint32_t word = 0;  // index of the (first) word it came from
  Family family = Family::kWords;
};

// kWords: single words, their stems and pairs of neighbours. kPieces: 3 to 5 bytes in a row of each
// word with its edges, so that misspelled and inflected words still resemble what was learned.
// kAsWritten: typed words, signs and their pairs. `words` are those of `text`, and come in order.
std::vector<Occurrence> features_of(std::string_view text, std::span<const Word> words);

// The key of something known about a text that is none of its words ("1 jalan.rusak").
std::uint64_t key_of_knowledge(std::string_view name);

}  // namespace serap::classifier
