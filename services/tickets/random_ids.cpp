#include "services/tickets/random_ids.hpp"

#include <array>
#include <chrono>

#include <sodium.h>

#include "services/model/ticket_number.hpp"

namespace serap::tickets {
namespace {

constexpr std::string_view kSymbols =
    "0123456789BCDFGHJKMNPQRSTVWXYZ";  // as in ticket numbers: no words by accident

}  // namespace

CitizenId random_citizen_id() {
  std::array<unsigned char, 12> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 25> hex{};
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  return CitizenId{std::string{"c-"} + hex.data()};
}

std::string random_alias() {
  std::string alias = "Warga ";
  for (int i = 0; i < 4; ++i) alias.push_back(kSymbols[randombytes_uniform(30)]);
  return alias;
}

TicketNumber random_ticket_number(Time opened) {
  std::array<std::uint8_t, 6> symbols{};
  for (std::uint8_t& symbol : symbols) symbol = static_cast<std::uint8_t>(randombytes_uniform(30));
  const auto day = std::chrono::floor<std::chrono::days>(opened + std::chrono::hours{7});
  return make_ticket_number(static_cast<int>(std::chrono::year_month_day{day}.year()) % 100,
                            symbols);
}

}  // namespace serap::tickets
