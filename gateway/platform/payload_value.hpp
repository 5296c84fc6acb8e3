#pragma once
// Read access to a parsed payload. Only for this room's .cpp files: no other header shows a JSON
// library.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace serap::platform {

// A value of the payload, or none: what is absent is asked like what is there, and has nothing.
class Value {
 public:
  Value() = default;
  Value(simdjson::dom::element element) : element_(element) {}
  // A value that knows its path, and whose parts know theirs: slower, for a person who asks.
  static Value traced(simdjson::dom::element root) {
    return {root, std::make_shared<std::string>()};
  }

  Value operator[](std::string_view key) const {
    simdjson::dom::object object;
    simdjson::dom::element found;
    if (!element_ || element_->get(object) || object[key].get(found)) return {};
    return {found,
            path_ ? path_below(std::string(path_->empty() ? "" : ".").append(key)) : nullptr};
  }

  bool is_traced() const { return path_ != nullptr; }
  std::string path() const { return path_ ? *path_ : std::string(); }

  bool is_present() const { return element_ && !element_->is_null(); }
  bool is_object() const { return element_ && element_->is_object(); }
  bool is_array() const { return element_ && element_->is_array(); }
  bool is_true() const {
    bool value = false;
    return element_ && !element_->get(value) && value;
  }
  bool is_text() const { return element_ && element_->is_string(); }

  // Text, or a whole number as text: ids come as both, and as numbers beyond 2^53. NUL is left out:
  // PostgreSQL refuses it.
  std::string word() const {
    if (!element_) return {};
    std::string_view text;
    if (!element_->get(text)) {
      std::string clean{text};
      std::erase(clean, '\0');
      return clean;
    }
    std::int64_t number = 0;
    std::uint64_t large = 0;
    if (element_->is_int64() && !element_->get(number)) return std::to_string(number);
    if (element_->is_uint64() && !element_->get(large)) return std::to_string(large);
    return {};
  }
  std::string word(std::string_view key) const { return (*this)[key].word(); }

  std::optional<double> number() const {
    double value = 0;
    return element_ && !element_->get(value) ? std::optional{value} : std::nullopt;
  }

  // The values of an array; of anything else none.
  std::vector<Value> items() const {
    std::vector<Value> values;
    simdjson::dom::array array;
    if (!element_ || element_->get(array)) return values;
    values.reserve(array.size());
    for (const simdjson::dom::element item : array) {
      const std::string place = path_ ? "[" + std::to_string(values.size()) + "]" : "";
      values.push_back({item, path_ ? path_below(place) : nullptr});
    }
    return values;
  }

  // The names in an object.
  std::vector<std::string> keys() const {
    std::vector<std::string> names;
    simdjson::dom::object object;
    if (!element_ || element_->get(object)) return names;
    for (const auto& field : object) names.emplace_back(field.key);
    return names;
  }

  // As JSON, for a person to look at: its first 64 KiB.
  std::string kept() const {
    constexpr std::size_t kMaxItemBytes = std::size_t{64} * 1024;
    std::string raw = element_ ? simdjson::minify(*element_) : "";
    if (raw.size() > kMaxItemBytes) raw.resize(kMaxItemBytes);
    return raw;
  }

 private:
  using Path = std::shared_ptr<const std::string>;
  Value(simdjson::dom::element element, Path path) : element_(element), path_(std::move(path)) {}
  Path path_below(const std::string& step) const {
    return std::make_shared<std::string>(*path_ + step);
  }

  std::optional<simdjson::dom::element> element_;
  Path path_;  // null: not traced
};

}  // namespace serap::platform
