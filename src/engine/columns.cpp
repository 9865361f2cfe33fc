#include "engine/columns.h"

#include <algorithm>

namespace chuan::engine {

namespace {

/// A dossier of a million rows must not hold its memory for ever.
constexpr std::size_t kMostKept = 1 << 16;

/// Without a branch a row, so that several rows are looked at at once.
Known known(const std::int64_t* lo, const std::int64_t* hi, std::size_t rows) {
  std::uint64_t differ = 0;
  for (std::size_t row = 0; row < rows; ++row)
    differ |= static_cast<std::uint64_t>(lo[row]) ^ static_cast<std::uint64_t>(hi[row]);
  if (differ == 0) return Known::exactly;
  // The sign of `less` is lo < hi: of unlike signs that of lo, else that of the difference.
  std::uint64_t less = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto a = static_cast<std::uint64_t>(lo[row]);
    const auto b = static_cast<std::uint64_t>(hi[row]);
    less |= (a & ~b) | (~(a ^ b) & (a - b));
  }
  return (less >> 63) != 0 ? Known::partly : Known::plainly;
}

Days days_of_years(Days years) {
  const Cell cell{years.lo, years.hi};
  if (cell.is_none() || cell.is_unknown()) return years;
  return {Date::of(static_cast<int>(cell.lo), 1, 1).days,
          Date::of(static_cast<int>(cell.hi), 12, 31).days};
}

}  // namespace

void Columns::begin(const CompiledPack& pack, const Evidence& evidence) {
  pack_ = &pack;
  evidence_ = &evidence;
  ++stamp_;
  arena_.reset();
  most_rows_ = 0;
  for (const Register& data : evidence.registers) most_rows_ = std::max(most_rows_, data.rows);
  if (!blanks_.empty() && blanks_[0].lo.size() > kMostKept) blanks_.clear();
  for (Blank& blank : blanks_) blank.fill(most_rows_);
  first_.clear();
  std::size_t next = 0;
  for (const RegisterSchema& schema : pack.schema.registers) {
    first_.push_back(next);
    next += schema.fields.size();
  }
  if (entries_.size() < next * kKinds) entries_.resize(next * kKinds);
}

View Columns::days(std::uint16_t reg, std::uint16_t field) {
  return find(reg, field, is_year(reg, field) ? Kind::days : Kind::cells);
}

View Columns::placed(std::uint16_t reg, std::uint16_t field) {
  const RegisterSchema& schema = pack_->schema.registers[reg];
  if (schema.span_from == kNone16 || schema.weight == kNone16) return days(reg, field);
  return find(reg, field, Kind::placed);
}

View Columns::find(std::uint16_t reg, std::uint16_t field, Kind kind) {
  Entry& entry = entries_[(first_[reg] + field) * kKinds + static_cast<std::size_t>(kind)];
  if (entry.stamp != stamp_) entry = {stamp_, make(reg, field, kind)};
  return entry.view;
}

void Columns::Blank::fill(std::size_t rows) {
  if (lo.size() >= rows) return;
  lo.resize(rows, cell.lo);
  hi.resize(rows, cell.hi);
}

View Columns::blank(Cell cell) {
  auto at = std::find_if(blanks_.begin(), blanks_.end(),
                         [&](const Blank& blank) { return blank.cell == cell; });
  if (at == blanks_.end()) {
    at = blanks_.insert(at, {cell, {}, {}});
    at->fill(most_rows_);
  }
  return {at->lo.data(), at->hi.data(), known(&cell.lo, &cell.hi, 1)};
}

View Columns::make(std::uint16_t reg, std::uint16_t field, Kind kind) {
  const Register& data = evidence_->registers[reg];
  if (kind == Kind::cells) {
    const Column& column = data.columns[field];
    if (!column.written()) return blank(column.blank);
    return {column.lo.data(), column.hi.data(),
            known(column.lo.data(), column.hi.data(), data.rows)};
  }
  auto* lo = reinterpret_cast<std::int64_t*>(arena_.take(data.rows));
  auto* hi = reinterpret_cast<std::int64_t*>(arena_.take(data.rows));
  const auto put = [&](std::size_t row, Days days) {
    lo[row] = days.lo;
    hi[row] = days.hi;
  };
  if (kind == Kind::days) {
    const View years = cells(reg, field);
    for (std::size_t row = 0; row < data.rows; ++row) put(row, days_of_years(years.days(row)));
  } else {
    const RegisterSchema& schema = pack_->schema.registers[reg];
    const View own = days(reg, field);
    const View from = days(reg, schema.span_from);
    const View to = days(reg, schema.span_to);
    const View weight = cells(reg, schema.weight);
    for (std::size_t row = 0; row < data.rows; ++row) {
      const bool several = weight.lo[row] <= weight.hi[row] && weight.hi[row] >= 2 * kMicro;
      // No span written: the date decides.
      const bool spans = from.lo[row] <= from.hi[row] && to.lo[row] <= to.hi[row];
      put(row, several && spans ? Days{from.lo[row], to.hi[row]} : own.days(row));
    }
  }
  return {lo, hi, known(lo, hi, data.rows)};
}

}  // namespace chuan::engine
