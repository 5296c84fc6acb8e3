#pragma once
#include <memory>
#include <mutex>
#include <string>

#include "services/classifier/load_model.hpp"
#include "services/classifier/understand.hpp"

namespace serap::classifier {

// The reader that answers now, and its exchange while others read. Safe from several threads.
class ReaderInUse {
 public:
  // The model in use; the shipped one, with `problem` saying why, if that one cannot be loaded.
  // kNotFound or kRejected if neither can.
  static Result<std::unique_ptr<ReaderInUse>> open(ModelShelf shelf, std::string& problem);

  // Stays as it is for whoever holds it, also when another model is put to use.
  std::shared_ptr<const Reader> now() const;

  // Looks whether another model was put to use and loads it: true if so. On an error the old one
  // goes on answering, and the same file is not tried again until it changes.
  Result<bool> refresh();

 private:
  ReaderInUse(ModelShelf shelf, std::string mark, Reader reader);

  ModelShelf shelf_;
  std::string mark_;  // of the model that was loaded or tried last; used by refresh() alone
  mutable std::mutex mutex_;
  std::shared_ptr<const Reader> reader_;  // readers in flight outlive the exchange
};

}  // namespace serap::classifier
