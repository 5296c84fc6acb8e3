#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>

#include "tests/services/console/console_fixture.hpp"

namespace serap::console {
namespace {

using testing::HasSubstr;
using testing::Not;

// A small build in a folder of its own, gone with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "serap-web-XXXXXX").string();
    path_ = mkdtemp(name.data());
    write("index.html", "<!doctype html><title>Serap</title>");
    write("assets/a1.js", "let a = 1;");
    write("assets/a1.js.gz", "(gzip)");
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  ConsoleSettings settings() const { return {.web = path_}; }

 private:
  void write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << content;
  }
  std::filesystem::path path_;
};

class Pages : private Folder, public ConsoleTest {
 protected:
  Pages() : ConsoleTest(settings()) {}
};

TEST_F(Pages, RunNoInlineCodeAndNoForeignOne) {
  const auto response = console_.answer(request("GET", "/"));
  EXPECT_EQ(response.status, 200);
  const std::string policy{response.header("Content-Security-Policy").value_or("")};
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("style-src 'self';"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
}

TEST_F(Pages, OfTheirOwnRouterAreTheIndex) {
  const auto response = console_.answer(request("GET", "/laporan/SRP-26-7K3QXM-G"));
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("<title>Serap</title>"));
  EXPECT_EQ(response.header("Cache-Control"), "no-cache");
}

TEST_F(Pages, ThatAreMissingFilesAreNotTheIndex) {
  EXPECT_EQ(console_.answer(request("GET", "/assets/old.js")).status, 404);
}

TEST_F(Pages, CannotLeaveTheirFolder) {
  auto up = request("GET", "/../../../etc/passwd");
  EXPECT_THAT(console_.answer(up).body, Not(HasSubstr("root:")));
  auto encoded = request("GET", "/%2e%2e/%2e%2e/etc/passwd.txt");
  encoded.path = "/../../etc/passwd.txt";
  EXPECT_EQ(console_.answer(encoded).status, 404);
}

TEST_F(Pages, AreCompressedForWhomTakesIt) {
  auto modern = request("GET", "/assets/a1.js");
  modern.add_header("Accept-Encoding", "gzip, br");
  const auto packed = console_.answer(modern);
  EXPECT_EQ(packed.body, "(gzip)");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.content_type, "text/javascript; charset=utf-8");
  EXPECT_THAT(std::string{packed.header("Cache-Control").value_or("")}, HasSubstr("immutable"));
  EXPECT_EQ(console_.answer(request("GET", "/assets/a1.js")).body, "let a = 1;");
}

TEST_F(Pages, TakeNoWrites) { EXPECT_EQ(console_.answer(request("POST", "/", "{}")).status, 405); }

class NoPages : public ConsoleTest {};

TEST_F(NoPages, SaysHowToBuildThem) {
  const auto response = console_.answer(request("GET", "/"));
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("serap_console_web"));
}

}  // namespace
}  // namespace serap::console
