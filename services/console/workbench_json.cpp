#include "services/console/workbench_json.hpp"

#include <nlohmann/json.hpp>

#include "services/console/desk_json.hpp"

namespace serap::console {
namespace {

using nlohmann::json;

std::string written(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json kept_of(const tickets::Kept& kept) {
  return {{"id", kept.id},
          {"what", id_of(kept.what)},
          {"title", kept.title},
          {"text", kept.text},
          {"own", kept.own}};
}

json share_of(const tickets::Share& share) {
  json value{{"id", share.id},
             {"name_id", share.name_id},
             {"name_en", share.name_en},
             {"received", share.received},
             {"answered", share.answered},
             {"confirmed", share.confirmed},
             {"open", share.open},
             {"late", share.late}};
  value["median_days"] = share.median_days ? json(*share.median_days) : json(nullptr);
  return value;
}

json shares_of(const std::vector<tickets::Share>& shares) {
  json all = json::array();
  for (const tickets::Share& share : shares) all.push_back(share_of(share));
  return all;
}

}  // namespace

std::string json_from_similar(const std::vector<tickets::SimilarRow>& rows) {
  json all = json::array();
  for (const tickets::SimilarRow& one : rows) {
    json row = json::parse(json_from_row(one.row));
    row["because"] = one.because;
    all.push_back(std::move(row));
  }
  return written(all);
}

std::string json_from_kept(const tickets::Kept& kept) { return written(kept_of(kept)); }

std::string json_from_kept(const std::vector<tickets::Kept>& all) {
  json list = json::array();
  for (const tickets::Kept& one : all) list.push_back(kept_of(one));
  return written(list);
}

std::string json_from_figures(const tickets::Figures& figures) {
  json words = json::array();
  for (const tickets::WordCount& one : figures.words)
    words.push_back({{"word", one.word}, {"reports", one.reports}});
  return written({{"all", share_of(figures.all)},
                  {"days", shares_of(figures.days)},
                  {"topics", shares_of(figures.topics)},
                  {"areas", shares_of(figures.areas)},
                  {"holders", shares_of(figures.holders)},
                  {"words", std::move(words)}});
}

}  // namespace serap::console
