#include <boost/asio/post.hpp>

#include "services/process/io_loop_asio.hpp"

namespace serap::process {

IoLoop::IoLoop() : impl_(std::make_unique<Impl>()) {
  impl_->thread = std::thread([impl = impl_.get()] { impl->context.run(); });
}

IoLoop::~IoLoop() { stop(); }

void IoLoop::post(std::function<void()> work) {
  boost::asio::post(impl_->context, std::move(work));
}

bool IoLoop::inside() const { return impl_->context.get_executor().running_in_this_thread(); }

void IoLoop::stop() {
  impl_->context.stop();
  if (impl_->thread.joinable()) impl_->thread.join();
}

}  // namespace serap::process
