// Which model is in use, and a classifier that follows.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "services/classifier/load_model.hpp"
#include "services/classifier/model_file.hpp"
#include "services/classifier/reader_in_use.hpp"

namespace serap::classifier {
namespace {

const std::string kShipped = SERAP_BINARY_DIR "/share/serap/classifier/model.bin";

// A folder of its own, and a model with a note of how it did.
class Shelf : public testing::Test {
 protected:
  Shelf() { std::filesystem::remove_all(folder_); }
  ~Shelf() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path trained(const std::string& name, double accuracy, double before) {
    Model model = read_model(kShipped).value();
    const std::string shipped = model.version;
    model.version = name;
    Head head = *model.shipped.head("topic");
    head.name = "label";
    model.own = Scorer::quantised(
        model.shipped.vocabulary(), {head},
        std::vector{LinearWeights{
            head.labels.size(),
            std::vector<float>(model.shipped.vocabulary().size() * head.labels.size()),
            std::vector<float>(head.labels.size())}});
    model.taught = {.column = "agency",
                    .rows = 100,
                    .newest = {},
                    .before = shipped,
                    .kept_aside = 15,
                    .accuracy = accuracy,
                    .accuracy_before = before};
    std::filesystem::create_directories(folder_);
    const auto file = folder_ / (name + ".model");
    EXPECT_TRUE(write_model(model, file.string()));
    return file;
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  testing::UnitTest::GetInstance()->current_test_info()->name();
  ModelShelf shelf_{folder_ / "models", kShipped};
};

TEST_F(Shelf, TheShippedModelIsInUseAtFirst) {
  EXPECT_EQ(shelf_.in_use(), kShipped);
  ASSERT_EQ(shelf_.list().size(), 1U);
  EXPECT_TRUE(shelf_.list()[0].in_use);
  EXPECT_EQ(shelf_.back().error().kind, Error::Kind::kNotFound);
}

TEST_F(Shelf, ABetterModelIsKeptAndCanBeTakenBack) {
  const auto used = shelf_.use(trained("better", 0.8, 0.7), false);
  ASSERT_TRUE(used) << used.error().message;
  EXPECT_EQ(shelf_.in_use().filename(), "better.bin");
  EXPECT_EQ(shelf_.list().size(), 2U);
  ASSERT_TRUE(shelf_.back());
  EXPECT_EQ(shelf_.in_use(), kShipped);
}

TEST_F(Shelf, AModelThatIsNoBetterIsRefusedUnlessForced) {
  const auto file = trained("worse", 0.6, 0.7);
  const auto refused = shelf_.use(file, false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Error::Kind::kConflict);
  EXPECT_NE(refused.error().message.find("60.0 %"), std::string::npos) << refused.error().message;
  EXPECT_TRUE(shelf_.use(file, true));
}

TEST_F(Shelf, AComparisonWithAnotherModelIsNone) {
  ASSERT_TRUE(shelf_.use(trained("first", 0.8, 0), false));
  EXPECT_EQ(shelf_.use(trained("second", 0.9, 0), false).error().kind, Error::Kind::kConflict);
}

TEST_F(Shelf, AReaderFollowsWithoutARestart) {
  std::string problem;
  const auto reader = ReaderInUse::open(shelf_, problem).value();
  const auto before = reader->now();
  EXPECT_FALSE(reader->refresh().value());
  ASSERT_TRUE(shelf_.use(trained("next", 0.8, 0), false));
  EXPECT_TRUE(reader->refresh().value());
  EXPECT_EQ(reader->now()->model().version, "next");
  EXPECT_NE(before->model().version, "next");
}

TEST_F(Shelf, ADamagedModelLeavesTheOldOneAtWork) {
  std::string problem;
  const auto reader = ReaderInUse::open(shelf_, problem).value();
  ASSERT_TRUE(shelf_.use(trained("next", 0.8, 0), false));
  std::ofstream(folder_ / "models" / "next.bin", std::ios::app) << "x";
  EXPECT_FALSE(reader->refresh());
  EXPECT_FALSE(reader->now()->model().own);
  EXPECT_FALSE(reader->refresh().value());  // not tried again
  ASSERT_TRUE(ReaderInUse::open(shelf_, problem));
  EXPECT_NE(problem, "");
}

}  // namespace
}  // namespace serap::classifier
