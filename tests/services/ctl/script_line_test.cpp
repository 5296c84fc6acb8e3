#include "services/ctl/script_line.hpp"

#include <gtest/gtest.h>

namespace serap::ctl {
namespace {

TEST(ScriptLine, IsTextUnlessItIsATitle) {
  EXPECT_EQ(*parse_script_line(" jalan rusak ", {}), ScriptLine{SayText{"jalan rusak"}});
  const std::vector<std::string> titles{"Benar", "Batal"};
  EXPECT_EQ(*parse_script_line("benar ", titles), ScriptLine{Choose{"Benar"}});
}

TEST(ScriptLine, SendsAPin) {
  const SendPin pin{Coordinates{-6.9, 107.6}};
  EXPECT_EQ(*parse_script_line("@pin -6.9 107.6", {}), ScriptLine{pin});
}

TEST(ScriptLine, RefusesAPinThatIsNone) {
  EXPECT_FALSE(parse_script_line("@pin -6.9", {}));
  EXPECT_FALSE(parse_script_line("@pin 91 0", {}));
  EXPECT_FALSE(parse_script_line("@pin 1 2 3", {}));
}

TEST(ScriptLine, SendsAPhotoWhoseNameHasSpaces) {
  EXPECT_EQ(*parse_script_line("@photo my photo.jpg", {}), ScriptLine{SendPhoto{"my photo.jpg"}});
}

TEST(ScriptLine, TwoSignsAreOne) {
  EXPECT_EQ(*parse_script_line("@@pin", {}), ScriptLine{SayText{"@pin"}});
}

TEST(ScriptLine, RefusesAnotherWordBehindTheSign) {
  EXPECT_FALSE(parse_script_line("@video x", {}));
}

}  // namespace
}  // namespace serap::ctl
