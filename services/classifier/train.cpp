#include "services/classifier/train.hpp"

#include <filesystem>

#include "services/classifier/checksum.hpp"
#include "services/classifier/courtesies.hpp"
#include "services/classifier/everyday_words.hpp"
#include "services/classifier/lesson.hpp"
#include "services/classifier/text_file.hpp"
#include "services/classifier/topic_table.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {
namespace {

// Raise it whenever the same corpus and lists would give another model.
constexpr int kTrainingVersion = 4;

constexpr std::uint32_t kFewestTexts = 2;  // lines that must hold a feature
constexpr std::size_t kEvery = 10;         // lines kept aside, to see how sure to be
constexpr FamilyShares kShares{
    .words = 1.0F, .pieces = 0.6F, .knowledge = 1.0F, .as_written = 0.3F};

// Measured; README.md says what else was tried.
constexpr Lesson::Settings kKindSettings{
    .linear = {.solver = 7, .cost = 1}, .bayes = {.smoothing = 0.5, .share = 4}, .modesty = 1};
constexpr Lesson::Settings kTopicSettings{
    .linear = {.solver = 7, .cost = 3}, .bayes = {.smoothing = 0.5, .share = 8}, .modesty = 1};

std::string version_of(std::span<const CorpusLine> corpus, const WordLists& lists) {
  std::uint64_t sum =
      checksum(std::to_string(kTrainingVersion) + "/" + std::to_string(kFeaturesVersion));
  for (const CorpusLine& line : corpus)
    sum = checksum(line.topic + '\t' + line.kind + '\t' + line.text, sum);
  for (const auto& [name, list] : lists) sum = checksum(list, checksum(name, sum));
  return "serap-" + hex_of(sum);
}

// A greeting with an address around it is no greeting any more.
bool may_be_dressed(const CorpusLine& line) {
  return line.kind != "salam" && line.kind != "iseng" && line.kind != "spam";
}

std::vector<float> priors_of(std::span<const std::string> labels, const TopicTable& topics) {
  std::vector<float> priors;
  for (const std::string& label : labels)
    priors.push_back(static_cast<float>(topics.find(label)->prior));
  return priors;
}

// Most of what reaches an office is a complaint, also where no word says so.
std::vector<float> kind_priors(std::span<const std::string> kinds) {
  std::vector<float> priors;
  for (const std::string& kind : kinds)
    priors.push_back(kind == id_of(Kind::kComplaint) ? 2.0F : 0.0F);
  return priors;
}

Result<void> check_topics(std::span<const CorpusLine> corpus, const TopicTable& topics) {
  for (const CorpusLine& line : corpus) {
    if (line.topic == "-" || topics.find(line.topic) != nullptr) continue;
    return Error{Error::Kind::kInvalid,
                 "the corpus has a topic that topics.tsv has not: " + line.topic};
  }
  return {};
}

}  // namespace

Result<Model> train_shipped(std::span<const CorpusLine> corpus, WordLists lists,
                            const Progress& progress) {
  const auto slang = Slang::parse(lists["slang.tsv"]);
  if (!slang) return slang.error();
  const auto topics = TopicTable::parse(lists["topics.tsv"]);
  if (!topics) return topics.error();
  const auto courtesies = Courtesies::parse(lists["courtesies.tsv"]);
  if (!courtesies) return courtesies.error();
  const auto places = PlaceFinder::parse(lists["places.tsv"]);
  if (!places) return places.error();
  if (auto known = check_topics(corpus, *topics); !known) return known.error();

  progress("reading", 0);
  std::vector<std::vector<Occurrence>> plain;
  EverydayWords everyday(*places);
  for (const CorpusLine& line : corpus) {
    const auto words = normalize(line.text, *slang);
    everyday.see(line.text, words);
    plain.push_back(features_of(line.text, words));
  }
  const Vocabulary vocabulary = Vocabulary::learn(plain, kFewestTexts, kShares);

  Lesson kind("kind", kKindSettings);
  Lesson topic("topic", kTopicSettings);
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    std::vector<std::vector<Weighed>> versions{vocabulary.weigh(plain[i])};
    if (may_be_dressed(corpus[i])) {
      const std::string dressed = courtesies->around(corpus[i].text, i * 16);
      versions.push_back(vocabulary.weigh(features_of(dressed, normalize(dressed, *slang))));
    }
    const bool kept_aside = i % kEvery == 0;  // all versions of a line together
    for (auto& text : versions) {
      if (corpus[i].topic != "-") topic.add(text, corpus[i].topic, kept_aside);
      kind.add(std::move(text), corpus[i].kind, kept_aside);
    }
  }
  progress("learning kinds", 0.1);
  Lesson::Learned kinds = kind.learn(vocabulary.size(), kind_priors(kind.labels()));
  progress("learning topics", 0.2);
  Lesson::Learned topic_ids = topic.learn(vocabulary.size(), priors_of(topic.labels(), *topics));

  Model model;
  model.version = version_of(corpus, lists);
  lists["places.tsv"] += everyday.row();  // words with a role already keep it
  model.lists = std::move(lists);
  model.shipped = Scorer::quantised(
      vocabulary, {kinds.head, topic_ids.head},
      std::vector<LinearWeights>{std::move(kinds.weights), std::move(topic_ids.weights)});
  progress("done", 1);
  return model;
}

Result<WordLists> read_word_lists(const std::string& folder) {
  WordLists lists;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() != ".tsv") continue;
    auto text = read_text_file(entry.path().string());
    if (!text) return text.error();
    lists[entry.path().filename().string()] = std::move(text).value();
  }
  if (lists.empty()) return Error{Error::Kind::kNotFound, "there are no word lists in " + folder};
  return lists;
}

}  // namespace serap::classifier
