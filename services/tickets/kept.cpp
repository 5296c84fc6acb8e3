#include "services/tickets/kept.hpp"

namespace serap::tickets {
namespace {

constexpr std::size_t kMostTitleBytes = 80;
constexpr std::size_t kMostTextBytes = 4096;
constexpr std::int64_t kMostOfOneOwner = 300;

// Whose they are: replies the agency's, filters the account's.
std::string owner_of(const Staff& staff, Kept::What what) {
  return what == Kept::What::kReply ? staff.agency.value : staff.email;
}

bool may_change(const Staff& staff, Kept::What what) {
  return what == Kept::What::kFilter || staff.role != Role::kReadOnly;
}

std::optional<Kept> kept_with(Database& db, const Staff& staff, std::int64_t id) {
  Statement row = db.prepare("SELECT kind, owner, title, text FROM kept WHERE id = ?");
  row.bind(id);
  if (!row.step()) return std::nullopt;
  const auto what = kept_with_id(row.text(0));
  if (!what || row.text(1) != owner_of(staff, *what)) return std::nullopt;
  return Kept{id, *what, row.text(2), row.text(3), may_change(staff, *what)};
}

Error not_there() { return {Error::Kind::kNotFound, "nothing of this account is kept there"}; }

}  // namespace

std::string_view id_of(Kept::What what) { return what == Kept::What::kReply ? "reply" : "filter"; }

std::optional<Kept::What> kept_with_id(std::string_view id) {
  if (id == "reply") return Kept::What::kReply;
  if (id == "filter") return Kept::What::kFilter;
  return std::nullopt;
}

std::vector<Kept> kept_of(Database& db, const Staff& staff, Kept::What what) {
  std::vector<Kept> all;
  Statement rows = db.prepare(
      "SELECT id, title, text FROM kept WHERE kind = ? AND owner = ? ORDER BY title, id");
  rows.bind(id_of(what)).bind(owner_of(staff, what));
  while (rows.step())
    all.push_back({rows.integer(0), what, rows.text(1), rows.text(2), may_change(staff, what)});
  return all;
}

Result<Kept> keep(Database& db, const Staff& staff, const Kept& kept) {
  if (kept.title.empty() || kept.title.size() > kMostTitleBytes || kept.text.empty() ||
      kept.text.size() > kMostTextBytes)
    return Error{Error::Kind::kInvalid, "a title of 80 bytes at most, and a text of 4,096"};
  if (!may_change(staff, kept.what))
    return Error{Error::Kind::kConflict, "this account may only read"};
  Kept done = kept;
  done.own = true;
  if (kept.id != 0) {
    const auto before = kept_with(db, staff, kept.id);
    if (!before || before->what != kept.what) return not_there();
    db.prepare("UPDATE kept SET title = ?, text = ? WHERE id = ?")
        .bind(kept.title)
        .bind(kept.text)
        .bind(kept.id)
        .run();
    return done;
  }
  const std::string owner = owner_of(staff, kept.what);
  Statement counted = db.prepare("SELECT count(*) FROM kept WHERE kind = ? AND owner = ?");
  counted.bind(id_of(kept.what)).bind(owner);
  if (counted.step() && counted.integer(0) >= kMostOfOneOwner)
    return Error{Error::Kind::kConflict, "300 are kept already; delete one first"};
  db.prepare("INSERT INTO kept(kind, owner, title, text) VALUES(?, ?, ?, ?)")
      .bind(id_of(kept.what))
      .bind(owner)
      .bind(kept.title)
      .bind(kept.text)
      .run();
  done.id = db.last_row();
  return done;
}

Result<void> forget(Database& db, const Staff& staff, std::int64_t id) {
  const auto before = kept_with(db, staff, id);
  if (!before) return not_there();
  if (!before->own) return Error{Error::Kind::kConflict, "this account may only read"};
  db.prepare("DELETE FROM kept WHERE id = ?").bind(id).run();
  return {};
}

}  // namespace serap::tickets
