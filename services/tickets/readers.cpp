#include "services/tickets/readers.hpp"

#include "services/process/journal.hpp"

namespace serap::tickets {
namespace {

constexpr std::size_t kMostIdle = 4;

}  // namespace

std::unique_ptr<Database> Readers::take() const {
  {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return std::make_unique<Database>(file_, Database::Mode::kReadOnly);
}

void Readers::give_back(std::unique_ptr<Database> connection) const {
  const std::lock_guard lock{mutex_};
  if (idle_.size() < kMostIdle) idle_.push_back(std::move(connection));
}

Error Readers::failed(const SqlFailure& failure) {
  journal::error("what=read_failed why=\"{}\"", failure.what());
  return {Error::Kind::kUnavailable, "the tickets' database refused a read; try again"};
}

}  // namespace serap::tickets
