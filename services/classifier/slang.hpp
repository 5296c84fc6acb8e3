#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/model/result.hpp"

namespace serap::classifier {

// How people write a word -> how the model spells it: "yg" -> "yang", "dmn" -> "di mana".
class Slang {
 public:
  Slang() = default;
  // Rows of `written<TAB>spelled`; empty lines and lines that begin with '#' are skipped. kInvalid
  // names the line.
  static Result<Slang> parse(std::string_view table);

  // The words that stand for `written`, or null if it stands for itself. Valid as long as this
  // object.
  const std::vector<std::string>* find(std::string_view written) const;
  std::size_t size() const { return spelled_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> spelled_;
};

}  // namespace serap::classifier
