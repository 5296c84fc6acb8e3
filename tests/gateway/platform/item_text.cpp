#include "tests/gateway/platform/item_text.hpp"

#include <iomanip>
#include <sstream>

#include "services/model/overloaded.hpp"

namespace serap::platform {
namespace {

// The words in quotes, a new line within them as \n.
std::string quoted(const std::string& text) {
  std::string line = "\"";
  for (const char c : text) line.append(c == '\n' ? "\\n" : std::string(1, c));
  return line + "\"";
}

std::string text_of(const std::vector<Attachment>& attachments) {
  std::ostringstream out;
  for (const Attachment& one : attachments) {
    out << "\n  " << one.type << " " << one.ref << " " << one.mime << " " << quoted(one.name)
        << (one.sha256.empty() ? "" : " hash") << (one.keep ? "" : " not kept");
  }
  return out.str();
}

std::string text_of(const Happening& what) {
  std::ostringstream out;
  std::visit(Overloaded{
                 [&](const Text& text) { out << "text " << quoted(text.body); },
                 [&](const Choice& choice) {
                   out << "choice " << choice.id << " " << quoted(choice.title);
                 },
                 [&](const Pin& pin) {
                   out << "pin " << std::setprecision(9) << pin.at.latitude << " "
                       << pin.at.longitude << " " << quoted(pin.name) << " " << quoted(pin.address);
                 },
                 [&](const Unsupported& other) {
                   out << "unsupported " << other.type << " " << quoted(other.caption);
                 },
                 [&](const Media& media) {
                   out << "media " << quoted(media.text) << text_of(media.attachments);
                 },
                 [&](const Referral& referral) {
                   out << "referral " << referral.ref << " " << referral.source;
                 },
                 [&](const Reaction& reaction) {
                   out << "reaction " << quoted(reaction.emoji) << " to " << reaction.message;
                 },
                 [&](const Edited& edited) {
                   out << "edit of " << edited.message << " " << quoted(edited.text);
                 },
                 [&](const Unsent& unsent) { out << "unsent " << unsent.message; },
                 [&](const Preference& wish) { out << (wish.stop ? "stop" : "resume"); },
                 [&](const Renumbered& before) {
                   out << "was phone=" << before.previous_phone
                       << " bsuid=" << before.previous_bsuid;
                 },
                 [&](const ColleagueReplied& reply) {
                   out << "colleague " << quoted(reply.text) << text_of(reply.attachments);
                 },
                 [&](const auto&) { out << "not from a platform"; },
             },
             what);
  return out.str();
}

}  // namespace

std::string text_of(const Item& item) {
  std::ostringstream out;
  std::visit(Overloaded{
                 [&](const Inbound& inbound) {
                   out << "inbound " << inbound.id.value << " " << key_of(inbound.address) << " at "
                       << iso8601(inbound.at) << " phone=" << inbound.person.phone
                       << " bsuid=" << inbound.person.bsuid
                       << " name=" << quoted(inbound.person.name) << " re=" << inbound.reply_to
                       << (inbound.person.username.empty() ? "" : " user=")
                       << inbound.person.username;
                   for (const std::string& flag : inbound.flags) out << " #" << flag;
                   out << "\n  " << text_of(inbound.what);
                 },
                 [&](const Delivery& delivery) {
                   out << "delivery " << delivery.id.value << " " << key_of(delivery.to) << " at "
                       << iso8601(delivery.at) << "\n  " << name_of(delivery.state)
                       << " ours=" << delivery.outbound.value << " part=" << delivery.part
                       << " theirs=" << delivery.platform_id << " error=" << delivery.error_code
                       << " " << quoted(delivery.error_title);
                 },
                 [&](const Ignored& ignored) {
                   out << "ignored " << ignored.tenant.value << " " << ignored.reason << " "
                       << quoted(ignored.detail);
                 },
                 [&](const Rejected& rejected) {
                   out << "rejected " << rejected.tenant.value << " " << rejected.reason << "\n  "
                       << rejected.raw;
                 },
             },
             item);
  return out.str();
}

}  // namespace serap::platform
