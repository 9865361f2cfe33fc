// What scoring takes from the heap: nothing in `evaluate` once its workspace has grown, and little
// for a whole dossier. Every operator new of this program is counted.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>

#include "app/packs.h"
#include "app/scorer.h"
#include "bench/workload.h"
#include "engine/evaluate.h"

namespace {

std::size_t taken = 0;

void* take(std::size_t size, std::size_t alignment) {
  ++taken;
  void* got = alignment <= alignof(std::max_align_t)
                  ? std::malloc(size)
                  : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (got == nullptr) throw std::bad_alloc();
  return got;
}

}  // namespace

void* operator new(std::size_t size) {
  return take(size, 1);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return take(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++taken;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

using namespace chuan;

TEST_CASE("evaluate takes nothing from the heap once its workspace has grown") {
  const auto pack = bench::shipped_pack(CHUAN_SOURCE_DIR);
  REQUIRE(pack);
  const std::vector<Evidence> dossiers = bench::read_workload(*pack, CHUAN_WORKLOAD);
  REQUIRE(dossiers.size() >= 500);
  for (const std::uint8_t level : {std::uint8_t{1}, std::uint8_t{2}}) {
    EvaluateOptions options;
    options.level = level;
    options.lapses = true;
    Workspace workspace;
    const auto pass = [&] {
      const std::size_t before = taken;
      for (const Evidence& evidence : dossiers)
        evaluate(*pack, evidence, evidence.dossier_date, options, workspace);
      return taken - before;
    };
    INFO("level " << int{level});
    CHECK(pass() > 0);  // the workspace grows, and the counter counts
    CHECK(pass() == 0);
  }
}

TEST_CASE("a dossier scored from its text takes little from the heap") {
  constexpr std::size_t bound = 60;  // a dossier; measured 36
  DiskFileSystem disk;
  Context context(disk);
  PackRequest asked;
  asked.asked = "qd11-2021";
  const Answer<OpenPack> pack = open_pack(context, asked);
  REQUIRE(pack);
  Scorer scorer(disk, *pack, {});
  const std::vector<std::string> lines = bench::read_lines(CHUAN_WORKLOAD);
  REQUIRE(lines.size() >= 500);
  for (const std::string& line : lines) scorer.score_text("workload", line);
  const std::size_t before = taken;
  for (const std::string& line : lines) {
    const Scorer::Outcome got = scorer.score_text("workload", line);
    if (got.exit != ExitCode::done) FAIL("a dossier of the workload is not clean");
  }
  const std::size_t each = (taken - before) / lines.size();
  WARN("heap allocations a dossier, text to result line: " << each);
  CHECK(each <= bound);
}
