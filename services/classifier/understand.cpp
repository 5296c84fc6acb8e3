#include "services/classifier/understand.hpp"

#include <algorithm>
#include <array>

#include "services/classifier/knowledge.hpp"
#include "services/classifier/model_file.hpp"

namespace serap::classifier {
namespace {

constexpr std::size_t kTopics = 3;
constexpr std::size_t kKinds = 3;
constexpr std::size_t kReasons = 5;         // words in `because`
constexpr std::size_t kLongestReason = 40;  // bytes of one of them

bool opens_ticket(Kind kind) {
  return kind == Kind::kComplaint || kind == Kind::kAspiration || kind == Kind::kInformation ||
         kind == Kind::kPraise || kind == Kind::kEmergency;
}

std::size_t index_of(const Head& head, std::string_view label) {
  return static_cast<std::size_t>(std::find(head.labels.begin(), head.labels.end(), label) -
                                  head.labels.begin());
}

bool has_flag(const Signals& signals, std::string_view flag) {
  return std::find(signals.flags.begin(), signals.flags.end(), flag) != signals.flags.end();
}

bool tells_of_danger(const Signals& signals) {
  return signals.urgency == "darurat" || has_flag(signals, "bahaya");
}

void add(float more, const Head& head, std::string_view label, std::vector<float>& decisions) {
  const std::size_t index = index_of(head, label);
  if (index < head.labels.size()) decisions[head.first + index] += more;
}

// Few lines of the corpus tell of danger, and citizens have many words for it: what the lists know
// of them counts beside what was learned.
void add_what_patterns_say(const Signals& signals, const Head& topics, const Head& kinds,
                           std::vector<float>& decisions) {
  constexpr float kTopicOfHarm = 10, kKindOfHarm = 5, kSecrecy = 4, kOwnReport = 3;
  for (const std::string& topic : signals.harms) add(kTopicOfHarm, topics, topic, decisions);
  if (tells_of_danger(signals)) {
    add(kKindOfHarm, kinds, id_of(Kind::kComplaint), decisions);
    add(kKindOfHarm, kinds, id_of(Kind::kEmergency), decisions);
  }
  if (has_flag(signals, "rahasia")) add(kSecrecy, kinds, id_of(Kind::kComplaint), decisions);
  if (signals.own_report) add(kOwnReport, kinds, id_of(Kind::kStatus), decisions);
}

// A question about a report names one, unless it is too vague to be about anything else. Who asks
// not to be named tells of a matter.
bool asks_of_no_report(const Signals& signals, double topic_p) {
  constexpr double kAboutSomething = 0.4;
  const bool secret = has_flag(signals, "rahasia");
  return (secret || !signals.earlier_report) && (signals.new_report || topic_p >= kAboutSomething);
}

// Takes out the kinds that a text cannot be of, as if they had never been learned.
template <class Cannot>
void rule_out(std::vector<RankedLabel>& kinds, Cannot cannot) {
  const auto rest = std::stable_partition(kinds.begin(), kinds.end(),
                                          [&](const RankedLabel& one) { return !cannot(one); });
  double left = 0;
  for (auto kind = kinds.begin(); kind != rest; ++kind) left += kind->p;
  if (left <= 0) return;
  for (auto kind = kinds.begin(); kind != rest; ++kind) kind->p /= left;
  for (auto kind = rest; kind != kinds.end(); ++kind) kind->p = 0;
}

// Where words tell of somebody in danger, no likeness to a greeting, a prank, an advertisement or
// a question about a ticket may hide it. A question whether a rumour is true stays one.
bool hides_danger(const RankedLabel& one) {
  const auto kind = kind_with_id(one.label);
  return kind && !opens_ticket(*kind) && *kind != Kind::kHoaxCheck;
}

// The words that spoke most for `label`, as the citizen wrote them, each once.
std::vector<std::string> reasons(const Scorer& scorer, const Head& head, std::size_t label,
                                 std::span<const Weighed> features, std::string_view text,
                                 std::span<const Word> words) {
  const auto shares = scorer.shares_of_words(head, label, features, words.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (shares[i] > 0 && words[i].form.front() != '<') order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  std::vector<std::string> because;
  for (std::size_t i : order) {
    if (because.size() == kReasons || shares[i] * 5 < shares[order.front()]) break;
    std::string word{text.substr(words[i].begin, words[i].end - words[i].begin)};
    if (word.size() > kLongestReason ||
        std::find(because.begin(), because.end(), word) != because.end())
      continue;
    because.push_back(std::move(word));
  }
  return because;
}

void add_flags(std::vector<std::string>& flags, std::span<const std::string> more) {
  for (const std::string& flag : more) {
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) flags.push_back(flag);
  }
}

Error broken(const Error& error) {
  return {Error::Kind::kRejected, "the model cannot be used: " + error.message};
}

}  // namespace

Reader::Reader(Model model, Slang slang, TopicTable topics, PlaceFinder places,
               LanguageFinder languages, SignalFinder signals, PersonalDataFinder personal,
               MatterCutter cutter, DateFinder dates)
    : model_(std::move(model)),
      slang_(std::move(slang)),
      topics_(std::move(topics)),
      sectors_(sectors_of(model_.shipped.head("topic")->labels, topics_)),
      places_(std::move(places)),
      languages_(std::move(languages)),
      signals_(std::move(signals)),
      personal_(std::move(personal)),
      cutter_(std::move(cutter)),
      dates_(std::move(dates)) {}

Result<Reader> Reader::make(Model model) {
  const auto list = [&](const char* name) { return std::string_view(model.lists[name]); };
  auto slang = Slang::parse(list("slang.tsv"));
  if (!slang) return broken(slang.error());
  auto topics = TopicTable::parse(list("topics.tsv"));
  if (!topics) return broken(topics.error());
  auto places = PlaceFinder::parse(list("places.tsv"));
  if (!places) return broken(places.error());
  auto languages = LanguageFinder::parse(list("languages.tsv"));
  if (!languages) return broken(languages.error());
  auto signals = SignalFinder::parse(list("signals.tsv"));
  if (!signals) return broken(signals.error());
  auto personal = PersonalDataFinder::parse(list("personal.tsv"));
  if (!personal) return broken(personal.error());
  auto cutter = MatterCutter::parse(list("matters.tsv"));
  if (!cutter) return broken(cutter.error());
  auto dates = DateFinder::parse(list("dates.tsv"));
  if (!dates) return broken(dates.error());
  for (const char* head : {"kind", "topic"}) {
    if (model.shipped.head(head) == nullptr)
      return broken({{}, std::string("it has no head ") + head});
  }
  if (model.own && model.own->head("label") == nullptr) return broken({{}, "it has no head label"});
  return Reader{std::move(model),
                std::move(slang).value(),
                std::move(topics).value(),
                std::move(places).value(),
                std::move(languages).value(),
                std::move(signals).value(),
                std::move(personal).value(),
                std::move(cutter).value(),
                std::move(dates).value()};
}

Understanding Reader::understand(std::string_view text) const { return read(text).understanding; }

Reading Reader::read(std::string_view text) const {
  text = text.substr(0, kMaxTextBytes);
  const auto words = normalize(text, slang_);
  const Scorer& scorer = model_.shipped;
  const auto occurrences = features_of(text, words);
  const auto features = scorer.vocabulary().weigh(occurrences);
  auto decisions = scorer.decisions(features);
  const Head& topic_head = *scorer.head("topic");
  const Head& kind_head = *scorer.head("kind");
  const Signals signals = signals_.find(text);
  add_what_patterns_say(signals, topic_head, kind_head, decisions);
  const auto topic_p = scorer.probabilities(topic_head, decisions);

  Reading reading;
  Understanding& answer = reading.understanding;
  const auto kind_p = scorer.probabilities(kind_head, decisions);
  reading.kinds = best_labels(kind_head.labels, kind_p, kind_head.labels.size());
  for (const Kind kind : {Kind::kComplaint, Kind::kEmergency}) {
    const std::size_t index = index_of(kind_head, id_of(kind));
    if (index < kind_p.size()) reading.complaint_p += kind_p[index];
  }
  const bool danger = tells_of_danger(signals);
  if (danger) rule_out(reading.kinds, hides_danger);
  if (asks_of_no_report(signals, *std::max_element(topic_p.begin(), topic_p.end()))) {
    rule_out(reading.kinds,
             [](const RankedLabel& one) { return one.label == id_of(Kind::kStatus); });
  }
  answer.kind = kind_with_id(reading.kinds.front().label).value_or(Kind::kComplaint);
  answer.kind_p = reading.kinds.front().p;
  const auto topics = best_labels(topic_head.labels, topic_p, kTopics);
  for (const RankedLabel& topic : topics) answer.topics.push_back({TopicId{topic.label}, topic.p});
  reading.sectors = best_sectors(sectors_, topic_p, 3);
  allow_for_other_words(reading.sectors);

  answer.urgency = signals.urgency;
  if (answer.kind == Kind::kEmergency) answer.urgency = "darurat";
  if (opens_ticket(answer.kind)) {
    if (const Topic* topic = topics_.find(topics.front().label))
      add_flags(answer.flags, topic->flags);
    // A topic is dangerous to those who suffer it, not to those who thank, wish or ask.
    if (answer.kind != Kind::kComplaint && answer.kind != Kind::kEmergency)
      std::erase(answer.flags, "bahaya");
  }
  add_flags(answer.flags, signals.flags);
  if (danger || answer.kind == Kind::kEmergency)
    add_flags(answer.flags, std::array<std::string, 1>{"bahaya"});
  reading.kinds.resize(std::min(reading.kinds.size(), kKinds));
  answer.place = places_.find(text, words);
  answer.language = languages_.find(text, words);
  answer.because =
      opens_ticket(answer.kind)
          ? reasons(scorer, topic_head, index_of(topic_head, topics.front().label), features, text,
                    words)
          : reasons(scorer, kind_head, index_of(kind_head, reading.kinds.front().label), features,
                    text, words);
  answer.model = model_.version;
  answer.personal = personal_.find(text);
  if (opens_ticket(answer.kind)) answer.matters = matters(text, words, occurrences);

  if (model_.own) {
    const Head& own = *model_.own->head("label");
    const auto with_knowledge =
        model_.own->vocabulary().weigh(features_with_knowledge(text, words, scorer));
    const auto p = model_.own->probabilities(own, model_.own->decisions(with_knowledge));
    auto ranked = best_labels(own.labels, p, 3);
    read_by(own.trust, ranked);
    for (auto& guess : ranked) answer.own.push_back({std::move(guess.label), guess.p});
  }
  return reading;
}

std::vector<TextSpan> Reader::matters(std::string_view text, std::span<const Word> words,
                                      std::span<const Occurrence> occurrences) const {
  const auto parts = cutter_.parts(text, words);
  if (parts.size() < 2) return {};
  const Scorer& scorer = model_.shipped;
  const Head& head = *scorer.head("topic");
  std::vector<PartSector> weighed;
  auto at = occurrences.begin();  // they stand in the order of their words
  for (const TextPart& part : parts) {
    const auto end = std::find_if(at, occurrences.end(),
                                  [&](const Occurrence& one) { return one.word >= part.last; });
    const auto features = scorer.vocabulary().weigh({at, end});
    const auto p = scorer.probabilities(head, scorer.decisions(features));
    weighed.push_back({part, best_sectors(sectors_, p, 1).front()});
    at = end;
  }
  std::vector<TextSpan> spans;
  for (const TextPart& matter : join_matters(weighed))
    spans.push_back({words[matter.first].begin, words[matter.last - 1].end});
  return spans;
}

Result<Reader> read_reader(const std::string& path) {
  auto model = read_model(path);
  if (!model) return model.error();
  return Reader::make(std::move(model).value());
}

}  // namespace serap::classifier
