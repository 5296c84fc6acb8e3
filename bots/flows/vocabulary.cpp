#include "bots/flows/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace serap::flows {
namespace {

using conversation::Deed;
using conversation::Service;
using conversation::Test;

constexpr std::array kTests{
    TestWord{"heard", Test::kHeard, Argument::kWord},
    TestWord{"text_is", Test::kTextIs, Argument::kList},
    TestWord{"text_has", Test::kTextHas, Argument::kList},
    TestWord{"has_number", Test::kHasNumber, Argument::kNone},
    TestWord{"words", Test::kWords, Argument::kNumber},
    TestWord{"quotes", Test::kQuotes, Argument::kNone},
    TestWord{"cause", Test::kCause, Argument::kWord},
    TestWord{"kind", Test::kKind, Argument::kWord},
    TestWord{"kind_sure", Test::kKindSure, Argument::kNumber},
    TestWord{"topic_sure", Test::kTopicSure, Argument::kNumber},
    TestWord{"topic_differs", Test::kTopicDiffers, Argument::kNone},
    TestWord{"matters", Test::kMatters, Argument::kNone},
    TestWord{"place_named", Test::kPlaceNamed, Argument::kNone},
    TestWord{"flag", Test::kFlag, Argument::kWord},
    TestWord{"danger", Test::kDanger, Argument::kNone},
    TestWord{"place_known", Test::kPlaceKnown, Argument::kNone},
    TestWord{"router_asks", Test::kRouterAsks, Argument::kWord},
    TestWord{"routed", Test::kRouted, Argument::kNone},
    TestWord{"triage", Test::kTriage, Argument::kNone},
    TestWord{"candidates", Test::kCandidates, Argument::kNone},
    TestWord{"one_candidate", Test::kOneCandidate, Argument::kNone},
    TestWord{"likely_areas", Test::kLikelyAreas, Argument::kNone},
    TestWord{"secret", Test::kSecret, Argument::kNone},
    TestWord{"draft", Test::kDraft, Argument::kNone},
    TestWord{"status", Test::kStatus, Argument::kWord},
    TestWord{"found", Test::kFound, Argument::kWord},
    TestWord{"counted", Test::kCounted, Argument::kWord},
    TestWord{"in_focus", Test::kInFocus, Argument::kNone},
    TestWord{"another_draft", Test::kAnotherDraft, Argument::kNone},
    TestWord{"resting", Test::kResting, Argument::kWord},
    TestWord{"media_waits", Test::kMediaWaits, Argument::kNone},
    TestWord{"held_back", Test::kHeldBack, Argument::kNone},
};

constexpr std::array kDeeds{
    DeedWord{"mint", Deed::kMint, Argument::kNone},
    DeedWord{"triage", Deed::kTriage, Argument::kNone},
    DeedWord{"trust", Deed::kTrust, Argument::kNone},
    DeedWord{"kind", Deed::kSetKind, Argument::kWord},
    DeedWord{"topic", Deed::kSetTopic, Argument::kWord},
    DeedWord{"pick_topic", Deed::kPickTopic, Argument::kWord},
    DeedWord{"pick_area", Deed::kPickArea, Argument::kWord},
    DeedWord{"understand", Deed::kUnderstand, Argument::kNone},
    DeedWord{"rewrite", Deed::kRewrite, Argument::kNone},
    DeedWord{"add_text", Deed::kAddText, Argument::kNone},
    DeedWord{"place_from_pin", Deed::kPlaceFromPin, Argument::kNone},
    DeedWord{"place_from_answer", Deed::kPlaceFromAnswer, Argument::kNone},
    DeedWord{"place_from_text", Deed::kPlaceFromText, Argument::kNone},
    DeedWord{"place_with_answer", Deed::kPlaceWithAnswer, Argument::kNone},
    DeedWord{"place_supposed", Deed::kPlaceSupposed, Argument::kNone},
    DeedWord{"add_word", Deed::kAddWord, Argument::kWord},
    DeedWord{"when_from_answer", Deed::kWhenFromAnswer, Argument::kNone},
    DeedWord{"secrecy", Deed::kSecrecy, Argument::kWord},
    DeedWord{"split", Deed::kSplit, Argument::kNone},
    DeedWord{"keep_pin", Deed::kKeepPin, Argument::kNone},
    DeedWord{"attach", Deed::kAttach, Argument::kNone},
    DeedWord{"language", Deed::kLanguage, Argument::kWord},
    DeedWord{"follow_language", Deed::kFollowLanguage, Argument::kNone},
    DeedWord{"timer", Deed::kTimer, Argument::kWord},
    DeedWord{"drop", Deed::kDrop, Argument::kNone},
    DeedWord{"next_draft", Deed::kNextDraft, Argument::kNone},
    DeedWord{"take_found", Deed::kTakeFound, Argument::kNone},
    DeedWord{"drop_held", Deed::kDropHeld, Argument::kNone},
    DeedWord{"count", Deed::kCount, Argument::kWord},
    DeedWord{"forget", Deed::kForget, Argument::kWord},
};

template <class Words>
auto* find_word(const Words& words, std::string_view word) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.word == word; });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace

const TestWord* test_word(std::string_view word) { return find_word(kTests, word); }
const DeedWord* deed_word(std::string_view word) { return find_word(kDeeds, word); }

std::optional<Service> service_named(std::string_view word) {
  if (word == "classify") return Service::kClassify;
  if (word == "route") return Service::kRoute;
  if (word == "open") return Service::kOpen;
  if (word == "change") return Service::kChange;
  if (word == "find") return Service::kFind;
  if (word == "find_all") return Service::kFindAll;
  if (word == "find_quoted") return Service::kFindQuoted;
  return std::nullopt;
}

bool is_change(std::string_view word) {
  constexpr std::array<std::string_view, 10> kChanges{"confirm", "file", "cancel",   "redraft",
                                                      "add",     "done", "not_done", "partly",
                                                      "secrecy", "media"};
  return std::find(kChanges.begin(), kChanges.end(), word) != kChanges.end();
}

std::optional<std::chrono::seconds> duration_from(std::string_view text) {
  if (text.size() < 2 || text.size() > 6) return std::nullopt;
  int count = 0;
  const char* const end = text.data() + text.size() - 1;
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc{} || stop != end || count <= 0) return std::nullopt;
  switch (*end) {
    case 's':
      return std::chrono::seconds{count};
    case 'm':
      return std::chrono::minutes{count};
    case 'h':
      return std::chrono::hours{count};
    case 'd':
      return std::chrono::hours{24 * count};
    default:
      return std::nullopt;
  }
}

}  // namespace serap::flows
