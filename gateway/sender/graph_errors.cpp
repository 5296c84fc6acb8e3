#include "gateway/sender/graph_errors.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

namespace serap::sender {

using nlohmann::json;
using platform::Verdict;

namespace {

// What a row may say; the other verdicts are no errors.
constexpr Verdict kDeeds[] = {Verdict::kRetry,         Verdict::kRetryPair,
                              Verdict::kRetryChannel,  Verdict::kPauseChannel,
                              Verdict::kNeedsTemplate, Verdict::kPermanent};

Verdict verdict_named(const std::string& word) {
  for (const Verdict verdict : kDeeds) {
    if (platform::name_of(verdict) == word) return verdict;
  }
  throw std::invalid_argument("does \"" + word + "\"");
}

bool holds(const std::vector<std::pair<int, int>>& codes, int code) {
  return std::any_of(codes.begin(), codes.end(), [&](const std::pair<int, int>& range) {
    return range.first <= code && code <= range.second;
  });
}

}  // namespace

struct GraphErrorsReader {
  static GraphErrors::Row row_from(const json& object) {
    GraphErrors::Row row;
    for (const json& code : object.at("codes")) {
      const bool range = code.is_array();
      row.codes.emplace_back(range ? code.at(0).get<int>() : code.get<int>(),
                             range ? code.at(1).get<int>() : code.get<int>());
    }
    row.subcodes = object.value("subcodes", std::vector<int>{});
    row.rule.verdict = verdict_named(object.at("does").get<std::string>());
    row.rule.most_tries = object.value("tries", kMostTries);
    row.rule.silent_at_least = std::chrono::minutes{object.value("minutes", 0)};
    row.rule.alarm = object.value("alarm", false);
    row.rule.why = object.at("why").get<std::string>();
    if (row.rule.why.empty() || row.codes.empty() || row.rule.most_tries < 1)
      throw std::invalid_argument("no codes, no reason or no tries");
    return row;
  }

  static std::vector<GraphErrors::Row> rows_from(const json& table, const char* name) {
    std::vector<GraphErrors::Row> rows;
    std::set<std::pair<int, int>> plain;
    for (const json& object : table.at(name)) {
      rows.push_back(row_from(object));
      if (!rows.back().subcodes.empty()) continue;
      for (const auto& range : rows.back().codes) {
        if (!plain.insert(range).second)
          throw std::invalid_argument("code " + std::to_string(range.first) + " stands twice");
      }
    }
    return rows;
  }

  static GraphErrors from(const json& table) {
    GraphErrors errors;
    errors.whatsapp_ = rows_from(table, "whatsapp");
    errors.messaging_ = rows_from(table, "messaging");
    return errors;
  }
};

Result<GraphErrors> GraphErrors::from_json(std::string_view text) {
  try {
    return GraphErrorsReader::from(json::parse(text));
  } catch (const std::exception& error) {  // nlohmann's, or ours above
    return Error{Error::Kind::kInvalid, std::string("the table of Graph errors: ") + error.what()};
  }
}

Result<GraphErrors> GraphErrors::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return Error{Error::Kind::kNotFound, "cannot read " + file.string()};
  return from_json(std::string(std::istreambuf_iterator<char>(in), {}));
}

ErrorRule GraphErrors::rule_for(Channel channel, const platform::GraphAnswer& answer) const {
  if (answer.has_code) {
    for (const Row& row : channel == Channel::kWhatsapp ? whatsapp_ : messaging_) {
      const bool same = row.subcodes.empty() || std::find(row.subcodes.begin(), row.subcodes.end(),
                                                          answer.subcode) != row.subcodes.end();
      if (same && holds(row.codes, answer.code)) return row.rule;
    }
  }
  ErrorRule rule;
  rule.verdict = answer.verdict;
  return rule;
}

}  // namespace serap::sender
