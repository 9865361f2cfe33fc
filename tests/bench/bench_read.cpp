// What reading a dossier costs, stage by stage, beside what others take for the same bytes.
//
//   workload.py --format json --count 8 -o DIR/json   (and yaml, block)
//   bench_read DIR [Google Benchmark's options]
//
// Every loop goes over the same dossiers, so that the ratio of two rows of one run is the answer;
// times alone say little on a shared machine.
#include <benchmark/benchmark.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/text.h"
#include "doc/fast.h"
#include "doc/read.h"
#include "evidence/evidence_reader.h"
#include "evidence/read.h"
#include "evidence/write.h"
#include "pack/load.h"

namespace {

using namespace chuan;

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> dossiers(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const auto& path : paths) out.push_back(contents(path));
  return out;
}

/// Takes every event of Boost.JSON's parser and does nothing with it.
struct Deaf {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;
  std::size_t events = 0;
  bool take() { return ++events != 0; }
  bool on_document_begin(error_code&) { return take(); }
  bool on_document_end(error_code&) { return take(); }
  bool on_object_begin(error_code&) { return take(); }
  bool on_object_end(std::size_t, error_code&) { return take(); }
  bool on_array_begin(error_code&) { return take(); }
  bool on_array_end(std::size_t, error_code&) { return take(); }
  bool on_key_part(string_view, std::size_t, error_code&) { return take(); }
  bool on_key(string_view, std::size_t, error_code&) { return take(); }
  bool on_string_part(string_view, std::size_t, error_code&) { return take(); }
  bool on_string(string_view, std::size_t, error_code&) { return take(); }
  bool on_number_part(string_view, error_code&) { return take(); }
  bool on_int64(std::int64_t, string_view, error_code&) { return take(); }
  bool on_uint64(std::uint64_t, string_view, error_code&) { return take(); }
  bool on_double(double, string_view, error_code&) { return take(); }
  bool on_bool(bool, error_code&) { return take(); }
  bool on_null(error_code&) { return take(); }
  bool on_comment_part(string_view, error_code&) { return take(); }
  bool on_comment(string_view, error_code&) { return take(); }
};

struct World {
  CompiledPack pack;
  const EvidenceSchema& schema() const { return pack.schema; }
};

using Use = std::function<void(const std::string&)>;

void add(const std::string& name, const std::vector<std::string>& texts, Use use) {
  benchmark::RegisterBenchmark(name.c_str(), [texts, use](benchmark::State& state) {
    std::size_t bytes = 0, count = 0;
    for (auto _ : state)
      for (const std::string& text : texts) {
        use(text);
        bytes += text.size();
        ++count;
      }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
    state.SetItemsProcessed(static_cast<std::int64_t>(count));
  })->Unit(benchmark::kMicrosecond);
}

Evidence evidence_of(World& world, const std::string& text) {
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add_text("a", text);
  return *read_evidence_text(source, world.schema(), {}, sources, diagnostics);
}

/// As a run over many dossiers reads them, and as a program reads its only one.
void add_evidence(World& world, const std::string& kind, const std::vector<std::string>& texts) {
  auto reader = std::make_shared<EvidenceReader>(world.schema());
  add(kind + "/evidence", texts, [reader, out = Evidence()](const std::string& text) mutable {
    SourceMap sources;
    Diagnostics diagnostics;
    ReadEvidenceOptions options;
    options.keep_extents = false;
    const SourceId source = sources.add_text("a", text);
    benchmark::DoNotOptimize(reader->read_text(source, options, sources, diagnostics, out));
  });
  add(kind + "/evidence_alone", texts, [&world](const std::string& text) {
    benchmark::DoNotOptimize(evidence_of(world, text).registers.size());
  });
}

void add_json(World& world, const std::vector<std::string>& texts) {
  add("json/boost_sax", texts, [](const std::string& text) {
    boost::json::basic_parser<Deaf> parser(boost::json::parse_options{});
    boost::json::error_code ec;
    parser.write_some(false, text.data(), text.size(), ec);
    benchmark::DoNotOptimize(parser.handler().events);
  });
  add("json/boost_tree", texts, [](const std::string& text) {
    boost::json::error_code ec;
    const boost::json::value value = boost::json::parse(text, ec);
    benchmark::DoNotOptimize(value.is_object());
  });
  add("json/strict_tree", texts, [tree = Tree()](const std::string& text) mutable {
    benchmark::DoNotOptimize(read_fast_json(0, text, 0, {}, tree));
  });
  add("json/strict_records", texts,
      [tree = Tree(), records = Records("registers", "rows")](const std::string& text) mutable {
        benchmark::DoNotOptimize(read_fast_json(0, text, 0, {}, tree, &records));
      });
  add_evidence(world, "json", texts);
}

void add_yaml(World& world, const std::string& kind, const std::vector<std::string>& texts) {
  add(kind + "/yaml_cpp_node", {texts[0]},
      [](const std::string& text) { benchmark::DoNotOptimize(YAML::Load(text).size()); });
  add(kind + "/yaml_cpp_events", {texts[0]}, [](const std::string& text) {
    SourceMap sources;
    Diagnostics diagnostics;
    ReadLimits limits;
    limits.by_library = true;
    const SourceId source = sources.add_text("a", text);
    benchmark::DoNotOptimize(read_yaml(sources, source, diagnostics, limits)->size());
  });
  add(kind + "/strict_tree", texts, [tree = Tree()](const std::string& text) mutable {
    benchmark::DoNotOptimize(read_fast_yaml(0, text, 0, {}, tree));
  });
  add(kind + "/strict_records", texts,
      [tree = Tree(), records = Records("registers", "rows")](const std::string& text) mutable {
        benchmark::DoNotOptimize(read_fast_yaml(0, text, 0, {}, tree, &records));
      });
  add_evidence(world, kind, texts);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("bench_read DIR: a folder with json, yaml and block from workload.py\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  DiskFileSystem disk;
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<CompiledPack> pack =
      load_pack(disk, CHUAN_SOURCE_DIR "/rules/qd11-2021", {}, sources, diagnostics);
  if (!pack) return 4;
  World world{std::move(*pack)};

  const std::vector<std::string> json = dossiers(folder / "json");
  add("json/copy", json, [copy = std::string()](const std::string& text) mutable {
    copy.assign(text);
    benchmark::DoNotOptimize(copy.data());
  });
  add("json/is_clean_text", json,
      [](const std::string& text) { benchmark::DoNotOptimize(is_clean_text(text)); });
  add_json(world, json);
  for (const std::string kind : {"yaml", "block"})
    if (std::filesystem::exists(folder / kind)) add_yaml(world, kind, dossiers(folder / kind));
  const Evidence evidence = evidence_of(world, json[0]);
  add("evidence/consistency", {json[0]}, [&](const std::string&) {
    Diagnostics diagnostics;
    check_consistency(world.schema(), evidence, sources, diagnostics);
    benchmark::DoNotOptimize(diagnostics.warnings());
  });
  add("evidence/digest", {json[0]}, [&](const std::string&) {
    benchmark::DoNotOptimize(evidence_digest(world.schema(), evidence).size());
  });
  argv[1] = argv[0];
  int rest = argc - 1;
  benchmark::Initialize(&rest, argv + 1);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
