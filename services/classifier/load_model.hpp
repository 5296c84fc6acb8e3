#pragma once
// The models of an install, and which of them is in use.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "services/classifier/model.hpp"
#include "services/model/result.hpp"

namespace serap::classifier {

// One kept model.
struct KeptModel {
  std::string version;
  std::filesystem::path file;
  Taught taught;
  bool in_use = false;
  std::string problem;  // why it cannot be loaded; empty: it can
};

// A folder with a file a version (VERSION.bin) and the file "in-use": the versions that were put to
// use, a line each, the last one is in use; no line, or no folder: the model that ships. Every
// change is one rename, so a running classifier never meets half of it.
class ModelShelf {
 public:
  ModelShelf(std::filesystem::path folder, std::filesystem::path shipped)
      : folder_(std::move(folder)), shipped_(std::move(shipped)) {}

  // The file to load.
  std::filesystem::path in_use() const;
  // The shipped one first, then by version.
  std::vector<KeptModel> list() const;

  // Keeps a copy of `file` and puts it to use. kConflict, with the reason: its kept-aside tickets
  // do not show that it is better than the one in use; `force` says yes all the same.
  Result<KeptModel> use(const std::filesystem::path& file, bool force);
  // Puts the one before to use again. kNotFound: the shipped one is in use.
  Result<KeptModel> back();

  const std::filesystem::path& shipped() const { return shipped_; }
  // Changes whenever another model is put to use: compare two of them.
  std::string mark() const;

 private:
  std::vector<std::string> history() const;
  Result<void> write_history(const std::vector<std::string>& versions) const;
  std::filesystem::path file_of(const std::string& version) const;

  std::filesystem::path folder_;
  std::filesystem::path shipped_;
};

// Why `candidate` may not replace the model `in_use` (a version); nothing if it may.
std::optional<std::string> reason_against(const Model& candidate, const std::string& in_use);

}  // namespace serap::classifier
