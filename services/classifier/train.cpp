#include "services/classifier/train.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "services/classifier/calibrate.hpp"
#include "services/classifier/checksum.hpp"
#include "services/classifier/knowledge.hpp"
#include "services/classifier/text_file.hpp"
#include "services/classifier/topic_table.hpp"
#include "services/model/understanding.hpp"

namespace serap::classifier {
namespace {

// Raise it whenever the same corpus and lists would give another model.
constexpr int kTrainingVersion = 1;

// The texts with a label of one head.
struct Lesson {
  std::string name;
  std::vector<std::string> labels{};
  std::vector<std::vector<Weighed>> texts{};
  std::vector<std::uint32_t> label_of_text{};
  LinearSettings settings{};
  std::vector<float> prior{};
  // Corpus and citizens differ: what is learned from kept-aside lines of the corpus is too sure of
  // itself on real reports. Measured on them (README.md, "Calibration").
  double modesty = 1;
};

void learn_labels(Lesson& lesson, std::span<const std::string> label_of_text) {
  std::map<std::string, std::uint32_t> index;
  for (const std::string& label : label_of_text) index.emplace(label, 0);
  for (auto& [label, number] : index) {
    number = static_cast<std::uint32_t>(lesson.labels.size());
    lesson.labels.push_back(label);
  }
  for (const std::string& label : label_of_text) lesson.label_of_text.push_back(index[label]);
  lesson.prior.assign(lesson.labels.size(), 0);
}

std::vector<float> decisions_of(const LinearWeights& weights, std::span<const Weighed> text) {
  std::vector<float> sums = weights.bias;
  for (const Weighed& weighed : text) {
    const float* row = &weights.weight[weighed.feature * weights.labels];
    for (std::size_t i = 0; i < weights.labels; ++i) sums[i] += weighed.value * row[i];
  }
  return sums;
}

// Learns from nine tenths, and finds on the last tenth how sure to be.
double sharpness_of(const Lesson& lesson, std::size_t features) {
  constexpr std::size_t kTenth = 10;
  std::vector<std::vector<Weighed>> texts;
  std::vector<std::uint32_t> label_of_text;
  for (std::size_t i = 0; i < lesson.texts.size(); ++i) {
    if (i % kTenth == 0) continue;
    texts.push_back(lesson.texts[i]);
    label_of_text.push_back(lesson.label_of_text[i]);
  }
  const LinearWeights weights =
      fit_linear(texts, label_of_text, lesson.labels.size(), features, lesson.settings);
  std::vector<KeptAside> kept;
  for (std::size_t i = 0; i < lesson.texts.size(); i += kTenth) {
    kept.push_back({decisions_of(weights, lesson.texts[i]), lesson.label_of_text[i]});
  }
  return fit_sharpness(kept, lesson.prior) * lesson.modesty;
}

Head head_of(const Lesson& lesson, std::size_t features) {
  Head head;
  head.name = lesson.name;
  head.labels = lesson.labels;
  head.prior = lesson.prior;
  head.sharpness = static_cast<float>(sharpness_of(lesson, features));
  return head;
}

Scorer learn(const Vocabulary& vocabulary, std::span<const Lesson> lessons,
             const Progress& progress) {
  std::vector<Head> heads;
  std::vector<LinearWeights> weights;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(lessons.size());
    const Lesson& lesson = lessons[i];
    progress("calibrating " + lesson.name, 0.1 + 0.8 * share);
    heads.push_back(head_of(lesson, vocabulary.size()));
    progress("learning " + lesson.name,
             0.1 + 0.8 * (share + 0.5 / static_cast<double>(lessons.size())));
    weights.push_back(fit_linear(lesson.texts, lesson.label_of_text, lesson.labels.size(),
                                 vocabulary.size(), lesson.settings));
  }
  return Scorer::quantised(vocabulary, std::move(heads), weights);
}

std::string version_of(std::span<const CorpusLine> corpus, const WordLists& lists) {
  std::uint64_t sum =
      checksum(std::to_string(kTrainingVersion) + "/" + std::to_string(kFeaturesVersion));
  for (const CorpusLine& line : corpus)
    sum = checksum(line.topic + '\t' + line.kind + '\t' + line.text, sum);
  for (const auto& [name, list] : lists) sum = checksum(list, checksum(name, sum));
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (int shift = 60; shift >= 16; shift -= 4) hex += kDigits[(sum >> shift) & 0xF];
  return "serap-" + hex;
}

}  // namespace

Result<Model> train_shipped(std::span<const CorpusLine> corpus, WordLists lists,
                            const Progress& progress) {
  const auto slang = Slang::parse(lists["slang.tsv"]);
  if (!slang) return slang.error();
  const auto topics = TopicTable::parse(lists["topics.tsv"]);
  if (!topics) return topics.error();

  progress("reading", 0);
  std::vector<std::vector<Occurrence>> occurrences;
  for (const CorpusLine& line : corpus)
    occurrences.push_back(features_of(normalize(line.text, *slang)));
  const Vocabulary vocabulary = Vocabulary::learn(occurrences, 2, {});

  Lesson kind{.name = "kind", .settings = {.cost = 0.5}};
  Lesson topic{.name = "topic", .settings = {.cost = 0.5}};
  std::vector<std::string> kinds, topic_ids;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    kind.texts.push_back(vocabulary.weigh(occurrences[i]));
    kinds.push_back(corpus[i].kind);
    if (corpus[i].topic == "-") continue;
    if (topics->find(corpus[i].topic) == nullptr) {
      return Error{Error::Kind::kInvalid,
                   "the corpus has a topic that topics.tsv has not: " + corpus[i].topic};
    }
    topic.texts.push_back(kind.texts.back());
    topic_ids.push_back(corpus[i].topic);
  }
  learn_labels(kind, kinds);
  learn_labels(topic, topic_ids);
  for (std::size_t i = 0; i < topic.labels.size(); ++i) {
    topic.prior[i] = static_cast<float>(topics->find(topic.labels[i])->prior);
  }

  Model model;
  model.version = version_of(corpus, lists);
  model.lists = std::move(lists);
  model.shipped =
      learn(vocabulary, std::vector<Lesson>{std::move(kind), std::move(topic)}, progress);
  progress("done", 1);
  return model;
}

Result<Model> train_own(const Model& shipped, std::span<const LabelledText> tickets,
                        const Progress& progress) {
  constexpr std::size_t kFewestTickets = 20;
  const auto slang = Slang::parse(shipped.lists.at("slang.tsv"));
  if (!slang) return slang.error();

  progress("reading", 0);
  std::vector<std::vector<Occurrence>> occurrences;
  std::vector<std::string> labels;
  for (const LabelledText& ticket : tickets) {
    occurrences.push_back(features_with_knowledge(normalize(ticket.text, *slang), shipped.shipped));
    labels.push_back(ticket.label);
  }
  const Vocabulary vocabulary = Vocabulary::learn(occurrences, 2, {});
  Lesson own{.name = "label"};
  learn_labels(own, labels);
  if (tickets.size() < kFewestTickets || own.labels.size() < 2) {
    return Error{Error::Kind::kInvalid,
                 "too little to learn from: 20 tickets with two labels are the least"};
  }
  for (const auto& text : occurrences) own.texts.push_back(vocabulary.weigh(text));

  Model model = shipped;
  std::uint64_t sum = checksum(shipped.version);
  for (const LabelledText& ticket : tickets) sum = checksum(ticket.label + '\t' + ticket.text, sum);
  model.version = shipped.version + "+" + std::to_string(sum % 1000000);
  model.own = learn(vocabulary, std::vector<Lesson>{std::move(own)}, progress);
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
