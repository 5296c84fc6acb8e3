#include "bots/flows/soundness.hpp"

#include <algorithm>
#include <set>

#include "bots/conversation/step.hpp"
#include "services/model/overloaded.hpp"

namespace serap::flows {
namespace {

using namespace conversation;
using Fault = std::optional<std::string>;

std::string in_quotes(std::string_view word) { return '"' + std::string(word) + '"'; }

std::string joined(std::initializer_list<std::string_view> words) {
  std::string sentence;
  for (const std::string_view word : words)
    sentence.append(sentence.empty() ? "" : " ").append(word);
  return sentence;
}

std::vector<Branch> branches_of(const Node& node) {
  return std::visit(Overloaded{
                        [](const Decide& decide) { return decide.branches; },
                        [](const Wait& wait) { return wait.branches; },
                        [](const Ask& ask) {
                          return std::vector<Branch>{{{}, ask.answered}, {{}, ask.failed}};
                        },
                    },
                    node.then);
}

// Walks a flow once and remembers what it met.
class Inspection {
 public:
  explicit Inspection(const Flow& flow) : flow_(flow) {}

  Fault run() {
    if (Fault fault = check_start()) return fault;
    for (const auto& [name, node] : flow_.nodes) {
      if (Fault fault = check_node(name, node)) return fault;
    }
    if (Fault fault = check_doors()) return fault;
    if (Fault fault = check_reach()) return fault;
    return check_rounds();
  }

 private:
  Fault check_start() const {
    const auto start = flow_.nodes.find(flow_.start);
    if (start == flow_.nodes.end()) return "start " + in_quotes(flow_.start) + " is no node";
    if (!std::holds_alternative<Wait>(start->second.then))
      return "start " + in_quotes(flow_.start) + " must be a wait";
    return {};
  }

  Fault check_node(const std::string& name, const Node& node) const {
    if (!is_node(name))
      return "a node cannot be called \"back\" or \"again\": they mean the last wait";
    const bool asks = std::holds_alternative<Ask>(node.then);
    const std::vector<Branch> branches = branches_of(node);
    for (std::size_t i = 0; i < branches.size(); ++i) {
      const bool last = i + 1 == branches.size();
      const std::string& go = branches[i].go;
      if (is_node(go) && !flow_.nodes.contains(go))
        return "node " + in_quotes(name) + " goes to " + in_quotes(go) + ", which is no node";
      if (asks) continue;
      if (last && !branches[i].when.empty())
        return "node " + in_quotes(name) + ": the last branch must have no \"when\"";
      if (!last && branches[i].when.empty())
        return "node " + in_quotes(name) + ": only the last branch may have no \"when\"";
    }
    if (branches.empty()) return "node " + in_quotes(name) + " has no branch";
    return check_resting(name, branches);
  }

  Fault check_resting(const std::string& name, const std::vector<Branch>& branches) const {
    for (const Branch& branch : branches) {
      for (const Condition& condition : branch.when) {
        if (condition.test != Test::kResting) continue;
        const auto found = flow_.nodes.find(condition.word);
        if (found == flow_.nodes.end() || !std::holds_alternative<Wait>(found->second.then))
          return "node " + in_quotes(name) + " asks whether it is resting in " +
                 in_quotes(condition.word) + ", which is no wait";
      }
    }
    return {};
  }

  Fault check_doors() const {
    std::set<std::string> offered;
    std::set<std::string> set;
    std::set<std::string> counted;
    std::set<std::string> asked;
    for (const auto& [name, node] : flow_.nodes) {
      for (const Sentence& sentence : node.sentences) {
        for (const Say::Option& option : sentence.options) offered.insert(option.id);
        if (!sentence.each_found.empty()) offered.insert(sentence.each_found);
        for (const std::string& verb : {sentence.each_candidate, sentence.each_area}) {
          if (verb.empty()) continue;
          for (const char* nth : {"1", "2", "3"}) offered.insert(verb + nth);
        }
      }
      for (const Action& action : node.deeds) {
        if (action.deed == Deed::kTimer) set.insert(action.word);
        if (action.deed == Deed::kCount) counted.insert(action.word);
      }
      for (const Branch& branch : branches_of(node)) {
        for (const Condition& condition : branch.when) {
          if (condition.test == Test::kCounted) asked.insert(condition.word);
        }
      }
    }
    if (Fault fault = same(offered, flow_.choices, "option", "is offered")) return fault;
    if (Fault fault = same(set, flow_.timers, "timer", "is set")) return fault;
    for (const std::string& name : asked) {
      if (!counted.contains(name))
        return "count " + in_quotes(name) + " is asked for but never counted";
    }
    return {};
  }

  static Fault same(const std::set<std::string>& used,
                    const std::map<std::string, std::string>& doors, const std::string& what,
                    const std::string& how) {
    for (const std::string& name : used) {
      if (!doors.contains(name)) return joined({what, in_quotes(name), how, "but leads nowhere"});
    }
    for (const auto& [name, node] : doors) {
      if (!used.contains(name))
        return joined({what, in_quotes(name), "leads to", in_quotes(node), "but never", how});
    }
    return {};
  }

  Fault check_reach() {
    std::vector<std::string> open{flow_.start,         flow_.staff_replied, flow_.status_changed,
                                  flow_.window_closed, flow_.media_stored,  flow_.media_lost,
                                  flow_.held,          flow_.edited,        flow_.unsent,
                                  flow_.next_matter};
    for (const auto& [name, node] : flow_.choices) open.push_back(node);
    for (const auto& [name, node] : flow_.timers) open.push_back(node);
    std::set<std::string> reached;
    while (!open.empty()) {
      const std::string name = open.back();
      open.pop_back();
      if (name.empty() || !is_node(name) || !reached.insert(name).second) continue;
      const auto node = flow_.nodes.find(name);
      if (node == flow_.nodes.end())
        return "a door leads to " + in_quotes(name) + ", which is no node";
      for (const Branch& branch : branches_of(node->second)) open.push_back(branch.go);
    }
    for (const auto& [name, node] : flow_.nodes) {
      if (!reached.contains(name)) return "no event can reach node " + in_quotes(name);
    }
    return {};
  }

  // Depth first; a node met again on its own path is a way round without a wait.
  Fault check_rounds() {
    for (const auto& [name, node] : flow_.nodes) {
      if (Fault fault = measure(name)) return fault;
      if (asks_.at(name) >= kMaxSteps)
        return "a turn from node " + in_quotes(name) + " may need " +
               std::to_string(asks_.at(name)) + " asks; " + std::to_string(kMaxSteps - 1) +
               " are allowed";
    }
    return {};
  }

  // How many asks a turn that enters `name` may still need.
  Fault measure(const std::string& name) {
    if (!is_node(name) || asks_.contains(name)) return {};
    if (!path_.insert(name).second)
      return "the way round through node " + in_quotes(name) + " has no wait in it";
    const Node& node = flow_.nodes.at(name);
    int most = 0;
    if (!std::holds_alternative<Wait>(node.then)) {
      for (const Branch& branch : branches_of(node)) {
        if (Fault fault = measure(branch.go)) return fault;
        if (is_node(branch.go)) most = std::max(most, asks_.at(branch.go));
      }
    }
    path_.erase(name);
    asks_[name] = most + (std::holds_alternative<Ask>(node.then) ? 1 : 0);
    return {};
  }

  const Flow& flow_;
  std::map<std::string, int> asks_;
  std::set<std::string> path_;
};

}  // namespace

std::optional<std::string> fault_of(const Flow& flow) { return Inspection(flow).run(); }

}  // namespace serap::flows
