#pragma once
// A console over the real desk with one report in it, for tests of who may do what.
#include <string>

#include "services/console/console.hpp"
#include "services/tickets/workbench.hpp"
#include "tests/services/console/fake_media.hpp"
#include "tests/services/tickets/fixture.hpp"

namespace serap::console {

struct RealOffice {
  tickets::testing::World world;
  tickets::CommitCount commits;
  tickets::Workbench workbench{world.store, commits, world.topics, [this] { return world.now; }};
  process::Metrics metrics;
  FakeMedia media;
  Console console{world.desk, workbench,         media,
                  metrics,    ConsoleSettings{}, [this] { return world.now; }};
  std::string number = world.received(world.draft()).number.value;

  process::HttpResponse ask(const tickets::SessionToken& session, const std::string& method,
                            const std::string& target, const std::string& body = {}) {
    process::HttpRequest request;
    request.method = method;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    request.body = body;
    request.add_header("Cookie", "serap=" + session.value);
    request.add_header("X-Serap-CSRF", csrf_token(session));
    request.add_header("Idempotency-Key", std::to_string(std::hash<std::string>{}(target + body)));
    if (!body.empty()) request.add_header("Content-Type", "application/json");
    return console.answer(request);
  }
  std::string ticket(const std::string& rest = "") { return "/api/v1/tickets/" + number + rest; }
  void make_secret() {
    (void)world.store.write<int>([](tickets::Database& db) -> Result<int> {
      db.script("UPDATE tickets SET secret = 1, secrecy = 'rahasia'");
      return 0;
    });
  }
};

}  // namespace serap::console
