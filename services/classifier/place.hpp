#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "services/classifier/normalize.hpp"
#include "services/model/result.hpp"

namespace serap::classifier {

// What a word does in the naming of a place: words/places.tsv.
enum class PlaceRole {
  kRoad,      // "jalan", "gang": what follows is its name
  kArea,      // "kecamatan", "desa", "rt": what follows is its name or number
  kLandmark,  // "pasar", "sdn", "perempatan": a place itself, better with a name after it
  kNear,      // "depan", "dekat": a landmark follows
  kAt,        // "di", "daerah": a name with a capital may follow
  kJoin,      // "raya", "nomor", "blok": inside a name
  kUnit,      // "hari", "orang": counts what stands before it, and ends a name
  kOrdinary,  // "rusak", "yang": ends a name and never begins one
};

// Finds the words that name a place. Immutable: safe from several threads.
class PlaceFinder {
 public:
  PlaceFinder() = default;
  // Rows of `role<TAB>words between spaces`. kInvalid names the line.
  static Result<PlaceFinder> parse(std::string_view table);

  // The words that name a place as the citizen wrote them, parts joined by ", " ("Jl. Melati, Kec.
  // Sukajadi"); empty if there are none. `words` are those of normalize(text).
  std::string find(std::string_view text, std::span<const Word> words) const;

  // Whether the name of a place follows as a rule: "jalan", "desa".
  bool begins_name(const Word& word) const;

 private:
  struct Span {
    std::size_t first = 0;  // words
    std::size_t last = 0;   // the word after
    int weight = 0;
  };
  const PlaceRole* role(const Word& word) const;
  bool is_name(std::string_view text, std::span<const Word> words, std::size_t at,
               bool strict) const;
  std::size_t end_of_numbered_name(std::string_view text, std::span<const Word> words,
                                   std::size_t begin) const;
  std::size_t end_of_name(std::string_view text, std::span<const Word> words, std::size_t begin,
                          bool strict) const;
  Span span_at(std::string_view text, std::span<const Word> words, std::size_t at) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, PlaceRole, Hash, std::equal_to<>> roles_;
};

}  // namespace serap::classifier
