// serap-train-model CORPUS WORDS OUT: the model that ships, from the project's own corpus. Run by
// the build.
#include <cstdio>
#include <string>

#include "services/classifier/model_file.hpp"
#include "services/classifier/train.hpp"

namespace {

using namespace serap;
using namespace serap::classifier;

Result<void> train_to(const std::string& corpus_folder, const std::string& words_folder,
                      const std::string& out) {
  const auto corpus = read_corpus(corpus_folder);
  if (!corpus) return corpus.error();
  auto lists = read_word_lists(words_folder);
  if (!lists) return lists.error();
  const auto model =
      train_shipped(*corpus, std::move(lists).value(), [](std::string_view what, double share) {
        std::printf("%3.0f %%  %.*s\n", share * 100, static_cast<int>(what.size()), what.data());
        std::fflush(stdout);
      });
  if (!model) return model.error();
  std::printf("%zu lines, %zu features, version %s\n", corpus->size(),
              model->shipped.vocabulary().size(), model->version.c_str());
  for (const Head& head : model->shipped.heads()) {
    std::printf("%s: %zu labels, sharpness %.2f\n", head.name.c_str(), head.labels.size(),
                static_cast<double>(head.sharpness));
  }
  return write_model(*model, out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr,
                 "serap-train-model CORPUS WORDS OUT\nTrains the shipped model from the folders "
                 "CORPUS and WORDS "
                 "and writes it to the file OUT.\n");
    return argc == 2 && std::string_view(argv[1]) == "--help" ? 0 : 2;
  }
  const auto done = train_to(argv[1], argv[2], argv[3]);
  if (done) return 0;
  std::fprintf(stderr, "serap-train-model: %s\n", done.error().message.c_str());
  return 1;
}
