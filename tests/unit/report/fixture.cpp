#include "fixture.h"

#include "fixture_parts.h"

namespace chuan::test {
namespace {

Value value(ValueKind kind, Fraction at) {
  Value out;
  out.kind = kind;
  out.at = out.low = out.high = at;
  return out;
}

Value between(ValueKind kind, Fraction at, Fraction low, Fraction high) {
  Value out = value(kind, at);
  out.low = low;
  out.high = high;
  out.exact = false;
  return out;
}

Shortfall heads_short(std::int64_t convert, Rational points) {
  Shortfall out;
  out.any = true;
  out.convert = out.convert_best = convert;
  out.recruit = out.recruit_best = convert + 1;
  out.points = out.points_best = points;
  return out;
}

Shortfall units_short(Rational units) {
  Shortfall out;
  out.any = true;
  out.units = out.units_best = units;
  return out;
}

CheckResult result(Verdict verdict, Reason reason, Value of) {
  CheckResult out;
  out.verdict = verdict;
  out.reason = reason;
  out.value = of;
  return out;
}

void add_years(Assessment& a, CheckResult& check) {
  check.first_year = static_cast<std::uint32_t>(a.years.size());
  check.year_count = 5;
  const std::int64_t passing[] = {7, 8, 10, 9, 10};
  for (int i = 0; i < 5; ++i) {
    YearResult year;
    year.year = 2018 + i;
    year.value = value(ValueKind::share, {passing[i], i == 1 ? 11 : 10});
    if (i < 2) {
      year.verdict = Verdict::not_met;
      year.reason = Reason::below_threshold;
      year.shortfall = heads_short(1, {10, 1});
    }
    a.years.push_back(year);
  }
}

}  // namespace

World::World() : pack(small_pack()), evidence(small_evidence(pack.schema, sources)) {
  Assessment& a = assessment;
  a.period.as_of = Date::of(2023, 4, 12);
  a.period.first_day = Date::of(2018, 4, 13);
  a.period.first_year = 2018;
  a.period.year_count = 5;
  std::vector<CheckResult> rows(kRowCount);
  rows[kMasters] =
      result(Verdict::met, Reason::none, between(ValueKind::share, {10, 12}, {10, 12}, {11, 12}));
  rows[kMasters].exceeds = true;
  rows[kSeniors] =
      result(Verdict::not_met, Reason::below_threshold, value(ValueKind::share, {7, 12}));
  rows[kSeniors].nearly = true;
  rows[kSeniors].shortfall = heads_short(1, {5, 3});
  rows[kPapers] =
      result(Verdict::not_met, Reason::expired_document, value(ValueKind::documents, {3, 4}));
  rows[kPapers].nearly = true;
  rows[kPapers].shortfall = units_short(1);
  rows[kPapers].shortfall.topics = 0b1000;
  rows[kRefresh] =
      result(Verdict::not_met, Reason::below_threshold, value(ValueKind::each_year, {3, 5}));
  rows[kTopics] = result(Verdict::met, Reason::none, value(ValueKind::count, {16, 1}));
  rows[kTopics].exceeds = true;
  rows[kSoftware] =
      result(Verdict::not_met, Reason::below_threshold, value(ValueKind::yes_no, {0, 1}));
  rows[kLand] = result(Verdict::not_met, Reason::below_threshold,
                       value(ValueKind::amount, {Int128{9200} * kMicro, kMicro}));
  rows[kLand].nearly = true;
  rows[kLand].shortfall = units_short(800);
  rows[kRector] = result(Verdict::met, Reason::none, value(ValueKind::scale, {2, 1}));
  rows[kWebsite] = result(Verdict::needs_ruling, Reason::awaiting_ruling, {});
  rows[kSeats] = result(Verdict::not_met, Reason::below_threshold,
                        value(ValueKind::ratio, {Int128{640} * kMicro, Int128{780} * kMicro}));
  rows[kSeats].value.declared = true;
  rows[kSeats].shortfall = units_short(140);
  rows[kSeats].shortfall.points = rows[kSeats].shortfall.points_best = {700, 39};
  rows[kTheory] = result(Verdict::no_evidence, Reason::unknown_fields,
                         between(ValueKind::share, {10, 12}, {10, 12}, {12, 12}));
  rows[kTheory].check = 1;
  rows[kTheory].shortfall = heads_short(2, {50, 3});
  rows[kTheory].shortfall.convert_best = 0;
  rows[kTheory].shortfall.points_best = 0;
  rows[kUnits] = result(Verdict::met, Reason::none, value(ValueKind::count, {5, 1}));

  for (std::uint16_t i = 0; i < kRowCount; ++i) {
    Finding finding;
    finding.indicator = i;
    finding.first_check = static_cast<std::uint32_t>(a.checks.size());
    if (i == kTheory)
      a.checks.push_back(result(Verdict::met, Reason::none, value(ValueKind::share, {12, 12})));
    a.checks.push_back(rows[i]);
    finding.deciding = static_cast<std::uint32_t>(a.checks.size()) - 1;
    finding.check_count = finding.deciding - finding.first_check + 1;
    finding.verdict = rows[i].verdict;
    finding.reason = rows[i].reason;
    finding.exceeds = rows[i].exceeds;
    finding.nearly = rows[i].nearly;
    finding.basis = pack.indicators[i].checks[0].conditions[0].thresholds[0].basis;
    a.findings.push_back(finding);
  }
  add_years(a, check(kRefresh));
  finding(kMasters).undocumented = true;
  finding(kTopics).lapses_on = Date::of(2023, 6, 21);
  finding(kRefresh).holds_from = Date::of(2025, 1, 1);
  count();

  gap.items = {{kSeniors, GapSection::school_now, Owner::school, 0, {0}},
               {kSoftware, GapSection::school_now, Owner::school, -1, {}},
               {kMasters, GapSection::school_data, Owner::school, -1, {}},
               {kTheory, GapSection::school_data, Owner::school, -1, {}},
               {kRefresh, GapSection::wait, Owner::school, -1, {}},
               {kPapers, GapSection::province, Owner::province, -1, {}},
               {kLand, GapSection::province, Owner::province, -1, {}},
               {kSeats, GapSection::province, Owner::province, -1, {}},
               {kWebsite, GapSection::ruling, Owner::academy, -1, {}}};
  CheckResult then = rows[kTopics];
  then.value = value(ValueKind::count, {14, 1});
  lapses = {{kTopics, Date::of(2023, 6, 21), then, kResearch, {0, 1}, kInWindow}};

  Explanation masters;
  masters.indicator = kMasters;
  masters.groups = {{0,
                     0,
                     0,
                     kStaff,
                     Outcome::passing,
                     kNoPred,
                     kNone16,
                     kNone16,
                     {0, 1, 2, 3, 4, 5, 6, 7, 10, 11},
                     10},
                    {0, 0, 0, kStaff, Outcome::failing, kMaster, kNone16, kNone16, {8}, 1},
                    {0, 0, 0, kStaff, Outcome::undecided, kFits, kStaffFits, kStaff, {9}, 1},
                    {0, 0, 0, kStaff, Outcome::left_out, kEmployed, kNone16, kNone16, {12, 13}, 2}};
  masters.documents = {{0, 0, true}, {1, kNoRow, false}};
  Explanation papers;
  papers.indicator = kPapers;
  papers.topics = {{0, 0, {0}, {}}, {0, 1, {0}, {}}, {0, 2, {0}, {}}, {0, 3, {}, {1}}};
  explanations = {masters, papers};
  turns = {{0, 1, Turn::Kind::lose_passing, 1, {9, 12}, Verdict::not_met},
           {0, 2, Turn::Kind::convert, 2, {12, 12}, Verdict::met}};
}

void World::count() {
  LevelResult level;
  level.groups.resize(pack.groups.size());
  level.finding_count = kRowCount;
  for (const Finding& f : assessment.findings) {
    for (Tally* t : {&level.total, &level.groups[pack.indicators[f.indicator].group]}) {
      ++t->indicators;
      t->applicable += f.verdict == Verdict::not_applicable ? 0 : 1;
      t->met += f.verdict == Verdict::met ? 1 : 0;
      t->undocumented += f.undocumented ? 1 : 0;
      t->exceeds += f.exceeds ? 1 : 0;
      t->not_met += f.verdict == Verdict::not_met ? 1 : 0;
      t->nearly += f.nearly ? 1 : 0;
      t->no_evidence += f.verdict == Verdict::no_evidence ? 1 : 0;
      t->needs_ruling += f.verdict == Verdict::needs_ruling ? 1 : 0;
      t->not_applicable += f.verdict == Verdict::not_applicable ? 1 : 0;
    }
    const auto basis = static_cast<std::size_t>(f.basis);
    ++level.rows_by_basis[basis];
    if (f.verdict == Verdict::met) ++level.met_by_basis[basis];
  }
  level.reached = level.total.met == level.total.applicable && level.total.undocumented == 0;
  assessment.levels = {level};
}

ReportInput World::input() const {
  return {pack,        evidence,
          assessment,  gap,
          lapses,      explanations,
          "sha256:ee", "chuan test",
          "thu",       "",
          "",          0,
          0,           {{kStaff, kStaffFits, 9}}};
}

WhyInput World::why(const ReportInput& report, std::uint16_t indicator) const {
  Explanation explanation;
  explanation.indicator = indicator;
  for (const Explanation& e : explanations)
    if (e.indicator == indicator) explanation = e;
  return {report, indicator, explanation, indicator == kMasters ? turns : std::vector<Turn>{},
          sources};
}

}  // namespace chuan::test
