#pragma once
// Where a picture was taken, by which phone and when is not the office's to keep. Pure.
#include <string>
#include <string_view>

#include "services/model/result.hpp"

namespace serap::tickets {

// The JPEG without EXIF, XMP, comments and what follows its end; which way up it is stays.
// kInvalid: broken.
Result<std::string> jpeg_without_metadata(std::string_view jpeg);

// The PNG with the parts that are the picture only. kInvalid: broken.
Result<std::string> png_without_metadata(std::string_view png);

}  // namespace serap::tickets
