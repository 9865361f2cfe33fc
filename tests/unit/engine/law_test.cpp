// The laws of the engine on the shipped pack, over generated dossiers. A failing case prints its
// seed; CHUAN_DEEP=1 runs many more.
#include <cstdlib>

#include "random_evidence.h"
#include "world.h"

using namespace chuan;
using random_evidence::Rng;

namespace {

const CompiledPack& shipped() {
  static SourceMap sources;
  static const std::optional<CompiledPack> pack = [] {
    Diagnostics diagnostics;
    DiskFileSystem disk;
    auto loaded = load_pack(disk, CHUAN_SOURCE_DIR "/rules/qd11-2021", {}, sources, diagnostics);
    for (const Diagnostic& d : diagnostics.all())
      UNSCOPED_INFO(code_id(d.code) << " " << sources.place(d.origin).to_string());
    return loaded;
  }();
  REQUIRE(pack);
  return *pack;
}

int rounds() {
  return std::getenv("CHUAN_DEEP") != nullptr ? 3000 : 60;
}

EvaluateOptions both_levels(bool lapses = false) {
  EvaluateOptions options;
  options.level = static_cast<std::uint8_t>(shipped().info.levels);
  options.lapses = lapses;
  return options;
}

void no_figures(Evidence& evidence) {
  const std::uint16_t reg = shipped().schema.figures.reg;
  const std::size_t fields = evidence.registers[reg].columns.size();
  evidence.registers[reg] = {};
  evidence.registers[reg].columns.resize(fields);
}

/// Everything a writer could print of a result.
std::string signature(const Assessment& a) {
  std::string out;
  auto number = [&](Int128 n) { out += to_string(n) + " "; };
  auto value = [&](const Value& v) {
    out += std::to_string(static_cast<int>(v.kind)) + (v.exact ? "=" : "~") + world::text(v) + " ";
    number(v.at.num);
    number(v.at.den);
  };
  for (const Finding& f : a.findings) {
    out += shipped().indicators[f.indicator].id + " L" + std::to_string(f.level) + " ";
    number(static_cast<int>(f.verdict));
    number(static_cast<int>(f.reason));
    number(f.exceeds);
    number(f.nearly);
    number(f.undocumented);
    out += f.lapses_on ? to_iso(*f.lapses_on) : "-";
    out += f.holds_from ? to_iso(*f.holds_from) : "-";
    for (std::uint32_t i = 0; i < f.check_count; ++i) {
      const CheckResult& c = a.checks[f.first_check + i];
      number(static_cast<int>(c.verdict));
      value(c.value);
      number(c.shortfall.convert);
      number(c.shortfall.recruit);
      out += to_string(c.shortfall.units) + to_string(c.shortfall.points);
      for (std::uint32_t y = 0; y < c.year_count; ++y) value(a.years[c.first_year + y].value);
    }
    out += "\n";
  }
  return out;
}

bool decided(Verdict v) {
  return v == Verdict::met || v == Verdict::not_met;
}

}  // namespace

TEST_CASE("law: verdicts are exclusive and sum to the rows of the level and of each group") {
  Workspace workspace;
  for (int seed = 0; seed < rounds(); ++seed) {
    CAPTURE(seed);
    Rng rng(static_cast<unsigned>(seed));
    const Evidence evidence = random_evidence::make(shipped(), rng, seed % 20);
    const Assessment& a =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(), workspace);
    for (const LevelResult& level : a.levels) {
      auto sums = [](const Tally& t) {
        return t.met + t.not_met + t.no_evidence + t.needs_ruling + t.not_applicable ==
                   t.indicators &&
               t.applicable == t.indicators - t.not_applicable && t.exceeds <= t.met &&
               t.nearly <= t.not_met && t.undocumented <= t.met;
      };
      CHECK(sums(level.total));
      int rows = 0;
      int met = 0;
      for (const Tally& group : level.groups) {
        CHECK(sums(group));
        rows += group.indicators;
        met += group.met;
      }
      CHECK(rows == level.total.indicators);
      CHECK(met == level.total.met);
      int by_basis = 0;
      for (const int n : level.met_by_basis) by_basis += n;
      CHECK(by_basis == level.total.met);
    }
  }
}

TEST_CASE("law: level 2 met implies level 1 met on inherited rows") {
  Workspace workspace;
  for (int seed = 0; seed < rounds(); ++seed) {
    CAPTURE(seed);
    Rng rng(static_cast<unsigned>(seed));
    const Evidence evidence = random_evidence::make(shipped(), rng, seed % 10);
    const Assessment& a =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(), workspace);
    std::vector<Verdict> one(shipped().indicators.size(), Verdict::not_applicable);
    for (const Finding& f : a.findings) {
      if (f.level == 1) one[f.indicator] = f.verdict;
      if (f.level != 2 || shipped().indicators[f.indicator].first_level != 1) continue;
      CAPTURE(shipped().indicators[f.indicator].id);
      if (f.verdict == Verdict::met) CHECK(one[f.indicator] == Verdict::met);
      if (one[f.indicator] == Verdict::not_met) CHECK(f.verdict == Verdict::not_met);
    }
  }
}

TEST_CASE("law: more unknowns never decide anything, and never turn a verdict round") {
  Workspace workspace;
  for (int seed = 0; seed < rounds(); ++seed) {
    Rng rng(static_cast<unsigned>(seed));
    Evidence evidence = random_evidence::make(shipped(), rng, seed % 3);
    no_figures(evidence);
    const Assessment before =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(), workspace);
    random_evidence::forget(shipped(), evidence, rng, 1 + seed % 8);
    const Assessment& after =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(), workspace);
    for (std::size_t i = 0; i < before.findings.size(); ++i) {
      const Verdict was = before.findings[i].verdict;
      const Verdict is = after.findings[i].verdict;
      CAPTURE(seed, shipped().indicators[before.findings[i].indicator].id, was, is);
      if (decided(is)) CHECK(is == was);
    }
  }
}

TEST_CASE("law: whatever the unknown cells hold, a decided verdict stands") {
  Workspace workspace;
  for (int seed = 0; seed < rounds(); ++seed) {
    Rng rng(static_cast<unsigned>(seed) + 1000);
    Evidence evidence = random_evidence::make(shipped(), rng, 1 + seed % 6);
    const Assessment before =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(), workspace);
    random_evidence::decide(shipped(), evidence, rng);
    const Assessment& after =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(), workspace);
    for (std::size_t i = 0; i < before.findings.size(); ++i) {
      const Verdict was = before.findings[i].verdict;
      const Verdict is = after.findings[i].verdict;
      CAPTURE(seed, shipped().indicators[before.findings[i].indicator].id, was, is);
      if (decided(was)) CHECK(is == was);
    }
  }
}

TEST_CASE("law: the order of records changes nothing") {
  Workspace workspace;
  for (int seed = 0; seed < rounds() / 2; ++seed) {
    CAPTURE(seed);
    Rng rng(static_cast<unsigned>(seed));
    const Evidence evidence = random_evidence::make(shipped(), rng, 3);
    const std::string before = signature(
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(true), workspace));
    const Evidence other = random_evidence::shuffled(shipped(), evidence, rng);
    CHECK(signature(evaluate(shipped(), other, other.dossier_date, both_levels(true), workspace)) ==
          before);
  }
}

TEST_CASE("law: a column that no record writes is one of blank cells") {
  Workspace workspace;
  const auto judged = [&](const Evidence& evidence) {
    return signature(
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(true), workspace));
  };
  for (int seed = 0; seed < rounds(); ++seed) {
    CAPTURE(seed);
    Rng rng(static_cast<unsigned>(seed));
    Evidence evidence = random_evidence::make(shipped(), rng, 3);
    random_evidence::blank_columns(shipped(), evidence, rng);
    CHECK(judged(evidence) == judged(random_evidence::unwritten(evidence)));
  }
}

TEST_CASE("law: a verdict holds on every day until it lapses, and not on that day") {
  Workspace workspace;
  for (int seed = 0; seed < rounds() / 6; ++seed) {
    Rng rng(static_cast<unsigned>(seed) + 77);
    const Evidence evidence = random_evidence::make(shipped(), rng, 0);
    const Assessment first =
        evaluate(shipped(), evidence, evidence.dossier_date, both_levels(true), workspace);
    EvaluateOptions moved = both_levels();
    moved.years_as_of = evidence.dossier_date;
    moved.assume_nothing_added = true;
    for (int days = 1; days < 5 * 365; days += 1 + static_cast<int>(rng() % 40)) {
      const Date day = evidence.dossier_date.plus_days(days);
      const Assessment& later = evaluate(shipped(), evidence, day, moved, workspace);
      for (std::size_t i = 0; i < first.findings.size(); ++i) {
        const Finding& f = first.findings[i];
        if (f.verdict != Verdict::met) continue;
        if (f.lapses_on && day >= *f.lapses_on) continue;
        CAPTURE(seed, to_iso(day), shipped().indicators[f.indicator].id);
        CHECK(later.findings[i].verdict == Verdict::met);
      }
    }
    for (const Finding& f : first.findings) {
      if (!f.lapses_on) continue;
      const Assessment& then = evaluate(shipped(), evidence, *f.lapses_on, moved, workspace);
      const auto i = static_cast<std::size_t>(&f - first.findings.data());
      CAPTURE(seed, shipped().indicators[f.indicator].id, to_iso(*f.lapses_on));
      CHECK(then.findings[i].verdict != Verdict::met);
    }
  }
}

TEST_CASE("law: a day that no date explains changes nothing") {
  Workspace workspace;
  int compared = 0;
  for (int seed = 0; seed < rounds() / 3; ++seed) {
    Rng rng(static_cast<unsigned>(seed) + 5);
    const Evidence evidence = random_evidence::make(shipped(), rng, 2);
    EvaluateOptions options = both_levels();
    options.assume_nothing_added = true;
    options.years_as_of = evidence.dossier_date;
    // Every day on which something in the dossier can begin, end, leave the window or come of age.
    std::vector<bool> explained(8000, false);
    auto mark = [&](std::int64_t day) {
      const std::int64_t at = day - 15000;
      if (at >= 0 && at < 8000) explained[static_cast<std::size_t>(at)] = true;
    };
    for (const Register& data : evidence.registers)
      for (const Column& column : data.columns)
        for (std::size_t row = 0; row < column.lo.size(); ++row)
          for (const std::int64_t day : {column.lo[row], column.hi[row]}) {
            if (day < 10000 || day > 30000) continue;
            const Date d{static_cast<std::int32_t>(day)};
            for (const int years : {0, 5, 7})
              for (int slack = 0; slack <= 1; ++slack)
                mark(d.plus_years(years).plus_days(slack).days);
          }
    std::string last;
    for (int days = 0; days < 200; ++days) {
      const Date day = evidence.dossier_date.plus_days(days);
      const std::string now = signature(evaluate(shipped(), evidence, day, options, workspace));
      if (days > 0 && !explained[static_cast<std::size_t>(day.days - 15000)]) {
        CAPTURE(seed, to_iso(day));
        CHECK(now == last);
        ++compared;
      }
      last = now;
    }
  }
  INFO("no day was free of dates: the law was not tried");
  CHECK(compared > 0);
}

TEST_CASE("law: a qualifying record more never lowers a share's numerator") {
  const world::Pack pack(
      world::indicator("CT1.01", "{share: {of: lecturers, where: [{field: fits, is: true}]}}",
                       "{1: {at_least: 90 %, basis: provisional, sources: [ours]}}"));
  Workspace workspace;
  const EvaluateOptions options;
  for (int seed = 0; seed < rounds(); ++seed) {
    CAPTURE(seed);
    Rng rng(static_cast<unsigned>(seed));
    Evidence evidence = random_evidence::make(*pack, rng, 10);
    const std::uint16_t staff = pack->schema.find_register("staff");
    Register& data = evidence.registers[staff];
    if (!data.known()) continue;
    const Value before =
        evaluate(*pack, evidence, evidence.dossier_date, options, workspace).checks[0].value;
    const RegisterSchema& schema = pack->schema.registers[staff];
    auto put = [&](const char* field, std::int64_t value) {
      Column& column = data.columns[schema.field(field)];
      column.lo.back() = column.hi.back() = value;
    };
    for (Column& column : data.columns) {
      column.lo.push_back(kCellMax);
      column.hi.push_back(kCellMin);
    }
    put("kind", 0);
    put("fits", 1);
    put("from", 15000);
    put("to", kDateMax.days);
    data.by_key.push_back(data.rows++);
    const Value after =
        evaluate(*pack, evidence, evidence.dossier_date, options, workspace).checks[0].value;
    CHECK(after.at.num == before.at.num + 1);
    CHECK(after.low.rational() >= before.low.rational());
    CHECK(after.high.rational() >= before.high.rational());
  }
}

TEST_CASE("a steady state evaluates the same bytes again and again") {
  Workspace workspace;
  Rng rng(3);
  const Evidence evidence = random_evidence::make(shipped(), rng, 5);
  const std::string once =
      signature(evaluate(shipped(), evidence, evidence.dossier_date, both_levels(true), workspace));
  for (int i = 0; i < 5; ++i) {
    Rng other(static_cast<unsigned>(i));
    const Evidence noise = random_evidence::make(shipped(), other, 20);
    evaluate(shipped(), noise, noise.dossier_date, both_levels(), workspace);
    CHECK(signature(evaluate(shipped(), evidence, evidence.dossier_date, both_levels(true),
                             workspace)) == once);
  }
}
