/// Research, publications and events: group 4, and the people they name.
#include "fused_run.h"

namespace chuan::bench {

namespace {

/// Records in the window, and ever: tells "out of the window".
struct Windowed {
  Range in;
  std::int64_t ever = 0;
  void add(Tri member, Tri in_window) {
    in.add(member & in_window);
    ever += member & 1U;
  }
};
void judge_window(const Run& run, Row row, FigureKey key, const Windowed& total, bool known,
                  bool covered, std::int64_t threshold) {
  Got got = count(total.in, known, covered);
  run.or_declared(key, kYears, Run::As::count, known && covered, got);
  const Reason failing =
      known && total.ever >= threshold ? Reason::out_of_window : Reason::below_threshold;
  put(run.out.rows[row], got, judge(got, {threshold, 1}, failing));
}

void judge_yearly(const Run& run, Row row, YearCheck check, FigureKey key,
                  const std::array<Range, kYears>& totals, std::int64_t threshold) {
  const auto& works = run.dossier.publications;
  YearTally tally(run.out.years[check], {threshold, 1}, true);
  for (unsigned year = 0; year < kYears; ++year) {
    const bool covered = run.covers_year(works.covers, year);
    Got got = count(totals[year], works.known, covered);
    run.or_declared(key, year, Run::As::count, works.known && covered, got);
    tally.add(year, got);
  }
  tally.finish(run.out.rows[row]);
}

void pass_research(Run& run) {
  const Dossier& dossier = run.dossier;
  const auto& research = dossier.research;
  const bool covered = run.covers_window(research.covers);
  if (!research.known || !covered)
    run.anyone[kLedProvincial] = run.anyone[kLedTopic] = ~std::uint64_t{0};
  for (unsigned year = 0; year < kYears; ++year)
    if (!research.known || !run.covers_year(research.covers, year))
      run.anyone[kProduct + year] = ~std::uint64_t{0};
  Windowed school, province, reviews;
  for (const Research& row : research.rows) {
    const Tri window = run.in_window(row.accepted);
    const Tri accepted = written(row.accepted);
    const Tri topic = is(row.kind, 0) & accepted;
    const Tri provincial = topic & at_least(row.level, 2);
    school.add(topic & is(row.level, 0), window);
    province.add(provincial, window);
    reviews.add(is(row.kind, 1) & accepted & is(row.used, 1), window);
    run.name(row.leader, kLedTopic, topic & window);
    run.name(row.leader, kLedProvincial, provincial & window);
    run.each_year_of(row.accepted, [&](unsigned year, Tri in) {
      const PersonSet set = Run::of_year(kProduct, year);
      run.name(row.leader, set, in);
      for (std::uint32_t i = row.first; i < row.last; ++i) run.name(dossier.people[i], set, in);
    });
  }
  judge_window(run, k4_01, kF4_01, school, research.known, covered, 15);
  judge_window(run, k4_02, kF4_02, province, research.known, covered, 1);
  judge_window(run, k4_08, kF4_08, reviews, research.known, covered, 2);
}

void pass_publications(Run& run) {
  const Dossier& dossier = run.dossier;
  const auto& works = dossier.publications;
  const bool covered = run.covers_window(works.covers);
  for (unsigned year = 0; year < kYears; ++year)
    if (!works.known || !run.covers_year(works.covers, year))
      run.anyone[kProduct + year] = ~std::uint64_t{0};
  Windowed books;
  std::array<Range, kYears> articles{}, bulletins{}, defences{};
  constexpr Code bulletin_issue = 8;
  for (const Publication& row : works.rows) {
    books.add(one_of(row.kind, 0b11), run.in_window(row.date));
    const Tri article = one_of(row.kind, 0b111000);
    const Tri bulletin = is(row.kind, bulletin_issue);
    const Tri defends = is(row.defends, 1);
    run.each_year_of(row.date, [&](unsigned year, Tri in) {
      articles[year].add(article & in);
      bulletins[year].add(bulletin & in);
      defences[year].add(defends & in);
      const Tri signed_work = not_tri(bulletin) & in;
      for (std::uint32_t i = row.first; i < row.last; ++i)
        run.name(dossier.people[i], Run::of_year(kProduct, year), signed_work);
    });
  }
  judge_window(run, k4_04, kF4_04, books, works.known, covered, 1);
  judge_yearly(run, k4_05, kY4_05, kF4_05, articles, 5);
  judge_yearly(run, k4_06, kY4_06, kF4_06, bulletins, 2);
  judge_yearly(run, k4_09, kY4_09, kF4_09, defences, 5);
}

}  // namespace

void pass_works(Run& run) {
  pass_research(run);
  pass_publications(run);
  const auto& events = run.dossier.events;
  Windowed conferences;
  for (const Event& row : events.rows)
    conferences.add(one_of(row.kind, 0b11) & at_least(row.level, 2), run.in_window(row.date));
  judge_window(run, k4_03, kF4_03, conferences, events.known, run.covers_window(events.covers), 3);
}

}  // namespace chuan::bench
