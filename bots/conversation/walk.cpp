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

// Another matter of the same message takes the place of the one just dealt with.
bool take_next_matter(Conversation& now, const std::optional<Message>& heard) {
  if (!heard || heard->matters.empty()) return false;
  now.heard = heard;
  now.heard->text = heard->matters.front();
  now.heard->matters.erase(now.heard->matters.begin());
  return true;
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

std::string chosen_at_rest(const Flow& flow, const Conversation& now) {
  const Node* node = node_named(flow, resting_place(flow, now));
  const Wait* wait = node == nullptr ? nullptr : std::get_if<Wait>(&node->then);
  return wait == nullptr ? std::string(kBack) : std::string(chosen(flow, now, wait->branches));
}

void walk(const Flow& flow, std::string_view node_name, Time at, Turn& turn) {
  std::string name(node_name);
  // A loaded flow has no way round without a wait; the bound keeps step total for any other.
  for (std::size_t left = flow.nodes.size() + 1; left > 0; --left) {
    if (name == kAgain) {
      name = chosen_at_rest(flow, turn.next);
      continue;
    }
    const Node* node = node_named(flow, name);
    if (node == nullptr) break;  // kBack, or a flow that was never checked
    do_and_say(*node, at, turn);
    if (const auto* ask = std::get_if<Ask>(&node->then)) {
      turn.next.node = name;
      turn.effects.push_back(question(*ask, turn.next));
      return;
    }
    if (std::holds_alternative<Wait>(node->then)) {
      const std::optional<Message> heard = turn.next.heard;
      turn.next.focus = name == flow.start ? TicketId{} : turn.next.subject;
      rest(turn.next, name);
      if (flow.next_matter.empty() || !take_next_matter(turn.next, heard)) return;
      name = flow.next_matter;
      left = flow.nodes.size() + 1;
      continue;
    }
    name = chosen(flow, turn.next, std::get<Decide>(node->then).branches);
  }
  go_back(flow, turn.next);
}

}  // namespace serap::conversation
