#include "services/model/ticket_number.hpp"

#include <gtest/gtest.h>

namespace serap {
namespace {

// 7K3QXM: places of its symbols in 0123456789BCDFGHJKMNPQRSTVWXYZ.
const TicketNumber kNumber = make_ticket_number(26, {7, 17, 3, 21, 27, 18});

TEST(TicketNumber, EndsWithLuhnMod30) { EXPECT_EQ(kNumber.value, "SRP-26-7K3QXM-G"); }

TEST(TicketNumber, IsReadHoweverItIsTyped) {
  for (const char* typed : {"SRP-26-7K3QXM-G", "srp 26 7k3qxm g", "267K3QXMG", "srp267k3qxmg",
                            " 26-7k3qxm-g ", "Srp.26.7k3qxm.g", "#SRP-26-7K3QXM-G"}) {
    EXPECT_EQ(parse_ticket_number(typed), kNumber) << typed;
  }
}

TEST(TicketNumber, TakesLAndIForOneAndOForZero) {
  const TicketNumber number = make_ticket_number(10, {1, 0, 1, 0, 1, 0});
  std::string typed = number.value;
  for (char& c : typed) {
    if (c == '1')
      c = 'l';
    else if (c == '0')
      c = 'o';
  }
  EXPECT_EQ(parse_ticket_number(typed), number);
}

TEST(TicketNumber, RefusesEverySingleWrongSymbol) {
  const std::string good = kNumber.value;
  for (std::size_t at = 4; at < good.size(); ++at) {
    if (good[at] == '-') continue;
    for (const char c : std::string{"0123456789BCDFGHJKMNPQRSTVWXYZ"}) {
      std::string typed = good;
      if (typed[at] == c) continue;
      typed[at] = c;
      EXPECT_FALSE(parse_ticket_number(typed)) << typed;
    }
  }
}

TEST(TicketNumber, RefusesWhatIsNone) {
  for (const char* typed :
       {"", "SRP", "SRP-26", "jalan rusak", "081234567890", "SRP-26-7K3QXM-G7", "\0"}) {
    EXPECT_FALSE(parse_ticket_number(typed)) << typed;
  }
}

TEST(TicketNumber, IsFoundInASentence) {
  EXPECT_EQ(find_ticket_number("min gmn kabar srp 26 7k3qxm g ya"), kNumber);
  EXPECT_EQ(find_ticket_number("status SRP-26-7K3QXM-G."), kNumber);
  EXPECT_FALSE(find_ticket_number("jalan di rt 26 rusak sejak 7 kali"));
  EXPECT_FALSE(find_ticket_number("hubungi 081234567890123 ya"));
}

}  // namespace
}  // namespace serap
