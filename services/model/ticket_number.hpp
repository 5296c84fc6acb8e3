#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "services/model/ticket.hpp"

namespace serap {

// The number for `year` (two digits, 0-99) and six random symbols (each 0-29). Its last symbol is
// Luhn mod 30 over both (domain.md 3.6), so one mistyped symbol is noticed.
TicketNumber make_ticket_number(int year, const std::array<std::uint8_t, 6>& symbols);

// The number in what a person typed: case, spaces, hyphens and "SRP" do not matter, I and L are 1,
// O is 0. Nothing if it is none or its check symbol is wrong.
std::optional<TicketNumber> parse_ticket_number(std::string_view typed);

// The first number within a longer text ("status srp 26 7k3qxm g dong"), or nothing.
std::optional<TicketNumber> find_ticket_number(std::string_view text);

}  // namespace serap
