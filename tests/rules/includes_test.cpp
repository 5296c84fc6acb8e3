// Who may include what: the table of the rooms, checked over every #include of the tree.
#include <filesystem>
#include <fstream>
#include <regex>
#include <vector>

#include <gtest/gtest.h>

namespace {

struct Rule {
  const char* why;
  std::regex included;               // what
  std::vector<std::string> allowed;  // files (regular expressions) that may
};

// Pure rooms see the standard library, themselves and model; pure files of services too.
const std::vector<Rule>& rules() {
  static const std::vector<Rule> rules{
      {"nlohmann/json stays at the edges, in .cpp files of these rooms and the codec's own header",
       std::regex{"nlohmann/.*"},
       {R"(gateway/platform/.*\.cpp)", R"(gateway/sender/graph_.*\.cpp)",
        R"(gateway/simulator/.*\.cpp)", R"(bots/(flows|phrases)/.*\.cpp)",
        R"(services/redis/codec_json\.hpp)", R"(services/(router|classifier)/.*\.cpp)",
        R"(services/(console|ctl|tickets)/.*\.cpp)", R"(tests/.*)"}},
      {"protobuf messages are seen by wire, rpc_client and rpc_service only; rpc_client.hpp hides "
       "them",
       std::regex{".*\\.pb\\.h"},
       {R"(.*/(wire|rpc_client|rpc_service|desk_wire|desk_client|desk_service|[a-z_]*wire|[a-z_]*rpc_[a-z_]*)\.[ch]pp)",
        R"(tests/.*)"}},
      {"hiredis is seen by services/redis/*.cpp only",
       std::regex{"hiredis/.*"},
       {R"(services/redis/.*\.cpp)"}},
      {"sqlite3.h is seen by its wrapper in tickets only",
       std::regex{"sqlite3\\.h"},
       {R"(services/tickets/(sqlite|store/|database|statement).*\.cpp)",
        R"(services/tickets/sqlite.*)"}},
      {"Asio and Beast are compiled in a handful of .cpp files behind plain headers",
       std::regex{"boost/(asio|beast).*"},
       {R"(services/process/(http|io_loop|tls_front).*)",
        R"(services/redis/(async_.*|asio_.*)\.cpp)", R"(gateway/simulator/.*\.cpp)",
        R"(services/ctl/.*\.cpp)"}},
      {"gateway and bots meet in the logs only",
       std::regex{"bots/.*"},
       {R"(bots/.*)", R"(tests/.*)"}},
      {"bots and services do not include the gateway, but ctl may include gateway/platform",
       std::regex{"gateway/.*"},
       {R"(gateway/.*)", R"(services/ctl/.*)", R"(tests/.*)"}},
      {"nothing includes tests", std::regex{"tests/.*"}, {R"(tests/.*)"}},
  };
  return rules;
}

// Rooms that are pure: these includes from our own tree and nothing of a library.
const std::vector<std::pair<std::string, std::regex>>& pure_rooms() {
  static const std::vector<std::pair<std::string, std::regex>> rooms{
      {R"(services/model/.*)", std::regex{"services/model/.*"}},
      {R"(bots/conversation/.*)", std::regex{"(services/model|bots/conversation)/.*"}},
  };
  return rooms;
}

struct Include {
  std::string file;
  int line;
  std::string path;
  bool ours;  // "..." rather than <...>
};

std::vector<Include> all_includes() {
  const std::filesystem::path root = SERAP_SOURCE_DIR;
  const std::regex directive{R"(^\s*#include\s+([<"])([^>"]+)[>"])"};
  std::vector<Include> found;
  for (const char* top : {"services", "gateway", "bots", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file(entry.path());
      std::string text;
      for (int line = 1; std::getline(file, text); ++line) {
        std::smatch match;
        if (std::regex_search(text, match, directive))
          found.push_back({std::filesystem::relative(entry.path(), root).string(), line, match[2],
                           match[1] == "\""});
      }
    }
  }
  return found;
}

bool matches_one(const std::string& file, const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    if (std::regex_match(file, std::regex{pattern})) return true;
  }
  return false;
}

TEST(Includes, AreOnlyWhereTheRoomsAllowThem) {
  for (const Include& include : all_includes()) {
    for (const Rule& rule : rules()) {
      if (!std::regex_match(include.path, rule.included) || matches_one(include.file, rule.allowed))
        continue;
      ADD_FAILURE() << include.file << ":" << include.line << " includes " << include.path
                    << "\n  rule: " << rule.why;
    }
  }
}

TEST(Includes, OfPureRoomsAreTheStandardLibraryAndModel) {
  for (const Include& include : all_includes()) {
    for (const auto& [room, own] : pure_rooms()) {
      if (!std::regex_match(include.file, std::regex{room})) continue;
      const bool standard = !include.ours && include.path.find('/') == std::string::npos &&
                            include.path.find(".h") == std::string::npos;
      EXPECT_TRUE(standard || std::regex_match(include.path, own))
          << include.file << ":" << include.line << " includes " << include.path;
    }
  }
}

// A service is seen by others through its ports only.
TEST(Includes, OfOtherServicesAreTheirPorts) {
  const std::regex service{R"(services/(classifier|router|tickets|console|ctl)/(.*))"};
  for (const Include& include : all_includes()) {
    std::smatch match;
    if (!std::regex_match(include.path, match, service) || include.file.starts_with("tests/"))
      continue;
    const bool same = include.file.starts_with("services/" + match[1].str() + "/");
    const bool port = std::regex_match(match[2].str(), std::regex{"([a-z]+_)?port\\.hpp"});
    const bool operators =
        include.file.starts_with("services/ctl/") &&
        std::regex_match(
            match[2].str(),
            std::regex{
                "(train|labelled_table|evaluate|load_model|explain|table_loader|loader)\\.hpp"});
    EXPECT_TRUE(same || port || operators)
        << include.file << ":" << include.line << " includes " << include.path;
  }
}

}  // namespace
