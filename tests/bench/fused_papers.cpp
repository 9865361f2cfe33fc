/// Documents in force, the school's years and rulings: groups 1 and 5.
#include <algorithm>

#include "fused_run.h"

namespace chuan::bench {

namespace {

struct Topics {
  std::uint32_t sure = 0, may = 0, once = 0;
  void add(Tri candidate, Tri in_force, bool issued, std::uint32_t topics_sure,
           std::uint32_t topics_may) {
    if (candidate == kNo) return;
    if (issued) once |= topics_may;
    const Tri member = candidate & in_force;
    if (member != kNo) may |= topics_may;
    if (member == kYes) sure |= topics_sure;
  }
};

FusedValue judge_topics(Topics got, std::uint32_t wanted, bool known) {
  Got value;
  if (!known) {
    got = {0, wanted, 0};
    value.doubt = Reason::register_absent;
  }
  const std::int64_t total = std::popcount(wanted);
  value.low = {std::popcount(wanted & got.sure), total};
  value.high = {std::popcount(wanted & got.may), total};
  settle(value);
  // The threshold speaks of topics: all of them.
  Judged judged{Verdict::no_evidence, value.doubt};
  if (value.low.num == total)
    judged = {Verdict::met, Reason::none};
  else if (value.high.num < total)
    judged = {Verdict::not_met, (wanted & ~got.may & got.once) != 0 ? Reason::expired_document
                                                                    : Reason::missing_document};
  FusedValue out;
  put(out, value, judged);
  return out;
}

void pass_documents(Run& run) {
  // Positions in the scale `topic`.
  constexpr std::uint32_t provincial_topics = 0b0'0010'0111;
  constexpr std::uint32_t school_topics = 0b1'1111'1110;
  constexpr std::uint32_t conduct = 1U << 9;
  const auto& documents = run.dossier.documents;
  Topics province, school, code;
  for (const Document& row : documents.rows) {
    const Tri own = is(row.own, 1);
    const Tri in_force = run.present(row.date, row.valid_to);
    const bool issued = row.date.lo <= run.calendar.as_of.days;
    province.add(is(row.issuer, 3) & own, in_force, issued, row.topics_sure, row.topics_may);
    const Tri regulation = is(row.issuer, 0) & one_of(row.kind, 0b11000) & own;
    if (regulation == kNo) continue;
    school.add(regulation, in_force, issued, row.topics_sure, row.topics_may);
    const Tri of_conduct = tri((row.topics_sure & conduct) != 0, (row.topics_may & conduct) != 0);
    code.add(regulation & of_conduct, in_force, issued, 1, 1);
  }
  run.out.rows[k1_01] = judge_topics(province, provincial_topics, documents.known);
  run.out.rows[k1_02] = judge_topics(school, school_topics, documents.known);
  run.out.rows[k5_01] = judge_topics(code, 1, documents.known);
}

struct LowestOf {
  std::int64_t lo, hi, highest = -1;
  bool empty = true, may_be_empty = true;
  void add(Tri in, Code value, std::int64_t top) {
    empty = false;
    const std::int64_t least = value == kOpen ? 0 : (value == kNothing ? -1 : value);
    lo = std::min(lo, least);
    highest = std::max(highest, value == kOpen ? top : least);
    if (in != kYes) return;
    may_be_empty = false;
    hi = std::min(hi, value == kOpen ? top : least);
  }
};

Got lowest(const LowestOf& got, std::int64_t top, bool known, bool covered) {
  Got out;
  if (!known) {
    out = open_value({-1, 1}, {top, 1}, Reason::register_absent);
  } else {
    out.empty = got.empty && covered;
    out.may_be_empty = got.may_be_empty;
    out.low = {covered ? got.lo : -1, 1};
    out.high = {covered && got.may_be_empty && !got.empty ? got.highest : got.hi, 1};
    if (!covered) out.doubt = Reason::not_covered;
    settle(out);
    if (out.may_be_empty && !out.empty) out.exact = false;
    if (out.empty) out.at = out.low = out.high = {-1, 1};
  }
  return out;
}

void pass_school_years(Run& run) {
  constexpr std::int64_t best_rating = 3, best_emulation = 4;
  const auto& school = run.dossier.school_years;
  struct Year {
    Shares regulations, conduct;
    LowestOf rating{best_rating, best_rating}, emulation{best_emulation, best_emulation};
  };
  std::array<Year, kYears> totals{};
  for (const SchoolYear& row : school.rows)
    run.each_year_of(row.year, [&](unsigned year, Tri in) {
      Year& to = totals[year];
      to.regulations.add(in, is(row.regulations, 1));
      to.conduct.add(in, is(row.conduct, 1));
      to.rating.add(in, row.rating, best_rating);
      to.emulation.add(in, row.emulation, best_emulation);
    });
  YearTally regulations(run.out.years[kY1_03], {1, 1});
  YearTally conduct(run.out.years[kY5_01b], {1, 1});
  YearTally rating(run.out.years[kY5_02], {2, 1});
  YearTally emulation(run.out.years[kY5_03], {1, 1});
  for (unsigned year = 0; year < kYears; ++year) {
    const bool covered = run.covers_year(school.covers, year);
    const auto every = [&](YearTally& tally, FigureKey key, const Shares& shares) {
      Got got = school.known ? share(shares) : open_value({0, 1}, {1, 1}, Reason::register_absent);
      if (school.known && !covered) uncover(got);
      run.or_declared(key, year, Run::As::share, school.known && covered, got);
      tally.add(year, got);
    };
    const Year& of = totals[year];
    every(regulations, kF1_03, of.regulations);
    every(conduct, kF5_01b, of.conduct);
    rating.add(year, lowest(of.rating, best_rating, school.known, covered));
    emulation.add(year, lowest(of.emulation, best_emulation, school.known, covered));
  }
  regulations.finish(run.out.rows[k1_03]);
  FusedValue second;
  conduct.finish(second);
  put_worse(run.out.rows[k5_01], second);
  rating.finish(run.out.rows[k5_02]);
  emulation.finish(run.out.rows[k5_03]);
}

void judge_ruling(Run& run, Row row) {
  const RulingRow* best = nullptr;
  for (const RulingRow& ruling : run.dossier.rulings)
    if (ruling.row == row && ruling.stage == static_cast<Code>(RulingStage::self) &&
        ruling.date <= run.calendar.as_of && (best == nullptr || best->date < ruling.date))
      best = &ruling;
  Got got;
  if (best == nullptr) {
    got.exact = false;
    got.high = {static_cast<std::int64_t>(RulingValue::not_met), 1};
    put(run.out.rows[row], got, {Verdict::needs_ruling, Reason::awaiting_ruling});
    return;
  }
  got.at = {best->value, 1};
  const auto value = static_cast<RulingValue>(best->value);
  const bool met = value == RulingValue::met || value == RulingValue::exceeds;
  put(run.out.rows[row], got,
      met ? Judged{Verdict::met, Reason::none} : Judged{Verdict::not_met, Reason::ruled_against});
}

}  // namespace

void pass_papers(Run& run) {
  pass_documents(run);
  pass_school_years(run);
  judge_ruling(run, k4_07);
  judge_ruling(run, k5_04);
}

}  // namespace chuan::bench
