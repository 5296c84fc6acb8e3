#include "gateway/platform/parsed.hpp"

#include "gateway/platform/payload.hpp"

namespace serap::platform {

Result<std::vector<Told>> tell(Channel channel, std::string_view body, bool trace) {
  switch (channel) {
    case Channel::kWhatsapp:
      return read_payload(body, "whatsapp_business_account", trace, read_whatsapp_entry);
    case Channel::kMessenger:
      return read_payload(body, "page", trace, read_messaging_entry);
    case Channel::kInstagram:
      return read_payload(body, "instagram", trace, read_messaging_entry);
  }
  return Error{Error::Kind::kInvalid, "no such channel"};
}

Result<Parsed> parse(Channel channel, std::string_view body, Time received) {
  Result<std::vector<Told>> told = tell(channel, body);
  if (!told) return told.error();
  Parsed parsed;
  parsed.items.reserve(told->size());
  for (Told& one : *told) parsed.items.push_back(item_of(std::move(one), channel, received));
  return parsed;
}

}  // namespace serap::platform
