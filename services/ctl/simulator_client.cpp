#include "services/ctl/simulator_client.hpp"

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "services/model/overloaded.hpp"
#include "services/model/ticket_number.hpp"

namespace serap::ctl {
namespace {

using nlohmann::json;

std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its NUL
  return text;
}

std::string picture_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP" ? "image/webp" : "";
}

std::string sound_type(std::string_view bytes) {
  if (bytes.starts_with("OggS")) return "audio/ogg; codecs=opus";
  if (bytes.substr(4, 4) == "ftyp") return "audio/mp4";
  if (bytes.starts_with("ID3") || bytes.starts_with("\xFF\xFB")) return "audio/mpeg";
  return bytes.starts_with("#!AMR") ? "audio/amr" : "";
}

// A file as the deed `kind`, its type told by its first bytes; `types` for the person who chose it.
Result<json> file_from(const char* kind, const std::string& path,
                       std::string (*type_of)(std::string_view), const char* types) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.size() < 12) return Error{Error::Kind::kNotFound, path + " cannot be read"};
  const std::string mime = type_of(bytes);
  if (mime.empty()) return Error{Error::Kind::kInvalid, path + " is no " + types};
  return json{{"kind", kind}, {"mime", mime}, {"base64", base64(bytes)}};
}

Result<json> deed_from(const ScriptLine& line) {
  return std::visit(
      Overloaded{
          [](const SayText& say) -> Result<json> {
            return json{{"kind", "text"}, {"text", say.text}};
          },
          [](const Choose& choose) -> Result<json> {
            return json{{"kind", "choice"}, {"text", choose.title}};
          },
          [](const SendPin& pin) -> Result<json> {
            return json{{"kind", "pin"}, {"lat", pin.at.latitude}, {"lon", pin.at.longitude}};
          },
          [](const SendPhoto& photo) -> Result<json> {
            return file_from("photo", photo.file, picture_type, "JPEG, PNG or WebP");
          },
          [](const SendVoice& voice) -> Result<json> {
            return file_from("voice", voice.file, sound_type, "Ogg, M4A, MP3 or AMR");
          },
      },
      line);
}

std::string ticket_in(const std::string& text) {
  const std::optional<TicketNumber> number = find_ticket_number(text);
  return number ? number->value : std::string();
}

}  // namespace

Result<std::vector<Bubble>> bubbles_from_json(const std::string& body) {
  try {
    std::vector<Bubble> bubbles;
    const json answer = json::parse(body);
    for (const json& told : answer.at("bubbles")) {
      Bubble bubble{told.at("seq"),
                    told.at("id"),
                    told.at("at"),
                    told.at("from"),
                    told.at("kind"),
                    told.at("text"),
                    {}};
      for (const json& choice : told.at("choices"))
        bubble.choices.push_back({choice.at("id"), choice.at("title")});
      bubbles.push_back(std::move(bubble));
    }
    return bubbles;
  } catch (const json::exception&) {
    return Error{Error::Kind::kRejected,
                 "the simulator's answer cannot be read: is it of the same version?"};
  }
}

std::string json_from_bubble(const Bubble& bubble) {
  nlohmann::ordered_json choices = nlohmann::ordered_json::array();
  for (const Choice& choice : bubble.choices)
    choices.push_back({{"id", choice.id}, {"title", choice.title}});
  const nlohmann::ordered_json one = {
      {"at", bubble.at},     {"from", bubble.from},           {"kind", bubble.kind},
      {"text", bubble.text}, {"choices", std::move(choices)}, {"ticket", ticket_in(bubble.text)}};
  return one.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string words_from_bubble(const Bubble& bubble) {
  std::string words = "< ";
  for (const char c : bubble.text) {
    words += c;
    if (c == '\n') words += "  ";
  }
  if (bubble.kind == "location_request") words += "\n  (@pin LAT LON)";
  if (bubble.choices.empty()) return words;
  words += bubble.kind == "list" ? "\n " : "\n  ";
  for (const Choice& choice : bubble.choices)
    words += bubble.kind == "list" ? " - " + choice.title + "\n " : "[" + choice.title + "] ";
  while (words.ends_with(' ') || words.ends_with('\n')) words.pop_back();
  return words;
}

SimulatorClient::SimulatorClient(const std::string& origin, std::string channel, std::string name)
    : client_({.origin = origin, .ca_file = {}}),
      channel_(std::move(channel)),
      name_(std::move(name)) {}

Result<std::string> SimulatorClient::call(process::HttpCall call) {
  call.deadline = std::chrono::seconds{40};
  const Result<process::HttpResponse> answer = client_.request_and_wait(std::move(call)).result();
  if (!answer)
    return Error{Error::Kind::kUnavailable,
                 "the simulator does not answer: is Serap running? (deploy/up)"};
  if (answer->status == 200) return answer->body;
  const json told = json::parse(answer->body, nullptr, false);
  const std::string why = told.is_object() ? told.value("error", "") : "";
  return Error{answer->status == 404 ? Error::Kind::kNotFound : Error::Kind::kRejected,
               why.empty() ? "the simulator refused, HTTP " + std::to_string(answer->status) : why};
}

Result<void> SimulatorClient::say(const ScriptLine& line) {
  Result<json> deed = deed_from(line);
  if (!deed) return deed.error();
  (*deed)["as"] = name_;
  (*deed)["channel"] = channel_;
  process::HttpCall post;
  post.method = "POST";
  post.target = "/sim/say";
  post.content_type = "application/json";
  post.body = deed->dump(-1, ' ', false, json::error_handler_t::replace);
  const Result<std::string> said = call(std::move(post));
  return said ? Result<void>{} : Result<void>{said.error()};
}

Result<std::vector<Bubble>> SimulatorClient::bubbles(std::uint64_t seq,
                                                     std::chrono::milliseconds wait) {
  process::HttpCall get;
  get.target = "/sim/bubbles?as=" + process::percent_encoded(name_) + "&channel=" + channel_ +
               "&after=" + std::to_string(seq) + "&wait_ms=" + std::to_string(wait.count());
  const Result<std::string> body = call(std::move(get));
  if (!body) return body.error();
  return bubbles_from_json(*body);
}

}  // namespace serap::ctl
