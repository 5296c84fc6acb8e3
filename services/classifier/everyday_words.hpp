#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/place.hpp"

namespace serap::classifier {

// A row for places.tsv with the everyday words of the corpus: those that citizens write in small
// letters at least three times where no place is named. They end a name ("kec coblong | mampet");
// no list by hand would hold them all.
class EverydayWords {
 public:
  // Borrows the finder: it must outlive this.
  explicit EverydayWords(const PlaceFinder& places) : places_(places) {}
  void see(std::string_view text, std::span<const Word> words);
  std::string row() const;

 private:
  struct Seen {
    int elsewhere = 0;  // in small letters, behind no word that names places
    int in_place = 0;   // right behind one, or with a capital
  };
  const PlaceFinder& places_;
  std::map<std::string, Seen> seen_;
};

}  // namespace serap::classifier
