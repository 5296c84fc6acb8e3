#include "bots/talk/rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "bots/conversation/words.hpp"

namespace serap::talk {
namespace {

struct KeyWord {
  std::string_view word;
  Kind kind;
  std::string_view topic;
  std::string_view flag;
};

constexpr std::array kKeyWords{
    KeyWord{"kebakaran", Kind::kEmergency, "kebakaran", "bahaya"},
    KeyWord{"fire", Kind::kEmergency, "kebakaran", "bahaya"},
    KeyWord{"banjir", Kind::kComplaint, "banjir", "bahaya"},
    KeyWord{"jalan", Kind::kComplaint, "jalan.rusak", "lokasi"},
    KeyWord{"road", Kind::kComplaint, "jalan.rusak", "lokasi"},
    KeyWord{"lampu", Kind::kComplaint, "pju", "lokasi"},
    KeyWord{"sampah", Kind::kComplaint, "sampah", "lokasi"},
    KeyWord{"pohon", Kind::kComplaint, "pohon.taman", "lokasi"},
    KeyWord{"got", Kind::kComplaint, "drainase", "lokasi"},
    KeyWord{"ktp", Kind::kComplaint, "ktp", "nik"},
    KeyWord{"bansos", Kind::kComplaint, "bansos.daerah", "nik"},
    KeyWord{"puskesmas", Kind::kComplaint, "puskesmas", ""},
    KeyWord{"hoaks", Kind::kHoaxCheck, "hoaks", "bukti"},
    KeyWord{"usul", Kind::kAspiration, "aspirasi.kebijakan", ""},
    KeyWord{"promo", Kind::kSpam, "", ""},
    KeyWord{"pinjaman", Kind::kSpam, "", ""},
    KeyWord{"jodoh", Kind::kPrank, "", ""},
    KeyWord{"wkwk", Kind::kPrank, "", ""},
    KeyWord{"halo", Kind::kGreeting, "", ""},
    KeyWord{"hello", Kind::kGreeting, "", ""},
    KeyWord{"pagi", Kind::kGreeting, "", ""},
    KeyWord{"laporanku", Kind::kStatus, "", ""},
};

// Where the place's words begin, and a report is English.
constexpr std::array<std::string_view, 4> kPlaceWords{"jl", "jalan", "kec", "gang"};
constexpr std::array<std::string_view, 6> kEnglish{"the", "my", "is", "please", "there", "street"};

template <class Words>
bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Understanding understand(const std::string& text) {
  Understanding understood;
  understood.kind_p = 0.3;
  understood.language = "id";
  understood.model = "rules";
  const std::vector<std::string> words = conversation::plain_words(text);
  for (const std::string& word : words) {
    if (among(kEnglish, word)) understood.language = "en";
  }
  for (const KeyWord& key : kKeyWords) {
    if (!among(words, key.word)) continue;
    understood.kind = key.kind;
    understood.kind_p = 0.95;
    understood.because = {std::string(key.word)};
    if (!key.topic.empty())
      understood.topics = {{{std::string(key.topic)}, 0.9}, {{"lainnya"}, 0.05}};
    if (!key.flag.empty()) understood.flags = {std::string(key.flag)};
    break;
  }
  const auto begin = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
    return among(kPlaceWords, word);
  });
  if (begin == words.end() || words.end() - begin < 2 || *begin == "jalan") return understood;
  const auto end = words.end() - begin > 6 ? begin + 6 : words.end();
  for (auto word = begin; word != end; ++word)
    understood.place += (understood.place.empty() ? "" : " ") + *word;
  return understood;
}

class RuleClassifier : public classifier::Port {
 public:
  Result<std::vector<Understanding>> classify(std::span<const std::string> texts) override {
    std::vector<Understanding> understood;
    for (const std::string& text : texts) understood.push_back(understand(text));
    return understood;
  }
};

class RuleRouter : public router::Port {
 public:
  Result<std::vector<Routing>> route(std::span<const router::Matter> matters) override {
    std::vector<Routing> routings;
    for (const router::Matter& matter : matters) {
      Routing routing;
      routing.candidates = {{{"DINAS"}, "Dinas urusan " + matter.topic.value, "kab_kota", 0.9}};
      routing.sla_class = matter.topic.value == "lainnya" ? "T1" : "A14";
      routing.reason_id = "menurut topik";
      routing.reason_en = "by topic";
      routings.push_back(std::move(routing));
    }
    return routings;
  }
};

}  // namespace

std::unique_ptr<classifier::Port> make_rule_classifier() {
  return std::make_unique<RuleClassifier>();
}
std::unique_ptr<router::Port> make_rule_router() { return std::make_unique<RuleRouter>(); }

}  // namespace serap::talk
