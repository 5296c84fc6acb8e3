#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/model/result.hpp"

namespace serap::classifier {

// What the patterns of words/signals.tsv see in a text beside its topic.
struct Signals {
  std::string urgency = "biasa";   // "biasa", "segera", "darurat": the most urgent one seen
  std::vector<std::string> flags;  // "kasar", "sara", "anak", "bahaya", ...; each once
  std::vector<std::string> harms;  // topics that words of somebody in danger speak for; each once
  bool earlier_report = false;     // speaks of a report already sent
  bool own_report = false;         // of the writer's: "laporan saya"
  bool new_report = false;         // says that a report begins: "saya mau lapor"
};

// All patterns in one automaton: linear in the text, whatever it holds. Immutable: safe from
// several threads.
class SignalFinder {
 public:
  // Rows of `urgency|flag|harm|report<TAB>id<TAB>pattern` (RE2, over the text in small letters).
  // kInvalid names the line.
  static Result<SignalFinder> parse(std::string_view table);
  SignalFinder(SignalFinder&&) noexcept;
  SignalFinder& operator=(SignalFinder&&) noexcept;
  ~SignalFinder();

  Signals find(std::string_view text) const;

 private:
  struct Patterns;
  explicit SignalFinder(std::unique_ptr<Patterns> patterns);
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace serap::classifier
