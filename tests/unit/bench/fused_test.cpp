// The fused reference against `evaluate`: what it is measured for, it must also get right.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>
#include <string>

#include "bench/fused_reference.h"
#include "bench/workload.h"
#include "engine/evaluate.h"
#include "unit/engine/random_evidence.h"

using namespace chuan;

namespace {

std::string text(std::int64_t num, std::int64_t den) {
  return std::to_string(num) + "/" + std::to_string(den);
}
std::string text(const Fraction& f) {
  return to_string(f.num) + "/" + to_string(f.den);
}
std::string text(Verdict verdict, Reason reason, bool exact, bool declared, const std::string& at,
                 const std::string& low, const std::string& high) {
  return "verdict " + std::to_string(static_cast<int>(verdict)) + " reason " +
         std::to_string(static_cast<int>(reason)) + (declared ? " declared " : " ") +
         (exact ? at : at + " in [" + low + ", " + high + "]");
}
std::string text(const bench::FusedValue& v) {
  return text(v.verdict, v.reason, v.exact, v.declared, text(v.at.num, v.at.den),
              text(v.low.num, v.low.den), text(v.high.num, v.high.den));
}
std::string text(Verdict verdict, Reason reason, const Value& v) {
  return text(verdict, reason, v.exact, v.declared, text(v.at), text(v.low), text(v.high));
}

/// The first difference, as "CT2.18: ... instead of ..."; empty where there is none.
std::string difference(const CompiledPack& pack, const Assessment& a,
                       const bench::FusedResult& fused) {
  if (a.findings.size() != bench::kRows) return "rows: " + std::to_string(a.findings.size());
  unsigned yearly = 0;
  for (std::size_t i = 0; i < a.findings.size(); ++i) {
    const Finding& finding = a.findings[i];
    const std::string& id = pack.indicators[finding.indicator].id;
    const CheckResult& deciding = a.checks[finding.deciding];
    const std::string want = text(finding.verdict, finding.reason, deciding.value);
    const std::string got = text(fused.rows[i]);
    if (got != want) return id + ": " + got + " instead of " + want;
    for (std::uint32_t c = 0; c < finding.check_count; ++c) {
      const CheckResult& check = a.checks[finding.first_check + c];
      if (check.year_count == 0) continue;
      const auto& years = fused.years[yearly++];
      for (unsigned y = 0; y < check.year_count; ++y) {
        const YearResult& year = a.years[check.first_year + y];
        const std::string want_year = text(year.verdict, year.reason, year.value);
        const std::string got_year = text(years[y]);
        if (got_year != want_year)
          return id + " in " + std::to_string(year.year) + ": " + got_year + " instead of " +
                 want_year;
      }
    }
  }
  return yearly == bench::kYearChecks ? "" : "yearly checks: " + std::to_string(yearly);
}

struct Judges {
  std::optional<CompiledPack> pack = bench::shipped_pack(CHUAN_SOURCE_DIR);
  Workspace workspace;
  bench::FusedScratch scratch;

  std::string compare(const Evidence& evidence, Date as_of) {
    EvaluateOptions options;
    options.lapses = false;
    const Assessment& a = evaluate(*pack, evidence, as_of, options, workspace);
    const bench::Dossier packed = bench::pack_evidence(*pack, evidence);
    return difference(*pack, a, bench::fused_evaluate(packed, as_of, scratch));
  }
};

}  // namespace

TEST_CASE("the fused reference judges the generated workload as the engine does") {
  Judges judges;
  REQUIRE(judges.pack);
  const auto dossiers = bench::read_workload(*judges.pack, CHUAN_WORKLOAD);
  REQUIRE(dossiers.size() >= 500);
  for (const Evidence& evidence : dossiers) {
    INFO(evidence.school_code);
    CHECK(judges.compare(evidence, evidence.dossier_date) == "");
  }
}

TEST_CASE("the fused reference judges the samples as the engine does, on many days") {
  Judges judges;
  REQUIRE(judges.pack);
  for (const std::string school : {"ha-noi-2023", "da-nang-2023", "hop-nhat-2026", "lao-cai-2024",
                                   "phu-tho-2024", "thieu-so-lieu"}) {
    const auto evidence = bench::read_dossier(*judges.pack, CHUAN_SOURCE_DIR "/samples/" + school);
    REQUIRE(evidence);
    for (int days = -800; days < 2400; days += 37) {
      const Date as_of = evidence->dossier_date.plus_days(days);
      INFO(school << " on " << to_iso(as_of));
      CHECK(judges.compare(*evidence, as_of) == "");
    }
    CHECK(judges.compare(*evidence, evidence->dossier_date) == "");
  }
}

TEST_CASE("the fused reference judges random dossiers, unknown cells and all, as the engine does") {
  Judges judges;
  REQUIRE(judges.pack);
  const int rounds = std::getenv("CHUAN_DEEP") != nullptr ? 20'000 : 400;
  for (int seed = 0; seed < rounds; ++seed) {
    random_evidence::Rng rng(static_cast<unsigned>(seed));
    const Evidence evidence = random_evidence::make(*judges.pack, rng, seed % 20);
    INFO("seed " << seed);
    CHECK(judges.compare(evidence, evidence.dossier_date) == "");
  }
}
