#include "gateway/simulator/webhook_out.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "services/process/journal.hpp"

namespace serap::simulator {
namespace {

constexpr std::size_t kMostWaiting = 100'000;
constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::milliseconds kLongestPause{5'000};

}  // namespace

std::string signature_of(std::string_view app_secret, std::string_view body) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), app_secret.data(), static_cast<int>(app_secret.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data(), &size);
  std::string text = "sha256=";
  for (unsigned int i = 0; i < size; ++i) {
    std::array<char, 3> hex{};
    std::snprintf(hex.data(), hex.size(), "%02x", digest[i]);
    text += hex.data();
  }
  return text;
}

WebhookOut::WebhookOut(Target target, FaultBox& faults)
    : target_(std::move(target)),
      faults_(faults),
      client_({.origin = target_.origin, .max_connections = 2, .ca_file = {}}),
      thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}

WebhookOut::~WebhookOut() { stop(); }

void WebhookOut::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

bool WebhookOut::post(Webhook webhook, std::chrono::milliseconds delay) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= kMostWaiting) return false;
    queue_.emplace(std::chrono::steady_clock::now() + delay, std::move(webhook));
  }
  changed_.notify_one();
  return true;
}

std::size_t WebhookOut::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

bool WebhookOut::deliver(const Webhook& webhook) {
  process::HttpCall call;
  call.method = "POST";
  call.target = target_.path + webhook.path;
  call.body = webhook.body;
  call.content_type = "application/json";
  call.headers = {{"X-Hub-Signature-256", signature_of(webhook.app_secret, webhook.body)}};
  const process::HttpOutcome outcome = client_.request_and_wait(std::move(call));
  return outcome.what == process::HttpOutcome::What::kAnswered && outcome.response.status == 200;
}

// The door has it; what it gets again is on request.
void WebhookOut::delivered(const Webhook& webhook) {
  if (faults_.take_duplicate()) deliver(webhook);
  for (int again = faults_.take_storm(); again > 0; --again) deliver(webhook);
  if (webhook.taken) webhook.taken();
}

// While batches are asked for, webhooks of one channel and app wait for each other; the last one
// takes all along. Nothing while it waits.
std::optional<WebhookOut::Webhook> WebhookOut::batched(Webhook webhook) {
  if (held_.empty() && !faults_.take_batched()) return webhook;
  const bool fits = held_.empty() || (held_.front().path == webhook.path &&
                                      held_.front().app_secret == webhook.app_secret);
  if (fits && !held_.empty()) faults_.take_batched();
  held_.push_back(std::move(webhook));
  if (fits && faults_.batching()) return std::nullopt;
  Webhook all = std::move(held_.front());
  nlohmann::json body = nlohmann::json::parse(all.body);
  std::vector<std::function<void()>> told{std::move(all.taken)};
  for (std::size_t i = 1; i < held_.size(); ++i) {
    if (!fits && i + 1 == held_.size()) break;  // goes by itself, after the batch
    const nlohmann::json other = nlohmann::json::parse(held_[i].body);
    for (const nlohmann::json& entry : other["entry"]) body["entry"].push_back(entry);
    told.push_back(std::move(held_[i].taken));
  }
  if (!fits) post(std::move(held_.back()));
  held_.clear();
  all.body = body.dump(-1, ' ', true);
  all.taken = [told = std::move(told)] {
    for (const auto& one : told) {
      if (one) one();
    }
  };
  return all;
}

void WebhookOut::run(std::stop_token stop) {
  std::chrono::milliseconds pause = kFirstPause;
  while (!stop.stop_requested()) {
    std::unique_lock lock(mutex_);
    if (queue_.empty()) {
      changed_.wait(lock, stop, [&] { return !queue_.empty(); });
      continue;
    }
    const Due due = queue_.begin()->first;
    if (due > std::chrono::steady_clock::now()) {
      // Woken early when something that is due sooner comes.
      changed_.wait_until(lock, stop, due,
                          [&] { return !queue_.empty() && queue_.begin()->first < due; });
      continue;
    }
    auto next = queue_.extract(queue_.begin());
    lock.unlock();

    std::optional<Webhook> whole = batched(std::move(next.mapped()));
    if (!whole) continue;
    next.mapped() = std::move(*whole);
    if (deliver(next.mapped())) {
      pause = kFirstPause;
      delivered(next.mapped());
      continue;
    }
    journal::warning("webhook not taken waiting={} again_in_ms={}", waiting() + 1, pause.count());
    lock.lock();
    queue_.insert(queue_.begin(), std::move(next));  // stays first: its time is the oldest
    changed_.wait_for(lock, stop, pause, [] { return false; });
    pause = std::min(pause * 2, kLongestPause);
  }
}

}  // namespace serap::simulator
