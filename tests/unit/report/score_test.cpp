#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "base/text.h"
#include "doc/read.h"
#include "fixture.h"
#include "golden.h"

using namespace chuan;
using namespace chuan::test;

namespace {

std::string write(const World& world, std::string_view format, ReportOptions options = {}) {
  for (const ScoreWriter& writer : score_writers())
    if (writer.name == format) return writer.write(world.input(), options);
  FAIL("no such format");
  return {};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string without_colour(std::string text) {
  for (std::size_t at = 0; (at = text.find('\x1b')) != std::string::npos;)
    text.erase(at, text.find('m', at) - at + 1);
  return text;
}

/// The same world with verdicts, values and titles drawn at random.
World shaken(unsigned seed) {
  World world;
  std::mt19937 random(seed);
  const auto pick = [&](unsigned n) { return static_cast<int>(random() % n); };
  for (Finding& finding : world.assessment.findings) {
    finding.verdict = static_cast<Verdict>(pick(5));
    finding.nearly = finding.verdict == Verdict::not_met && pick(2) == 0;
    finding.exceeds = finding.verdict == Verdict::met && pick(2) == 0;
    finding.undocumented = finding.verdict == Verdict::met && pick(3) == 0;
    CheckResult& check = world.assessment.checks[finding.deciding];
    check.verdict = finding.verdict;
    if (check.value.kind == ValueKind::share || check.value.kind == ValueKind::count) {
      check.value.at.num = pick(2) == 0 ? pick(100) : 1'000'000'000 + pick(100);
      check.value.low = check.value.high = check.value.at;
      check.value.exact = pick(2) == 0;
      if (!check.value.exact) check.value.high.num += pick(1000);
    }
    check.shortfall.any = pick(2) == 0;
    check.shortfall.convert = pick(200000);
  }
  for (Indicator& indicator : world.pack.indicators)
    for (int i = pick(6); i > 0; --i) indicator.short_title.vi += " rất dài";
  if (pick(3) == 0) world.evidence.school_name = std::string(200, 'x');
  world.count();
  return world;
}

}  // namespace

TEST_CASE("score as text, Markdown and CSV") {
  const World world;
  check_golden("score_vi.txt", write(world, "text"));
  check_golden("score_en.txt", write(world, "text", {.language = Language::en}));
  check_golden("score.md", write(world, "md"));
  check_golden("score.csv", write(world, "csv"));
}

TEST_CASE("score as JSON") {
  const World world;
  check_golden("score.json", write(world, "json", {.explain = false}));
  SourceMap sources;
  Diagnostics diagnostics;
  for (const bool compact : {false, true}) {
    const std::string json = write(world, "json", {.compact = compact});
    const auto tree = read_json(sources, sources.add_text("json", json), diagnostics);
    REQUIRE(tree);
    const NodeId findings = tree->find(tree->root(), "findings");
    CHECK((*tree)[findings].children == kRowCount);
    CHECK((compact ? 1 : 100) <= std::count(json.begin(), json.end(), '\n'));
    if (compact) CHECK(std::count(json.begin(), json.end(), '\n') == 1);
  }
  CHECK(write(world, "json") == write(World(), "json"));
}

TEST_CASE("the head counts what applies and says what is not recognised") {
  World world;
  ReportOptions options;
  CHECK(write(world, "text").find("4/12 chỉ tiêu đạt (33,33 %): 1 đã công bố, 3 theo báo cáo\n") !=
        std::string::npos);
  CHECK(write(world, "text").find("CHƯA đủ điều kiện đề nghị công nhận mức 1") !=
        std::string::npos);
  for (Finding& finding : world.assessment.findings) {
    finding.verdict = Verdict::met;
    finding.undocumented = false;
  }
  world.finding(kSeats).verdict = Verdict::not_applicable;
  world.finding(kMasters).basis = Basis::official;
  world.count();
  world.gap = {};
  const std::string text = write(world, "text");
  CHECK(
      text.find("11/11 chỉ tiêu đạt (100 %): 1 chính thức, 2 đã công bố, 5 theo báo cáo, 3 tạm") !=
      std::string::npos);
  CHECK(text.find("đặt; 1 không áp dụng\n") != std::string::npos);
  CHECK(text.find("  Đủ điều kiện đề nghị công nhận mức 1\n") != std::string::npos);
  CHECK(text.find("đã được công nhận") == std::string::npos);
}

TEST_CASE("no line is wider than asked, and colour changes nothing else") {
  const auto seed = GENERATE(range(1u, 41u));
  const int width = 40 + static_cast<int>(seed % 7) * 13;
  const World world = shaken(seed);
  INFO("seed " << seed << " width " << width);
  for (const auto* writers : {&score_writers(), &gap_writers()}) {
    ReportOptions options;
    options.width = width;
    const std::string text = writers->front().write(world.input(), options);
    for (const std::string& line : lines_of(text)) {
      INFO(line);
      CHECK(display_width(line) <= static_cast<std::size_t>(width));
      CHECK((line.empty() || line.back() != ' '));
    }
    options.colour = true;
    CHECK(without_colour(writers->front().write(world.input(), options)) == text);
  }
}

TEST_CASE("why and packs keep to the width too") {
  const auto width = GENERATE(40, 57, 80, 120);
  const auto language = GENERATE(Language::vi, Language::en);
  const World world = shaken(static_cast<unsigned>(width));
  const ReportInput input = world.input();
  ReportOptions options;
  options.width = width;
  options.language = language;
  std::string text =
      write_pack(world.pack, "text", {}, options) + write_diff_text({input, input}, options);
  for (std::uint16_t i = 0; i < kRowCount; ++i) {
    text += write_why_text(world.why(input, i), options);
    text += write_pack(world.pack, "text", {.indicator = world.pack.indicators[i].id}, options);
  }
  for (const std::string& line : lines_of(text)) {
    INFO(line);
    CHECK(display_width(line) <= static_cast<std::size_t>(width));
  }
}

TEST_CASE("nobody's name is in any output") {
  const World world;
  const ReportInput input = world.input();
  for (const auto* writers : {&score_writers(), &gap_writers()})
    for (const ScoreWriter& writer : *writers)
      CHECK(writer.write(input, {}).find(kPrivateName) == std::string::npos);
  for (std::uint16_t i = 0; i < kRowCount; ++i) {
    const WhyInput why = world.why(input, i);
    CHECK(write_why_text(why, {}).find(kPrivateName) == std::string::npos);
    CHECK(write_why_json(why, {}).find(kPrivateName) == std::string::npos);
  }
}

TEST_CASE("every CSV row has the cells of its heading") {
  const World world;
  for (const std::string& text : {write(world, "csv"), gap_writers()[2].write(world.input(), {}),
                                  write_pack(world.pack, "csv", {}, {})}) {
    SourceMap sources;
    Diagnostics diagnostics;
    const auto table = read_csv(sources, sources.add_text("t.csv", text), diagnostics);
    CHECK(diagnostics.errors() == 0);
    REQUIRE(table);
    CHECK(table->rows.size() >= world.gap.items.size());
  }
}

TEST_CASE("overlays, faults, a stage and a successor are named") {
  World world;
  world.pack.overlays = {{"toan-van", "a", "2023-01-02", "có toàn văn", "sha256:aa"}};
  world.assessment.stage = RulingStage::survey;
  world.assessment.after_dossier = true;
  ReportInput input = world.input();
  input.faults = 2;
  input.successor = "Quy định mới";
  const std::string text = score_writers()[0].write(input, {});
  for (const char* part : {"“toan-van” (2023-01-02): có toàn văn", "đoàn khảo sát",
                           "Xét sau ngày lập hồ sơ (12/4/2023)", "Dữ liệu: 2 lỗi",
                           "Đã có quy định mới hơn: Quy định mới."}) {
    INFO(part << "\n" << text);
    CHECK(text.find(part) != std::string::npos);
  }
  const std::string json = score_writers()[1].write(input, {});
  CHECK(json.find("\"digest\": \"sha256:aa\"") != std::string::npos);
}

TEST_CASE("a group wider than the page gets fewer, larger cells") {
  World world;
  world.assessment.levels[0].groups[0] = {};
  world.assessment.levels[0].groups[0].indicators = 90;
  world.assessment.levels[0].groups[0].applicable = 90;
  world.assessment.levels[0].groups[0].met = 90;
  const std::string text = write(world, "text");
  CHECK(text.find("mỗi ô là 2 chỉ tiêu") != std::string::npos);
  CHECK(text.find("90/90") != std::string::npos);
}
