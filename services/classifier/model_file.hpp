#pragma once
// The model on disk. Little-endian; README.md has the layout.
#include <string>
#include <string_view>

#include "services/classifier/model.hpp"
#include "services/model/result.hpp"

namespace serap::classifier {

std::string bytes_of(const Model& model);
// kRejected: not a model, of another version, cut short, or changed since it was written.
Result<Model> model_from_bytes(std::string_view bytes);

// Written beside its place and then renamed, so that a reader never meets half a file.
Result<void> write_model(const Model& model, const std::string& path);
// kNotFound or kRejected, with the path and what to do.
Result<Model> read_model(const std::string& path);

}  // namespace serap::classifier
