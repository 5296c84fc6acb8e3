#include "services/tickets/intake.hpp"

#include "services/tickets/changes.hpp"
#include "services/tickets/citizens.hpp"
#include "services/tickets/conversation_rows.hpp"
#include "services/tickets/drafts.hpp"
#include "services/tickets/ticket_rows.hpp"

namespace serap::tickets {
namespace {

constexpr int kMostFound = 20;

Error no_address() { return {Error::Kind::kInvalid, "a writer without an address"}; }

// One answer an item. An item is checked before it writes, so a refused one leaves nothing behind;
// a failing database fails the whole batch, which its sender repeats. A savepoint an item would
// change neither and cost a third of the time.
template <class T, class Item>
Result<std::vector<Result<T>>> each(Store& store, std::span<const Item> items,
                                    const std::function<Result<T>(Database&, const Item&)>& one) {
  return store.write<std::vector<Result<T>>>([&](Database& db) {
    std::vector<Result<T>> answers;
    answers.reserve(items.size());
    for (const Item& item : items) answers.push_back(one(db, item));
    return answers;
  });
}

std::vector<TicketSummary> found_by(Database& db, const Query& query, const CitizenId& citizen) {
  if (!query.quoted.empty()) {
    const auto found = summary_quoted(db, citizen, query.quoted);
    return found ? std::vector{*found} : std::vector<TicketSummary>{};
  }
  if (query.number.empty()) return summaries_of(db, citizen, Open::kAndClosed, kMostFound);
  const auto found = summary_numbered(db, citizen, query.number);
  return found ? std::vector{*found} : std::vector<TicketSummary>{};
}

}  // namespace

Intake::Intake(Store& store, const TopicNames& topics, const Hosts& hosts,
               const TermsInForce& terms, MediaStore& media)
    : store_(store), topics_(topics), hosts_(hosts), terms_(terms), media_(media) {}

AgencyCode Intake::host_of(const TenantId& tenant) const {
  const auto found = hosts_.find(tenant);
  return found == hosts_.end() ? AgencyCode{} : found->second;
}

// Most writers are known: they are answered from a reader, and the writer's thread is asked only
// for the others.
Result<std::vector<Result<Citizen>>> Intake::resolve(std::span<const Writer> writers) {
  using Answers = std::vector<Result<Citizen>>;
  std::vector<std::size_t> unknown;
  Result<Answers> answers = store_.read<Answers>([&](Database& db) {
    Answers made;
    for (std::size_t i = 0; i < writers.size(); ++i) {
      const auto known =
          writers[i].address.id.empty() ? std::nullopt : known_citizen(db, writers[i]);
      if (known && known->complete) {
        made.push_back(load_citizen(db, known->citizen));
        continue;
      }
      made.push_back(no_address());
      if (!writers[i].address.id.empty()) unknown.push_back(i);
    }
    return made;
  });
  if (!answers || unknown.empty()) return answers;
  const auto written =
      each<Citizen, std::size_t>(store_, unknown, [&](Database& db, const std::size_t& i) {
        return load_citizen(db, citizen_for(db, writers[i]));
      });
  if (!written) return written.error();
  for (std::size_t i = 0; i < unknown.size(); ++i) answers->at(unknown[i]) = (*written)[i];
  return answers;
}

Result<std::vector<Result<void>>> Intake::record(std::span<const Message> messages) {
  return each<void, Message>(store_, messages, record_message);
}

Result<std::vector<Result<void>>> Intake::record_delivery(std::span<const Delivery> deliveries) {
  return each<void, Delivery>(store_, deliveries, serap::tickets::record_delivery);
}

Result<std::vector<Result<void>>> Intake::blank(std::span<const Blanking> blankings) {
  std::vector<std::string> hashes;
  const auto blanked = each<void, Blanking>(
      store_, blankings,
      [&](Database& db, const Blanking& blanking) { return blank_message(db, blanking, hashes); });
  for (const std::string& hash : hashes) media_.drop_if_unused(hash);
  return blanked;
}

Result<std::vector<Result<TicketSummary>>> Intake::open(std::span<const Draft> drafts) {
  const auto terms = terms_.now();
  return each<TicketSummary, Draft>(store_, drafts, [&](Database& db, const Draft& draft) {
    return open_draft(db, draft, topics_, host_of(draft.address.tenant), *terms);
  });
}

Result<std::vector<Result<TicketSummary>>> Intake::change(std::span<const Change> changes) {
  const auto terms = terms_.now();
  return each<TicketSummary, Change>(store_, changes, [&](Database& db, const Change& change) {
    return apply_change(db, change, topics_, *terms);
  });
}

Result<std::vector<Result<std::vector<TicketSummary>>>> Intake::find(
    std::span<const Query> queries) {
  using Answers = std::vector<Result<std::vector<TicketSummary>>>;
  return store_.read<Answers>([&](Database& db) {
    Answers answers;
    for (const Query& query : queries) {
      const auto citizen = current_citizen(db, query.citizen);
      if (!citizen) {
        answers.push_back(Error{Error::Kind::kNotFound, "no such citizen"});
        continue;
      }
      answers.push_back(found_by(db, query, *citizen));
    }
    return answers;
  });
}

}  // namespace serap::tickets
