#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "services/model/result.hpp"
#include "services/tickets/sqlite.hpp"

namespace serap::tickets {

// Read-only connections, one a call that is under way. What a write answered is visible to the next
// read.
class Readers {
 public:
  explicit Readers(std::filesystem::path file) : file_(std::move(file)) {}

  // `work` sees one state of the database from its first read to its last. Safe from several
  // threads.
  template <class T>
  Result<T> read(const std::function<Result<T>(Database&)>& work) const;

 private:
  std::unique_ptr<Database> take() const;
  void give_back(std::unique_ptr<Database> connection) const;
  static Error failed(const SqlFailure& failure);

  std::filesystem::path file_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Database>> idle_;
};

template <class T>
Result<T> Readers::read(const std::function<Result<T>(Database&)>& work) const {
  try {
    std::unique_ptr<Database> db = take();
    db->prepare("BEGIN").run();
    Result<T> answer = work(*db);
    db->prepare("COMMIT").run();
    give_back(std::move(db));
    return answer;
  } catch (const SqlFailure& failure) {  // the connection is not given back
    return failed(failure);
  }
}

}  // namespace serap::tickets
