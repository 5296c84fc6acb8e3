// A model against a labelled table: which of its answers the column is about, and how they do.
#include <algorithm>

#include "services/classifier/evaluate.hpp"

namespace serap::classifier {
namespace {

constexpr const char* kComplaint = "complaint";
constexpr const char* kNoComplaint = "not_complaint";

// Emergencies that hold a matter become tickets as complaints do.
std::vector<RankedLabel> complaint_or_not(const Reading& reading) {
  const double p = reading.complaint_p;
  std::vector<RankedLabel> ranked{{kComplaint, p}, {kNoComplaint, 1 - p}};
  if (p < 0.5) std::swap(ranked[0], ranked[1]);
  return ranked;
}

std::vector<std::string> as_complaint_or_not(const std::vector<std::string>& accepted) {
  const bool complaint = std::find(accepted.begin(), accepted.end(), kComplaint) != accepted.end();
  return {complaint ? kComplaint : kNoComplaint};
}

}  // namespace

std::string_view name_of(Question question) {
  switch (question) {
    case Question::kKind:
      return "kind";
    case Question::kSector:
      return "sector";
    case Question::kTopic:
      return "topic";
    case Question::kComplaint:
      return "complaint or not";
    case Question::kOwn:
      return "own labels";
  }
  return "";
}

Question question_of(const Model& model, std::string_view column) {
  if (model.own && (model.taught.column == column || model.taught.column.empty()))
    return Question::kOwn;
  if (column == "kind") return Question::kKind;
  if (column == "sectors" || column == "sector") return Question::kSector;
  if (column == "type") return Question::kComplaint;
  if (column == "topic" || !model.own) return Question::kTopic;
  return Question::kOwn;
}

std::vector<RankedLabel> answers_of(const Reading& reading, Question question) {
  std::vector<RankedLabel> ranked;
  switch (question) {
    case Question::kKind:
      return reading.kinds;
    case Question::kSector:
      return reading.sectors;
    case Question::kComplaint:
      return complaint_or_not(reading);
    case Question::kTopic:
      for (const TopicGuess& guess : reading.understanding.topics)
        ranked.push_back({guess.topic.value, guess.p});
      return ranked;
    case Question::kOwn:
      for (const LabelGuess& guess : reading.understanding.own)
        ranked.push_back({guess.label, guess.p});
      return ranked;
  }
  return ranked;
}

Evaluation examine(const Reader& reader, std::span<const LabelledText> rows, Question question,
                   const Progress& progress) {
  constexpr std::size_t kStep = 256;  // texts between two words of progress
  std::vector<Answered> answers;
  answers.reserve(rows.size());
  for (const LabelledText& row : rows) {
    if (answers.size() % kStep == 0) {
      progress("reading texts",
               static_cast<double>(answers.size()) / static_cast<double>(rows.size()));
    }
    answers.push_back(
        {answers_of(reader.read(row.text), question),
         question == Question::kComplaint ? as_complaint_or_not(row.accepted) : row.accepted});
  }
  progress("reading texts", 1);
  return evaluate(answers);
}

}  // namespace serap::classifier
