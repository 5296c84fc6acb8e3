#include "services/tickets/sqlite.hpp"

#include <sqlite3.h>

namespace serap::tickets {
namespace {

constexpr std::size_t kMostKeptOnce = 64;  // different filters of the list; more are prepared anew

[[noreturn]] void fail(sqlite3* db, std::string_view doing) {
  // The message names tables and constraints, never values.
  throw SqlFailure(std::string{doing}.append(": ").append(sqlite3_errmsg(db)));
}

sqlite3_stmt* compile(sqlite3* db, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement, nullptr) != SQLITE_OK) {
    fail(db, "prepare");
  }
  return statement;
}

}  // namespace

Statement::~Statement() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(std::int64_t value) {
  if (sqlite3_bind_int64(statement_, ++bound_, value) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_), "bind");
  return *this;
}

Statement& Statement::bind(double value) {
  if (sqlite3_bind_double(statement_, ++bound_, value) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_), "bind");
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  // A null pointer would bind NULL.
  const char* data = text.data() ? text.data() : "";
  if (sqlite3_bind_text64(statement_, ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) !=
      SQLITE_OK) {
    fail(sqlite3_db_handle(statement_), "bind");
  }
  return *this;
}

Statement& Statement::bind_null() {
  if (sqlite3_bind_null(statement_, ++bound_) != SQLITE_OK)
    fail(sqlite3_db_handle(statement_), "bind");
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(sqlite3_db_handle(statement_), "step");
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

std::string Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (!data) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3* db) const noexcept { sqlite3_close(db); }
void Database::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Database::Database(const std::filesystem::path& file, Mode mode) {
  sqlite3* db = nullptr;
  const int flags =
      mode == Mode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(file.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  db_.reset(db);
  if (code != SQLITE_OK) throw SqlFailure("cannot open the tickets' database " + file.string());
  sqlite3_busy_timeout(db, 5000);
}

Database::~Database() = default;

Statement Database::prepare(std::string_view sql) {
  auto& kept = kept_[sql];
  if (!kept) kept.reset(compile(db_.get(), sql));
  if (sqlite3_stmt_busy(kept.get())) throw std::logic_error("a statement is used within itself");
  return Statement{kept.get()};
}

Statement Database::prepare_once(const std::string& sql) {
  if (once_.size() > kMostKeptOnce) once_.clear();
  auto& kept = once_[sql];
  if (!kept) kept.reset(compile(db_.get(), sql));
  return Statement{kept.get()};
}

void Database::script(const std::string& sql) {
  if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(db_.get(), "script");
}

std::int64_t Database::changes() const { return sqlite3_changes64(db_.get()); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(db_.get()); }

}  // namespace serap::tickets
