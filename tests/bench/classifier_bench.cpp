#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "services/classifier/features.hpp"
#include "services/classifier/model_file.hpp"
#include "services/classifier/understand.hpp"

namespace {

using namespace serap::classifier;

const std::string kModel = SERAP_BINARY_DIR "/share/serap/classifier/model.bin";

// About as long as real reports are (half of them are shorter than 210 bytes, the mean is 330).
const std::vector<std::string> kReports{
    "Selamat pagi pak, mohon perbaikan jalan berlubang di Jl. Cendana Raya depan SDN 2 Margamulya "
    "RT 03 RW 05, sudah dua minggu "
    "dan kemarin ada ibu ibu jatuh dari motor. Kalau malam gelap karena lampu jalannya juga mati. "
    "Terima kasih",
    "lampu pju mati depan gang mawar",
    "Assalamualaikum, saya warga Desa Sumberagung Kec. Karangjati. Nama ibu saya dicoret dari "
    "daftar penerima bantuan padahal "
    "janda dan tidak punya penghasilan, sedangkan tetangga yang punya mobil masih dapat. Sudah "
    "lapor ke desa katanya data dari "
    "pusat. Mohon disurvei ulang pak, kasihan orang tua. Sebelumnya kami rutin menerima sembako "
    "sampai bulan Juni, lalu berhenti "
    "tanpa pemberitahuan apa pun. Terima kasih atas perhatian bapak.",
    "banyu pdam mati wis telung dina, piye iki pak tulung ndang didandani"};

const Reader& reader() {
  static const Reader made = Reader::make(read_model(kModel).value()).value();
  return made;
}

void understand(benchmark::State& state) {
  std::size_t i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(reader().understand(kReports[i++ % kReports.size()]));
}
BENCHMARK(understand)->Unit(benchmark::kMicrosecond);

void features(benchmark::State& state) {
  const auto slang = Slang::parse(reader().model().lists.at("slang.tsv")).value();
  std::size_t i = 0;
  for (auto _ : state) {
    const std::string_view text = kReports[i++ % kReports.size()];
    benchmark::DoNotOptimize(features_of(text, normalize(text, slang)));
  }
}
BENCHMARK(features)->Unit(benchmark::kMicrosecond);

void decisions(benchmark::State& state) {
  const auto slang = Slang::parse(reader().model().lists.at("slang.tsv")).value();
  const Scorer& scorer = reader().model().shipped;
  const auto found = features_of(kReports[0], normalize(kReports[0], slang));
  for (auto _ : state) benchmark::DoNotOptimize(scorer.decisions(scorer.vocabulary().weigh(found)));
}
BENCHMARK(decisions)->Unit(benchmark::kMicrosecond);

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Reader::make(read_model(kModel).value()));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
