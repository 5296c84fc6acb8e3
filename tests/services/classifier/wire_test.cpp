#include "services/classifier/wire.hpp"

#include <gtest/gtest.h>

namespace serap::classifier {
namespace {

Understanding full() {
  return {.kind = Kind::kAspiration,
          .kind_p = 0.8,
          .topics = {{TopicId{"pju"}, 0.7}, {TopicId{"rambu"}, 0.1}},
          .place = "Jl. Melati",
          .urgency = "segera",
          .flags = {"lokasi", "foto"},
          .language = "jv",
          .because = {"lampu", "peteng"},
          .model = "serap-1",
          .matters = {{0, 12}, {13, 40}},
          .personal = {{"phone", 20, 32}},
          .own = {{"Dinas Perhubungan", 0.8}, {"Kelurahan", 0.1}}};
}

TEST(Wire, AnUnderstandingComesBackAsItWas) {
  EXPECT_EQ(understanding_from_proto(proto_from_understanding(full())).value(), full());
}

TEST(Wire, AnUnknownKindIsRejected) {
  auto proto = proto_from_understanding(full());
  proto.set_kind("gosip");
  EXPECT_EQ(understanding_from_proto(proto).error().kind, Error::Kind::kRejected);
}

TEST(Wire, BytesThatAreNotUtf8CanTravel) {
  const std::vector<std::string> texts{"jalan\xff rusak", std::string("a\0b", 3)};
  const auto request = proto_from_texts(texts);
  std::string bytes;
  ASSERT_TRUE(request.SerializeToString(&bytes));
  EXPECT_EQ(texts_from_proto(request)->at(0), "jalan\xEF\xBF\xBD rusak");
  EXPECT_EQ(texts_from_proto(request)->at(1), texts[1]);
}

TEST(Wire, TooManyTextsAreRefused) {
  v1::ClassifyRequest request;
  for (int i = 0; i <= kMaxTexts; ++i) request.add_texts("x");
  EXPECT_EQ(texts_from_proto(request).error().kind, Error::Kind::kInvalid);
}

}  // namespace
}  // namespace serap::classifier
