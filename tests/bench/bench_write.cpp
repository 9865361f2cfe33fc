/// A result written as one JSON line, beside a copy of the same bytes; and a dossier from its text
/// to that line, as `batch` does it.
///
///   bench_write --workload workload.ndjson
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>

#include "app/packs.h"
#include "app/score.h"
#include "app/scorer.h"
#include "arguments.h"
#include "workload.h"

namespace {

using namespace chuan;

ReportOptions one_line() {
  ReportOptions options;
  options.compact = true;
  options.explain = false;
  return options;
}
const ScoreWriter* json_writer() {
  for (const ScoreWriter& writer : score_writers())
    if (writer.name == "json") return &writer;
  return nullptr;
}

void write(benchmark::State& state, const Scored& scored) {
  const ScoreWriter* json = json_writer();
  const ReportOptions options = one_line();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string line = json->write(scored.report("chuan"), options);
    bytes = line.size();
    benchmark::DoNotOptimize(line.data());
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}

void copy(benchmark::State& state, const Scored& scored) {
  const std::string line = json_writer()->write(scored.report("chuan"), one_line());
  std::string out(line.size(), ' ');
  for (auto _ : state) {
    std::memcpy(out.data(), line.data(), line.size());
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.counters["bytes"] = static_cast<double>(line.size());
}

void text_to_line(benchmark::State& state, const OpenPack& pack,
                  const std::vector<std::string>& lines) {
  DiskFileSystem disk;
  Scorer scorer(disk, pack, {});
  std::size_t at = 0;
  for (auto _ : state) {
    const Scorer::Outcome got = scorer.score_text("workload", lines[at]);
    benchmark::DoNotOptimize(got.line.data());
    if (++at == lines.size()) at = 0;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string workload = bench::take_option(argc, argv, "--workload");
  const std::vector<std::string> lines = bench::read_lines(workload);
  DiskFileSystem disk;
  Context context(disk);
  PackRequest asked;
  asked.asked = "qd11-2021";
  const Answer<OpenPack> pack = open_pack(context, asked);
  if (!pack || lines.empty()) {
    std::fprintf(stderr, "bench_write: no dossiers in --workload %s\n", workload.c_str());
    return 2;
  }
  ScoreRequest request;
  request.dossier.source = {"workload", lines.front()};
  request.explanations = false;
  const Answer<Scored> scored = score_with(context, request, *pack);
  if (!scored) return 2;
  using benchmark::RegisterBenchmark;
  RegisterBenchmark("write/json", [&](benchmark::State& s) { write(s, *scored); });
  RegisterBenchmark("write/memcpy", [&](benchmark::State& s) { copy(s, *scored); });
  RegisterBenchmark("text_to_line", [&](benchmark::State& s) { text_to_line(s, *pack, lines); });
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
