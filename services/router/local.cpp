#include "services/router/folder.hpp"

namespace serap::router {
namespace {

class Local final : public Port {
 public:
  Local(const std::filesystem::path& data, Clock clock) : loaded_(data), clock_(std::move(clock)) {}

  Result<std::vector<Routing>> route(std::span<const Matter> matters) override {
    const Day today = day_in_jakarta(clock_());
    std::vector<Routing> routings;
    for (const Matter& matter : matters) routings.push_back(loaded_.route(matter, today));
    return routings;
  }

 private:
  Loaded loaded_;
  Clock clock_;
};

}  // namespace

std::unique_ptr<Port> make_local(const std::filesystem::path& data, Clock clock) {
  return std::make_unique<Local>(data, std::move(clock));
}

}  // namespace serap::router
