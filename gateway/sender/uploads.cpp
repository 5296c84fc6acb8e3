#include "gateway/sender/uploads.hpp"

namespace serap::sender {

Uploads::Uploads(Upload upload)
    : upload_(std::move(upload)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

void Uploads::begin(const Address& to, const StoredMedia& media, Done done) {
  const std::lock_guard lock(mutex_);
  tasks_.push_back({to, media, std::move(done)});
  came_.notify_one();
}

void Uploads::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (came_.wait(lock, stop, [this] { return !tasks_.empty(); })) {
    if (stop.stop_requested()) return;
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task.done(upload_(task.to, task.media));
    lock.lock();
  }
}

}  // namespace serap::sender
