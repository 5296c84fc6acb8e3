#include "services/tickets/workbench_rpc/wire.hpp"

#include "services/tickets/desk_rpc/wire.hpp"

namespace serap::tickets {
namespace {

constexpr double kNoMedian = -1;

v1::Share proto_from_share(const Share& share) {
  v1::Share proto;
  proto.set_id(share.id);
  proto.set_name_id(share.name_id);
  proto.set_name_en(share.name_en);
  proto.set_received(share.received);
  proto.set_answered(share.answered);
  proto.set_confirmed(share.confirmed);
  proto.set_open(share.open);
  proto.set_late(share.late);
  proto.set_median_days(share.median_days.value_or(kNoMedian));
  return proto;
}

Share share_from_proto(const v1::Share& proto) {
  Share share{proto.id(),       proto.name_id(),  proto.name_en(),
              proto.received(), proto.answered(), proto.confirmed(),
              proto.open(),     proto.late(),     std::nullopt};
  if (proto.median_days() >= 0) share.median_days = proto.median_days();
  return share;
}

using Shares = google::protobuf::RepeatedPtrField<v1::Share>;

void put(Shares* to, const std::vector<Share>& shares) {
  for (const Share& share : shares) *to->Add() = proto_from_share(share);
}

std::vector<Share> shares_from_proto(const Shares& proto) {
  std::vector<Share> shares;
  for (const v1::Share& one : proto) shares.push_back(share_from_proto(one));
  return shares;
}

}  // namespace

v1::SimilarResponse proto_from_similar(const std::vector<SimilarRow>& rows) {
  v1::SimilarResponse proto;
  for (const SimilarRow& one : rows) {
    v1::SimilarRow* row = proto.add_rows();
    *row->mutable_row() = proto_from_row(one.row);
    for (const std::string& why : one.because) row->add_because(why);
  }
  return proto;
}

Result<std::vector<SimilarRow>> similar_from_proto(const v1::SimilarResponse& proto) {
  std::vector<SimilarRow> rows;
  for (const v1::SimilarRow& one : proto.rows()) {
    auto row = row_from_proto(one.row());
    if (!row) return row.error();
    rows.push_back({*std::move(row), {one.because().begin(), one.because().end()}});
  }
  return rows;
}

v1::Kept proto_from_kept(const Kept& kept) {
  v1::Kept proto;
  proto.set_id(kept.id);
  proto.set_kind(std::string{id_of(kept.what)});
  proto.set_title(kept.title);
  proto.set_text(kept.text);
  proto.set_own(kept.own);
  return proto;
}

Result<Kept> kept_from_proto(const v1::Kept& proto) {
  const auto what = kept_with_id(proto.kind());
  if (!what) return Error{Error::Kind::kInvalid, "kept are replies and filters"};
  return Kept{proto.id(), *what, proto.title(), proto.text(), proto.own()};
}

v1::FiguresResponse proto_from_figures(const Figures& figures) {
  v1::FiguresResponse proto;
  *proto.mutable_all() = proto_from_share(figures.all);
  put(proto.mutable_days(), figures.days);
  put(proto.mutable_topics(), figures.topics);
  put(proto.mutable_areas(), figures.areas);
  put(proto.mutable_holders(), figures.holders);
  for (const WordCount& one : figures.words) {
    v1::WordCount* word = proto.add_words();
    word->set_word(one.word);
    word->set_reports(one.reports);
  }
  return proto;
}

Result<Figures> figures_from_proto(const v1::FiguresResponse& proto) {
  Figures figures;
  figures.all = share_from_proto(proto.all());
  figures.days = shares_from_proto(proto.days());
  figures.topics = shares_from_proto(proto.topics());
  figures.areas = shares_from_proto(proto.areas());
  figures.holders = shares_from_proto(proto.holders());
  for (const v1::WordCount& one : proto.words())
    figures.words.push_back({one.word(), one.reports()});
  return figures;
}

}  // namespace serap::tickets
