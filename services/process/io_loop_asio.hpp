#pragma once
// What an IoLoop is inside. Only for .cpp files that speak Asio (style.md section 2).
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "services/process/io_loop.hpp"

namespace serap::process {

struct IoLoop::Impl {
  boost::asio::io_context context{1};  // 1: only our thread runs it
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
      context.get_executor()};
  std::thread thread;
};

}  // namespace serap::process
