#include "bots/conversation/walk.hpp"

#include "bots/conversation/holds.hpp"
#include "bots/conversation/perform.hpp"
#include "bots/conversation/question.hpp"
#include "bots/conversation/sentence.hpp"

namespace serap::conversation {
namespace {

void rest(Conversation& now, std::string_view node) {
  now.node = now.rest = node;
  now.heard.reset();
  now.understood.reset();
  now.found.clear();
}

void go_back(const Flow& flow, Conversation& now) { rest(now, resting_place(flow, now)); }

void do_and_say(const Node& node, Time at, Turn& turn) {
  for (const Action& action : node.deeds) perform(action, at, turn.next, turn.effects);
  for (const Sentence& sentence : node.sentences) {
    turn.effects.emplace_back(say(sentence, turn.next));
    mark_said(turn.next);
  }
}

}  // namespace

const Node* node_named(const Flow& flow, std::string_view name) {
  const auto found = flow.nodes.find(std::string(name));
  return found == flow.nodes.end() ? nullptr : &found->second;
}

std::string_view resting_place(const Flow& flow, const Conversation& now) {
  const Node* node = node_named(flow, now.rest);
  const bool waits = node != nullptr && std::holds_alternative<Wait>(node->then);
  return waits ? std::string_view(now.rest) : std::string_view(flow.start);
}

void walk(const Flow& flow, std::string_view node_name, Time at, Turn& turn) {
  std::string name(node_name);
  // A loaded flow has no way round without a wait; the bound keeps step total for any other.
  for (std::size_t left = flow.nodes.size() + 1; left > 0; --left) {
    const Node* node = node_named(flow, name);
    if (node == nullptr) break;  // kBack, or a flow that was never checked
    do_and_say(*node, at, turn);
    if (const auto* ask = std::get_if<Ask>(&node->then)) {
      turn.next.node = name;
      turn.effects.push_back(question(*ask, turn.next));
      return;
    }
    if (std::holds_alternative<Wait>(node->then)) {
      turn.next.focus = name == flow.start ? TicketId{} : turn.next.subject;
      return rest(turn.next, name);
    }
    name = chosen(flow, turn.next, std::get<Decide>(node->then).branches);
  }
  go_back(flow, turn.next);
}

}  // namespace serap::conversation
