// classify, eval, train and model, as an operator types them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "services/ctl/commands.hpp"

namespace serap::ctl {
namespace {

const std::string kShipped = SERAP_BINARY_DIR "/share/serap/classifier/model.bin";

struct Said {
  int exit = 0;
  std::string out;
  std::string err;
};

// A folder of its own with settings, and what the commands say there.
class Models : public testing::Test {
 protected:
  Models() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "serap.toml") << "[classifier]\nmodel = \"" << kShipped << "\"\n";
  }
  ~Models() override { std::filesystem::remove_all(folder_); }

  Said say(int (*command)(const std::vector<std::string>&), std::vector<std::string> typed,
           const std::string& in = "") {
    typed.insert(typed.end(), {"--settings", (folder_ / "serap.toml").string()});
    std::istringstream lines(in);
    auto* before = std::cin.rdbuf(lines.rdbuf());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Said said;
    said.exit = command(typed);
    said.out = testing::internal::GetCapturedStdout();
    said.err = testing::internal::GetCapturedStderr();
    std::cin.rdbuf(before);
    std::cin.clear();
    return said;
  }

  std::string table(const std::string& text) {
    const auto file = folder_ / "table.tsv";
    std::ofstream(file) << text;
    return file.string();
  }

  std::string tickets() {
    std::string rows = "text\tbidang\tdate\n";
    for (int i = 10; i < 30; ++i) {
      const std::string day = "\t2026-01-" + std::to_string(i) + "\n";
      rows += "lampu jalan mati lagi nomor " + std::to_string(i) + "\tLampu" + day;
      rows += "sampah bau sekali nomor " + std::to_string(i) + "\tKebersihan" + day;
    }
    return table(rows);
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(Models, ClassifyPrintsALineOfJsonEach) {
  const Said said = say(run_classify, {}, "lampu jalan mati di jl. melati\nhalo min\n");
  ASSERT_EQ(said.exit, 0) << said.err;
  std::istringstream lines(said.out);
  std::string first, second, none;
  ASSERT_TRUE(std::getline(lines, first) && std::getline(lines, second));
  EXPECT_FALSE(std::getline(lines, none));
  const auto json = nlohmann::json::parse(first);
  EXPECT_EQ(json["kind"], "pengaduan");
  EXPECT_EQ(json["topics"][0]["topic"], "pju");
  EXPECT_GT(json["topics"][0]["p"], 0.5);
  EXPECT_EQ(json["sector"], "penerangan_jalan");
  EXPECT_EQ(json["place"], "jl. melati");
  for (const char* field : {"urgency", "flags", "language", "because", "personal", "matters"})
    EXPECT_TRUE(json.contains(field)) << field;
  EXPECT_EQ(nlohmann::json::parse(second)["kind"], "salam");
}

TEST_F(Models, ClassifyAnswersBytesThatAreNoCharacters) {
  const Said said = say(run_classify, {}, "jl. \xff\xfe melati \xc3\n\n");
  EXPECT_EQ(said.exit, 0);
  EXPECT_EQ(std::count(said.out.begin(), said.out.end(), '\n'), 2);
}

TEST_F(Models, EvalComparesWithTheSectorAndAcceptsEither) {
  const std::string file = table(
      "text\tsectors\nlampu jalan mati gelap\tpekerjaan_umum|penerangan_jalan\nKTP belum "
      "jadi\tkependudukan\nsampah menumpuk bau\tkesehatan\ntanpa label\t\n");
  const Said said = say(run_eval, {"--data", file, "--label", "sectors", "--json"});
  ASSERT_EQ(said.exit, 0) << said.err;
  const auto json = nlohmann::json::parse(said.out);
  EXPECT_EQ(json["compared"], "sector");
  EXPECT_EQ(json["texts"], 3);
  EXPECT_EQ(json["left_out"], 1);
  EXPECT_NEAR(json["accuracy"], 2.0 / 3, 1e-9);
  EXPECT_EQ(json["worst"][0]["said"], "lingkungan_kebersihan");
  for (const char* field : {"macro_f1", "top3", "ece", "coverage_at_95"})
    EXPECT_TRUE(json.contains(field)) << field;
}

TEST_F(Models, EvalComparesTheKindWithComplaintOrNot) {
  const std::string file =
      table("text\ttype\nsampah menumpuk bau sekali\tcomplaint\nhalo min selamat pagi\tresponse\n");
  const auto json =
      nlohmann::json::parse(say(run_eval, {"--data", file, "--label", "type", "--json"}).out);
  EXPECT_EQ(json["compared"], "complaint or not");
  EXPECT_EQ(json["accuracy"], 1);
}

TEST_F(Models, EvalNamesTheColumnsThereAre) {
  const Said said = say(run_eval, {"--data", table("text\tagency\nx\ty\n"), "--label", "dinas"});
  EXPECT_EQ(said.exit, 1);
  EXPECT_NE(said.err.find("text, agency"), std::string::npos) << said.err;
}

TEST_F(Models, ATrainedModelIsPutToUseAndTakenBack) {
  const std::string model = (folder_ / "own.model").string();
  const Said trained = say(run_train, {"--data", tickets(), "--label", "bidang", "--out", model});
  ASSERT_EQ(trained.exit, 0) << trained.err;
  EXPECT_NE(trained.out.find("learned 2 labels"), std::string::npos) << trained.out;

  const Said used = say(run_model, {"use", model});
  ASSERT_EQ(used.exit, 0) << used.err;
  const auto json = nlohmann::json::parse(say(run_classify, {}, "lampu gang mati\n").out);
  EXPECT_EQ(json["topics"][0]["topic"], "Lampu");
  EXPECT_EQ(json["sector"], "penerangan_jalan");

  EXPECT_NE(say(run_model, {"list"}).out.find("* serap-"), std::string::npos);
  EXPECT_EQ(say(run_model, {"back"}).exit, 0);
  EXPECT_EQ(nlohmann::json::parse(say(run_classify, {}, "lampu mati\n").out)["topics"][0]["topic"],
            "pju");
  EXPECT_EQ(say(run_model, {"back"}).exit, 1);
}

TEST_F(Models, AModelThatIsNoBetterIsRefused) {
  const std::string model = (folder_ / "own.model").string();
  ASSERT_EQ(say(run_train, {"--data", tickets(), "--label", "bidang", "--out", model}).exit, 0);
  ASSERT_EQ(say(run_model, {"use", model}).exit, 0);
  const Said again = say(run_model, {"use", model});
  EXPECT_EQ(again.exit, 1);
  EXPECT_NE(again.err.find("in use already"), std::string::npos) << again.err;
}

TEST_F(Models, WhatIsMissingIsNamed) {
  EXPECT_EQ(say(run_train, {"--label", "x"}).exit, 2);
  EXPECT_EQ(say(run_eval, {}).exit, 2);
  EXPECT_EQ(say(run_model, {"drop"}).exit, 2);
  const Said said = say(run_classify, {"--model", "/no/such/model"});
  EXPECT_EQ(said.exit, 1);
  EXPECT_NE(said.err.find("/no/such/model"), std::string::npos);
}

}  // namespace
}  // namespace serap::ctl
