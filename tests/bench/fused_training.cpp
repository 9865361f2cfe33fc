/// Units, classes, plans, programmes, surveys, rooms, budgets and single facts: groups 3 and 6.
#include "fused_run.h"

namespace chuan::bench {

namespace {

void add_weighted(Range& to, const Class& row, Tri t) {
  to.lo += row.weight_lo & -static_cast<std::int64_t>(t & 1U);
  to.hi += row.weight_hi & -static_cast<std::int64_t>(t >> 1U);
}

void pass_classes(Run& run) {
  const auto& classes = run.dossier.classes;
  const auto& plans = run.dossier.plans;
  Range begun;
  std::array<Range, kYears> full_time{};
  for (const Class& row : classes.rows) {
    Days32 placed = row.start;
    if (row.weight_hi > 1 && row.start.lo <= row.start.hi && row.end.lo <= row.end.hi)
      placed.hi = row.end.hi;
    const Tri wanted = is(row.intermediate, 1) & is(row.mode, 0);
    if (placed.exact()) {
      const unsigned year = run.year_of(placed.lo);
      if (year == kYears) continue;
      add_weighted(begun, row, kYes);
      add_weighted(full_time[year], row, wanted);
      continue;
    }
    add_weighted(begun, row, run.in_years(placed));
    for (unsigned year = 0; year < kYears; ++year)
      add_weighted(full_time[year], row, wanted & run.in_year(placed, year));
  }
  const bool covered = run.covers_years(classes.covers);
  Sum planned;
  for (const Plan& row : plans.rows) planned.add(run.in_years(row.year), row.classes);
  const bool plans_covered = run.covers_years(plans.covers);
  Got share_of_plan =
      ratio(count(begun, classes.known, covered), sum(planned, plans.known, plans_covered));
  run.or_declared(kF3_01, kYears, Run::As::ratio,
                  classes.known && covered && plans.known && plans_covered, share_of_plan);
  put(run.out.rows[k3_01], share_of_plan, judge(share_of_plan, {1, 1}));

  YearTally tally(run.out.years[kY3_03], {1, 1}, true);
  for (unsigned year = 0; year < kYears; ++year) {
    const bool year_covered = run.covers_year(classes.covers, year);
    Got got = count(full_time[year], classes.known, year_covered);
    run.or_declared(kF3_03, year, Run::As::count, classes.known && year_covered, got);
    tally.add(year, got);
  }
  tally.finish(run.out.rows[k3_03]);
}

void pass_surveys(Run& run) {
  const auto& surveys = run.dossier.surveys;
  struct Answers {
    Sum satisfied, asked;
  };
  std::array<std::array<Answers, kYears>, 2> totals{};  // learners, employers
  for (const Survey& row : surveys.rows)
    run.each_year_of(row.year, [&](unsigned year, Tri in) {
      for (Code source = 0; source < 2; ++source) {
        const Tri t = is(row.source, source) & in;
        totals[source][year].satisfied.add(t, row.satisfied);
        totals[source][year].asked.add(t, row.asked);
      }
    });
  constexpr std::array<YearCheck, 2> checks{kY3_04a, kY3_04b};
  constexpr std::array<FigureKey, 2> keys{kF3_04a, kF3_04b};
  FusedValue second;
  for (unsigned source = 0; source < 2; ++source) {
    YearTally tally(run.out.years[checks[source]], {80, 100});
    for (unsigned year = 0; year < kYears; ++year) {
      const Answers& answers = totals[source][year];
      const bool covered = run.covers_year(surveys.covers, year);
      Got got = ratio(sum(answers.satisfied, surveys.known, covered),
                      sum(answers.asked, surveys.known, covered));
      run.or_declared(keys[source], year, Run::As::ratio, surveys.known && covered, got);
      tally.add(year, got);
    }
    tally.finish(source == 0 ? run.out.rows[k3_04] : second);
  }
  put_worse(run.out.rows[k3_04], second);
}

void pass_rooms(Run& run) {
  const Dossier& dossier = run.dossier;
  Sum seats, beds;
  for (const Room& row : dossier.rooms.rows) {
    const Tri here = run.present(row.from, row.to);
    seats.add(here & one_of(row.kind, 0b111), row.places);
    beds.add(here & is(row.kind, 4), row.places);
  }
  const bool known = dossier.rooms.known;
  Got got = ratio(sum(seats, known, true), amount(dossier.learners));
  run.or_declared(kF6_02, kYears, Run::As::ratio, known, got);
  put(run.out.rows[k6_02], got, judge(got, {1, 1}));
  got = ratio(sum(beds, known, true), amount(dossier.boarding));
  run.or_declared(kF6_03, kYears, Run::As::ratio, known, got);
  put(run.out.rows[k6_03], got, judge(got, {1, 1}));
}

void pass_budgets(Run& run) {
  const auto& budgets = run.dossier.budgets;
  const bool covered = run.covers_years(budgets.covers);
  Sum granted, need;
  for (const Budget& row : budgets.rows) {
    const Tri in = run.in_years(row.year);
    granted.add(in, row.granted);
    need.add(in, row.need);
  }
  Got got = ratio(sum(granted, budgets.known, covered), sum(need, budgets.known, covered));
  run.or_declared(kF6_05, kYears, Run::As::ratio, budgets.known && covered, got);
  put(run.out.rows[k6_05], got, judge(got, {1, 1}));
}

}  // namespace

void pass_training(Run& run) {
  const Dossier& dossier = run.dossier;
  pass_classes(run);
  pass_surveys(run);
  pass_rooms(run);
  pass_budgets(run);

  Range units;
  for (const Unit& row : dossier.units.rows)
    units.add(one_of(row.kind, 0b11) & run.present(row.from, row.to));
  Got got = count(units, dossier.units.known, true);
  run.or_declared(kF2_02, kYears, Run::As::count, dossier.units.known, got);
  put(run.out.rows[k2_02], got, judge_at_most(got, {5, 1}));

  const auto& programmes = dossier.programmes;
  Shares taught;
  for (const Programme& row : programmes.rows)
    taught.add(is(row.code, 1) & run.present(row.from, row.to),
               is(row.as_academy_rules, 1) & is(row.approved, 1));
  got = programmes.known ? share(taught) : open_value({0, 1}, {1, 1}, Reason::register_absent);
  if (programmes.known && run.calendar.as_of.days < programmes.covers.lo) uncover(got);
  run.or_declared(kF3_02, kYears, Run::As::share, programmes.known, got);
  put(run.out.rows[k3_02], got, judge(got, {1, 1}));

  got = yes_no(dossier.software);
  put(run.out.rows[k3_05], got, judge(got, {1, 1}));
  got = amount(dossier.land);
  put(run.out.rows[k6_01], got, judge(got, {10'000, 1}));
  got = amount(dossier.titles);
  put(run.out.rows[k6_04], got, judge(got, {2'000, 1}));
  FusedValue digital;
  got = yes_no(dossier.digital);
  put(digital, got, judge(got, {1, 1}));
  put_worse(run.out.rows[k6_04], digital);
}

}  // namespace chuan::bench
