#include "report/finding_memory.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/roomy_text.h"
#include "unit/report/fixture.h"

using namespace chuan;
using test::World;

namespace {

constexpr unsigned kSeed = 20261130;

class Changes {
 public:
  explicit Changes(unsigned seed) : random_(seed) {}

  int below(int end) { return std::uniform_int_distribution<>(0, end - 1)(random_); }

  /// One thing of one finding, of a check of it or of a year of that, moved a little.
  void change(Assessment& assessment) {
    Finding& finding = assessment.findings[static_cast<std::size_t>(below(test::kRowCount))];
    switch (below(9)) {
      case 0:
        finding.verdict = static_cast<Verdict>(below(3));
        return;
      case 1:
        finding.nearly = below(2) == 1;
        return;
      case 2:
        finding.lapses_on =
            below(2) == 1 ? std::optional(Date::of(2024, 1, 1 + below(3))) : std::nullopt;
        return;
      case 3:
        finding.deciding =
            finding.first_check +
            static_cast<std::uint32_t>(below(std::max(1, static_cast<int>(finding.check_count))));
        return;
      default:
        break;
    }
    if (finding.check_count == 0) return;
    CheckResult& check =
        assessment.checks[finding.first_check +
                          static_cast<std::uint32_t>(below(static_cast<int>(finding.check_count)))];
    if (check.year_count != 0 && below(2) == 0) {
      YearResult& year =
          assessment.years[check.first_year +
                           static_cast<std::uint32_t>(below(static_cast<int>(check.year_count)))];
      year.value.at.num = below(3);
      year.exceeds = below(2) == 1;
      return;
    }
    check.value.at.num = below(3);
    check.shortfall.any = below(2) == 1;
    check.shortfall.units = Rational(below(3), 2);
  }

 private:
  std::mt19937 random_;
};

std::string fresh(const ReportInput& input, const ReportOptions& options) {
  RoomyText out;
  append_score_json(input, options, out);
  return out.take();
}

}  // namespace

TEST_CASE("a line is the same with the memory of the line before as without") {
  World world;
  const Assessment first = world.assessment;
  Changes changes(kSeed);
  FindingMemory memory;
  ReportOptions options;
  options.compact = true;
  RoomyText line;
  int copied = 0;
  for (int n = 0; n < 600; ++n) {
    INFO("seed " << kSeed << ", line " << n);
    if (changes.below(8) == 0) world.assessment = first;
    for (int i = changes.below(3); i > 0; --i) changes.change(world.assessment);
    for (const Finding& finding : world.assessment.findings)
      copied += memory.find(world.assessment, finding) != nullptr ? 1 : 0;
    line.end_at(0);
    append_score_json(world.input(), options, line, &memory);
    REQUIRE(line.view() == fresh(world.input(), options));
  }
  // The law would hold of a memory that remembers nothing, too.
  CHECK(copied > 1000);
}

TEST_CASE("a finding that moved within its assessment is still the same") {
  World world;
  FindingMemory memory;
  ReportOptions options;
  options.compact = true;
  RoomyText lines;
  append_score_json(world.input(), options, lines, &memory);
  // Another school had one check and one year more before it.
  Assessment& moved = world.assessment;
  moved.checks.insert(moved.checks.begin(), CheckResult{});
  moved.years.insert(moved.years.begin(), YearResult{});
  for (Finding& finding : moved.findings) {
    ++finding.first_check;
    ++finding.deciding;
  }
  for (CheckResult& check : moved.checks)
    if (check.year_count != 0) ++check.first_year;
  for (const Finding& finding : moved.findings)
    if (finding.ruling < 0) CHECK(memory.find(moved, finding) != nullptr);
  const std::string before(lines.view());
  append_score_json(world.input(), options, lines, &memory);
  CHECK(lines.view() == before + before);
}

TEST_CASE("what the last few schools were told is known, whichever of them it was") {
  constexpr int kSchools = 4;
  World world;
  FindingMemory memory;
  ReportOptions options;
  options.compact = true;
  Changes changes(kSeed);
  std::vector<Assessment> schools;
  RoomyText lines;
  for (int n = 0; n < kSchools; ++n) {
    schools.push_back(world.assessment);
    append_score_json(world.input(), options, lines, &memory);
    for (int i = 0; i < 4; ++i) changes.change(world.assessment);
  }
  for (const Assessment& school : schools)
    for (const Finding& finding : school.findings)
      if (finding.ruling < 0) CHECK(memory.find(school, finding) != nullptr);
}

TEST_CASE("a ruling is told anew each time") {
  World world;
  FindingMemory memory;
  Finding& finding = world.finding(test::kWebsite);
  finding.ruling = 0;
  CHECK(memory.find(world.assessment, finding) == nullptr);
  CHECK(memory.keep(world.assessment, finding) == nullptr);
}
