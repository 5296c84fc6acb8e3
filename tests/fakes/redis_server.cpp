#include "tests/fakes/redis_server.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace serap::fakes {
namespace {

int free_port() {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(fd);
  if (!bound) throw std::runtime_error("no free port on loopback for a redis-server");
  return ntohs(address.sin_port);
}

}  // namespace

RedisServer::RedisServer() : port_(free_port()) {
  std::string pattern = (std::filesystem::temp_directory_path() / "serap-redis-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
  start();
}

RedisServer::~RedisServer() {
  kill();
  // A forked child of Redis' (a save for a replica) may write a last time while it dies: look
  // again.
  std::error_code left;
  for (int i = 0; i < 100; ++i) {
    (void)std::filesystem::remove_all(folder_, left);
    if (!left) return;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
}

redis::Server RedisServer::address() const {
  redis::Server server;
  server.port = port_;
  server.connect_timeout = std::chrono::milliseconds{500};
  return server;
}

void RedisServer::kill() {
  if (pid_ < 0) return;
  ::kill(-pid_, SIGKILL);  // its group: Redis and what it forked
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

void RedisServer::start() {
  const std::string port = std::to_string(port_);
  pid_ = fork();
  if (pid_ == 0) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that crashes leaves no server behind
    execlp("redis-server", "redis-server", "--port", port.c_str(), "--dir", folder_.c_str(),
           "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--bind", "127.0.0.1",
           "--logfile", "redis.log", static_cast<char*>(nullptr));
    _exit(127);
  }
  setpgid(pid_, pid_);  // whoever of the two comes first
  redis::Connection probe(address());
  for (int i = 0; i < 200; ++i) {
    if (probe.command({"PING"})) return;
    std::this_thread::sleep_for(std::chrono::milliseconds{25});
  }
  throw std::runtime_error("redis-server did not start: is it installed?");
}

}  // namespace serap::fakes
