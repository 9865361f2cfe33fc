// Figures that were published, beside what the register itself comes to.
#include <array>
#include <string_view>

#include "stats/parts.h"
#include "stats/tally.h"

namespace chuan {
namespace {

constexpr std::array<std::string_view, 4> kCounted = {"classes", "learners", "turns", "heads"};

/// A key asked for against the row's: not asked, surely it, or not known. What a row does not
/// record may be it.
In matches(StatsKey asked, StatsKey own) {
  if (asked.kind == KeyKind::none) return In::yes;
  if (asked.kind == KeyKind::unknown || own.kind != KeyKind::value) return In::maybe;
  return asked == own ? In::yes : In::no;
}

Range counted_in(const StatsCount& count, Counted what) {
  switch (what) {
    case Counted::classes:
      return count.classes;
    case Counted::learners:
      return count.learners;
    case Counted::turns:
      return count.turns;
    case Counted::heads:
      return count.heads;
    case Counted::unknown:
      break;
  }
  return {Rational(0), Rational(0), true};
}

Agreement agreement_of(const Range& stated, const Range& computed) {
  if (stated.exact() && stated == computed) return Agreement::equal;
  const bool apart =
      (!computed.open && stated.lo > computed.hi) || (!stated.open && computed.lo > stated.hi);
  if (apart) return Agreement::differs;
  const bool inside =
      computed.lo >= stated.lo && (stated.open || (!computed.open && computed.hi <= stated.hi));
  return inside ? Agreement::within : Agreement::undecided;
}

}  // namespace

void fill_headlines(const StatsWork& work, StatsTable& table) {
  const std::uint16_t reg = work.schema.find_register("headlines");
  if (reg == kNone16 || reg >= work.evidence.registers.size()) return;
  const RegisterSchema& fields = work.schema.registers[reg];
  const Register& data = work.evidence.registers[reg];
  const std::uint16_t from = fields.field("from");
  const std::uint16_t to = fields.field("to");
  const std::uint16_t counts = fields.field("counts");
  const auto cell = [&](std::uint16_t field, std::uint32_t row) {
    return field >= data.columns.size() ? Cell::none() : data.columns[field].cell(row);
  };
  if (from == kNone16 || to == kNone16) return;
  for (const std::uint32_t row : data.by_key) {
    DateSpan first;
    DateSpan last;
    if (!days_of(fields.fields[from], cell(from, row), first)) continue;
    if (!days_of(fields.fields[to], cell(to, row), last)) last = first;
    HeadlineRow out;
    out.row = row;
    out.period = {first.first, last.last};
    if (out.period.last < table.period.first || out.period.first > table.period.last) continue;
    const StatsKey what = key_of(cell(counts, row));
    if (counts != kNone16 && what.kind == KeyKind::value)
      for (std::size_t i = 0; i < kCounted.size(); ++i)
        if (position_of(work.schema, fields.fields[counts], kCounted[i]) == what.value)
          out.counted = static_cast<Counted>(i);
    const StatsKey programme = key_of(cell(fields.field("programme"), row));
    const StatsKey organiser = key_of(cell(fields.field("organiser"), row));
    ClassTally tally;
    for (const ClassRow& classes : work.rows) {
      const In in = both(
          in_span(classes, out.period),
          both(matches(programme, classes.keys[static_cast<std::size_t>(Dimension::programme)]),
               matches(organiser, classes.keys[static_cast<std::size_t>(Dimension::organiser)])));
      tally.add(classes, in);
    }
    if (!work.covers(out.period)) tally.open();
    out.stated = sum_of(cell(fields.field("value"), row)).range();
    out.computed = counted_in(count_of(tally), out.counted);
    out.agreement = agreement_of(out.stated, out.computed);
    table.headlines.push_back(out);
  }
}

}  // namespace chuan
