#include "services/classifier/load_model.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "services/classifier/model_file.hpp"
#include "services/classifier/text_file.hpp"

namespace serap::classifier {
namespace {

constexpr const char* kHistoryFile = "in-use";

KeptModel look_at(const std::filesystem::path& file) {
  KeptModel kept;
  kept.file = file;
  auto model = read_model(file.string());
  if (model) {
    kept.version = std::move(model->version);
    kept.taught = std::move(model->taught);
  } else {
    kept.version = file.stem().string();
    kept.problem = model.error().message;
  }
  return kept;
}

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

}  // namespace

std::optional<std::string> reason_against(const Model& candidate, const std::string& in_use) {
  const Taught& taught = candidate.taught;
  if (!candidate.own) return {};  // a shipped one: chosen by the project
  if (taught.kept_aside == 0) return "it was not tried on kept-aside tickets";
  if (taught.before != in_use) {
    return "it was compared with " + taught.before + ", but " + in_use +
           " is in use: train it again";
  }
  if (taught.accuracy <= taught.accuracy_before) {
    return "on " + std::to_string(taught.kept_aside) + " kept-aside tickets it is right in " +
           percent(taught.accuracy) + ", the one in use in " + percent(taught.accuracy_before);
  }
  return {};
}

std::vector<std::string> ModelShelf::history() const {
  std::vector<std::string> versions;
  std::ifstream file(folder_ / kHistoryFile);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) versions.push_back(line);
  }
  return versions;
}

Result<void> ModelShelf::write_history(const std::vector<std::string>& versions) const {
  const auto beside = folder_ / (std::string(kHistoryFile) + ".new");
  std::ofstream file(beside, std::ios::trunc);
  for (const std::string& version : versions) file << version << "\n";
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(beside, folder_ / kHistoryFile, failed);
  if (!file || failed)
    return Error{Error::Kind::kUnavailable, "cannot write in " + folder_.string()};
  return {};
}

std::filesystem::path ModelShelf::file_of(const std::string& version) const {
  return folder_ / (version + ".bin");
}

std::filesystem::path ModelShelf::in_use() const {
  const auto versions = history();
  return versions.empty() ? shipped_ : file_of(versions.back());
}

std::string ModelShelf::mark() const {
  const auto file = in_use();
  std::error_code failed;
  const auto written = std::filesystem::last_write_time(file, failed);
  return file.string() + (failed ? "" : std::to_string(written.time_since_epoch().count()));
}

std::vector<KeptModel> ModelShelf::list() const {
  std::vector<KeptModel> models{look_at(shipped_)};
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, none)) {
    if (entry.path().extension() == ".bin") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) models.push_back(look_at(file));
  for (KeptModel& model : models) model.in_use = model.file == in_use();
  return models;
}

Result<KeptModel> ModelShelf::use(const std::filesystem::path& file, bool force) {
  const auto model = read_model(file.string());
  if (!model) return model.error();
  if (model->version.find('/') != std::string::npos)
    return Error{Error::Kind::kRejected, file.string() + " has a version that names no file"};
  const std::string before = look_at(in_use()).version;
  if (model->version == before)
    return Error{Error::Kind::kConflict, model->version + " is in use already"};
  if (const auto reason = reason_against(*model, before); reason && !force)
    return Error{Error::Kind::kConflict, model->version + " is not put to use: " + *reason};
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  const auto kept = file_of(model->version);
  if (!std::filesystem::exists(kept)) {
    if (auto written = write_model(*model, kept.string()); !written) return written.error();
  }
  auto versions = history();
  versions.push_back(model->version);
  if (auto written = write_history(versions); !written) return written.error();
  KeptModel answer = look_at(kept);
  answer.in_use = true;
  return answer;
}

Result<KeptModel> ModelShelf::back() {
  auto versions = history();
  if (versions.empty()) {
    return Error{Error::Kind::kNotFound, "the model that ships is in use: there is none before it"};
  }
  versions.pop_back();
  if (auto written = write_history(versions); !written) return written.error();
  KeptModel answer = look_at(in_use());
  answer.in_use = true;
  return answer;
}

}  // namespace serap::classifier
