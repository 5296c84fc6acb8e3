#pragma once
// RAII over SQLite: sqlite.cpp is the only file that names its C functions. SQL and its parameters
// are ours, so a failing statement is a full disk, a broken file or a bug: it throws SqlFailure,
// which write_queue.cpp and readers.cpp turn into an Error.
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace serap::tickets {

class SqlFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One run of a prepared statement: bind in order, then step. Goes back to its connection when it
// ends.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  ~Statement();
  Statement(Statement&& other) noexcept : statement_(other.statement_) {
    other.statement_ = nullptr;
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::int64_t value);
  Statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
  Statement& bind(bool value) { return bind(static_cast<std::int64_t>(value)); }
  Statement& bind(double value);
  Statement& bind(std::string_view text);  // copied
  Statement& bind(const char* text) { return bind(std::string_view{text}); }
  Statement& bind(const std::string& text) { return bind(std::string_view{text}); }
  Statement& bind_null();
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }

  bool step();  // true: a row is there
  void run();   // to the end
  std::string text(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

// One connection. Not for several threads at once. Statements are prepared once and kept.
class Database {
 public:
  enum class Mode { kReadWrite, kReadOnly };
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // `sql` must outlive the connection: a literal. It cannot be used again while its rows are still
  // being read.
  Statement prepare(std::string_view sql);
  // `sql` made at run time (a list's filter): prepared for this run only.
  Statement prepare_once(const std::string& sql);
  void script(const std::string& sql);  // several statements, no parameters
  std::int64_t changes() const;         // rows touched by the last statement
  std::int64_t last_row() const;

 private:
  struct Close {
    void operator()(sqlite3* db) const noexcept;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> db_;
  std::map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> kept_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>> once_;
};

}  // namespace serap::tickets
