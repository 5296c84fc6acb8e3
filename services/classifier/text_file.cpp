#include "services/classifier/text_file.hpp"

#include <fstream>
#include <sstream>

namespace serap::classifier {

Result<std::string> read_text_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Error::Kind::kNotFound, "cannot read " + path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace serap::classifier
