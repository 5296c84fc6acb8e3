// A load generator for the whole turn: sends signed webhooks and is the Graph API that hears the
// replies. A message counts when its reply is heard; with --door when the door has answered it.
// Keeps a bounded number of messages unanswered, or (--rate) sends on time whatever happens and
// counts from that time: no coordinated omission. Loopback only; stops by itself.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <openssl/hmac.h>

#include "services/model/time.hpp"
#include "services/process/http_client.hpp"
#include "services/process/http_server.hpp"
#include "services/process/settings.hpp"

namespace {

using namespace serap;
using Clock = std::chrono::steady_clock;

struct Options {
  std::string platform = "whatsapp";  // or messenger
  std::string origin;                 // of the webhook
  std::string path;
  std::string secret;
  std::string tenant = "100000000000001";
  std::uint16_t graph_port = 0;
  int seconds = 10;
  int connections = 64;
  int unanswered = 512;  // most messages in flight
  int citizens = 1000;
  bool door = false;
  double rate = 0;  // messages a second, open loop; 0: as fast as answers come
  std::string text = "selamat pagi min";
};

std::string hex_hmac(const EVP_MD* digest, const std::string& secret, const std::string& body) {
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(digest, secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), mac, &size);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", mac[i]);
  return text;
}

std::string body_of(const Options& options, int citizen, std::int64_t n, std::int64_t now_ms) {
  if (options.platform == "messenger") {
    return fmt::format(
        R"({{"object":"page","entry":[{{"id":"{0}","time":{1},"messaging":[{{"sender":{{"id":"{2}"}},"recipient":{{"id":"{0}"}},"timestamp":{1},"message":{{"mid":"m_{3}_{1}","text":"{4}"}}}}]}}]}})",
        options.tenant, now_ms, 7000000000000000 + citizen, n, options.text);
  }
  if (options.door) {  // a status: nobody answers it
    return fmt::format(
        R"({{"object":"whatsapp_business_account","entry":[{{"id":"1","changes":[{{"field":"messages","value":{{"messaging_product":"whatsapp","metadata":{{"display_phone_number":"62811","phone_number_id":"{0}"}},"statuses":[{{"id":"wamid.door{3}x{1}","status":"delivered","timestamp":"{4}","recipient_id":"{2}"}}]}}}}]}}]}})",
        options.tenant, now_ms, 6281500000000 + citizen, n, now_ms / 1000);
  }
  return fmt::format(
      R"({{"object":"whatsapp_business_account","entry":[{{"id":"1","changes":[{{"field":"messages","value":{{"messaging_product":"whatsapp","metadata":{{"display_phone_number":"62811","phone_number_id":"{0}"}},"contacts":[{{"profile":{{"name":"Warga"}},"wa_id":"{2}"}}],"messages":[{{"from":"{2}","id":"wamid.load{3}x{1}","timestamp":"{4}","type":"text","text":{{"body":"{5}"}}}}]}}}}]}}]}})",
      options.tenant, now_ms, 6281500000000 + citizen, n, now_ms / 1000, options.text);
}

// Who waits for an answer, and how long it took. One message a citizen at a time.
class Book {
 public:
  explicit Book(int citizens) : sent_at_(static_cast<std::size_t>(citizens)) {}

  void sent(int citizen, Clock::time_point at) {
    const std::lock_guard lock(mutex_);
    sent_at_[static_cast<std::size_t>(citizen)] = at;
    ++sent_;
  }
  void answered(int citizen) {
    {
      const std::lock_guard lock(mutex_);
      if (citizen >= 0 && citizen < static_cast<int>(sent_at_.size())) {
        waits_.push_back(std::chrono::duration<double, std::milli>(
                             Clock::now() - sent_at_[static_cast<std::size_t>(citizen)])
                             .count());
      }
      ++answered_;
      last_ = Clock::now();
    }
    changed_.notify_one();
  }
  // Waits until fewer than `most` are unanswered; false at `until`.
  bool wait_below(int most, Clock::time_point until) {
    std::unique_lock lock(mutex_);
    return changed_.wait_until(lock, until, [&] { return sent_ - answered_ < most; });
  }
  std::int64_t answered() const {
    const std::lock_guard lock(mutex_);
    return answered_;
  }
  std::int64_t sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }
  Clock::time_point last() const { return last_; }
  double percentile(double share) {
    const std::lock_guard lock(mutex_);
    if (waits_.empty()) return 0;
    std::sort(waits_.begin(), waits_.end());
    return waits_[std::min(waits_.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(waits_.size())))];
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Clock::time_point> sent_at_;
  std::vector<double> waits_;
  std::int64_t sent_ = 0, answered_ = 0;
  Clock::time_point last_ = Clock::now();
};

// The citizen that a send call is for: the digits behind the number's common beginning.
int citizen_in(const std::string& body) {
  for (const auto& [mark, first] :
       {std::pair<std::string, std::int64_t>{"62815", 0}, {"70000", 0}}) {
    const std::size_t at = body.find(mark);
    if (at != body.npos) return std::atoi(body.substr(at + 5, mark == "62815" ? 8 : 11).c_str());
  }
  return -1;
}

process::HttpResponse graph_answer(const Options& options, Book& book,
                                   const process::HttpRequest& request) {
  static std::atomic<std::int64_t> ids{0};
  const std::int64_t id = ++ids;
  if (request.method != "POST" || request.path.find("messages") == std::string::npos)
    return {.status = 200, .body = "{}", .content_type = "application/json"};
  if (request.body.find("\"status\":\"read\"") == std::string::npos &&
      request.body.find("sender_action") == std::string::npos)
    book.answered(citizen_in(request.body));
  if (options.platform == "messenger")
    return {.status = 200,
            .body = fmt::format(R"({{"recipient_id":"1","message_id":"m_out{}"}})", id),
            .content_type = "application/json"};
  return {
      .status = 200,
      .body = fmt::format(
          R"({{"messaging_product":"whatsapp","contacts":[],"messages":[{{"id":"wamid.out{}"}}]}})",
          id),
      .content_type = "application/json"};
}

int run(const Options& options) {
  Book book(options.citizens);
  process::HttpServerSettings graph_settings;
  graph_settings.port = options.graph_port;
  graph_settings.max_connections = 4096;
  process::HttpServer graph(graph_settings,
                            [&](process::HttpRequest request, process::Reply reply) {
                              reply(graph_answer(options, book, request));
                            });
  process::HttpClient client({.origin = options.origin,
                              .max_connections = static_cast<std::size_t>(options.connections),
                              .max_waiting = 65536});
  std::atomic<std::int64_t> refused{0};

  const auto began = Clock::now();
  const auto until = began + std::chrono::seconds(options.seconds);
  const std::string signature_name =
      options.platform == "messenger" ? "x-hub-signature" : "x-hub-signature-256";
  for (std::int64_t n = 0; Clock::now() < until; ++n) {
    Clock::time_point on_time = Clock::now();
    if (options.rate > 0) {
      on_time = began + std::chrono::duration_cast<Clock::duration>(
                            std::chrono::duration<double>(static_cast<double>(n) / options.rate));
      std::this_thread::sleep_until(on_time);
    } else if (!book.wait_below(options.unanswered, until)) {
      break;
    }
    const int citizen = static_cast<int>(n % options.citizens);
    process::HttpCall call;
    call.method = "POST";
    call.target = options.path;
    call.content_type = "application/json";
    call.body = body_of(options, citizen, n, unix_milliseconds(system_now()));
    const bool messenger = options.platform == "messenger";
    call.headers.emplace_back(signature_name, (messenger ? "sha1=" : "sha256=") +
                                                  hex_hmac(messenger ? EVP_sha1() : EVP_sha256(),
                                                           options.secret, call.body));
    book.sent(citizen, options.rate > 0 ? on_time : Clock::now());
    client.request(std::move(call), [&, citizen](const process::HttpOutcome& outcome) {
      if (options.door) book.answered(citizen);
      if (outcome.what != process::HttpOutcome::What::kAnswered || outcome.response.status != 200)
        ++refused;
    });
  }
  (void)book.wait_below(1, Clock::now() + std::chrono::seconds(20));  // what is still on its way
  const double seconds = std::chrono::duration<double>(
                             std::max(book.last(), began + std::chrono::milliseconds(1)) - began)
                             .count();
  fmt::print(
      R"({{"sent":{},"answered":{},"refused":{},"seconds":{:.2f},"per_s":{:.0f},"p50_ms":{:.1f},"p99_ms":{:.1f},"p999_ms":{:.1f}}})"
      "\n",
      book.sent(), book.answered(), refused.load(), seconds,
      static_cast<double>(book.answered()) / seconds, book.percentile(0.5), book.percentile(0.99),
      book.percentile(0.999));
  return book.answered() >= book.sent() - refused ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  std::map<std::string, std::string> words;
  for (int i = 1; i + 1 < argc; i += 2) words[argv[i]] = argv[i + 1];
  if (words.empty() || !words.contains("--origin")) {
    std::puts(
        "bench-load --origin http://127.0.0.1:7201 --path /webhook/whatsapp --secret S "
        "--graph-port N [--platform whatsapp|messenger] [--seconds N] "
        "[--connections N] [--unanswered N] [--citizens N] [--rate N] [--tenant ID] [--text "
        "WORDS] [--door yes]");
    return 2;
  }
  const auto number = [&](const char* name, int fallback) {
    return words.contains(name) ? std::atoi(words[name].c_str()) : fallback;
  };
  options.origin = words["--origin"];
  options.path = words["--path"];
  options.secret = words["--secret"];
  if (words.contains("--platform")) options.platform = words["--platform"];
  if (words.contains("--tenant")) options.tenant = words["--tenant"];
  if (words.contains("--text")) options.text = words["--text"];
  options.door = words.contains("--door");
  options.graph_port = static_cast<std::uint16_t>(number("--graph-port", 0));
  options.seconds = std::min(number("--seconds", 10), 600);
  options.connections = number("--connections", 64);
  options.unanswered = number("--unanswered", 512);
  options.citizens = number("--citizens", 1000);
  options.rate = number("--rate", 0);
  try {
    process::require_loopback("the load", options.origin.substr(options.origin.find("://") + 3));
    return run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-load: %s\n", error.what());
    return 1;
  }
}
