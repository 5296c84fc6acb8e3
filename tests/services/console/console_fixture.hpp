#pragma once
#include <string>

#include <gtest/gtest.h>

#include "services/console/console.hpp"
#include "tests/services/console/fake_desk.hpp"
#include "tests/services/console/fake_media.hpp"
#include "tests/services/console/fake_workbench.hpp"

namespace serap::console {

// A console over the fake desk, and requests as a signed-in browser sends them.
class ConsoleTest : public testing::Test {
 protected:
  static Time now() { return *parse_iso8601("2026-11-25T00:00:00Z"); }

  explicit ConsoleTest(ConsoleSettings settings = {})
      : settings_(std::move(settings)),
        console_(desk_, workbench_, media_, metrics_, settings_, now) {}

  static process::HttpRequest request(const std::string& method, const std::string& target,
                                      const std::string& body = {}) {
    process::HttpRequest request;
    request.method = method;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    request.body = body;
    request.peer = "127.0.0.1";
    if (!body.empty()) request.add_header("Content-Type", "application/json");
    return request;
  }
  process::HttpRequest signed_in(const std::string& method, const std::string& target,
                                 const std::string& body = {}) const {
    process::HttpRequest made = request(method, target, body);
    made.add_header("Cookie",
                    std::string{settings_.https ? "__Host-serap" : "serap"} + "=token-of-rina");
    return made;
  }
  process::HttpRequest write(const std::string& target, const std::string& body) const {
    process::HttpRequest made = signed_in("POST", target, body);
    made.add_header("X-Serap-CSRF", csrf_token({"token-of-rina"}));
    made.add_header("Idempotency-Key", "click-1");
    return made;
  }

  FakeDesk desk_;
  FakeWorkbench workbench_;
  FakeMedia media_;
  process::Metrics metrics_;
  ConsoleSettings settings_;
  Console console_;
};

}  // namespace serap::console
