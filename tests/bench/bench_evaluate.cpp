/// Evaluation alone: the engine beside the fused reference, on the generated workload.
///
///   bench_evaluate --workload workload.ndjson --root . [--overlay FILE] --benchmark_format=json
///
/// `hot` judges one dossier again and again, `cycling` one after another of all of them, `ha-noi`
/// the sample, which has every register.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <string>

#include "arguments.h"
#include "engine/evaluate.h"
#include "fused_reference.h"
#include "workload.h"

namespace {

using namespace chuan;

struct World {
  CompiledPack pack;
  std::vector<Evidence> dossiers;
  std::vector<bench::Dossier> packed;
};

void engine(benchmark::State& state, const World& world, std::size_t dossiers, bool lapses) {
  EvaluateOptions options;
  options.lapses = lapses;
  Workspace workspace;
  std::size_t at = 0;
  for (auto _ : state) {
    const Evidence& evidence = world.dossiers[at];
    const Assessment& got =
        evaluate(world.pack, evidence, evidence.dossier_date, options, workspace);
    benchmark::DoNotOptimize(got.findings.data());
    if (++at == dossiers) at = 0;
  }
}

void fused(benchmark::State& state, const World& world, std::size_t dossiers) {
  bench::FusedScratch scratch;
  const Date as_of = world.dossiers.front().dossier_date;
  std::size_t at = 0;
  for (auto _ : state) {
    const bench::FusedResult& got = bench::fused_evaluate(world.packed[at], as_of, scratch);
    benchmark::DoNotOptimize(got.rows.data());
    benchmark::ClobberMemory();
    if (++at == dossiers) at = 0;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string workload = bench::take_option(argc, argv, "--workload");
  const std::string root = bench::take_option(argc, argv, "--root");
  const std::string overlay = bench::take_option(argc, argv, "--overlay");
  auto pack = bench::shipped_pack(root, overlay);
  if (!pack) {
    std::fprintf(stderr, "bench_evaluate: no pack under --root %s %s\n", root.c_str(),
                 overlay.c_str());
    return 2;
  }
  World world{std::move(*pack), {}, {}};
  world.dossiers = bench::read_workload(world.pack, workload);
  if (world.dossiers.empty()) {
    std::fprintf(stderr, "bench_evaluate: no dossiers in --workload %s\n", workload.c_str());
    return 2;
  }
  for (const Evidence& evidence : world.dossiers)
    world.packed.push_back(bench::pack_evidence(world.pack, evidence));
  const std::size_t all = world.dossiers.size();
  using benchmark::RegisterBenchmark;
  RegisterBenchmark("fused/hot", [&](benchmark::State& s) { fused(s, world, 1); });
  RegisterBenchmark("fused/cycling", [&](benchmark::State& s) { fused(s, world, all); });
  RegisterBenchmark("evaluate/hot", [&](benchmark::State& s) { engine(s, world, 1, false); });
  RegisterBenchmark("evaluate/cycling", [&](benchmark::State& s) { engine(s, world, all, false); });
  RegisterBenchmark("evaluate_lapses/hot", [&](benchmark::State& s) { engine(s, world, 1, true); });
  RegisterBenchmark("evaluate_lapses/cycling",
                    [&](benchmark::State& s) { engine(s, world, all, true); });
  World sample{world.pack, {}, {}};
  if (auto ha_noi = bench::read_dossier(world.pack, root + "/samples/ha-noi-2023")) {
    sample.packed.push_back(bench::pack_evidence(world.pack, *ha_noi));
    sample.dossiers.push_back(std::move(*ha_noi));
    RegisterBenchmark("fused/ha-noi", [&](benchmark::State& s) { fused(s, sample, 1); });
    RegisterBenchmark("evaluate/ha-noi", [&](benchmark::State& s) { engine(s, sample, 1, false); });
    RegisterBenchmark("evaluate_lapses/ha-noi",
                      [&](benchmark::State& s) { engine(s, sample, 1, true); });
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
