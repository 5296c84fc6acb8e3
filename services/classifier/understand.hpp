#pragma once
// A text becomes an Understanding: the model's probabilities, and what patterns see beside them.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/classifier/dates.hpp"
#include "services/classifier/language.hpp"
#include "services/classifier/matters.hpp"
#include "services/classifier/model.hpp"
#include "services/classifier/personal_data.hpp"
#include "services/classifier/place.hpp"
#include "services/classifier/ranking.hpp"
#include "services/classifier/signals.hpp"
#include "services/classifier/slang.hpp"
#include "services/classifier/topic_table.hpp"
#include "services/model/result.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {

// An Understanding and what only measuring and the operator's tool need.
struct Reading {
  Understanding understanding;
  std::vector<RankedLabel>
      sectors;  // best first, at most three; a label may be "a|b": either is meant
  std::vector<RankedLabel> kinds;  // best first, at most three
  double complaint_p = 0;          // that it is a complaint, or an emergency that holds one
};

// Immutable after it is made: safe from several threads.
class Reader {
 public:
  // kRejected if a word list in the model is missing or wrong, or a head is.
  static Result<Reader> make(Model model);

  // Any bytes are answered; beyond kMaxTextBytes nothing is read.
  Understanding understand(std::string_view text) const;
  Reading read(std::string_view text) const;

  // The text with NIK, telephone, e-mail, plate and account numbers replaced by "[nik]" and so on.
  std::string masked(std::string_view text) const { return personal_.masked(text); }

  // The words that say when. Not part of read(): the conversation does not ask for them.
  std::vector<TextSpan> dates(std::string_view text) const {
    return dates_.find(text.substr(0, kMaxTextBytes));
  }

  const Model& model() const { return model_; }

 private:
  Reader(Model model, Slang slang, TopicTable topics, PlaceFinder places, LanguageFinder languages,
         SignalFinder signals, PersonalDataFinder personal, MatterCutter cutter, DateFinder dates);

  // The parts of a text that hold a matter each, or nothing if it holds one.
  std::vector<TextSpan> matters(std::string_view text, std::span<const Word> words,
                                std::span<const Occurrence> occurrences) const;

  Model model_;
  Slang slang_;
  TopicTable topics_;
  Sectors sectors_;  // of the topic head's labels
  PlaceFinder places_;
  LanguageFinder languages_;
  SignalFinder signals_;
  PersonalDataFinder personal_;
  MatterCutter cutter_;
  DateFinder dates_;
};

// The model at `path`, ready to read texts. kNotFound or kRejected, with the path and what to do.
Result<Reader> read_reader(const std::string& path);

}  // namespace serap::classifier
