#pragma once
// Which call of the API a request is. Pure.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "services/console/problem.hpp"
#include "services/model/ticket.hpp"
#include "services/process/http_message.hpp"
#include "services/tickets/workbench_port.hpp"

namespace serap::console {

inline constexpr std::string_view kApi = "/api/v1/";

struct LoginCall {};
struct LogoutCall {};
struct MeCall {};
struct CountsCall {};
struct TopicsCall {};
struct ListCall {};
struct UpdatesCall {};
struct OfficesCall {
  TicketNumber number;
};
struct TicketCall {
  TicketNumber number;
};
struct MediaCall {
  TicketNumber number;
  std::string hash;
};
struct FileCall {  // a file for an answer that is being written
  TicketNumber number;
};
struct ActCall {
  TicketNumber number;
  tickets::Deed deed;
};
struct SimilarCall {
  TicketNumber number;
};
struct KeptCall {
  tickets::Kept::What what;
};
struct KeepCall {};
struct ForgetCall {
  std::int64_t id;
};
struct FiguresCall {
  bool csv;
};
using WorkbenchCall = std::variant<SimilarCall, KeptCall, KeepCall, ForgetCall, FiguresCall>;
using Call =
    std::variant<LoginCall, LogoutCall, MeCall, CountsCall, TopicsCall, ListCall, UpdatesCall,
                 OfficesCall, TicketCall, MediaCall, FileCall, ActCall, WorkbenchCall>;

// True if the call changes something: it needs the CSRF token.
bool writes(const Call& call);

// The call, or why there is none (404, 405).
std::variant<Call, Problem> call_of(const process::HttpRequest& request);

}  // namespace serap::console
