// The words in which this room's enumerators are stored and sent.
#include <array>

#include "services/model/enum_names.hpp"
#include "services/tickets/desk_port.hpp"
#include "services/tickets/lifecycle.hpp"
#include "services/tickets/port.hpp"

namespace serap::tickets {
namespace {

constexpr std::array<std::string_view, 4> kRoles{"national", "coordinator", "liaison", "read-only"};
constexpr std::array<std::string_view, kGroups> kGroupIds{
    "open",     "all",    "draft", "triage", "new", "working", "waiting",
    "answered", "closed", "mine",  "unit",   "due", "danger"};
constexpr std::array<std::string_view, 4> kSorts{"newest", "oldest", "urgent", "due"};
constexpr std::array<std::string_view, kDeeds> kDeedIds{
    "accept", "correct", "answer", "ask_citizen", "note",     "redirect", "archive",
    "close",  "verify",  "merge",  "split",       "schedule", "refer",    "protect"};
constexpr std::array<std::string_view, 4> kMediaStates{"waiting", "stored", "lost", "blanked"};

}  // namespace

std::string_view id_of(Role role) { return kRoles[static_cast<std::size_t>(role)]; }
std::optional<Role> role_with_id(std::string_view id) { return enumerator_named<Role>(kRoles, id); }
std::string_view id_of(Group group) { return kGroupIds[static_cast<std::size_t>(group)]; }
std::optional<Group> group_with_id(std::string_view id) {
  return enumerator_named<Group>(kGroupIds, id);
}
std::string_view id_of(Sort sort) { return kSorts[static_cast<std::size_t>(sort)]; }
std::optional<Sort> sort_with_id(std::string_view id) { return enumerator_named<Sort>(kSorts, id); }
std::string_view name_of(MessageMedia::State state) {
  return kMediaStates[static_cast<std::size_t>(state)];
}
std::optional<MessageMedia::State> media_state_named(std::string_view name) {
  return enumerator_named<MessageMedia::State>(kMediaStates, name);
}
std::string_view id_of(Deed deed) { return kDeedIds[static_cast<std::size_t>(deed)]; }
std::optional<Deed> deed_with_id(std::string_view id) {
  return enumerator_named<Deed>(kDeedIds, id);
}
std::string_view name_of(Change::What what) { return id_of(action_of(what)); }

}  // namespace serap::tickets
