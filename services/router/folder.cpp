#include "services/router/folder.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "services/router/table_loader.hpp"

namespace serap::router {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()))
    throw std::runtime_error("cannot read the router's table " + path.string());
  return std::move(text).str();
}

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

Seats seats_in(const std::filesystem::path& folder) {
  Seats seats;
  for (const char* file : {"own_seats.tsv", "seats.tsv"}) {
    if (const auto added = seats.add(file, read(folder / file)); !added) {
      throw std::runtime_error(added.error().message);
    }
  }
  return seats;
}

}  // namespace

Loaded::Loaded(const std::filesystem::path& folder)
    : table_(value_of(load_table({.topics = read(folder / "topics.tsv"),
                                  .agencies = read(folder / "agencies.tsv"),
                                  .agency_names = read(folder / "agency_names.tsv"),
                                  .rules = read(folder / "rules.tsv"),
                                  .overrides = read(folder / "overrides.tsv"),
                                  .sla = read(folder / "sla.tsv")}))),
      areas_(value_of(Areas::parse(read(folder / "areas.tsv")))),
      words_(value_of(PlaceWords::parse(read(folder / "place_words.tsv")))),
      seats_(seats_in(folder)),
      names_(areas_),
      places_(areas_, names_, words_),
      decider_(table_, areas_, places_, seats_) {}

}  // namespace serap::router
