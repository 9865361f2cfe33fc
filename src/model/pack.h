/// A compiled rule pack: the regulation as data, resolved and ready to judge.
///
/// Shorthand is gone here: names are indexes, inherited levels, defaults and named sets are
/// resolved, equal predicates are one node. Everything can be printed (`chuan pack show`).
///
/// Contract: immutable after compile, shared by threads without locks. Indexes are positions in
/// the vectors of CompiledPack (PredId in `predicates`, and so on).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/rational.h"
#include "base/source.h"
#include "model/schema.h"

namespace chuan {

using PredId = std::uint32_t;
inline constexpr PredId kNoPred = 0xFFFF'FFFF;

/// A question about one record, answered yes, no or unknown (strong Kleene).
enum class PredOp : std::uint8_t {
  always,
  all,        ///< children; empty is yes
  any,        ///< children; empty is no
  none,       ///< no child holds
  set,        ///< the one child, under the name of a set
  range,      ///< cell within [lo, hi]: every comparison of numbers, dates, scales, yes/no
  one_of,     ///< scale position in the bit mask `lo`
  has,        ///< scale_list holds at least one value of the mask `lo`
  filled,     ///< the cell is not empty
  in_window,  ///< the date of `field` lies in the dossier window (semantics 1, 4)
  in_years,   ///< ... in one of the calendar years asked (semantics 2)
  of_year,    ///< ... in the year being asked; only inside each_year
  seniority,  ///< the day asked is after `field` + `length` (strict), see semantics 3
  employed,   ///< on the day asked; inside each_year on its 31/12 and for 6 months then
  own_unit,   ///< no origin unit: the record is the new school's own (semantics 14)
  in_force,   ///< documents: issued by the day asked and `valid_to` not before it
  younger,    ///< the date of `field` is not before the day asked minus `length`
  related,    ///< at least `at_least` records of register `other` that name this one
  year_row    ///< the row (this record, year asked) of register `other`; missing: unknown, or no
};

struct Predicate {
  PredOp op = PredOp::always;
  std::uint16_t reg = kNone16;    ///< the register whose records are asked
  std::uint16_t field = kNone16;  ///< of `reg`
  std::int64_t lo = 0;            ///< range: inclusive ends; one_of, has: the mask
  std::int64_t hi = 0;
  std::uint32_t first_child = 0;  ///< in CompiledPack::children
  std::uint32_t child_count = 0;
  Duration length;
  std::uint16_t set = kNone16;         ///< op set: which
  std::uint16_t other = kNone16;       ///< related, year_row: the other register
  std::uint16_t by_field = kNone16;    ///< of `other`: code or code_list that names this record
  std::uint16_t date_field = kNone16;  ///< of `other`: its date or year, where a year is asked
  PredId in_year = kNoPred;            ///< over `other`: `date_field` lies in the year asked
  PredId where = kNoPred;              ///< over `other`
  PredId dated = kNoPred;  ///< its first part, or itself, that selects records of `reg` by date
  std::uint32_t at_least = 1;
  bool missing_is_no = false;  ///< year_row
  bool uses_year = false;      ///< the answer depends on the year asked
  bool uses_day = false;       ///< the answer depends on the as-of date
  Origin origin;
};

struct NamedSet {
  std::string id;
  Bilingual title;
  std::uint16_t reg = kNone16;
  PredId pred = kNoPred;  ///< its node of op `set`
};

enum class MeasureKind : std::uint8_t {
  share,
  count,
  sum,
  ratio,
  value,
  lowest,
  documents,
  ruling
};
enum class WhenEmpty : std::uint8_t { unknown, met, not_met };
/// Which time a measure's records are chosen by; says what `covers` is asked for.
enum class TimeScope : std::uint8_t { day, window, years, each_year };

/// What is measured, without any threshold. Equal measures of one indicator are one.
struct Measure {
  MeasureKind kind = MeasureKind::count;
  TimeScope scope = TimeScope::day;
  bool every = false;           ///< a share written as `every`
  std::uint16_t key = kNone16;  ///< in EvidenceSchema::measure_keys: names declared figures
  std::uint16_t indicator = kNone16;
  std::uint16_t reg = kNone16;
  std::uint16_t of_set = kNone16;  ///< the named set in `of`, for texts; kNone16: a whole register
  PredId members = kNoPred;        ///< share: the denominator; count, sum, lowest: the records
  PredId passing = kNoPred;        ///< share: what a member must be for the numerator
  PredId candidates = kNoPred;     ///< documents: the members without in_force and younger
  std::uint16_t field = kNone16;   ///< sum, lowest: of `reg`; value: a fact
  std::uint32_t top = 0, bottom = 0;     ///< ratio: positions in CompiledPack::parts
  std::uint16_t topics_scale = kNone16;  ///< documents: one a topic of the mask, or just one
  std::uint64_t topics = 0;
  Duration max_age;                ///< documents; zero: none
  std::uint8_t need = 0;           ///< each_year: how many years; 0: all
  std::optional<Duration> settle;  ///< each_year: a year counts as ended that long after 31/12;
                                   ///< without one, the pack's
  WhenEmpty when_empty = WhenEmpty::unknown;
  bool own_unit_only = false;  ///< semantics 14, already part of `members`
  bool uses_day = true;
  Origin origin;
};

enum class Compare : std::uint8_t { at_least, over, at_most, under, is };
/// What lies above the threshold does not meet it.
constexpr bool is_ceiling(Compare compare) {
  return compare == Compare::at_most || compare == Compare::under;
}
/// Nor does what lies on it.
constexpr bool is_strict(Compare compare) {
  return compare == Compare::over || compare == Compare::under;
}
enum class Basis : std::uint8_t { official, published, reported, provisional };

/// A threshold from a day on. `value`: shares and ratios as fractions (9/10), others as they are;
/// scales: the position; yes/no: 1 or 0; documents: the number of topics; each_year: of each year.
struct Threshold {
  Date from = kDateMin;
  Compare compare = Compare::at_least;
  Rational value;
  Basis basis = Basis::provisional;
  std::vector<std::uint16_t> sources;
  std::string written;  ///< as the pack spells it: "90 %"
  Origin origin;
};
/// A check's demand at one level: the threshold in force is the last with `from` <= as-of.
struct Condition {
  std::uint8_t level = 1;
  std::vector<Threshold> thresholds;
};
/// "nearly" as a pack sets it for a check; nothing set: semantics 8.
struct NearlyRule {
  bool given = false;
  bool never = false;
  Rational within;  ///< met when the value is moved by this much
};
struct Check {
  std::string key;  ///< "CT2.18" or "CT2.19/a"
  std::uint32_t measure = 0;
  std::vector<Condition> conditions;  ///< by level, ascending; the levels it belongs to
  NearlyRule nearly;
};

enum class Owner : std::uint8_t { school, province, academy };
struct Lever {
  Bilingual text;
  Owner owner = Owner::school;
  Duration takes;
  std::int64_t cost = -1;  ///< millions of dong, in millionths; -1 where not known
};
struct WantedDocument {
  std::uint16_t slot = kNone16;  ///< in EvidenceSchema::slots
  std::string id;                ///< "tong_hop"
  Bilingual title;
};

struct Indicator {
  std::string id;
  Bilingual title;
  Bilingual short_title;  ///< at most 27 columns
  Bilingual rule;         ///< the rule in words, one or two sentences
  Bilingual clause;
  std::uint16_t group = 0;
  std::string subgroup;  ///< "2A"; may be empty
  Owner owner = Owner::school;
  std::uint8_t first_level = 1;  ///< 2: a row that level 2 adds
  bool may_not_apply = false;
  std::vector<Check> checks;
  std::vector<WantedDocument> documents;
  std::vector<Lever> levers;
  std::vector<std::string> readings;  ///< sections of INTERPRETATION.md
  Bilingual note;
  Origin origin;
};

struct Group {
  std::string id;
  int number = 0;
  Bilingual title;
  Bilingual short_title;  ///< at most 30 columns
};
struct SubGroup {
  std::string id;
  std::uint16_t group = 0;
  Bilingual title;
};
struct SourceRef {
  std::string id;
  std::string title;
};
struct OverlayInfo {
  std::string name, author, date, reason, digest;
};
/// One decided reading of INTERPRETATION.md: its number and heading.
struct Reading {
  std::string id;
  std::string title;
};

enum class PackStatus : std::uint8_t { complete, incomplete };

struct PackInfo {
  std::string id;
  std::string version;
  Bilingual name;          ///< "Quy định 11-QĐ/TW (19/5/2021)"
  std::string instrument;  ///< the number: "11-QĐ/TW"
  Date instrument_date;
  std::string issuer;
  Date in_force_from = kDateMin;
  Date in_force_to = kDateMax;
  std::string replaces;  ///< id of the pack it succeeds
  PackStatus status = PackStatus::complete;
  Bilingual status_reason;  ///< why it is incomplete
  int window_years = 5;
  int calendar_years = 5;
  Duration settle;
  int levels = 1;
  std::vector<Bilingual> level_titles;
  std::string digest;  ///< sha256 of the canonical pack
};

struct CompiledPack {
  PackInfo info;
  EvidenceSchema schema;
  std::vector<Group> groups;
  std::vector<SubGroup> subgroups;
  std::vector<SourceRef> sources;
  std::vector<Reading> readings;
  std::vector<OverlayInfo> overlays;
  std::vector<NamedSet> sets;
  std::vector<Predicate> predicates;  ///< children before parents
  std::vector<PredId> children;
  std::vector<Measure> measures;
  std::vector<Measure> parts;  ///< tops and bottoms of ratios
  std::vector<Indicator> indicators;

  /// Position of the indicator, any case; kNone16 when there is none.
  std::uint16_t find_indicator(std::string_view id) const;
};

}  // namespace chuan
