#include "stats/rows.h"

#include <algorithm>
#include <string_view>

namespace chuan {
namespace {

constexpr std::string_view kRegister = "classes";

struct NamedMeasure {
  std::string_view field;
  ClassMeasure measure;
};
constexpr NamedMeasure kNumbers[] = {{"learners", ClassMeasure::learners},
                                     {"turns", ClassMeasure::turns},
                                     {"declared_total", ClassMeasure::untold},
                                     {"planned_learners", ClassMeasure::planned_learners},
                                     {"grade_excellent", ClassMeasure::excellent},
                                     {"grade_good", ClassMeasure::good},
                                     {"grade_fair", ClassMeasure::fair},
                                     {"grade_average", ClassMeasure::average},
                                     {"grade_failed", ClassMeasure::failed},
                                     {"answers", ClassMeasure::answers},
                                     {"satisfied", ClassMeasure::satisfied}};
constexpr NamedMeasure kModes[] = {{"full_time", ClassMeasure::full_time},
                                   {"part_time", ClassMeasure::part_time},
                                   {"online", ClassMeasure::online}};
constexpr NamedMeasure kPlans[] = {{"in_plan", ClassMeasure::in_plan},
                                   {"added", ClassMeasure::added},
                                   {"outside", ClassMeasure::outside}};

struct NamedDimension {
  std::string_view field;
  Dimension dimension;
};
constexpr NamedDimension kScales[] = {{"programme", Dimension::programme},
                                      {"mode", Dimension::mode},
                                      {"plan", Dimension::plan},
                                      {"organiser", Dimension::organiser},
                                      {"target_group", Dimension::target_group}};

bool is_head(ClassMeasure measure) {
  return measure == ClassMeasure::learners || measure == ClassMeasure::turns ||
         measure == ClassMeasure::untold;
}

}  // namespace

Sum sum_of(Cell cell) {
  if (cell.is_none()) return {};
  const bool open = cell.hi == kCellMax;
  const Int128 lo = std::max<std::int64_t>(cell.lo, 0);
  return {lo, open ? lo : Int128{std::max<std::int64_t>(cell.hi, 0)}, open};
}

StatsKey key_of(Cell cell) {
  if (cell.is_none()) return {KeyKind::none, 0};
  if (!cell.exact()) return {KeyKind::unknown, 0};
  return {KeyKind::value, static_cast<std::int32_t>(cell.lo)};
}

std::int32_t position_of(const EvidenceSchema& schema, const FieldSchema& field,
                         std::string_view id) {
  if (field.scale >= schema.scales.size()) return -1;
  const std::vector<ScaleValue>& values = schema.scales[field.scale].values;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].id == id) return static_cast<std::int32_t>(i);
  return -1;
}

bool days_of(const FieldSchema& field, Cell cell, DateSpan& days) {
  if (cell.is_none() || cell.is_unknown()) return false;
  if (field.type == FieldType::year) {
    days = {Date::of(static_cast<int>(cell.lo), 1, 1), Date::of(static_cast<int>(cell.hi), 12, 31)};
    return true;
  }
  days = {Date{static_cast<std::int32_t>(cell.lo)}, Date{static_cast<std::int32_t>(cell.hi)}};
  return true;
}

In in_span(const ClassRow& row, DateSpan span) {
  if (!row.dated) return In::maybe;
  if (row.days.last < span.first || row.days.first > span.last) return In::no;
  return row.days.first >= span.first && row.days.last <= span.last ? In::yes : In::maybe;
}

In may_begin(const ClassRow& row, DateSpan span) {
  if (span.first > span.last) return In::no;
  if (row.dated) return in_span(row, span);
  // Nobody knows when: not after its end.
  const bool ended = !row.end.is_none() && !row.end.is_unknown();
  return ended && row.end.hi < span.first.days ? In::no : In::maybe;
}

ClassReader::ClassReader(const EvidenceSchema& schema, const Evidence& evidence)
    : schema_(schema), evidence_(evidence) {
  const std::uint16_t reg = schema.find_register(kRegister);
  if (reg == kNone16 || reg >= evidence.registers.size()) return;
  fields_ = &schema.registers[reg];
  data_ = &evidence.registers[reg];
}

std::vector<ClassRow> ClassReader::read() const {
  std::vector<ClassRow> out;
  if (data_ == nullptr) return out;
  out.reserve(data_->rows);
  for (std::uint32_t row = 0; row < data_->rows; ++row) out.push_back(read(row));
  return out;
}

Cell ClassReader::cell(std::uint16_t field, std::uint32_t row) const {
  return field >= data_->columns.size() ? Cell::none() : data_->columns[field].cell(row);
}

ClassRow ClassReader::read(std::uint32_t row) const {
  ClassRow out;
  out.row = row;
  for (const NamedDimension& named : kScales)
    out.keys[static_cast<std::size_t>(named.dimension)] =
        key_of(cell(fields_->field(named.field), row));
  out.keys[static_cast<std::size_t>(Dimension::unit)] = unit_of(cell(fields_->origin_unit(), row));
  out.end = cell(fields_->field("end"), row);
  add_numbers(out);
  place(out);
  return out;
}

StatsKey ClassReader::unit_of(Cell unit) const {
  if (unit.is_none()) return {KeyKind::none, 0};
  if (!unit.exact()) return {KeyKind::unknown, 0};
  const std::string_view code = evidence_.text(static_cast<TextId>(unit.lo));
  for (std::size_t i = 0; i < evidence_.units.size(); ++i)
    if (evidence_.units[i].code == code) return {KeyKind::value, static_cast<std::int32_t>(i)};
  return {KeyKind::unknown, 0};
}

void ClassReader::add_numbers(ClassRow& out) const {
  const auto at = [&](ClassMeasure measure) -> Sum& {
    return out.adds[static_cast<std::size_t>(measure)];
  };
  const Cell weight = cell(fields_->weight, out.row);
  const Sum classes = weight.is_none() ? Sum{kMicro, kMicro, false} : sum_of(weight);
  out.several = classes.open || classes.hi > kMicro;
  at(ClassMeasure::classes) = classes;
  for (const NamedMeasure& named : kNumbers) {
    const Cell number = cell(fields_->field(named.field), out.row);
    at(named.measure) = sum_of(number);
    out.heads = out.heads || (is_head(named.measure) && !number.is_none());
  }
  const auto split = [&](std::string_view name, const auto& kinds, ClassMeasure unknown) {
    const std::uint16_t field = fields_->field(name);
    const Cell value = cell(field, out.row);
    ClassMeasure measure = unknown;
    for (const NamedMeasure& named : kinds)
      if (field != kNone16 && value.exact() &&
          value.lo == position_of(schema_, fields_->fields[field], named.field))
        measure = named.measure;
    at(measure) = classes;
  };
  split("mode", kModes, ClassMeasure::mode_unknown);
  split("plan", kPlans, ClassMeasure::plan_unknown);
}

void ClassReader::place(ClassRow& out) const {
  const std::uint16_t field = fields_->field("start");
  if (field == kNone16) return;
  out.dated = days_of(fields_->fields[field], cell(field, out.row), out.days);
  if (!out.dated) return;
  const Date written = evidence_.dossier_date;
  const auto settle = [&](DateSpan& days) {
    if (days.first <= written && days.last > written) days.last = written;
  };
  settle(out.days);
  if (!out.several) return;
  if (out.end.is_unknown()) {
    out.days.last = kDateMax;
    return;
  }
  DateSpan end{kDateMax, kDateMax};
  const std::uint16_t end_field = fields_->field("end");
  const bool ended = end_field != kNone16 && days_of(fields_->fields[end_field], out.end, end) &&
                     end.last < kDateMax;
  if (ended && !end.exact()) settle(end);
  out.days.last = std::max(out.days.last, ended ? end.last : std::max(out.days.first, written));
}

}  // namespace chuan
