#include "services/process/settings.hpp"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

#include <toml++/toml.h>

namespace serap::process {

struct Settings::File {
  toml::table table;
  std::filesystem::path folder;
  std::string name;
};

namespace {

std::string upper_snake(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (c == '.' || c == '-')
      name.push_back('_');
    else
      name.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  return name;
}

std::optional<std::string> from_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // the one place that reads the environment
  if (!value) return std::nullopt;
  return value;
}

std::string as_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  throw SettingsError("only texts, whole numbers and true/false are settings");
}

std::string without_end_of_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace

Settings Settings::load(std::string_view section, const std::filesystem::path& file) {
  auto loaded = std::make_shared<File>();
  loaded->name = file.string();
  if (!file.empty()) {
    std::ifstream stream(file);
    if (!stream) throw SettingsError("settings file " + file.string() + " cannot be read");
    try {
      loaded->table = toml::parse(stream, file.string());
    } catch (const toml::parse_error& error) {
      std::ostringstream at;
      at << file.string() << " line " << error.source().begin.line << ": " << error.description();
      throw SettingsError(at.str());
    }
    loaded->folder = std::filesystem::absolute(file).parent_path();
  }
  Settings settings;
  settings.file_ = std::move(loaded);
  settings.section_ = section;
  return settings;
}

Settings Settings::section(std::string_view name) const {
  Settings other = *this;
  other.section_ = name;
  return other;
}

std::string Settings::found(std::string_view key, bool& present) const {
  present = true;
  if (auto value = from_environment("SERAP_" + upper_snake(section_) + "_" + upper_snake(key)))
    return *value;
  if (const toml::node* node = file_->table.at_path(section_ + "." + std::string{key}).node())
    return as_text(*node);
  present = false;
  return {};
}

std::string Settings::text(std::string_view key) const {
  bool present = false;
  std::string value = found(key, present);
  if (!present || value.empty()) {
    throw SettingsError("setting " + std::string{key} + " of [" + section_ +
                        "] is missing: set it in the settings file or as SERAP_" +
                        upper_snake(section_) + "_" + upper_snake(key));
  }
  return value;
}

std::string Settings::text(std::string_view key, std::string_view fallback) const {
  bool present = false;
  std::string value = found(key, present);
  return present ? value : std::string{fallback};
}

std::int64_t Settings::number(std::string_view key, std::int64_t fallback, std::int64_t least,
                              std::int64_t most) const {
  bool present = false;
  const std::string value = found(key, present);
  if (!present) return fallback;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || number < least ||
      number > most) {
    throw SettingsError("setting " + std::string{key} + " of [" + section_ +
                        "] must be a whole number from " + std::to_string(least) + " to " +
                        std::to_string(most) + ", not \"" + value + "\"");
  }
  return number;
}

bool Settings::flag(std::string_view key, bool fallback) const {
  bool present = false;
  const std::string value = found(key, present);
  if (!present) return fallback;
  if (value == "true" || value == "1") return true;
  if (value == "false" || value == "0") return false;
  throw SettingsError("setting " + std::string{key} + " of [" + section_ +
                      "] must be true or false, not \"" + value + "\"");
}

std::chrono::milliseconds Settings::duration(std::string_view key,
                                             std::chrono::milliseconds fallback) const {
  bool present = false;
  const std::string value = found(key, present);
  return present ? parse_duration(value) : fallback;
}

std::filesystem::path Settings::path(std::string_view key,
                                     const std::filesystem::path& fallback) const {
  bool present = false;
  const std::string value = found(key, present);
  const std::filesystem::path path = present ? std::filesystem::path{value} : fallback;
  return path.is_absolute() || path.empty() ? path : file_->folder / path;
}

std::string Settings::secret(std::string_view name) const {
  if (auto value = from_environment("SERAP_SECRET_" + upper_snake(name))) return *value;
  const std::filesystem::path folder = section("secrets").path("dir", "secrets");
  std::ifstream file(folder / name);
  std::stringstream content;
  content << file.rdbuf();
  std::string value = without_end_of_line(content.str());
  if (!file || value.empty()) {
    throw SettingsError("secret " + std::string{name} + " is missing: set SERAP_SECRET_" +
                        upper_snake(name) + " or write the file " + (folder / name).string());
  }
  return value;
}

bool Settings::has_secret(std::string_view name) const {
  return from_environment("SERAP_SECRET_" + upper_snake(name)).has_value() ||
         std::filesystem::exists(section("secrets").path("dir", "secrets") / name);
}

std::vector<Tenant> Settings::tenants() const {
  std::vector<Tenant> tenants;
  const toml::array* rows = file_->table["tenant"].as_array();
  if (!rows) return tenants;
  for (const toml::node& row : *rows) {
    const toml::table* table = row.as_table();
    if (!table) throw SettingsError("each [[tenant]] of " + file_->name + " must be a table");
    const auto word = [&](std::string_view key) { return (*table)[key].value_or(std::string{}); };
    const std::optional<Channel> channel = channel_named(word("channel"));
    if (!channel || word("id").empty()) {
      throw SettingsError("each [[tenant]] of " + file_->name +
                          " needs channel (whatsapp, messenger or instagram) and id");
    }
    tenants.push_back({*channel, TenantId{word("id")}, word("name"),
                       AgencyCode{word("host_agency")}, AreaCode{word("home_area")}, word("token"),
                       word("app_secret"), word("verify_token")});
  }
  return tenants;
}

std::chrono::milliseconds parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
  if (error == std::errc{} && count >= 0 && count < 1'000'000'000) {
    if (unit == "ms") return std::chrono::milliseconds{count};
    if (unit == "s") return std::chrono::seconds{count};
    if (unit == "m") return std::chrono::minutes{count};
    if (unit == "h") return std::chrono::hours{count};
    if (unit == "d") return std::chrono::hours{24 * count};
  }
  throw SettingsError("a duration is a number and ms, s, m, h or d, such as 250ms, not \"" +
                      std::string{text} + "\"");
}

std::filesystem::path share_folder() {
  return std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "share" /
         "serap";
}

void require_loopback(std::string_view what, std::string_view address) {
  for (const std::string_view start : {"127.", "localhost:", "[::1]:", "unix:", "/"}) {
    if (address.starts_with(start)) return;
  }
  throw SettingsError(std::string{what} + " at " + std::string{address} +
                      " is plain and must stay on loopback; between machines put it behind an "
                      "encrypted tunnel on 127.0.0.1");
}

}  // namespace serap::process
