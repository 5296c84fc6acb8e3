#include "gateway/sender/joined.hpp"

namespace serap::sender {
namespace {

bool untouched(const Item& item) {
  return item.part == 0 && item.tries == 0 && !item.in_doubt && !item.again;
}

bool plain(const Outbound& outbound) {
  return outbound.choices.empty() && !outbound.ask_location && outbound.media.empty() &&
         outbound.template_.name.empty();
}

void append(Outbound& whole, const Outbound& next) {
  whole.text += "\n\n" + next.text;
  whole.choices = next.choices;
  whole.list_button = next.list_button;
  whole.ask_location = next.ask_location;
  whole.last_inbound = std::max(whole.last_inbound, next.last_inbound);
}

}  // namespace

Outbound whole_of(const Item& item) {
  Outbound whole = item.outbound;
  for (const Entry& next : item.joined) append(whole, next.outbound);
  return whole;
}

bool may_join(const Item& item, const Item& next, platform::Manner manner) {
  if (!untouched(item) || !untouched(next)) return false;
  Outbound whole = whole_of(item);
  if (!plain(whole) || !next.outbound.media.empty() || !next.outbound.template_.name.empty() ||
      whole.language != next.outbound.language || whole.from_person != next.outbound.from_person)
    return false;
  append(whole, next.outbound);
  return platform::requests_of(whole, manner).size() == 1;
}

}  // namespace serap::sender
