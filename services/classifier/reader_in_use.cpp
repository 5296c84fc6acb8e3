#include "services/classifier/reader_in_use.hpp"

namespace serap::classifier {

ReaderInUse::ReaderInUse(ModelShelf shelf, std::string mark, Reader reader)
    : shelf_(std::move(shelf)),
      mark_(std::move(mark)),
      reader_(std::make_shared<const Reader>(std::move(reader))) {}

Result<std::unique_ptr<ReaderInUse>> ReaderInUse::open(ModelShelf shelf, std::string& problem) {
  std::string mark = shelf.mark();
  auto reader = read_reader(shelf.in_use().string());
  if (!reader) {
    problem = reader.error().message;
    reader = read_reader(shelf.shipped().string());
    if (!reader) return reader.error();
  }
  return std::unique_ptr<ReaderInUse>(
      new ReaderInUse(std::move(shelf), std::move(mark), std::move(reader).value()));
}

std::shared_ptr<const Reader> ReaderInUse::now() const {
  const std::lock_guard lock(mutex_);
  return reader_;
}

Result<bool> ReaderInUse::refresh() {
  std::string mark = shelf_.mark();
  if (mark == mark_) return false;
  mark_ = std::move(mark);
  auto reader = read_reader(shelf_.in_use().string());
  if (!reader) return reader.error();
  auto fresh = std::make_shared<const Reader>(std::move(reader).value());
  const std::lock_guard lock(mutex_);
  reader_.swap(fresh);
  return true;
}

}  // namespace serap::classifier
