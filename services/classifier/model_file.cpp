#include "services/classifier/model_file.hpp"

#include <bit>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "services/classifier/byte_stream.hpp"
#include "services/classifier/checksum.hpp"

namespace serap::classifier {
namespace {

constexpr std::string_view kMagic = "SERAPMDL";
constexpr std::uint32_t kFormat = 3;
constexpr std::size_t kHeaderBytes =
    8 + 4 + 4 + 8;  // magic, format, features' version, checksum of the body

Error rejected(std::string why) { return {Error::Kind::kRejected, std::move(why)}; }

void write(ByteWriter& out, const Head& head) {
  out.text(head.name);
  out.number<std::uint32_t>(static_cast<std::uint32_t>(head.labels.size()));
  for (const std::string& label : head.labels) out.text(label);
  out.array(head.bias);
  out.array(head.prior);
  out.number(head.sharpness);
  out.number(head.trust.offset);
  out.number(head.trust.slope);
  out.number(head.first);
}

void write(ByteWriter& out, const Scorer& scorer) {
  out.number<std::uint64_t>(scorer.vocabulary().size());
  out.number(scorer.vocabulary().shares().words);
  out.number(scorer.vocabulary().shares().pieces);
  out.number(scorer.vocabulary().shares().knowledge);
  out.number(scorer.vocabulary().shares().as_written);
  out.array(scorer.vocabulary().slots());
  out.number<std::uint32_t>(static_cast<std::uint32_t>(scorer.heads().size()));
  for (const Head& head : scorer.heads()) write(out, head);
  out.array(scorer.scales());
  out.array(scorer.rows());
}

void write(ByteWriter& out, const Taught& taught) {
  out.text(taught.column);
  out.number(taught.rows);
  out.text(taught.newest);
  out.text(taught.before);
  out.number(taught.kept_aside);
  for (double figure : {taught.accuracy, taught.accuracy_before, taught.macro_f1, taught.top3,
                        taught.ece, taught.coverage_at_95})
    out.number(figure);
}

Taught read_taught(ByteReader& in) {
  Taught taught;
  taught.column = in.text();
  taught.rows = in.number<std::uint64_t>();
  taught.newest = in.text();
  taught.before = in.text();
  taught.kept_aside = in.number<std::uint64_t>();
  for (double* figure : {&taught.accuracy, &taught.accuracy_before, &taught.macro_f1, &taught.top3,
                         &taught.ece, &taught.coverage_at_95})
    *figure = in.number<double>();
  return taught;
}

Head read_head(ByteReader& in) {
  Head head;
  head.name = in.text();
  const auto labels = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < labels && in.ok(); ++i) head.labels.push_back(in.text());
  head.bias = in.array<float>();
  head.prior = in.array<float>();
  head.sharpness = in.number<float>();
  head.trust.offset = in.number<float>();
  head.trust.slope = in.number<float>();
  head.first = in.number<std::uint32_t>();
  return head;
}

// True if no index in the parts can lead outside of them.
bool fits(const Vocabulary& vocabulary, std::span<const Head> heads, std::size_t scales,
          std::size_t rows) {
  const auto& slots = vocabulary.slots();
  if (!std::has_single_bit(slots.size()) || vocabulary.size() >= slots.size()) return false;
  bool has_empty = false;
  for (const auto& slot : slots) {
    has_empty = has_empty || slot.key == 0;
    if (slot.key != 0 && slot.feature >= vocabulary.size()) return false;
  }
  const std::size_t stride = Scorer::stride_for(heads);
  for (const Head& head : heads) {
    const std::size_t labels = head.labels.size();
    if (labels == 0 || head.bias.size() != labels || head.prior.size() != labels ||
        head.first + labels > stride)
      return false;
  }
  return has_empty && scales == vocabulary.size() * heads.size() &&
         rows == vocabulary.size() * stride;
}

Result<Scorer> read_scorer(ByteReader& in) {
  const auto features = in.number<std::uint64_t>();
  const auto words = in.number<float>();
  const auto pieces = in.number<float>();
  const auto knowledge = in.number<float>();
  const auto as_written = in.number<float>();
  Vocabulary vocabulary{
      in.array<Vocabulary::Slot>(), features, {words, pieces, knowledge, as_written}};
  std::vector<Head> heads;
  const auto count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) heads.push_back(read_head(in));
  auto scales = in.array<float>();
  auto rows = in.array<std::int8_t>();
  if (!in.ok() || !fits(vocabulary, heads, scales.size(), rows.size()))
    return rejected("its parts do not fit together");
  return Scorer{std::move(vocabulary), std::move(heads), std::move(scales), std::move(rows)};
}

}  // namespace

std::string bytes_of(const Model& model) {
  ByteWriter body;
  body.text(model.version);
  body.number<std::uint32_t>(static_cast<std::uint32_t>(model.lists.size()));
  for (const auto& [name, content] : model.lists) {
    body.text(name);
    body.text(content);
  }
  body.number<std::uint32_t>(model.own ? 2 : 1);
  write(body, model.shipped);
  if (model.own) {
    write(body, *model.own);
    write(body, model.taught);
  }
  const std::string bytes = body.take();

  ByteWriter header;
  header.number(kFormat);
  header.number(kFeaturesVersion);
  header.number(checksum(bytes));
  return std::string(kMagic) + header.take() + bytes;
}

Result<Model> model_from_bytes(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kHeaderBytes)
    return rejected("it is not a model of Serap");
  ByteReader header{bytes.substr(kMagic.size(), kHeaderBytes - kMagic.size())};
  const auto format = header.number<std::uint32_t>();
  const auto features = header.number<std::uint32_t>();
  const auto sum = header.number<std::uint64_t>();
  if (format != kFormat || features != kFeaturesVersion)
    return rejected("it was written by another version of Serap");
  const std::string_view body = bytes.substr(kHeaderBytes);
  if (checksum(body) != sum)
    return rejected("its checksum does not match: it is cut short or damaged");

  ByteReader in{body};
  Model model;
  model.version = in.text();
  const auto lists = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < lists && in.ok(); ++i) {
    std::string name = in.text();
    model.lists[std::move(name)] = in.text();
  }
  const auto scorers = in.number<std::uint32_t>();
  auto shipped = read_scorer(in);
  if (!shipped) return shipped.error();
  model.shipped = std::move(shipped).value();
  if (scorers == 2) {
    auto own = read_scorer(in);
    if (!own) return own.error();
    model.own = std::move(own).value();
    model.taught = read_taught(in);
  }
  if (!in.at_end()) return rejected("its parts do not fit together");
  return model;
}

Result<void> write_model(const Model& model, const std::string& path) {
  const std::string beside = path + ".new";
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file << bytes_of(model);
    if (!file.flush()) return Error{Error::Kind::kUnavailable, "cannot write " + beside};
  }
  std::error_code failed;
  std::filesystem::rename(beside, path, failed);
  if (failed)
    return Error{Error::Kind::kUnavailable, "cannot rename " + beside + ": " + failed.message()};
  return {};
}

Result<Model> read_model(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) {
    return Error{Error::Kind::kNotFound, "there is no model at " + path +
                                             ": build serap-train-model or set [classifier] model"};
  }
  std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  auto model = model_from_bytes(bytes);
  if (!model) return rejected("the model " + path + " is refused: " + model.error().message);
  return model;
}

}  // namespace serap::classifier
