#include "bots/flows/flow_json.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "bots/flows/soundness.hpp"
#include "bots/flows/vocabulary.hpp"
#include "services/model/ticket.hpp"

namespace serap::flows {
namespace {

using namespace conversation;
using Json = nlohmann::json;

// Thrown and caught in this file only: a flow is whole or not at all.
struct Fault {
  std::string message;
};

std::string in_quotes(std::string_view word) { return '"' + std::string(word) + '"'; }

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw Fault{where + ": " + what};
}

const Json& member(const Json& object, const char* name, const std::string& where) {
  const auto found = object.find(name);
  if (found == object.end()) refuse(where, in_quotes(name) + " is missing");
  return *found;
}

std::string text_of(const Json& json, const std::string& where) {
  if (!json.is_string() || json.get_ref<const std::string&>().empty())
    refuse(where, "a word is expected here");
  return json.get<std::string>();
}

const Json& object_of(const Json& json, const std::string& where) {
  if (!json.is_object()) refuse(where, "an object is expected here");
  return json;
}

const Json& array_of(const Json& json, const std::string& where) {
  if (!json.is_array()) refuse(where, "an array is expected here");
  return json;
}

void allow_only(const Json& object, std::initializer_list<std::string_view> names,
                const std::string& where) {
  for (const auto& [name, value] : object.items()) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      refuse(where, "unknown field " + in_quotes(name));
  }
}

std::map<std::string, std::string> doors_of(const Json& root, const char* name) {
  std::map<std::string, std::string> doors;
  for (const auto& [word, node] : object_of(member(root, name, "flow"), name).items())
    doors[word] = text_of(node, name);
  return doors;
}

WordList list_from(const Json& json, const std::string& where) {
  WordList list;
  for (const Json& entry : array_of(json, where)) {
    const std::vector<std::string> words = plain_words(text_of(entry, where));
    if (words.empty() || words.size() > kMaxEntryWords)
      refuse(where, "an entry must have one to " + std::to_string(kMaxEntryWords) + " words");
    std::string joined;
    for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
    list.insert(joined);
  }
  return list;
}

// Reads nodes; knows the numbers and lists a condition may name.
class NodeReader {
 public:
  NodeReader(const Json& numbers, const Flow& flow) : numbers_(numbers), flow_(flow) {}

  Node node(const Json& json, const std::string& where) const {
    object_of(json, where);
    allow_only(json,
               {"do", "say", "options", "candidates", "areas", "files", "found", "location", "lane",
                "template", "go", "decide", "wait", "ask", "what", "answered", "failed"},
               where);
    Node node;
    if (json.contains("do")) {
      for (const Json& deed : array_of(json["do"], where))
        node.deeds.push_back(action(deed, where));
    }
    if (json.contains("say")) {
      node.sentences.push_back(sentence(json, where));
    } else if (json.contains("options") || json.contains("candidates") || json.contains("areas") ||
               json.contains("location") || json.contains("found") || json.contains("template")) {
      refuse(where, "options, candidates, areas, found, location and template need a \"say\"");
    }
    then(json, where, node);
    return node;
  }

 private:
  void then(const Json& json, const std::string& where, Node& node) const {
    const auto ways =
        json.count("go") + json.count("decide") + json.count("wait") + json.count("ask");
    if (ways != 1) refuse(where, "a node goes on in exactly one way: go, decide, wait or ask");
    if (json.contains("go")) node.then = Decide{{{{}, text_of(json["go"], where)}}};
    if (json.contains("decide")) node.then = Decide{branches(json["decide"], where)};
    if (json.contains("wait")) node.then = Wait{branches(json["wait"], where)};
    if (json.contains("ask")) node.then = ask(json, where);
  }

  Ask ask(const Json& json, const std::string& where) const {
    const std::string name = text_of(json["ask"], where);
    const auto service = service_named(name);
    if (!service) refuse(where, "unknown ask " + in_quotes(name));
    Ask ask{*service,
            {},
            text_of(member(json, "answered", where), where),
            text_of(member(json, "failed", where), where)};
    if ((*service == Service::kChange) != json.contains("what"))
      refuse(where, "\"what\" belongs to change, and change needs it");
    if (*service == Service::kChange) ask.what = text_of(json["what"], where);
    if (*service == Service::kChange && !is_change(ask.what))
      refuse(where, "unknown change " + in_quotes(ask.what));
    return ask;
  }

  Sentence sentence(const Json& json, const std::string& where) const {
    Sentence sentence;
    sentence.phrase = text_of(json["say"], where);
    if (json.contains("options")) {
      for (const Json& option : array_of(json["options"], where)) {
        const std::string id = text_of(option, where);
        if (id.find(':') != std::string::npos) refuse(where, "an option may not hold a colon");
        sentence.options.push_back({id, "option." + id});
      }
    }
    if (json.contains("candidates")) sentence.each_candidate = text_of(json["candidates"], where);
    if (json.contains("areas")) sentence.each_area = text_of(json["areas"], where);
    if (json.contains("found")) sentence.each_found = text_of(json["found"], where);
    if (json.contains("files")) {
      const std::string which = text_of(json["files"], where);
      if (which != "heard" && which != "held") refuse(where, "files is \"heard\" or \"held\"");
      (which == "held" ? sentence.held_files : sentence.files) = true;
    }
    if (json.contains("template")) sentence.template_name = text_of(json["template"], where);
    if (json.contains("location")) sentence.ask_location = json["location"] == true;
    if (json.contains("lane")) {
      if (json["lane"] != "answer") refuse(where, "lane is \"answer\" or left out");
      sentence.lane = Lane::kAnswer;
    }
    return sentence;
  }

  // "mint", or {"timer": "ingat", "after": "30m"}.
  Action action(const Json& json, const std::string& where) const {
    const bool bare = json.is_string();
    if (!bare && (!json.is_object() || json.empty()))
      refuse(where, "a deed is a word or an object");
    const std::string word = bare ? json.get<std::string>() : word_beside_after(json, where);
    const DeedWord* known = deed_word(word);
    if (known == nullptr) refuse(where, "unknown deed " + in_quotes(word));
    if (bare != (known->argument == Argument::kNone))
      refuse(where,
             "deed " + in_quotes(word) + (bare ? " needs an argument" : " takes no argument"));
    Action action;
    action.deed = known->deed;
    if (!bare) action.word = text_of(json[word], where);
    return with_argument(action, json, where);
  }

  static std::string word_beside_after(const Json& json, const std::string& where) {
    std::string word;
    for (const auto& [name, value] : json.items()) {
      if (name == "after") continue;
      if (!word.empty())
        refuse(where, "one deed an object: " + in_quotes(word) + " or " + in_quotes(name));
      word = name;
    }
    return word;
  }

  static Action with_argument(Action action, const Json& json, const std::string& where) {
    if (action.deed == Deed::kTimer) {
      const auto after = duration_from(text_of(member(json, "after", where), where));
      if (!after) refuse(where, "\"after\" is a number and s, m, h or d: \"30m\"");
      action.after = *after;
    }
    if (action.deed == Deed::kSetKind && !kind_with_id(action.word))
      refuse(where, "unknown kind " + in_quotes(action.word));
    if ((action.deed == Deed::kPickTopic || action.deed == Deed::kPickArea) && action.word != "1" &&
        action.word != "2" && action.word != "3")
      refuse(where, "pick_topic and pick_area are \"1\", \"2\" or \"3\"");
    if (action.deed == Deed::kSecrecy && action.word != "biasa" && !secrecy_with_id(action.word))
      refuse(where, "secrecy is \"biasa\", \"anonim\" or \"rahasia\"");
    return action;
  }

  std::vector<Branch> branches(const Json& json, const std::string& where) const {
    std::vector<Branch> branches;
    for (const Json& one : array_of(json, where)) {
      object_of(one, where);
      allow_only(one, {"when", "go"}, where);
      Branch branch{{}, text_of(member(one, "go", where), where)};
      if (one.contains("when")) branch.when = conditions(object_of(one["when"], where), where);
      branches.push_back(std::move(branch));
    }
    return branches;
  }

  std::vector<Condition> conditions(const Json& json, const std::string& where) const {
    std::vector<Condition> conditions;
    for (const auto& [key, argument] : json.items()) {
      std::string_view word = key;
      Condition condition;
      condition.negated = word.starts_with("not ");
      if (condition.negated) word.remove_prefix(4);
      const TestWord* known = test_word(word);
      if (known == nullptr) refuse(where, "unknown condition " + in_quotes(word));
      condition.test = known->test;
      take_argument(*known, argument, where, condition);
      conditions.push_back(std::move(condition));
    }
    if (conditions.empty()) refuse(where, "an empty \"when\"");
    return conditions;
  }

  void take_argument(const TestWord& known, const Json& argument, const std::string& where,
                     Condition& condition) const {
    const std::string name = "condition " + in_quotes(known.word);
    if (known.argument == Argument::kNone) {
      if (argument != true) refuse(where, name + " takes true");
      return;
    }
    condition.word = text_of(argument, where);
    if (known.argument == Argument::kNumber) {
      if (!numbers_.contains(condition.word) || !numbers_[condition.word].is_number())
        refuse(where, name + " names a number that \"numbers\" does not have: " +
                          in_quotes(condition.word));
      condition.number = numbers_[condition.word].get<double>();
    }
    if (known.argument == Argument::kList && !flow_.words.contains(condition.word))
      refuse(where,
             name + " names a list that \"words\" does not have: " + in_quotes(condition.word));
    if (!is_known_word(condition)) refuse(where, name + " cannot be " + in_quotes(condition.word));
  }

  static bool is_known_word(const Condition& condition) {
    const auto one_of = [&](std::initializer_list<std::string_view> words) {
      return std::find(words.begin(), words.end(), condition.word) != words.end();
    };
    switch (condition.test) {
      case Test::kHeard:
        return one_of({"text", "pin", "picture", "voice", "unsupported"});
      case Test::kCause:
        return one_of({"late", "ombudsman"});
      case Test::kFound:
        return one_of({"none", "one", "many"});
      case Test::kKind:
        return kind_with_id(condition.word).has_value();
      case Test::kStatus:
        return status_with_id(condition.word).has_value();
      default:
        return true;
    }
  }

  const Json& numbers_;
  const Flow& flow_;
};

void take_events(const Json& events, Flow& flow) {
  const std::array<std::pair<const char*, std::string*>, 9> doors{
      {{"staff_replied", &flow.staff_replied},
       {"status_changed", &flow.status_changed},
       {"window_closed", &flow.window_closed},
       {"held", &flow.held},
       {"media_stored", &flow.media_stored},
       {"media_lost", &flow.media_lost},
       {"edited", &flow.edited},
       {"unsent", &flow.unsent},
       {"next_matter", &flow.next_matter}}};
  std::size_t known = 0;
  for (const auto& [name, node] : doors) {
    if (!events.contains(name)) continue;
    *node = text_of(events[name], "events");
    ++known;
  }
  if (events.size() != known) refuse("events", "a door that nothing leads to");
  if (flow.staff_replied.empty() || flow.status_changed.empty())
    refuse("events", "staff_replied and status_changed need a node each");
}

Flow flow_from(const Json& root) {
  object_of(root, "flow");
  allow_only(root,
             {"name", "start", "numbers", "words", "choices", "timers", "events",
              "colleague_silence", "nodes"},
             "flow");
  Flow flow;
  flow.name = text_of(member(root, "name", "flow"), "name");
  flow.start = text_of(member(root, "start", "flow"), "start");
  flow.choices = doors_of(root, "choices");
  flow.timers = doors_of(root, "timers");
  take_events(object_of(member(root, "events", "flow"), "events"), flow);
  if (root.contains("colleague_silence")) {
    const auto silence = duration_from(text_of(root["colleague_silence"], "colleague_silence"));
    if (!silence) refuse("colleague_silence", "a number and s, m, h or d: \"6h\"");
    flow.colleague_silence = *silence;
  }
  for (const auto& [name, list] : object_of(member(root, "words", "flow"), "words").items())
    flow.words[name] = list_from(list, "list " + in_quotes(name));
  const NodeReader reader(object_of(member(root, "numbers", "flow"), "numbers"), flow);
  for (const auto& [name, node] : object_of(member(root, "nodes", "flow"), "nodes").items())
    flow.nodes[name] = reader.node(node, "node " + in_quotes(name));
  return flow;
}

Error invalid(const std::string& what) {
  return {Error::Kind::kInvalid, "flow not loaded: " + what};
}

}  // namespace

Result<Flow> flow_from_json(std::string_view text) {
  const Json root = Json::parse(text, nullptr, false);
  if (root.is_discarded()) return invalid("it is not JSON");
  try {
    Flow flow = flow_from(root);
    if (const auto fault = fault_of(flow)) return invalid(*fault);
    return flow;
  } catch (const Fault& fault) {
    return invalid(fault.message);
  }
}

Result<Flow> load_flow(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{Error::Kind::kNotFound, "flow not loaded: cannot read " + file.string()};
  std::ostringstream text;
  text << in.rdbuf();
  return flow_from_json(text.str());
}

}  // namespace serap::flows
