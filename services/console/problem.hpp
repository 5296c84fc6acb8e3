#pragma once
// What the API answers when it cannot do what was asked: a code for the page, and a sentence for
// the officer that says what to do next.
#include <string>

#include "services/model/result.hpp"
#include "services/process/http_message.hpp"

namespace serap::console {

struct Problem {
  int status = 400;
  std::string code;  // "signed_out", "changed_meanwhile": the page chooses by it
  std::string message_id;
  std::string message_en;
  std::string detail = {};  // what the desk said, for the officer who asks for help
  bool operator==(const Problem&) const = default;
};

namespace problems {
Problem signed_out();
Problem wrong_login();
Problem login_unavailable();
Problem forged();          // the CSRF token is missing or another session's
Problem foreign_origin();  // asked by a page of another site
Problem no_such_call();
Problem wrong_method();
Problem not_json();
Problem no_key();  // a write without its idempotency key
Problem bad_field(std::string_view field);
Problem no_such_report();  // named in a field, not in the address
Problem too_large();
Problem bad_file();  // not a picture or PDF, too large, or not this session's
Problem too_many_streams();
}  // namespace problems

// What the desk's error means to an officer.
Problem problem_of(const Error& error);

process::HttpResponse response_of(const Problem& problem);

}  // namespace serap::console
