/// The rows of the class register, read once: where each stands in time and in every dimension,
/// and what it adds.
///
/// Contract: pure; indexes are those of the schema. A field the pack lacks reads as not recorded.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/evidence.h"
#include "model/stats.h"

namespace chuan {

/// What a row adds, each kept apart until the end.
enum class ClassMeasure : std::uint8_t {
  classes,
  learners,
  turns,
  untold,
  planned_learners,
  full_time,
  part_time,
  online,
  mode_unknown,
  in_plan,
  added,
  outside,
  plan_unknown,
  excellent,
  good,
  fair,
  average,
  failed,
  answers,
  satisfied
};
inline constexpr std::size_t kMeasures = 20;

/// An interval of millionths that adds up; `open`: without upper end.
struct Sum {
  Int128 lo = 0;
  Int128 hi = 0;
  bool open = false;

  void add(const Sum& other) {
    lo += other.lo;
    hi += other.hi;
    open = open || other.open;
  }
  /// What may be in or not.
  Sum maybe() const { return {0, hi, open}; }
  Range range() const { return {Rational::from_micro(lo), Rational::from_micro(hi), open}; }
};
using Sums = std::array<Sum, kMeasures>;

/// A number cell: none is nothing, unknown is anything from nothing.
Sum sum_of(Cell cell);

struct ClassRow {
  std::uint32_t row = 0;
  bool several = false;  ///< stands for more than one class
  bool dated = false;
  DateSpan days;                           ///< in which its classes begin
  Cell end;                                ///< as written
  std::array<StatsKey, kDimensions> keys;  ///< by Dimension; `year` is set by who asks
  Sums adds;
  bool heads = false;  ///< some number of people is written
};

/// Whether the row's classes begin in a span of days.
enum class In : std::uint8_t { no, maybe, yes };
In in_span(const ClassRow& row, DateSpan span);
/// The same of a row whose start may be unknown: then it may begin in any span before its end.
In may_begin(const ClassRow& row, DateSpan span);

/// A cell of a date or a year as days; nothing when it is empty or unknown.
bool days_of(const FieldSchema& field, Cell cell, DateSpan& days);

class ClassReader {
 public:
  ClassReader(const EvidenceSchema& schema, const Evidence& evidence);
  bool known() const { return data_ != nullptr && data_->known(); }
  const Register* data() const { return data_; }
  std::vector<ClassRow> read() const;
  /// The unit an `origin_unit` cell names.
  StatsKey unit_of(Cell unit) const;

 private:
  Cell cell(std::uint16_t field, std::uint32_t row) const;
  ClassRow read(std::uint32_t row) const;
  void place(ClassRow& out) const;
  void add_numbers(ClassRow& out) const;

  const EvidenceSchema& schema_;
  const Evidence& evidence_;
  const RegisterSchema* fields_ = nullptr;
  const Register* data_ = nullptr;
};

/// The key a scale cell gives; unknown for a cell that is not one value.
StatsKey key_of(Cell cell);
/// The position of a value in the scale of a field, or -1.
std::int32_t position_of(const EvidenceSchema& schema, const FieldSchema& field,
                         std::string_view id);

}  // namespace chuan
