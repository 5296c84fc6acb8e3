#pragma once
// Which areas bear a name: a hash table over folded names, built once at load.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/router/areas.hpp"

namespace serap::router {

class NameIndex {
 public:
  // Borrows `areas`, which must outlive it.
  explicit NameIndex(const Areas& areas);

  // Positions in the areas that bear the folded name, in order of code; empty if none does.
  std::span<const std::uint32_t> find(std::string_view folded) const;
  // The folded name of the area at that position.
  std::string_view key_of(std::uint32_t position) const { return names_[name_at_[position]].key; }
  // False if the area's folded name begins otherwise or its length differs by more than one: told
  // without looking at the name, for whole regencies are searched.
  bool begins_alike(std::uint32_t position, std::string_view folded) const {
    const Shape& shape = shapes_[position];
    return shape.first == folded.front() && shape.size + 1U >= folded.size() &&
           shape.size <= folded.size() + 1;
  }

 private:
  struct Name {
    std::string_view key;
    std::uint32_t first;  // in positions_
    std::uint32_t count;
  };
  struct Shape {
    char first = 0;
    std::uint8_t size = 0;
  };
  std::vector<char> keys_;
  std::vector<Shape> shapes_;             // of each area's name
  std::vector<std::uint32_t> positions_;  // grouped by name
  std::vector<Name> names_;
  std::vector<std::uint32_t> name_at_;  // of each area, its position in names_
  std::vector<std::uint32_t> slots_;    // open addressing: 0 empty, else 1 + position in names_
};

}  // namespace serap::router
