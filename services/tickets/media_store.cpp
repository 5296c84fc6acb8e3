#include "services/tickets/media_store.hpp"

#include <algorithm>
#include <optional>

#include "services/process/journal.hpp"
#include "services/tickets/media_file.hpp"
#include "services/tickets/media_kinds.hpp"
#include "services/tickets/picture_metadata.hpp"
#include "services/tickets/sha256.hpp"

namespace serap::tickets {
namespace {

constexpr std::size_t kLooksAt = 4096;  // enough to tell what bytes are
constexpr std::size_t kMostNameBytes = 120;

Error invalid(std::string why) { return {Error::Kind::kInvalid, std::move(why)}; }
Error unknown() { return {Error::Kind::kNotFound, "no such media"}; }

// Asked of a path: nothing but a digest becomes one.
bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// What a sender calls a file is shown, never used as a path.
std::string shown_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::size_t end = std::min(name.size(), kMostNameBytes);
  const auto inside_character = [&](std::size_t at) {
    return at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0) == 0x80;
  };
  while (end > 0 && inside_character(end)) --end;
  std::string shown;
  for (const char c : name.substr(0, end)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) shown.push_back(c);
  }
  return shown;
}

// A picture without its metadata; anything else as it came.
Result<std::string> kept_bytes(std::string_view bytes, const std::string& mime) {
  if (mime == "image/jpeg") return jpeg_without_metadata(bytes);
  if (mime == "image/png") return png_without_metadata(bytes);
  return std::string{bytes};
}

std::optional<StoredMedia> row_of(Database& db, const std::string& hash) {
  Statement row = db.prepare("SELECT mime, bytes FROM media WHERE hash = ?");
  row.bind(hash);
  if (!row.step()) return std::nullopt;
  return StoredMedia{hash, row.text(0), {}, static_cast<std::uint64_t>(row.integer(1))};
}

}  // namespace

MediaStore::MediaStore(Store& store, std::filesystem::path folder, Clock clock)
    : store_(store), folder_(std::move(folder)), clock_(std::move(clock)) {
  std::filesystem::create_directories(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  std::filesystem::remove_all(incoming());
  std::filesystem::create_directories(incoming());
}

std::filesystem::path MediaStore::place_of(const std::string& hash) const {
  return folder_ / hash.substr(0, 2) / hash;
}

Result<StoredMedia> MediaStore::store_media(std::string_view bytes, const std::string& mime,
                                            const std::string& name) try {
  const std::string kind = mime_of(bytes.substr(0, kLooksAt), mime);
  if (bytes.empty()) return invalid("media without bytes");
  if (kind.empty()) return invalid("a kind of file that is not kept");
  if (bytes.size() > most_bytes(kind)) return invalid("media larger than what is kept");
  const auto kept = kept_bytes(bytes, kind);
  if (!kept) return kept.error();
  const StoredMedia stored{sha256_of(*kept), kind, shown_name(name), kept->size()};
  MediaFile file{incoming()};
  if (const auto written = file.append(*kept); !written) return written.error();
  if (const auto moved = file.move_to(place_of(stored.hash)); !moved) return moved.error();
  const auto noted = store_.write<int>([&](Database& db) -> Result<int> {
    db.prepare("INSERT INTO media VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(stored.hash)
        .bind(stored.mime)
        .bind(static_cast<std::int64_t>(stored.bytes))
        .bind(unix_milliseconds(clock_()))
        .run();
    return 0;
  });
  if (!noted) return noted.error();
  return stored;
} catch (const std::exception& failed) {  // the disk: filesystem_error, or no file could be made
  return Error{Error::Kind::kUnavailable, failed.what()};
}

Result<std::string> MediaStore::fetch_media(const std::string& hash) {
  if (!is_hash(hash)) return unknown();
  const auto stored = store_.read<StoredMedia>([&](Database& db) -> Result<StoredMedia> {
    auto row = row_of(db, hash);
    return row ? Result<StoredMedia>{*std::move(row)} : Result<StoredMedia>{unknown()};
  });
  if (!stored) return stored.error();
  return read_file(place_of(hash), stored->bytes);
}

// Unlinked on the writer's thread: nobody attaches it between the look and the deed.
void MediaStore::drop_if_unused(const std::string& hash) {
  if (!is_hash(hash)) return;
  const auto dropped = store_.write<bool>([&](Database& db) -> Result<bool> {
    Statement used = db.prepare(
        "SELECT 1 FROM message_media WHERE hash = ?1 UNION ALL SELECT 1 FROM ticket_media WHERE "
        "hash = ?1");
    used.bind(hash);
    if (used.step()) return false;
    db.prepare("DELETE FROM media WHERE hash = ?").bind(hash).run();
    std::error_code gone;
    std::filesystem::remove(place_of(hash), gone);
    return true;
  });
  if (!dropped)
    journal::warning("what=media_not_removed hash={} why=\"{}\"", hash, dropped.error().message);
}

}  // namespace serap::tickets
