#include "services/router/table_loader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "services/router/tsv.hpp"
#include "services/router/words.hpp"

namespace serap::router {
namespace {

// Thrown inside this file only, to leave a row from any depth; load_table turns it into its Error.
struct Refused {
  Error error;
};

template <std::size_t N>
Sheet sheet_of(std::string name, std::string_view text,
               const std::array<std::string_view, N>& columns) {
  auto sheet = parse_tsv(std::move(name), text, columns);
  if (!sheet) throw Refused{sheet.error()};
  return std::move(*sheet);
}

void require(bool right, const Sheet& sheet, const Row& row, std::string_view what) {
  if (!right) throw Refused{sheet.wrong(row, what)};
}

int number_in(std::string_view text, const Sheet& sheet, const Row& row) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  require(failed == std::errc{} && end == text.data() + text.size(), sheet, row,
          fmt::format("'{}' is no whole number", text));
  return value;
}

std::optional<int> number_or_none(std::string_view text, const Sheet& sheet, const Row& row) {
  if (text.empty()) return std::nullopt;
  return number_in(text, sheet, row);
}

Day day_in(std::string_view text, const Sheet& sheet, const Row& row) {
  require(text.size() == 10 && text[4] == '-' && text[7] == '-', sheet, row,
          fmt::format("'{}' is no date like 2024-10-21", text));
  const std::chrono::year_month_day date{
      std::chrono::year{number_in(text.substr(0, 4), sheet, row)},
      std::chrono::month{static_cast<unsigned>(number_in(text.substr(5, 2), sheet, row))},
      std::chrono::day{static_cast<unsigned>(number_in(text.substr(8, 2), sheet, row))}};
  require(date.ok(), sheet, row, fmt::format("'{}' is no date", text));
  return date;
}

// The last two cells of every row.
Validity validity_in(const Sheet& sheet, const Row& row) {
  const std::size_t last = row.cells.size() - 1;
  Validity valid{day_in(row.cells[last - 1], sheet, row), std::nullopt};
  if (!row.cells[last].empty()) valid.to = day_in(row.cells[last], sheet, row);
  require(!valid.to || valid.from < *valid.to, sheet, row, "valid_to is not after valid_from");
  return valid;
}

std::vector<std::string> list_in(std::string_view text) {
  std::vector<std::string> list;
  for (const std::string_view part : split(text, ',')) list.emplace_back(part);
  return list;
}

template <class T, class Same>
void require_alone(const std::vector<T>& rows, const T& fresh, const Sheet& sheet, const Row& row,
                   Same same) {
  const bool twice = std::any_of(rows.begin(), rows.end(), [&](const T& other) {
    return same(other) && other.valid.overlaps(fresh.valid);
  });
  require(!twice, sheet, row, "a second row for the same time");
}

bool known_agency(const Table& table, std::string_view code) {
  return std::any_of(table.agencies.begin(), table.agencies.end(),
                     [&](const Agency& agency) { return agency.code == code; });
}

void load_agencies(Table& table, std::string_view text) {
  constexpr std::array<std::string_view, 9> kColumns{
      "code", "name", "level", "scope", "zone", "why_id", "why_en", "valid_from", "valid_to"};
  static const std::set<std::string_view> kLevels{"pusat", "pusat_vertikal", "bumn", "bumd"};
  static const std::set<std::string_view> kScopes{"national", "provinsi", "kab_kota", "kecamatan",
                                                  "kelurahan_desa"};
  const Sheet sheet = sheet_of("agencies.tsv", text, kColumns);
  for (const Row& row : sheet.rows) {
    const auto& c = row.cells;
    Agency agency{std::string{c[0]},
                  std::string{c[1]},
                  std::string{c[2]},
                  list_in(c[3]),
                  number_or_none(c[4], sheet, row),
                  std::string{c[5]},
                  std::string{c[6]},
                  validity_in(sheet, row)};
    require(!agency.code.empty() && !agency.name.empty(), sheet, row,
            "a code and a name are needed");
    require(agency.code.find('@') == std::string::npos, sheet, row,
            "'@' stands between an agency and its area");
    require(!agency.scope.empty(), sheet, row, "a scope is needed");
    for (const std::string& scope : agency.scope) {
      require(kScopes.contains(scope), sheet, row, fmt::format("no scope '{}'", scope));
    }
    require(agency.level.empty() ? !agency.national() : kLevels.contains(agency.level), sheet, row,
            fmt::format("no level '{}'", agency.level));
    require_alone(table.agencies, agency, sheet, row,
                  [&](const Agency& a) { return a.code == agency.code; });
    table.agencies.push_back(std::move(agency));
  }
}

void load_names(Table& table, std::string_view text) {
  constexpr std::array<std::string_view, 5> kColumns{"agency", "area", "name", "valid_from",
                                                     "valid_to"};
  const Sheet sheet = sheet_of("agency_names.tsv", text, kColumns);
  for (const Row& row : sheet.rows) {
    AgencyName name{std::string{row.cells[0]}, std::string{row.cells[1]}, std::string{row.cells[2]},
                    validity_in(sheet, row)};
    require(known_agency(table, name.agency), sheet, row,
            fmt::format("no agency '{}'", name.agency));
    require(!name.name.empty(), sheet, row, "a name is needed");
    require_alone(table.names, name, sheet, row, [&](const AgencyName& other) {
      return other.agency == name.agency && other.area == name.area;
    });
    table.names.push_back(std::move(name));
  }
}

void load_sla(Table& table, std::string_view text) {
  constexpr std::array<std::string_view, 12> kColumns{
      "class", "verify",  "verify_unit", "first_answer", "finish",     "window",
      "after", "name_id", "name_en",     "basis",        "valid_from", "valid_to"};
  const Sheet sheet = sheet_of("sla.tsv", text, kColumns);
  for (const Row& row : sheet.rows) {
    const auto& c = row.cells;
    require(c[2] == "days" || c[2] == "hours", sheet, row, fmt::format("no unit '{}'", c[2]));
    SlaClass sla{.id = std::string{c[0]},
                 .verify = number_or_none(c[1], sheet, row),
                 .first_answer = number_or_none(c[3], sheet, row),
                 .finish = number_or_none(c[4], sheet, row),
                 .window = number_or_none(c[5], sheet, row),
                 .verify_in_hours = c[2] == "hours",
                 .after = std::string{c[6]},
                 .name_id = std::string{c[7]},
                 .name_en = std::string{c[8]},
                 .basis = std::string{c[9]},
                 .valid = validity_in(sheet, row)};
    require_alone(table.sla, sla, sheet, row,
                  [&](const SlaClass& other) { return other.id == sla.id; });
    table.sla.push_back(std::move(sla));
  }
}

// A rule's or an override's answer: a level, an agency, an agency at a level.
bool is_answer(const Table& table, std::string_view answer) {
  const std::size_t at = answer.find('@');
  if (at != std::string_view::npos) {
    return known_agency(table, answer.substr(0, at)) && level_named(answer.substr(at + 1));
  }
  return level_named(answer) || known_agency(table, answer);
}

std::string phrase_in(std::string_view text, const Sheet& sheet, const Row& row) {
  if (!text.starts_with("ha<") && !text.starts_with("ha>")) return spaced(words_of(text));
  number_in(text.substr(std::min(text.find_first_not_of("<>=", 2), text.size())), sheet, row);
  return std::string{text};
}

void load_rules(Table& table, std::string_view text) {
  constexpr std::array<std::string_view, 9> kColumns{
      "rule", "words", "answer", "p", "asks", "reason_id", "reason_en", "valid_from", "valid_to"};
  const Sheet sheet = sheet_of("rules.tsv", text, kColumns);
  for (const Row& row : sheet.rows) {
    const auto& c = row.cells;
    Rule rule{.name = std::string{c[0]},
              .phrases = {},
              .answer = std::string{c[2]},
              .p = 0,
              .asks = std::string{c[4]},
              .reason_id = std::string{c[5]},
              .reason_en = std::string{c[6]},
              .valid = validity_in(sheet, row)};
    const auto [end, failed] = std::from_chars(c[3].data(), c[3].data() + c[3].size(), rule.p);
    require(failed == std::errc{} && end == c[3].data() + c[3].size() && rule.p > 0 && rule.p <= 1,
            sheet, row, fmt::format("'{}' is no probability", c[3]));
    require(rule.answer == "host" || is_answer(table, rule.answer), sheet, row,
            fmt::format("'{}' is no level and no agency", rule.answer));
    require(!c[1].empty(), sheet, row, "words, or *, are needed");
    if (c[1] != "*") {
      for (const std::string_view phrase : split(c[1], ';')) {
        rule.phrases.push_back(phrase_in(phrase, sheet, row));
      }
    }
    table.rules.push_back(std::move(rule));
  }
}

void load_overrides(Table& table, std::string_view text) {
  constexpr std::array<std::string_view, 8> kColumns{
      "area", "topic", "from", "to", "reason_id", "reason_en", "valid_from", "valid_to"};
  const Sheet sheet = sheet_of("overrides.tsv", text, kColumns);
  for (const Row& row : sheet.rows) {
    const auto& c = row.cells;
    Override exception{std::string{c[0]},      c[1] == "*" ? "" : std::string{c[1]},
                       std::string{c[2]},      std::string{c[3]},
                       std::string{c[4]},      std::string{c[5]},
                       validity_in(sheet, row)};
    require(!exception.area.empty(), sheet, row, "an area is needed");
    require(is_answer(table, exception.from) && is_answer(table, exception.to), sheet, row,
            "from and to must be levels or agencies");
    table.overrides.push_back(std::move(exception));
  }
}

std::optional<Level> usual_level(std::string_view cell, const Sheet& sheet, const Row& row) {
  if (cell == "P") return Level::kPusat;
  if (cell == "V") return Level::kProvinsi;
  if (cell == "K") return Level::kKabKota;
  require(cell == "?", sheet, row, fmt::format("no default '{}'", cell));
  return std::nullopt;
}

void check_topic(const Table& table, const Topic& topic, const Sheet& sheet, const Row& row) {
  for (const Level level : {Level::kPusat, Level::kProvinsi, Level::kKabKota}) {
    const std::string& code = topic.agency_at(level);
    require(code.empty() || known_agency(table, code), sheet, row,
            fmt::format("no agency '{}'", code));
  }
  require(!topic.usual || !topic.agency_at(*topic.usual).empty(), sheet, row,
          "nobody at the default level");
  require(topic.usual || !topic.rules.empty(), sheet, row, "'?' needs a rule");
  for (const std::string& name : topic.rules) {
    const auto of_name = [&](const Rule& rule) { return rule.name == name; };
    require(std::any_of(table.rules.begin(), table.rules.end(), of_name), sheet, row,
            fmt::format("no rule '{}'", name));
  }
  require(std::any_of(table.sla.begin(), table.sla.end(),
                      [&](const SlaClass& sla) { return sla.id == topic.sla_class; }),
          sheet, row, fmt::format("no SLA class '{}'", topic.sla_class));
  require_alone(table.topics, topic, sheet, row,
                [&](const Topic& other) { return other.id == topic.id; });
}

void load_topics(Table& table, std::string_view text) {
  constexpr std::array<std::string_view, 13> kColumns{
      "id",      "sector", "name_id", "name_en", "pusat",      "provinsi", "kab_kota",
      "default", "rule",   "sla",     "flags",   "valid_from", "valid_to"};
  const Sheet sheet = sheet_of("topics.tsv", text, kColumns);
  table.version = sheet.version;
  for (const Row& row : sheet.rows) {
    const auto& c = row.cells;
    Topic topic{TopicId{std::string{c[0]}},
                std::string{c[1]},
                std::string{c[2]},
                std::string{c[3]},
                std::string{c[4]},
                std::string{c[5]},
                std::string{c[6]},
                usual_level(c[7], sheet, row),
                list_in(c[8]),
                std::string{c[9]},
                list_in(c[10]),
                validity_in(sheet, row)};
    check_topic(table, topic, sheet, row);
    table.topics.push_back(std::move(topic));
  }
}

}  // namespace

Result<Table> load_table(const TableTexts& texts) try {
  Table table;
  load_agencies(table, texts.agencies);
  load_names(table, texts.agency_names);
  load_sla(table, texts.sla);
  load_rules(table, texts.rules);
  load_overrides(table, texts.overrides);
  load_topics(table, texts.topics);
  return table;
} catch (const Refused& refused) {
  return refused.error;
}

}  // namespace serap::router
