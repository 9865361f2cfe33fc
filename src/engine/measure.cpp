#include "engine/measure.h"

#include <algorithm>

#include "engine/measure_parts.h"
#include "engine/records.h"

namespace chuan::engine {

namespace {

struct Range {
  std::int64_t lo = 0;
  std::int64_t hi = 0;
};

/// How many the rows of a register stand for.
class Scales {
 public:
  Scales(const Asker& asker, std::uint16_t reg) {
    const std::uint16_t field = asker.pack().schema.registers[reg].weight;
    if (field != kNone16) weight_ = &asker.evidence().registers[reg].columns[field];
  }
  bool weighted() const { return weight_ != nullptr; }
  void add(Range& to, std::uint64_t word, std::size_t base) const {
    if (word == 0) return;
    if (!weighted()) {
      const auto n = std::popcount(word);
      to.lo += n;
      to.hi += n;
      return;
    }
    for_each_bit(word, base, [&](std::size_t row) {
      to.lo = std::min(kBoundless, to.lo + least_weight(weight_->cell(row)));
      to.hi = std::min(kBoundless, to.hi + most_weight(weight_->cell(row)));
    });
  }

 private:
  const Column* weight_ = nullptr;
};

/// Does the register hold all records of the days asked? A list of people is carried forward past
/// its date, but not back before its beginning.
bool covered(const Asker& asker, const Measure& measure, unsigned slot) {
  Days asked;
  if (asker.time_asked(measure.members, slot, asked)) return asker.covers(measure.reg, asked);
  return asker.pack().schema.registers[measure.reg].stay_from == kNone16 ||
         asker.day_of(slot) >= asker.evidence().registers[measure.reg].covers.first;
}

Computed share(Asker& asker, const Measure& measure, unsigned slot) {
  const Register& data = asker.evidence().registers[measure.reg];
  if (!data.known())
    return unknown_value(ValueKind::share, {0, 1}, {1, 1}, Reason::register_absent);
  const Bits members = asker.ask(measure.members, slot);
  const Bits passing = asker.ask(measure.passing, slot);
  const Scales scales(asker, measure.reg);
  const bool open = !members.decided() || !passing.decided();
  Computed out;
  out.value.kind = ValueKind::share;
  Range p, f, u1, u2, u3, u4;
  for (std::size_t w = 0; w < words_for(data.rows); ++w) {
    const std::uint64_t in = members.sure[w];
    const std::uint64_t yes = passing.sure[w];
    scales.add(p, in & yes, w * 64);
    scales.add(f, in & ~passing.may[w], w * 64);
    if (!open) continue;
    const std::uint64_t maybe = members.may[w] & ~in;
    const std::uint64_t undecided = passing.may[w] & ~yes;
    scales.add(u1, in & undecided, w * 64);
    scales.add(u2, maybe & yes, w * 64);
    scales.add(u3, maybe & ~passing.may[w], w * 64);
    scales.add(u4, maybe & undecided, w * 64);
  }
  const Int128 sure = Int128{p.lo} + f.lo + u1.lo;
  const Int128 possible = Int128{p.hi} + f.hi + u1.hi + u2.hi + u3.hi + u4.hi;
  out.surely_empty = possible == 0;
  out.may_be_empty = sure == 0;
  out.value.at = {p.lo, sure};
  const Int128 others = Int128{f.hi} + u1.hi + u3.hi + u4.hi;
  const Int128 best = Int128{p.hi} + u1.hi + u2.hi + u4.hi;
  // A row that may stand for any number: the share comes as near to the end as one likes.
  out.boundless = others >= kBoundless || best >= kBoundless;
  out.value.low = others >= kBoundless ? Fraction{0, 1} : Fraction{p.lo, p.lo + others};
  out.value.high = best >= kBoundless ? Fraction{1, 1} : Fraction{best, best + f.lo};
  // With no sure member an end is 0/0: the ends of the worlds in which somebody is asked.
  if (!out.surely_empty) {
    if (out.value.low.den == 0) out.value.low = {1, 1};
    if (out.value.high.den == 0) out.value.high = {0, 1};
  }
  if (!covered(asker, measure, slot)) {
    out.surely_empty = false;
    out.may_be_empty = sure == 0;
    out.value.low = {0, 1};
    out.value.high = {1, 1};
    out.value.exact = false;
    out.doubt = Reason::not_covered;
    return out;
  }
  out.value.exact =
      p.lo == p.hi && f.lo == f.hi && u1.hi == 0 && u2.hi == 0 && u3.hi == 0 && u4.hi == 0;
  return out;
}

Computed count(Asker& asker, const Measure& measure, unsigned slot) {
  const Register& data = asker.evidence().registers[measure.reg];
  if (!data.known())
    return unknown_value(ValueKind::count, {0, 1}, kInfinity, Reason::register_absent);
  const Bits members = asker.ask(measure.members, slot);
  const Scales scales(asker, measure.reg);
  Range sure;
  Range may;
  for (std::size_t w = 0; w < words_for(data.rows); ++w) {
    scales.add(sure, members.sure[w], w * 64);
    if (!members.decided()) scales.add(may, members.may[w], w * 64);
  }
  const std::int64_t least = sure.lo;
  const std::int64_t most = members.decided() ? sure.hi : may.hi;
  Computed out;
  out.value.kind = ValueKind::count;
  out.value.at = out.value.low = {least, 1};
  out.value.high = most >= kBoundless ? kInfinity : Fraction{most, 1};
  if (!covered(asker, measure, slot)) {
    out.value.high = kInfinity;
    out.doubt = Reason::not_covered;
  }
  settle(out.value);
  return out;
}

Computed sum(Asker& asker, const Measure& measure, unsigned slot) {
  const Register& data = asker.evidence().registers[measure.reg];
  const FieldSchema& field = asker.pack().schema.registers[measure.reg].fields[measure.field];
  const bool negative = field.min < 0;
  const Fraction bottom = negative ? Fraction{-1, 0} : Fraction{0, kMicro};
  if (!data.known())
    return unknown_value(ValueKind::amount, bottom, kInfinity, Reason::register_absent);
  const Bits members = asker.ask(measure.members, slot);
  const Column& column = data.columns[measure.field];
  Int128 lo = 0;
  Int128 hi = 0;
  bool no_floor = false;
  bool no_ceiling = false;
  for (std::size_t w = 0; w < words_for(data.rows); ++w) {
    for_each_bit(members.may[w], w * 64, [&](std::size_t row) {
      Cell cell = column.cell(row);
      if (cell.is_none()) return;
      if (cell.lo == kCellMin && field.min != kCellMin) cell.lo = field.min;
      if (cell.hi == kCellMax && field.max != kCellMax) cell.hi = field.max;
      const bool sure = test(members.sure, row);
      if (cell.lo == kCellMin) no_floor = true;
      if (cell.hi == kCellMax) no_ceiling = true;
      const std::int64_t least = cell.lo == kCellMin ? 0 : cell.lo;
      const std::int64_t most = cell.hi == kCellMax ? 0 : cell.hi;
      lo += sure ? least : std::min<std::int64_t>(0, least);
      hi += sure ? most : std::max<std::int64_t>(0, most);
    });
  }
  Computed out;
  out.value.kind = ValueKind::amount;
  out.value.low = no_floor ? bottom : Fraction{lo, kMicro};
  out.value.high = no_ceiling ? kInfinity : Fraction{hi, kMicro};
  if (!covered(asker, measure, slot)) {
    out.value.high = kInfinity;
    out.doubt = Reason::not_covered;
  }
  out.value.at = out.value.low;
  settle(out.value);
  return out;
}

/// In millionths, so that counts and sums divide alike.
Fraction in_micro(Fraction value) {
  if (value.den == 0) return value;
  if (value.den == kMicro) return {value.num, 1};  // divisions of 128 bits are dear
  if (value.den == 1) return {value.num * kMicro, 1};
  return {value.num * (kMicro / value.den), 1};
}

Computed ratio(Asker& asker, const Measure& measure, unsigned slot) {
  const Computed top = compute(asker, asker.pack().parts[measure.top], slot);
  const Computed bottom = compute(asker, asker.pack().parts[measure.bottom], slot);
  const Fraction top_low = in_micro(top.value.low);
  const Fraction top_high = in_micro(top.value.high);
  const Fraction bottom_low = in_micro(bottom.value.low);
  const Fraction bottom_high = in_micro(bottom.value.high);
  Computed out;
  out.value.kind = ValueKind::ratio;
  out.value.at = {in_micro(top.value.at).num, in_micro(bottom.value.at).num};
  // A bottom of nothing: needing no place is not a shortage, and no number either.
  out.surely_empty = bottom_high.den != 0 && bottom_high.num <= 0;
  out.may_be_empty = bottom_low.den == 0 || bottom_low.num <= 0;
  out.boundless = top_low.unbounded() || bottom_high.unbounded();
  out.value.low = out.boundless || bottom_high.num <= 0 ? Fraction{0, kMicro}
                                                        : Fraction{top_low.num, bottom_high.num};
  out.value.high =
      top_high.unbounded() || (out.may_be_empty && top_high.num > 0)
          ? Fraction{kMicro, 0}
          : (out.may_be_empty ? Fraction{0, kMicro} : Fraction{top_high.num, bottom_low.num});
  out.value.exact = top.value.exact && bottom.value.exact;
  out.doubt = top.value.exact ? bottom.doubt : top.doubt;
  return out;
}

Computed single(Asker& asker, const Measure& measure) {
  const FieldSchema& field = asker.pack().schema.facts[measure.field];
  Cell cell = asker.evidence().facts[measure.field].cell;
  Computed out;
  Int128 den = 1;
  switch (field.type) {
    case FieldType::yes_no:
      out.value.kind = ValueKind::yes_no;
      if (cell.is_unknown()) cell = {0, 1};
      break;
    case FieldType::date:
      out.value.kind = ValueKind::date;
      break;
    case FieldType::scale:
      out.value.kind = ValueKind::scale;
      if (cell.is_unknown())
        cell = {
            0,
            static_cast<std::int64_t>(asker.pack().schema.scales[field.scale].values.size()) - 1};
      break;
    default:
      out.value.kind = ValueKind::amount;
      den = field.type == FieldType::year ? 1 : kMicro;
      if (cell.lo == kCellMin && field.min != kCellMin) cell.lo = field.min;
      if (cell.hi == kCellMax && field.max != kCellMax) cell.hi = field.max;
      break;
  }
  if (cell.is_none()) {
    out.surely_empty = out.may_be_empty = true;
    out.value.at = out.value.low = out.value.high = {0, 0};
    return out;
  }
  out.value.low = cell.lo == kCellMin ? Fraction{-1, 0} : Fraction{cell.lo, den};
  out.value.high = cell.hi == kCellMax ? kInfinity : Fraction{cell.hi, den};
  out.value.at = out.value.low;
  settle(out.value);
  return out;
}

Computed lowest(Asker& asker, const Measure& measure, unsigned slot) {
  const Register& data = asker.evidence().registers[measure.reg];
  const FieldSchema& field = asker.pack().schema.registers[measure.reg].fields[measure.field];
  const auto top =
      static_cast<std::int64_t>(asker.pack().schema.scales[field.scale].values.size()) - 1;
  if (!data.known())
    return unknown_value(ValueKind::scale, {-1, 1}, {top, 1}, Reason::register_absent);
  const Bits members = asker.ask(measure.members, slot);
  const Column& column = data.columns[measure.field];
  std::int64_t lo = top;
  std::int64_t hi = top;
  std::int64_t highest = -1;  ///< of those who may be asked
  Computed out;
  out.surely_empty = out.may_be_empty = true;
  for (std::size_t w = 0; w < words_for(data.rows); ++w) {
    for_each_bit(members.may[w], w * 64, [&](std::size_t row) {
      out.surely_empty = false;
      Cell cell = column.cell(row);
      if (cell.is_unknown()) cell = {0, top};
      if (cell.is_none()) cell = Cell::exactly(-1);  // nothing written: below the whole scale
      lo = std::min(lo, cell.lo);
      highest = std::max(highest, cell.hi);
      if (!test(members.sure, row)) return;
      out.may_be_empty = false;
      hi = std::min(hi, cell.hi);
    });
  }
  const bool all_told = covered(asker, measure, slot);
  // Where nobody is asked for certain, somebody must be for there to be a lowest at all.
  if (out.may_be_empty && !out.surely_empty && all_told) hi = highest;
  out.value.kind = ValueKind::scale;
  out.value.low = {lo, 1};
  out.value.high = {hi, 1};
  if (!all_told) {
    out.value.low = {-1, 1};
    out.surely_empty = false;
    out.doubt = Reason::not_covered;
  }
  out.value.at = out.value.low;
  settle(out.value);
  if (out.may_be_empty && !out.surely_empty) out.value.exact = false;
  if (out.surely_empty) out.value.at = out.value.low = out.value.high = {-1, 1};  // nothing written
  return out;
}

Computed documents(Asker& asker, const Measure& measure, unsigned slot) {
  const Register& data = asker.evidence().registers[measure.reg];
  const bool by_topic = measure.topics_scale != kNone16;
  const std::uint64_t wanted = by_topic ? measure.topics : 1;
  const Int128 total = std::popcount(wanted);
  Computed out;
  out.value.kind = ValueKind::documents;
  std::uint64_t sure = 0;
  std::uint64_t may = 0;
  if (!data.known()) {
    may = wanted;
    out.doubt = Reason::register_absent;
  } else {
    const Bits members = asker.ask(measure.members, slot);
    const Bits candidates = asker.ask(measure.candidates, slot);
    const Date today = asker.period().as_of;
    std::uint64_t once = 0;
    for (std::size_t w = 0; w < words_for(data.rows); ++w) {
      for_each_bit(candidates.may[w], w * 64, [&](std::size_t row) {
        const Cell topics = by_topic ? data.columns[asker.pack().schema.documents.topics].cell(row)
                                     : Cell::exactly(1);
        // What is not issued yet has not expired either.
        if (data.columns[asker.pack().schema.documents.date].cell(row).lo <= today.days)
          once |= static_cast<std::uint64_t>(topics.hi);
        if (test(members.may, row)) may |= static_cast<std::uint64_t>(topics.hi);
        if (test(members.sure, row)) sure |= static_cast<std::uint64_t>(topics.lo);
      });
    }
    out.expired = (wanted & ~may & once) != 0;
  }
  out.topics_missing = wanted & ~sure;
  out.value.at = out.value.low = {std::popcount(wanted & sure), total};
  out.value.high = {std::popcount(wanted & may), total};
  settle(out.value);
  return out;
}

}  // namespace

Computed compute(Asker& asker, const Measure& measure, unsigned slot) {
  Computed out;
  if (asker.first_figure(measure.key) != kNoRow && declared(asker, measure, slot, out)) return out;
  switch (measure.kind) {
    case MeasureKind::share:
      return share(asker, measure, slot);
    case MeasureKind::count:
      return count(asker, measure, slot);
    case MeasureKind::sum:
      return sum(asker, measure, slot);
    case MeasureKind::ratio:
      return ratio(asker, measure, slot);
    case MeasureKind::value:
      return single(asker, measure);
    case MeasureKind::lowest:
      return lowest(asker, measure, slot);
    case MeasureKind::documents:
      return documents(asker, measure, slot);
    case MeasureKind::ruling:
      break;
  }
  return out;
}

Int128 count_ever(Asker& asker, const Measure& measure) {
  if (measure.kind != MeasureKind::count || measure.members == kNoPred) return 0;
  const Register& data = asker.evidence().registers[measure.reg];
  const Predicate& members = asker.pack().predicates[measure.members];
  if (!data.known()) return 0;
  const bool several = members.op == PredOp::all;
  const Scales scales(asker, measure.reg);
  Range total;
  for (std::size_t w = 0; w < words_for(data.rows); ++w) {
    std::uint64_t word = tail_mask(data.rows, w);
    for (std::uint32_t i = 0; i < (several ? members.child_count : 1); ++i) {
      const PredId part =
          several ? asker.pack().children[members.first_child + i] : measure.members;
      if (asker.pack().predicates[part].op != PredOp::in_window) word &= asker.ask(part, 0).sure[w];
    }
    scales.add(total, word, w * 64);
  }
  return total.lo;
}

}  // namespace chuan::engine
