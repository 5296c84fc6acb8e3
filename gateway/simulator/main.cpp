#include "gateway/simulator/pages.hpp"
#include "gateway/simulator/routes.hpp"
#include "services/process/http_address.hpp"
#include "services/process/journal.hpp"
#include "services/process/run_main.hpp"
#include "services/process/stop.hpp"

namespace serap::simulator {
namespace {

constexpr process::Program kProgram{
    "serap-simulator", "simulator",
    "A stand-in for Meta: the Graph API of WhatsApp, Messenger and Instagram for serap-sender, "
    "signed "
    "webhooks for serap-webhook, and a page of phones.\n"
    "For trying and testing on one machine; never part of a live install.",
    "address      127.0.0.1:7300                the chat page, the Graph API and /sim\n"
    "callback     http://127.0.0.1:7201/webhook where webhooks go, below it /whatsapp, /messenger, "
    "/instagram\n"
    "page         <share>/simulator              the page's files\n"
    "and the [[tenant]] rows with their secrets\n"};

std::vector<Account> accounts_from(const process::Settings& settings) {
  std::vector<Account> accounts;
  for (const process::Tenant& tenant : settings.tenants()) {
    accounts.push_back({tenant.id.value, tenant.name, settings.secret(tenant.token),
                        settings.secret(tenant.app_secret), tenant.channel});
  }
  if (accounts.empty()) throw process::SettingsError("no [[tenant]]: there is nobody to write to");
  return accounts;
}

WebhookOut::Target target_from(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = scheme == std::string::npos ? scheme : url.find('/', scheme + 3);
  if (slash == std::string::npos)
    throw process::SettingsError(
        "callback must be a URL with a path: http://127.0.0.1:7201/webhook");
  std::string path = url.substr(slash);
  // Settings of before there were three channels name the road of one.
  if (path.ends_with("/whatsapp")) path.resize(path.size() - std::string_view("/whatsapp").size());
  return {url.substr(0, slash), std::move(path)};
}

process::HttpServerSettings server_from(const process::Settings& settings) {
  const std::string listen = settings.text("address", "127.0.0.1:7300");
  process::require_loopback("address", listen);
  process::HttpServerSettings server = process::http_server_at(listen);
  server.handler_threads = 8;
  server.max_body_bytes = std::size_t{8} * 1024 * 1024;  // a photo in base64
  return server;
}

int serve(const process::Settings& settings) {
  process::StopSignal stop;
  FaultBox faults;
  WebhookOut out(target_from(settings.text("callback", "http://127.0.0.1:7201/webhook")), faults);
  Readers* watching = nullptr;
  Chats chats([&](const std::string& citizen) {
    if (watching) watching->changed(citizen);
  });
  Readers readers(chats);
  watching = &readers;
  Shelf shelf;
  Platform platform(accounts_from(settings), "http://" + settings.text("address", "127.0.0.1:7300"),
                    system_now, {chats, out, faults, shelf});
  Routes routes(platform, chats, faults, readers,
                load_pages(settings.path("page", process::share_folder() / "simulator")));
  process::HttpServer server(server_from(settings),
                             [&](const process::HttpRequest& request, const process::Reply& reply) {
                               routes.handle(request, reply);
                             });
  journal::info("simulator ready port={}", server.port());
  stop.wait();
  server.stop(std::chrono::seconds{1});
  out.stop();  // its callbacks reach the chats
  return 0;
}

}  // namespace
}  // namespace serap::simulator

int main(int argc, char** argv) {
  return serap::process::run_main(argc, argv, serap::simulator::kProgram, serap::simulator::serve);
}
