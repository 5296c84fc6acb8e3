#include "services/classifier/stem.hpp"

#include <array>

namespace serap::classifier {
namespace {

constexpr std::size_t kShortest = 4;

constexpr std::array<std::string_view, 5> kParticles{"nya", "lah", "kah", "ku", "mu"};
constexpr std::array<std::string_view, 3> kSuffixes{"kan", "an", "i"};
// Longer ones first.
constexpr std::array<std::string_view, 19> kPrefixes{
    "meny", "peny", "meng", "peng", "mem", "pem", "men", "pen", "me", "pe",
    "ber",  "ter",  "per",  "di",   "ke",  "se",  "nge", "ng",  "ny"};
constexpr std::array<std::string_view, 2> kInnerPrefixes{"per", "ber"};  // di-per-baik-i

template <std::size_t N>
void cut_end(std::string_view& word, const std::array<std::string_view, N>& endings) {
  for (std::string_view ending : endings) {
    if (word.size() < ending.size() + kShortest || !word.ends_with(ending)) continue;
    word.remove_suffix(ending.size());
    return;
  }
}

template <std::size_t N>
void cut_begin(std::string_view& word, const std::array<std::string_view, N>& beginnings) {
  for (std::string_view beginning : beginnings) {
    if (word.size() < beginning.size() + kShortest || !word.starts_with(beginning)) continue;
    word.remove_prefix(beginning.size());
    return;
  }
}

}  // namespace

std::string_view stem_of(std::string_view word) {
  cut_end(word, kParticles);
  cut_end(word, kSuffixes);
  cut_begin(word, kPrefixes);
  cut_begin(word, kInnerPrefixes);
  return word;
}

}  // namespace serap::classifier
