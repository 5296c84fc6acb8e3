#include "gateway/platform/told.hpp"

#include <algorithm>
#include <array>

namespace serap::platform {

std::string_view name_of(ToldKind kind) {
  constexpr std::array<std::string_view, 13> kNames{
      "message", "postback", "referral", "status", "echo",    "reaction", "edit",
      "delete",  "optin",    "optout",   "system", "ignored", "rejected"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool Told::has(std::string_view flag) const {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

bool names_citizen(const Told& told) {
  return !told.scoped_id.empty() || !told.person.phone.empty() || !told.person.bsuid.empty();
}

}  // namespace serap::platform
