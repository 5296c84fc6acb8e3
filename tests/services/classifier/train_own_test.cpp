// What an office teaches: labels, dates, cells with several answers, and what is noted of it.
#include <gtest/gtest.h>

#include "services/classifier/train.hpp"

namespace serap::classifier {
namespace {

const Reader& shipped() {
  static const Reader made =
      read_reader(SERAP_BINARY_DIR "/share/serap/classifier/model.bin").value();
  return made;
}

void say_nothing(std::string_view, double) {}

LabelledText ticket(std::string text, std::string cell, int day) {
  return {std::move(text), accepted_labels(cell), "2026-01-" + std::to_string(day + 10)};
}

std::vector<LabelledText> tickets() {
  std::vector<LabelledText> rows;
  for (int i = 0; i < 20; ++i) {
    rows.push_back(ticket("lampu jalan mati lagi nomor " + std::to_string(i), "Bidang Lampu", i));
    rows.push_back(ticket("sampah bau sekali nomor " + std::to_string(i), "Bidang Kebersihan", i));
  }
  return rows;
}

const Model& taught() {
  static const Model model =
      train_own(shipped().model(), shipped(), "bidang", tickets(), say_nothing).value();
  return model;
}

TEST(TrainOwn, AnswersWithTheOfficesLabels) {
  const auto reader = Reader::make(model_from_bytes(bytes_of(taught())).value()).value();
  EXPECT_EQ(reader.understand("lampu gang mati").own.front().label, "Bidang Lampu");
  EXPECT_EQ(reader.understand("sampah menumpuk").own.front().label, "Bidang Kebersihan");
  EXPECT_EQ(reader.understand("lampu gang mati").topics.front().topic.value, "pju");
}

TEST(TrainOwn, NotesHowItDidOnTheNewestTickets) {
  const Taught& note = taught().taught;
  EXPECT_EQ(note.column, "bidang");
  EXPECT_EQ(note.rows, 40U);
  EXPECT_EQ(note.newest, "2026-01-29");
  EXPECT_EQ(note.kept_aside, 6U);
  EXPECT_EQ(note.accuracy, 1);
  EXPECT_EQ(note.before, shipped().model().version);
  EXPECT_EQ(note.accuracy_before, 0);  // the model that ships knows no such labels
  EXPECT_EQ(model_from_bytes(bytes_of(taught()))->taught, note);
}

TEST(TrainOwn, TheOneInUseIsJudgedOnlyByTicketsItHasNotSeen) {
  const auto in_use = Reader::make(taught()).value();
  const auto again = train_own(shipped().model(), in_use, "bidang", tickets(), say_nothing);
  EXPECT_EQ(again->taught.accuracy_before, 0);
  EXPECT_EQ(again->version, taught().version);
}

TEST(TrainOwn, ACellWithTwoAnswersTeachesOneOfThem) {
  auto rows = tickets();
  for (auto& row : rows) {
    if (row.accepted.front() == "Bidang Lampu") row.accepted = {"Bidang Lampu", "PLN"};
  }
  const auto model = train_own(shipped().model(), shipped(), "bidang", rows, say_nothing);
  EXPECT_EQ(model->own->head("label")->labels,
            (std::vector<std::string>{"Bidang Kebersihan", "Bidang Lampu"}));
}

TEST(TrainOwn, SaysWhenThereIsTooLittleToLearnFrom) {
  const std::vector<LabelledText> few{{"lampu mati", {"A"}, ""}, {"sampah", {"B"}, ""}};
  EXPECT_EQ(train_own(shipped().model(), shipped(), "x", few, say_nothing).error().kind,
            Error::Kind::kInvalid);
}

}  // namespace
}  // namespace serap::classifier
