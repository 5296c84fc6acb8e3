// The model file, the scorer and the trainer, on a small corpus made here.
#include <cstdio>
#include <filesystem>

#include <gtest/gtest.h>

#include "services/classifier/calibrate.hpp"
#include "services/classifier/lesson.hpp"
#include "services/classifier/model_file.hpp"
#include "services/classifier/train.hpp"
#include "services/classifier/understand.hpp"
#include "tests/services/classifier/lists.hpp"

namespace serap::classifier {
namespace {

std::vector<CorpusLine> small_corpus() {
  const std::vector<std::pair<const char*, std::vector<const char*>>> topics{
      {"pju", {"lampu jalan mati", "lampu gang padam gelap", "penerangan mati malam gelap"}},
      {"sampah", {"sampah menumpuk bau", "sampah tidak diangkut", "sampah dibuang di kali bau"}},
      {"ktp", {"ktp belum jadi", "cetak ktp lama", "rekam ktp antre lama"}}};
  std::vector<CorpusLine> corpus;
  for (int i = 0; i < 6; ++i) {
    for (const auto& [topic, lines] : topics) {
      for (const char* line : lines)
        corpus.push_back({topic, "pengaduan", std::string(line) + " ke " + std::to_string(i)});
    }
    corpus.push_back({"-", "salam", "halo selamat pagi " + std::to_string(i)});
  }
  return corpus;
}

const Model& small_model() {
  static const Model model =
      train_shipped(small_corpus(),
                    read_word_lists(SERAP_SOURCE_DIR "/services/classifier/words").value(),
                    [](auto, double) {})
          .value();
  return model;
}

TEST(Training, GivesTheSameBytesForTheSameCorpus) {
  const auto again = train_shipped(
      small_corpus(), read_word_lists(SERAP_SOURCE_DIR "/services/classifier/words").value(),
      [](auto, double) {});
  EXPECT_EQ(bytes_of(*again), bytes_of(small_model()));
}

TEST(Training, RefusesATopicThatIsNone) {
  const std::vector<CorpusLine> corpus{{"jalan.mulus", "pengaduan", "x"}};
  EXPECT_FALSE(train_shipped(corpus,
                             read_word_lists(SERAP_SOURCE_DIR "/services/classifier/words").value(),
                             [](auto, double) {}));
}

TEST(ModelFile, ComesBackAsItWas) {
  const auto back = model_from_bytes(bytes_of(small_model()));
  ASSERT_TRUE(back);
  EXPECT_EQ(bytes_of(*back), bytes_of(small_model()));
}

TEST(ModelFile, IsRefusedCutShortAnywhere) {
  const std::string bytes = bytes_of(small_model());
  for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 97) {
    EXPECT_FALSE(model_from_bytes(std::string_view(bytes).substr(0, size))) << size;
  }
}

TEST(ModelFile, IsRefusedWithOneBitChanged) {
  std::string bytes = bytes_of(small_model());
  for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 53) {
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    EXPECT_FALSE(model_from_bytes(bytes)) << at;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
  }
}

TEST(ModelFile, SaysWhereItShouldBe) {
  const auto model = read_model("/nowhere/model.bin");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().kind, Error::Kind::kNotFound);
  EXPECT_NE(model.error().message.find("/nowhere/model.bin"), std::string::npos);
}

TEST(ModelFile, IsWrittenWholeOrNotAtAll) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("serap-model-" + std::to_string(::getpid()) + ".bin");
  ASSERT_TRUE(write_model(small_model(), path.string()));
  EXPECT_TRUE(read_model(path.string()));
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".new"));
  std::filesystem::remove(path);
}

TEST(Scorer, DecidesAsLiblinearDoesWithinQuantisation) {
  const auto corpus = small_corpus();
  const auto slang = Slang::parse(list("slang.tsv")).value();
  std::vector<std::vector<Occurrence>> occurrences;
  for (const auto& line : corpus)
    occurrences.push_back(features_of(line.text, normalize(line.text, slang)));
  const auto vocabulary = Vocabulary::learn(occurrences, 2, {});
  std::vector<std::vector<Weighed>> texts;
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    texts.push_back(vocabulary.weigh(occurrences[i]));
    labels.push_back(corpus[i].topic == "pju" ? 0 : corpus[i].topic == "sampah" ? 1 : 2);
  }
  const auto weights = fit_linear(texts, labels, 3, vocabulary.size(), {.solver = 7, .cost = 3});
  Head head{.name = "x",
            .labels = {"pju", "sampah", "ktp"},
            .bias = {},
            .prior = {0, 0, 0},
            .sharpness = 1,
            .trust = {},
            .first = 0};
  const auto scorer = Scorer::quantised(vocabulary, {head}, std::vector<LinearWeights>{weights});
  for (const auto& text : texts) {
    const auto quantised = scorer.decisions(text);
    for (std::size_t label = 0; label < 3; ++label) {
      float exact = weights.bias[label];
      for (const Weighed& w : text) exact += w.value * weights.weight[w.feature * 3 + label];
      EXPECT_NEAR(quantised[label], exact, 0.05);
    }
  }
}

TEST(Calibration, FindsTheFactorThatTheTextsWereMadeWith) {
  // Half as sure as the decisions look: of two labels with decisions 1 and 0, the first is right in
  // 73 % of the texts.
  std::vector<KeptAside> kept;
  for (std::uint32_t i = 0; i < 1000; ++i) kept.push_back({{2, 0}, i < 731 ? 0U : 1U});
  EXPECT_NEAR(fit_sharpness(kept, std::vector<float>{0, 0}), 0.5, 0.05);
}

}  // namespace
}  // namespace serap::classifier
