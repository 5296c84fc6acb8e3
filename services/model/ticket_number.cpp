#include "services/model/ticket_number.hpp"

#include <string>

namespace serap {
namespace {

constexpr std::string_view kSymbols =
    "0123456789BCDFGHJKMNPQRSTVWXYZ";  // no vowels: no words by accident
constexpr int kBase = 30;
constexpr std::size_t kSize = 9;  // YY XXXXXX C

int value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'I' || c == 'L') c = '1';
  if (c == 'O') c = '0';
  const std::size_t at = kSymbols.find(c);
  return at == kSymbols.npos ? -1 : static_cast<int>(at);
}

// Luhn mod N (N = 30) over the symbols' values: https://en.wikipedia.org/wiki/Luhn_mod_N_algorithm.
int check_symbol(std::string_view symbols) {
  int sum = 0, factor = 2;
  for (auto c = symbols.rbegin(); c != symbols.rend(); ++c) {
    const int product = factor * value_of(*c);
    sum += product / kBase + product % kBase;
    factor = 3 - factor;
  }
  return (kBase - sum % kBase) % kBase;
}

TicketNumber printed(std::string_view nine) {
  std::string text = "SRP-";
  text.append(nine.substr(0, 2))
      .append("-")
      .append(nine.substr(2, 6))
      .append("-")
      .append(nine.substr(8, 1));
  return {std::move(text)};
}

bool is_space_or_hyphen(char c) {
  return c == ' ' || c == '-' || c == '\t' || c == '.' || c == '_' || c == '#' || c == '/';
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// The number that starts at `text[at]`, allowing separators between symbols; `end` is set behind
// it.
std::optional<TicketNumber> read_at(std::string_view text, std::size_t at, std::size_t& end) {
  if (text.size() - at >= 3 && (text[at] | 32) == 's' && (text[at + 1] | 32) == 'r' &&
      (text[at + 2] | 32) == 'p')
    at += 3;
  std::string nine;
  for (; at < text.size() && nine.size() < kSize; ++at) {
    if (is_space_or_hyphen(text[at])) continue;
    const int value = value_of(text[at]);
    if (value < 0) return std::nullopt;
    nine.push_back(kSymbols[static_cast<std::size_t>(value)]);
  }
  if (nine.size() != kSize || nine[0] > '9' || nine[1] > '9') return std::nullopt;
  if (value_of(nine[8]) != check_symbol(std::string_view{nine}.substr(0, 8))) return std::nullopt;
  end = at;
  return printed(nine);
}

}  // namespace

TicketNumber make_ticket_number(int year, const std::array<std::uint8_t, 6>& symbols) {
  std::string nine{static_cast<char>('0' + year / 10 % 10), static_cast<char>('0' + year % 10)};
  for (const std::uint8_t symbol : symbols) nine.push_back(kSymbols[symbol % kBase]);
  nine.push_back(kSymbols[static_cast<std::size_t>(check_symbol(nine))]);
  return printed(nine);
}

std::optional<TicketNumber> parse_ticket_number(std::string_view typed) {
  while (!typed.empty() && is_space_or_hyphen(typed.front())) typed.remove_prefix(1);
  std::size_t end = 0;
  const std::optional<TicketNumber> number = typed.empty() ? std::nullopt : read_at(typed, 0, end);
  if (!number) return std::nullopt;
  for (const char c : typed.substr(end)) {
    if (is_word(c)) return std::nullopt;
  }
  return number;
}

std::optional<TicketNumber> find_ticket_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_word(text[at]) || (at > 0 && is_word(text[at - 1]))) continue;
    std::size_t end = 0;
    const std::optional<TicketNumber> number = read_at(text, at, end);
    if (number && (end == text.size() || !is_word(text[end]))) return number;
  }
  return std::nullopt;
}

}  // namespace serap
