/// Staff and what is written of each person: group 2.
#include <algorithm>

#include "fused_bits.h"
#include "fused_run.h"

namespace chuan::bench {

namespace {

constexpr std::uint64_t employed_all() {
  std::uint64_t bits = 0;
  for (unsigned slot = 0; slot <= kYears; ++slot) bits |= both(bEmployed + slot);
  return bits;
}

std::uint64_t employed_some(const Calendar& calendar, const Staff& person) {
  std::uint64_t bits = 0;
  for (unsigned slot = 0; slot <= kYears; ++slot) {
    const std::int32_t day = calendar.asked[slot];
    const std::int32_t latest = calendar.arrived[slot];
    const Tri t = tri(person.from.hi <= latest && person.to.lo >= day,
                      person.from.lo <= latest && person.to.hi >= day);
    bits |= (std::uint64_t{t & 1U} << (bEmployed + slot)) |
            (std::uint64_t{t >> 1U} << (bEmployed + slot + kMaybe));
  }
  return bits;
}

/// Rows into columns: bit j of word i becomes bit i of word j.
void transpose(std::array<std::uint64_t, 64>& a) {
  std::uint64_t mask = 0x0000'0000'FFFF'FFFF;
  for (unsigned j = 32; j != 0; j >>= 1, mask ^= mask << j)
    for (unsigned k = 0; k < 64; k = ((k | j) + 1) & ~j) {
      const std::uint64_t t = ((a[k] >> j) ^ a[k | j]) & mask;
      a[k] ^= t << j;
      a[k | j] ^= t;
    }
}

struct Set {
  std::uint64_t sure = 0, may = 0;
  Set operator&(const Set& o) const { return {sure & o.sure, may & o.may}; }
  Set operator|(const Set& o) const { return {sure | o.sure, may | o.may}; }
  Set operator~() const { return {~may, ~sure}; }
};

enum DayShare : unsigned {
  d01,
  d03,
  d07,
  d08,
  d09,
  d11,
  d12,
  d13,
  d14,
  d15,
  d16,
  d17,
  d18,
  d19a,
  d19b,
  d20,
  d21,
  d22,
  d27,
  d28,
  d29,
  kDayShares
};
constexpr std::array<YearCheck, 5> kStaffYears{kY2_04, kY2_23, kY2_24, kY2_25, kY2_26};

struct Lowest {
  std::int64_t lo = 5, hi = 5;  // doctor
  std::int64_t highest = -1;
  bool empty = true, may_be_empty = true;
};

struct Totals {
  std::array<Shares, kDayShares> day;
  std::array<std::array<Shares, kYears>, kStaffYears.size()> year;
  Range led_provincial;
  Lowest rector, vice;
};

void lowest_degree(const Staff* people, Set members, Lowest& out) {
  for (std::uint64_t left = members.may; left != 0; left &= left - 1) {
    const auto at = static_cast<unsigned>(std::countr_zero(left));
    out.empty = false;
    const auto degree = static_cast<std::int64_t>((people[at].codes >> (4 * kDegree)) & 15U);
    const std::int64_t lo = degree == kOpen ? 0 : (degree == kNothing ? -1 : degree);
    const std::int64_t hi = degree == kOpen ? 5 : lo;
    out.lo = std::min(out.lo, lo);
    out.highest = std::max(out.highest, hi);
    if (((members.sure >> at) & 1U) == 0) continue;
    out.may_be_empty = false;
    out.hi = std::min(out.hi, hi);
  }
}

void block(const Run& run, const PersonBlock& named, const Staff* people, std::size_t count,
           Totals& out) {
  const Calendar& calendar = run.calendar;
  std::array<std::uint64_t, 64> bits;
  std::int32_t last_day = std::max(calendar.asked[0], calendar.asked[kYears]);
  for (std::size_t i = 0; i < count; ++i) {
    const Staff& person = people[i];
    std::uint64_t got = 0;
    for (unsigned f = 0; f < kPairs.size(); ++f) got |= kPairs[f][(person.codes >> (8 * f)) & 255U];
    got |= person.from.hi <= calendar.arrived[1] && person.from.lo <= person.from.hi &&
                   person.to.lo >= last_day
               ? employed_all()
               : employed_some(calendar, person);
    const Tri senior = tri(
        person.teaching.hi <= calendar.taught_since,
        person.teaching.lo <= calendar.taught_since && person.teaching.lo <= person.teaching.hi);
    got |= (std::uint64_t{senior & 1U} << bSenior) |
           (std::uint64_t{senior >> 1U} << (bSenior + kMaybe));
    bits[i] = got;
  }
  for (std::size_t i = count; i < 64; ++i) bits[i] = 0;
  transpose(bits);

  const auto of = [&](unsigned bit) { return Set{bits[bit], bits[bit + kMaybe]}; };
  const auto in = [&](unsigned set) {
    return Set{named.sure[set], named.may[set] | run.anyone[set]};
  };
  const auto add = [&](Shares& to, Set members, Set passing) {
    to.add(members.sure, members.may, passing.sure, passing.may);
  };
  const Set here = of(bEmployed);
  const Set own = here & of(bOwn);
  const Set all = of(bPayroll);
  const Set lecturers = all & of(bTeacher);
  const Set present_all = all & here;
  const Set present_lecturers = lecturers & here;
  const Set khoa = of(bKhoa);
  const Set phong = of(bPhong);
  const Set rectorate = of(bRector) | of(bVice);
  const Set leaders = khoa | phong;
  const Set theory = present_lecturers & of(bTheory);
  const Set own_khoa = khoa & own;
  const Set own_leaders = leaders & own;
  const Set own_rectorate = rectorate & own;
  const Set admin = all & of(bAdmin) & here;
  auto& day = out.day;
  add(day[d01], present_all, lecturers);
  add(day[d03], present_all & ~(rectorate | leaders), of(bMeets));
  add(day[d07], own_rectorate, of(bAdvanced));
  add(day[d08], own_rectorate, of(bPrincipal));
  add(day[d09], own_rectorate, of(bManagement));
  add(day[d11], own_leaders, of(bMeets));
  add(day[d12], own_khoa, of(bMaster));
  add(day[d13], own_khoa, of(bPrincipal));
  add(day[d14], own_khoa, in(kLedTopic));
  add(day[d15], own_leaders, of(bAdvanced));
  add(day[d16], own_leaders, of(bDepartment));
  add(day[d17], phong & own, of(bPostFits));
  add(day[d18], present_lecturers, of(bMaster) & of(bDegreeFits));
  add(day[d19a], theory, of(bIntermediate));
  add(day[d19b], theory & of(bSenior), of(bAdvanced));
  add(day[d20], present_lecturers, in(kTeachingSkills));
  add(day[d21], present_lecturers, in(kClassics));
  add(day[d22], present_lecturers, of(bPrincipal));
  add(day[d27], admin, of(bPostFits));
  add(day[d28], admin, of(bIt));
  add(day[d29], present_all, ~in(kDisciplined));
  const Set led = own_rectorate & in(kLedProvincial);
  out.led_provincial.lo += std::popcount(led.sure);
  out.led_provincial.hi += std::popcount(led.may);
  lowest_degree(people, of(bRector) & own, out.rector);
  lowest_degree(people, of(bVice) & own, out.vice);

  for (unsigned year = 0; year < kYears; ++year) {
    const Set asked = of(bEmployed + 1 + year) & ~in(kExempt + year);
    const Set unwritten{0, ~named.row_there[year]};
    const Set asked_lecturers = lecturers & asked;
    add(out.year[0][year], all & asked, in(kRefreshed + year) | unwritten);
    add(out.year[1][year], asked_lecturers, in(kActive + year) | unwritten);
    add(out.year[2][year], asked_lecturers, in(kField + year) | unwritten);
    add(out.year[3][year], asked_lecturers, in(kProduct + year));
    add(out.year[4][year], asked_lecturers, in(kRated + year) | unwritten);
  }
}

void name_from_registers(Run& run) {
  const Dossier& dossier = run.dossier;
  if (!dossier.certificates.known)
    run.anyone[kTeachingSkills] = run.anyone[kClassics] = ~std::uint64_t{0};
  for (const Certificate& row : dossier.certificates.rows) {
    run.name(row.person, kTeachingSkills, is(row.kind, 0));
    run.name(row.person, kClassics, is(row.kind, 1));
  }
  if (!dossier.discipline.known || !run.covers_window(dossier.discipline.covers))
    run.anyone[kDisciplined] = ~std::uint64_t{0};
  for (const Discipline& row : dossier.discipline.rows)
    run.name(row.person, kDisciplined, at_least(row.measure, 1) & run.in_window(row.date));
  if (!dossier.staff_years.known) return;
  for (const StaffYear& row : dossier.staff_years.rows) {
    run.each_year_of(row.year, [&](unsigned year, Tri) { run.years_written |= 1U << year; });
    if (row.person < 0) continue;
    PersonBlock& people = run.people[static_cast<unsigned>(row.person) / 64];
    const unsigned at = static_cast<unsigned>(row.person) % 64;
    const Tri refreshed = is(row.refreshed, 1);
    const Tri active = is(row.methods, 1) & is(row.demonstration, 1);
    const Tri field = is(row.field_study, 1);
    const Tri rated = at_least(row.rating, 2);
    const Tri exempt = is(row.exempt, 1);
    run.each_year_of(row.year, [&](unsigned year, Tri in) {
      people.row_there[year] |= std::uint64_t{in & 1U} << at;
      const auto put = [&](unsigned set, Tri t) {
        people.sure[set + year] |= std::uint64_t{t & in & 1U} << at;
        people.may[set + year] |= std::uint64_t{t >> 1U} << at;
      };
      put(kRefreshed, refreshed);
      put(kActive, active);
      put(kField, field);
      put(kRated, rated);
      put(kExempt, exempt);
    });
  }
}

Got lowest(const Lowest& got, bool known) {
  if (!known) return open_value({-1, 1}, {5, 1}, Reason::register_absent);
  Got out;
  out.empty = got.empty;
  out.may_be_empty = got.may_be_empty;
  out.low = {got.lo, 1};
  out.high = {got.may_be_empty && !got.empty ? got.highest : got.hi, 1};
  settle(out);
  if (out.may_be_empty && !out.empty) out.exact = false;
  if (out.empty) out.at = out.low = out.high = {-1, 1};
  return out;
}

struct DayRow {
  DayShare share;
  Row row;
  FigureKey key;
  Num threshold;
};
constexpr DayRow kDayRows[] = {
    {d01, k2_01, kF2_01, {75, 100}}, {d03, k2_03, kF2_03, {1, 1}},    {d07, k2_07, kF2_07, {1, 1}},
    {d08, k2_08, kF2_08, {1, 1}},    {d09, k2_09, kF2_09, {1, 1}},    {d11, k2_11, kF2_11, {1, 1}},
    {d12, k2_12, kF2_12, {1, 1}},    {d13, k2_13, kF2_13, {60, 100}}, {d14, k2_14, kF2_14, {1, 2}},
    {d15, k2_15, kF2_15, {1, 1}},    {d16, k2_16, kF2_16, {1, 1}},    {d17, k2_17, kF2_17, {1, 1}},
    {d18, k2_18, kF2_18, {90, 100}}, {d19a, k2_19, kF2_19a, {1, 1}},  {d20, k2_20, kF2_20, {1, 1}},
    {d21, k2_21, kF2_21, {80, 100}}, {d22, k2_22, kF2_22, {60, 100}}, {d27, k2_27, kF2_27, {1, 1}},
    {d28, k2_28, kF2_28, {1, 1}},    {d29, k2_29, kF2_29, {98, 100}}};
constexpr std::array<Row, 5> kYearRows{k2_04, k2_23, k2_24, k2_25, k2_26};
constexpr std::array<FigureKey, 5> kYearKeys{kF2_04, kF2_23, kF2_24, kF2_25, kF2_26};
constexpr std::array<Num, 5> kYearThresholds{Num{80, 100}, Num{1, 1}, Num{90, 100}, Num{90, 100},
                                             Num{90, 100}};

}  // namespace

void pass_people(Run& run) {
  name_from_registers(run);
  const Dossier& dossier = run.dossier;
  const auto& staff = dossier.staff;
  Totals totals{};
  for (std::size_t b = 0; b < run.people.size(); ++b)
    block(run, run.people[b], staff.rows.data() + b * 64,
          std::min<std::size_t>(64, staff.rows.size() - b * 64), totals);

  const auto value = [&](const Shares& shares, std::int32_t day) {
    if (!staff.known) return open_value({0, 1}, {1, 1}, Reason::register_absent);
    Got got = share(shares);
    if (day < staff.covers.lo) uncover(got);
    return got;
  };
  const auto known_with = [&](DayShare share) {
    switch (share) {
      case d14:
        return staff.known && dossier.research.known;
      case d20:
      case d21:
        return staff.known && dossier.certificates.known;
      case d29:
        return staff.known && dossier.discipline.known;
      default:
        return staff.known;
    }
  };
  const std::int32_t today = run.calendar.as_of.days;
  for (const DayRow& row : kDayRows) {
    Got got = value(totals.day[row.share], today);
    run.or_declared(row.key, kYears, Run::As::share, known_with(row.share), got);
    put(run.out.rows[row.row], got, judge(got, row.threshold));
  }
  Got taught = value(totals.day[d19b], today);
  run.or_declared(kF2_19b, kYears, Run::As::share, staff.known, taught);
  FusedValue second;
  put(second, taught, judge(taught, {1, 1}, Reason::below_threshold, true));
  put_worse(run.out.rows[k2_19], second);

  for (unsigned check = 0; check < kStaffYears.size(); ++check) {
    YearTally tally(run.out.years[kStaffYears[check]], kYearThresholds[check]);
    for (unsigned year = 0; year < kYears; ++year) {
      Got got = value(totals.year[check][year], run.calendar.asked[year + 1]);
      bool known = staff.known && run.calendar.asked[year + 1] >= staff.covers.lo;
      if (check == 3) {
        known = known && dossier.publications.known && dossier.research.known &&
                run.covers_year(dossier.publications.covers, year) &&
                run.covers_year(dossier.research.covers, year);
      } else if (known) {
        // No row at all of a year: the register is absent for that year.
        known = dossier.staff_years.known && ((run.years_written >> year) & 1U) != 0 &&
                run.covers_year(dossier.staff_years.covers, year);
      }
      run.or_declared(kYearKeys[check], year, Run::As::share, known, got);
      tally.add(year, got);
    }
    tally.finish(run.out.rows[kYearRows[check]]);
  }

  const Got rector = lowest(totals.rector, staff.known);
  put(run.out.rows[k2_05], rector, judge(rector, {4, 1}));
  const Got vice = lowest(totals.vice, staff.known);
  put(run.out.rows[k2_06], vice, judge(vice, {4, 1}));
  Got led = count(totals.led_provincial, staff.known, true);
  run.or_declared(kF2_10, kYears, Run::As::count, staff.known && dossier.research.known, led);
  put(run.out.rows[k2_10], led, judge(led, {1, 1}));
}

}  // namespace chuan::bench
