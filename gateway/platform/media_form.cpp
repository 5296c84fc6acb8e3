// Sizes and types: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media and
// https://developers.facebook.com/docs/messenger-platform/send-messages
#include "gateway/platform/media_form.hpp"

#include <algorithm>
#include <array>

namespace serap::platform {
namespace {

constexpr std::uint64_t kMegabyte = std::uint64_t{1024} * 1024;

struct Form {
  std::string_view mime;  // "image/" is any image, "" is anything
  std::uint64_t max_bytes;
  std::string_view word;
};

// The first row that takes the bytes decides.
constexpr auto kWhatsapp = std::to_array<Form>({
    {"image/jpeg", 5 * kMegabyte, "image"},
    {"image/png", 5 * kMegabyte, "image"},
    {"video/mp4", 16 * kMegabyte, "video"},
    {"video/3gpp", 16 * kMegabyte, "video"},
    {"audio/aac", 16 * kMegabyte, "audio"},
    {"audio/amr", 16 * kMegabyte, "audio"},
    {"audio/mpeg", 16 * kMegabyte, "audio"},
    {"audio/mp4", 16 * kMegabyte, "audio"},
    {"audio/ogg", 16 * kMegabyte, "audio"},
    {"", 100 * kMegabyte, "document"},
});

constexpr auto kMessenger = std::to_array<Form>({
    {"image/", 25 * kMegabyte, "image"},
    {"video/", 25 * kMegabyte, "video"},
    {"audio/", 25 * kMegabyte, "audio"},
    {"", 25 * kMegabyte, "file"},
});

constexpr auto kInstagram = std::to_array<Form>({
    {"image/jpeg", 8 * kMegabyte, "image"},
    {"image/png", 8 * kMegabyte, "image"},
    {"video/", 25 * kMegabyte, "video"},
    {"audio/", 25 * kMegabyte, "audio"},
    {"application/pdf", 25 * kMegabyte, "file"},
});

template <std::size_t N>
std::optional<std::string_view> first_of(const std::array<Form, N>& forms,
                                         const StoredMedia& media) {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) {
    return media.mime.starts_with(form.mime) && media.bytes <= form.max_bytes;
  });
  return found == forms.end() ? std::nullopt : std::optional{found->word};
}

}  // namespace

std::optional<std::string_view> media_form(Channel channel, const StoredMedia& media) {
  switch (channel) {
    case Channel::kWhatsapp:
      return first_of(kWhatsapp, media);
    case Channel::kMessenger:
      return first_of(kMessenger, media);
    case Channel::kInstagram:
      return first_of(kInstagram, media);
  }
  return std::nullopt;
}

std::string cannot_send(const StoredMedia& media, std::string_view language) {
  const std::string name = media.name.empty() ? media.mime : media.name;
  if (language == "en") return "A file (" + name + ") cannot be sent here; please ask us for it.";
  return "Ada berkas (" + name + ") yang tidak bisa dikirim di sini; silakan minta kepada kami.";
}

}  // namespace serap::platform
