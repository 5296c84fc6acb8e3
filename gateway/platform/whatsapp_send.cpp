#include "gateway/platform/whatsapp_send.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "gateway/platform/fit_text.hpp"

namespace serap::platform {
namespace {

using nlohmann::json;
using namespace whatsapp;

// Titles as they will stand there; equal ones get a number in front, because the API refuses twins.
std::vector<std::string> distinct_titles(const std::vector<Choice>& choices,
                                         std::size_t max_units) {
  std::vector<std::string> titles;
  std::set<std::string> seen;
  for (const Choice& choice : choices) titles.push_back(cut_title(choice.title, max_units));
  for (const std::string& title : titles) seen.insert(title);
  if (seen.size() == titles.size()) return titles;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    titles[i] = cut_title(std::to_string(i + 1) + ". " + choices[i].title, max_units);
  }
  return titles;
}

bool all_ids_fit(const std::vector<Choice>& choices, std::size_t max_units) {
  std::set<std::string> seen;
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return !choice.id.empty() && utf16_units(choice.id) <= max_units &&
           seen.insert(choice.id).second;
  });
}

bool all_titles_fit(const std::vector<Choice>& choices, std::size_t max_units) {
  return std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return utf16_units(cut_title(choice.title, 4096)) <= max_units;
  });
}

bool any_title_empty(const std::vector<Choice>& choices) {
  return std::any_of(choices.begin(), choices.end(), [](const Choice& choice) {
    return cut_title(choice.title, kMaxRowTitle).empty();
  });
}

json buttons_action(const Outbound& outbound) {
  json buttons = json::array();
  const std::vector<std::string> titles = distinct_titles(outbound.choices, kMaxButtonTitle);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    buttons.push_back(
        {{"type", "reply"}, {"reply", {{"id", outbound.choices[i].id}, {"title", titles[i]}}}});
  }
  return {{"buttons", std::move(buttons)}};
}

json list_action(const Outbound& outbound) {
  json rows = json::array();
  const std::vector<std::string> titles = distinct_titles(outbound.choices, kMaxRowTitle);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const Choice& choice = outbound.choices[i];
    json row = {{"id", choice.id}, {"title", titles[i]}};
    // A title that had to be cut stands whole below it.
    if (utf16_units(cut_title(choice.title, 4096)) > kMaxRowTitle) {
      row["description"] = cut_title(choice.title, kMaxRowDescription);
    }
    rows.push_back(std::move(row));
  }
  const std::string label = cut_title(outbound.list_button, kMaxListButton);
  return {{"button", label.empty() ? "Pilih" : label},
          {"sections", json::array({{{"rows", std::move(rows)}}})}};
}

std::string numbered(const Outbound& outbound) {
  std::string text = outbound.text + "\n";
  for (std::size_t i = 0; i < outbound.choices.size(); ++i) {
    text += "\n" + std::to_string(i + 1) + ". " + cut_title(outbound.choices[i].title, 4096);
  }
  return text;
}

// Collects the calls of one message: numbers the parts and puts the frame around each.
class Parts {
 public:
  explicit Parts(const Outbound& outbound) : outbound_(outbound) {}

  void add_text(std::string_view text) {
    for (const std::string& piece : split_text(text, kMaxText)) {
      add("text", {{"body", piece}, {"preview_url", false}});
    }
  }

  // `type` button, list or location_request_message. Words that do not fit its body go ahead as
  // plain text.
  void add_interactive(std::string_view type, std::string_view text, json action) {
    const LastWords words = last_words(text, kMaxInteractiveBody);
    add_text(words.before);
    add("interactive",
        {{"type", type}, {"body", {{"text", words.last}}}, {"action", std::move(action)}});
  }

  std::vector<GraphRequest> take() { return std::move(requests_); }

 private:
  void add(std::string_view type, json content) {
    const int part = static_cast<int>(requests_.size());
    json body = {{"messaging_product", "whatsapp"},
                 {"recipient_type", "individual"},
                 {"type", type},
                 {"biz_opaque_callback_data", outbound_.id.value + "|" + std::to_string(part)}};
    // Without the plus Meta may put the tenant's own country code in front of a number.
    if (is_bsuid(outbound_.to.id)) {
      body["recipient"] = outbound_.to.id;
    } else {
      body["to"] = "+" + outbound_.to.id;
    }
    body[std::string(type)] = std::move(content);
    // `replace`: a broken byte in a citizen's quoted words must not stop an answer.
    requests_.push_back({part, "/" + outbound_.to.tenant.value + "/messages",
                         body.dump(-1, ' ', false, json::error_handler_t::replace)});
  }

  const Outbound& outbound_;
  std::vector<GraphRequest> requests_;
};

}  // namespace

bool is_bsuid(std::string_view id) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return id.size() > 3 && capital(id[0]) && capital(id[1]) && id[2] == '.';
}

std::vector<GraphRequest> whatsapp_requests(const Outbound& outbound) {
  constexpr std::size_t kPartDigits = 4;  // "|" and up to three digits
  if (outbound.id.value.size() + kPartDigits > kMaxCallbackData) return {};
  if (split_text(outbound.text, kMaxText).empty()) return {};

  const std::vector<Choice>& choices = outbound.choices;
  Parts parts(outbound);
  if (choices.empty() && outbound.ask_location) {
    parts.add_interactive("location_request_message", outbound.text, {{"name", "send_location"}});
    return parts.take();
  }
  const bool can_tap = !choices.empty() && !any_title_empty(choices);
  if (can_tap && choices.size() <= kMaxButtons && all_ids_fit(choices, kMaxButtonId) &&
      all_titles_fit(choices, kMaxButtonTitle)) {
    parts.add_interactive("button", outbound.text, buttons_action(outbound));
  } else if (can_tap && choices.size() <= kMaxRows && all_ids_fit(choices, kMaxRowId)) {
    parts.add_interactive("list", outbound.text, list_action(outbound));
  } else {
    parts.add_text(choices.empty() ? outbound.text : numbered(outbound));
  }
  // The request button and choices cannot share a message; the words are said already, so only the
  // sign stands here.
  if (outbound.ask_location)
    parts.add_interactive("location_request_message", "📍", {{"name", "send_location"}});
  return parts.take();
}

}  // namespace serap::platform
