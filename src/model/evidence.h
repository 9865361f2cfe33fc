/// A school's dossier as typed columns: what the engine reads, cheap to alter and to judge again.
///
/// Every cell is a pair [lo, hi] of int64, so that what is partly known needs no second form:
///
///   type              value            unknown ("?")        none (known to be empty)
///   number            millionths       [MIN, MAX]           lo > hi
///   date              days since 1970  [MIN, MAX]           lo > hi; open: both kDateMax.days
///   year, yes_no      2019; 0 or 1     [MIN, MAX]           lo > hi
///   scale             position         [MIN, MAX]           lo > hi
///   scale_list        bit masks: surely, possibly   [0, ~0] [0, 0]
///   text, code, measure   text id (measure: key index)  [MIN, MAX]   lo > hi
///   code_list, serves [begin, end) in Register::items   [MIN, MAX]   begin == end
///
/// "At least 40" is [40, MAX]; "2019" in a date is [1/1/2019, 31/12/2019].
///
/// Contract: owns its texts; copyable; a const Evidence may be read by many threads. Register and
/// field indexes are those of the EvidenceSchema it was read against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/source.h"
#include "base/texts.h"
#include "model/schema.h"

namespace chuan {

inline constexpr std::int64_t kCellMin = INT64_MIN;
inline constexpr std::int64_t kCellMax = INT64_MAX;

struct Cell {
  std::int64_t lo = kCellMin;
  std::int64_t hi = kCellMax;
  static constexpr Cell unknown() { return {kCellMin, kCellMax}; }
  static constexpr Cell none() { return {kCellMax, kCellMin}; }
  static constexpr Cell exactly(std::int64_t v) { return {v, v}; }
  bool is_unknown() const { return lo == kCellMin && hi == kCellMax; }
  bool is_none() const { return lo > hi; }
  bool exact() const { return lo == hi; }
  bool operator==(const Cell&) const = default;
};

using TextId = std::uint32_t;
inline constexpr std::int32_t kNoRow = -1;  ///< a reference that names nothing, or "?"

struct Column {
  std::vector<std::int64_t> lo;  ///< by row; no row where no record writes the column
  std::vector<std::int64_t> hi;  ///< likewise
  Cell blank;                    ///< then the cell of each row
  /// For `code` that refers to a register: the row named, kNoRow when unknown or unresolved.
  std::vector<std::int32_t> targets;
  bool written() const { return !lo.empty(); }
  Cell cell(std::size_t row) const { return written() ? Cell{lo[row], hi[row]} : blank; }
};

/// A member of a code_list (target: row) or of serves (target: slot, or an indicator without one).
struct ListItem {
  TextId text = 0;
  std::int32_t target = kNoRow;
};
/// `serves` that names an indicator and no wanted document: below kNoRow.
constexpr std::int32_t target_of_indicator(std::uint16_t indicator) {
  return -2 - indicator;
}
constexpr bool names_indicator(std::int32_t target) {
  return target < kNoRow;
}
constexpr std::uint16_t indicator_of_target(std::int32_t target) {
  return static_cast<std::uint16_t>(-2 - target);
}

struct ExtraColumn {
  std::string name;
  std::vector<std::string> cells;
};

/// Byte offsets in the source of the register, begin and end.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Register {
  bool present = false;                 ///< absent: nothing is known of it
  bool declared_empty = false;          ///< present, without rows, and known to be so
  DateSpan covers{kDateMin, kDateMax};  ///< `last` defaults to the dossier date
  bool covers_given = false;
  std::vector<std::uint16_t> blank_is_no;  ///< yes_no fields whose blanks were read as no
  std::uint32_t rows = 0;
  std::vector<Column> columns;  ///< one a field of the schema
  std::vector<ListItem> items;
  std::vector<ExtraColumn> extra;
  SourceId source = kNoSource;
  /// One a row where rows stand in several files (a case over its base); empty when all are in
  /// `source`.
  std::vector<SourceId> row_sources;
  std::vector<Extent> row_extents;   ///< one a row; empty when the evidence was made in memory
  std::vector<Extent> cell_extents;  ///< rows x fields; {0,0} where the cell was not written
  /// Rows in the order of their keys: the order in which anything names records.
  std::vector<std::uint32_t> by_key;

  /// Known to hold every record there is (rows, or declared empty).
  bool known() const { return present && (rows != 0 || declared_empty); }
};

/// Where a record stands; not known when the evidence was made in memory.
inline Origin row_origin(const Register& reg, std::uint32_t row) {
  if (row >= reg.row_extents.size()) return {};
  const SourceId source = reg.row_sources.empty() ? reg.source : reg.row_sources[row];
  return {source, reg.row_extents[row].begin, reg.row_extents[row].end};
}
/// The cell's place, or its row's where the cell was not written.
inline Origin cell_origin(const Register& reg, std::uint32_t row, std::uint16_t field) {
  const Origin whole = row_origin(reg, row);
  const std::size_t at = std::size_t{row} * reg.columns.size() + field;
  if (at >= reg.cell_extents.size() || reg.cell_extents[at].end == 0) return whole;
  return {whole.source, reg.cell_extents[at].begin, reg.cell_extents[at].end};
}

enum class RulingStage : std::uint8_t { self, province, survey, council };
enum class RulingValue : std::uint8_t { met, exceeds, near, not_met };
struct Ruling {
  std::uint16_t indicator = kNone16;
  RulingStage stage = RulingStage::self;
  RulingValue value = RulingValue::met;
  Date date;
  std::string person;
  std::string text;
  Origin origin;
};
/// `opinion_asked` and `not_applicable`: an indicator with a written ground.
struct Ground {
  std::uint16_t indicator = kNone16;
  std::string text;
  Origin origin;
};
/// A predecessor of a merged school.
struct Unit {
  std::string code;
  std::string name;
};
/// Free text for the reports: strengths, weaknesses, causes.
struct Statement {
  std::string key;  ///< "general", "strengths", "CT2.18/weakness": as written
  std::string text;
};

struct Fact {
  Cell cell = Cell::unknown();
  Origin origin;
};

struct Evidence {
  std::string school_code;
  std::string school_name;
  std::string province;
  std::string pack;  ///< the pack the dossier names; empty when it names none
  Date dossier_date;
  std::vector<Unit> units;
  std::vector<Fact> facts;          ///< by fact of the schema
  std::vector<Register> registers;  ///< by register of the schema
  std::vector<Ruling> rulings;
  std::vector<Ground> opinion_asked;
  std::vector<Ground> not_applicable;
  std::vector<Statement> statements;
  Texts texts;               ///< by TextId
  std::uint32_t faults = 0;  ///< error diagnostics the evidence was read with

  std::string_view text(TextId id) const { return texts[id]; }
  /// The written code, or key fields joined with "/", of a record: how anything names it.
  std::string record_name(const EvidenceSchema& schema, std::uint16_t reg, std::uint32_t row) const;
};

}  // namespace chuan
