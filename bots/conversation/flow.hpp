#pragma once
// A dialogue as data: nodes that do, say, and then go on in exactly one way. bots/flows/README.md
// documents the words an author may write; bots/flows/flow_json.hpp loads and checks them.
#include <chrono>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "bots/conversation/effect.hpp"
#include "bots/conversation/words.hpp"

namespace serap::conversation {

// Questions a flow may put to the conversation and the event. Comment: what the argument is.
enum class Test {
  kHeard,         // text, pin, picture, voice, unsupported: what came
  kTextIs,        // a word list: the text is made of its entries (and polite words) only
  kTextHas,       // a word list: one of its entries is in the text
  kHasNumber,     // a ticket number is in the text
  kWords,         // a number: the text has at least so many words
  kQuotes,        // it answers to an earlier message
  kCause,         // late, ombudsman: why a status is told
  kKind,          // a kind's id: the text just understood is of that kind
  kKindSure,      // a number: its probability is at least this
  kTopicSure,     // a number: of the first topic
  kTopicDiffers,  // the first topic is not the subject's
  kMatters,       // the text just understood tells of two matters or more
  kPlaceNamed,    // the text just understood names a place
  kFlag,          // a flag of the draft at hand
  kDanger,        // the draft at hand is an emergency or has the flag bahaya
  kPlaceKnown,    // the draft has words, a pin, a district or finer for its place
  kRouterAsks,    // what the router must know
  kRouted,        // the draft has an office
  kTriage,        // the draft is below the line
  kCandidates,    // the draft has at least one topic to choose
  kOneCandidate,  // exactly one, and it is the first
  kLikelyAreas,   // the router knows two or three regencies that its place may mean
  kSecret,        // the draft is anonymous or secret, by wish or by its topic
  kDraft,         // the subject is a draft whose text is at hand
  kStatus,        // a status' id: the subject is there
  kFound,         // none, one, many: how many tickets the last find gave
  kCounted,       // a count's name: it is above zero
  kInFocus,       // the subject is what the conversation rests on
  kAnotherDraft,  // there is another draft that waits
  kResting,       // a wait's id: "back" leads there
  kMediaWaits,    // something was brought before the report it belongs to
  kHeldBack,      // an office's words wait for the citizen to write
};

struct Condition {
  Test test = Test::kHeard;
  bool negated = false;
  std::string word;   // the argument, if it is a word
  double number = 0;  // the argument, if it is a number
  bool operator==(const Condition&) const = default;
};

// What a flow may do to the conversation.
enum class Deed {
  kMint,             // a draft from what was heard and understood; it becomes the subject
  kTriage,           // the draft is below the line
  kTrust,            // the citizen said so: above the line
  kSetKind,          // of the text just understood
  kSetTopic,         // of the text just understood, as its only one
  kPickTopic,        // "1".."3": the draft's candidate becomes its first
  kPickArea,         // "1".."3": the draft's place lies in that likely area
  kUnderstand,       // the draft is understood as what was just heard; its text stays
  kRewrite,          // the draft's text and understanding are the ones just heard
  kAddText,          // what was heard is added to the draft's text
  kPlaceFromPin,     // the draft's place is the pin
  kPlaceFromAnswer,  // the draft's place is the text heard: it answers "where?"
  kPlaceWithAnswer,  // the same, beside what was known of the place
  kPlaceFromText,    // the place words just understood are added to the draft's place
  kPlaceSupposed,    // the draft's place is the area that the router supposed and asked about
  kAddWord,          // a word: the answer to a question of the router's, added to the draft's text
  kWhenFromAnswer,   // when it happened: the text heard, also added to the draft's text
  kSecrecy,          // anonim, rahasia, biasa: what the citizen chose for the draft
  kSplit,            // the message's matters are dealt with one by one, the first one now
  kKeepPin,          // the pin is the place of the report to come
  kAttach,           // what was sent, or is still being brought, belongs to the subject
  kLanguage,         // a language's code, chosen
  kFollowLanguage,   // the language of the text just understood, unless one was chosen
  kTimer,            // a timer's name: rings for the subject `after` from now
  kDrop,             // the draft and its timers are at hand no more
  kNextDraft,        // the oldest other draft becomes the subject
  kDropHeld,         // what was held back has been said
  kTakeFound,        // the first ticket found becomes the subject
  kCount,            // one more of a count
  kForget,           // a count is zero again
};

struct Action {
  Deed deed = Deed::kMint;
  std::string word;
  std::chrono::seconds after{0};
  bool operator==(const Action&) const = default;
};

struct Sentence {
  std::string phrase;
  std::vector<Say::Option> options;  // ids without the ticket: step adds ":<ticket>"
  std::string each_candidate;  // non-empty: an option "<this>1".. for each topic of the draft,
                               // before `options`
  std::string each_area;       // non-empty: an option "<this>1".. for each likely area of the draft
  bool files = false;          // with what the office put beside its words
  bool held_files = false;     // with what it put beside those that were held back
  std::string each_found;      // non-empty: an option of this verb for each ticket found
  std::string template_name;   // the approved message to send outside the window
  bool ask_location = false;
  Lane lane = Lane::kAcknowledgement;
  bool operator==(const Sentence&) const = default;
};

// Instead of a node: to the last wait, as if nothing had come; and through its branches, with what
// came.
inline constexpr std::string_view kBack = "back";
inline constexpr std::string_view kAgain = "again";
inline bool is_node(std::string_view go) { return go != kBack && go != kAgain; }

struct Branch {
  std::vector<Condition> when;  // all must hold; none: always
  std::string go;
  bool operator==(const Branch&) const = default;
};
struct Decide {
  std::vector<Branch> branches;  // the first that holds; the last always does
  bool operator==(const Decide&) const = default;
};
struct Wait {
  std::vector<Branch> branches;  // for what a citizen writes here; the last always holds
  bool operator==(const Wait&) const = default;
};
enum class Service { kClassify, kRoute, kOpen, kChange, kFind, kFindAll, kFindQuoted };
struct Ask {
  Service service = Service::kClassify;
  std::string what;  // of a change: confirm, file, ...
  std::string answered;
  std::string failed;
  bool operator==(const Ask&) const = default;
};

struct Node {
  std::vector<Action> deeds;
  std::vector<Sentence> sentences;       // none or one
  std::variant<Decide, Wait, Ask> then;  // a plain "go" is a Decide of one branch
  bool operator==(const Node&) const = default;
};

struct Flow {
  std::string name;
  std::string start;  // a wait
  std::map<std::string, Node> nodes;
  // Doors: what comes from elsewhere enters here, wherever the conversation rests.
  std::map<std::string, std::string> choices;  // a choice's verb to a node
  std::map<std::string, std::string> timers;   // a timer's name to a node
  std::string staff_replied;
  std::string status_changed;
  std::string window_closed;
  std::string held;  // the citizen writes while an office's words are held back
  std::string media_stored;
  std::string media_lost;
  std::string edited;       // the words of a draft at hand were changed
  std::string unsent;       // the message that began a draft at hand was taken back
  std::string next_matter;  // another matter of the same message
  std::chrono::seconds colleague_silence{0};  // how long the bot keeps out after a colleague wrote
  // Lists for kTextIs and kTextHas, entries as plain_words() joined by spaces, at most
  // kMaxEntryWords each. What is in "polite" is allowed beside the entries of any list.
  std::map<std::string, WordList> words;
  bool operator==(const Flow&) const = default;
};

}  // namespace serap::conversation
