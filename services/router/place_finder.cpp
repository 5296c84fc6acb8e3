#include "services/router/place_finder.hpp"

#include <algorithm>

namespace serap::router {
namespace {

// How much a name says for an area. Only their order and sums matter: a marked name beats an
// unmarked one, a regency's name beats a village's, and home decides between equals but never
// against a named regency.
constexpr double kMarked = 1.0;
constexpr double kLarge = 0.9;  // a province or regency by its bare name
constexpr double kDistrict = 0.4;
constexpr double kVillage = 0.3;
constexpr std::ptrdiff_t kMostNeighbours = 3;
constexpr std::size_t kTellingName = 8;  // letters, without spaces
constexpr double kStreet = 0.2;
constexpr double kInHome = 0.4;
constexpr double kInHomeProvince = 0.15;
constexpr double kNearestPin = 0.3;
constexpr double kNearPin = 0.2;
constexpr double kKnown = 2.0;  // the citizen has already been understood so

double weight_of(const Mention& mention, std::string_view code) {
  if (mention.street) return kStreet;
  if (mention.marked) return kMarked;
  if (code.size() <= 4) return kLarge;
  return code.size() == 6 ? kDistrict : kVillage;
}

// What `mention` says for `code`: the best of its areas that hold it.
double support(const Mention& mention, std::string_view code) {
  double best = 0;
  for (const std::size_t digits : {2U, 4U, 6U, 10U}) {
    if (digits > code.size()) break;
    const std::string_view part = code.substr(0, digits);
    if (std::binary_search(mention.codes.begin(), mention.codes.end(), part)) {
      best = std::max(best, weight_of(mention, part));
    }
  }
  return best;
}

// A name that was read twice (in the place's words and in the text) counts once, with the better of
// its marks.
void add_new(std::vector<Mention>& mentions, std::vector<Mention> more) {
  for (Mention& mention : more) {
    const auto same = std::find_if(mentions.begin(), mentions.end(),
                                   [&](const Mention& m) { return m.key == mention.key; });
    if (same == mentions.end()) {
      std::sort(mention.codes.begin(), mention.codes.end());
      mentions.push_back(std::move(mention));
    } else {
      same->cued = same->cued || mention.cued;
    }
  }
}

std::string_view common_part(std::string_view a, std::string_view b) {
  for (const std::size_t digits : {10U, 6U, 4U, 2U}) {
    if (a.size() >= digits && b.size() >= digits && a.substr(0, digits) == b.substr(0, digits)) {
      return a.substr(0, digits);
    }
  }
  return {};
}

// How many districts (6 digits) or villages (10) in `area` bear the name.
std::ptrdiff_t namesakes(const Mention& mention, std::size_t digits, std::string_view area) {
  return std::count_if(mention.codes.begin(), mention.codes.end(), [&](std::string_view code) {
    return code.size() == digits && lies_in(code, area);
  });
}

// The areas the names may mean, and how much is said for each.
class Choice {
 public:
  Choice(const std::vector<Mention>& mentions, const PlaceHints& hints)
      : mentions_(mentions), hints_(hints) {}

  void consider(const Mention& mention, std::string_view code) {
    double others = 0;
    bool inside_named_area = false;
    for (const Mention& other : mentions_) {
      if (&other == &mention) continue;
      const double said = support(other, code);
      others += said;
      inside_named_area = inside_named_area || said > 0;
    }
    if (!mention.marked && code.size() > 4 && !inside_named_area && !stands_alone(mention, code))
      return;
    const double score = support(mention, code) + others + from_hints(code);
    constexpr double kSame = 1e-9;
    if (score > best_ + kSame) {
      best_ = score;
      codes_.clear();
    }
    // A school or market is called like a village ("sd cibaduyut") and may lie beside it: its
    // district is what such a name supports.
    const bool beside = !mention.marked && !mention.cued && !inside_named_area && code.size() == 10;
    if (score > best_ - kSame) codes_.push_back(beside ? code.substr(0, 6) : code);
  }

  const std::vector<std::string_view>& codes() const { return codes_; }

 private:
  // May a district's or village's bare name be believed without any other word about the area?
  bool stands_alone(const Mention& mention, std::string_view code) const {
    const std::string& home = hints_.home.value;
    const bool district = code.size() == 6;
    const bool home_is_city =
        home.size() >= 4 || home == "31";  // Jakarta is one in all but its code
    if (home_is_city && lies_in(code, home)) return true;
    if (home.empty()) return mention.cued && district && namesakes(mention, 6, "") == 1;
    if (!home_is_city) return mention.cued && district && lies_in(code, home);
    // Home's neighbours are named without their regency too, if a few at most can be meant; a
    // village, or a name no "di" stands before, only if it is long and the one of its name.
    const std::string_view province = part_of(home, AreaLevel::kProvince);
    if (!lies_in(code, province)) return false;
    const std::ptrdiff_t same = namesakes(mention, code.size(), province);
    if (mention.cued && district) return same <= kMostNeighbours;
    return (mention.cued || district) && mention.key.size() >= kTellingName && same == 1;
  }

  double from_hints(std::string_view code) const {
    double more = 0;
    const std::string& home = hints_.home.value;
    if (home.size() >= 4 && lies_in(code, home.substr(0, 4))) more += kInHome;
    if (!home.empty() && lies_in(code, home.substr(0, 2))) more += kInHomeProvince;
    for (std::size_t i = 0; i < hints_.near.size(); ++i) {
      if (lies_in(code, hints_.near[i].value)) more += i == 0 ? kNearestPin : kNearPin;
    }
    if (const std::string& known = hints_.known.value; !known.empty() && lies_in(code, known))
      more += kKnown;
    return more;
  }

  const std::vector<Mention>& mentions_;
  const PlaceHints& hints_;
  double best_ = 0;
  std::vector<std::string_view> codes_;
};

FoundPlace found_from(const std::vector<std::string_view>& codes) {
  std::string_view common = codes.front();
  for (const std::string_view code : codes) common = common_part(common, code);
  FoundPlace found{AreaCode{std::string{common}}, {}};
  if (common.size() >= 4) return found;
  for (const std::string_view code : codes) {
    if (code.size() < 4) continue;
    const AreaCode regency{std::string{code.substr(0, 4)}};
    if (std::find(found.regencies.begin(), found.regencies.end(), regency) != found.regencies.end())
      continue;
    // Too many to guess among: a question with a list helps nobody.
    if (found.regencies.size() == kMostNamesakes) return {found.area, {}};
    found.regencies.push_back(regency);
  }
  return found;
}

}  // namespace

FoundPlace PlaceFinder::find(std::string_view place, std::string_view text,
                             const PlaceHints& hints) const {
  std::vector<Mention> mentions;
  add_new(mentions, mentions_.find(words_of(place), true, hints.home.value));
  add_new(mentions, mentions_.find(words_of(text), false, hints.home.value));
  if (areas_.find(hints.known.value)) mentions.push_back({"", true, true, {hints.known.value}});
  Choice choice{mentions, hints};
  for (const Mention& mention : mentions) {
    for (const std::string_view code : mention.codes) choice.consider(mention, code);
  }
  if (choice.codes().empty()) return {};
  return found_from(choice.codes());
}

}  // namespace serap::router
