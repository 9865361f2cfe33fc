/// A rule pack as its author wrote it: words with their places, names not yet resolved.
///
/// Made by the read_*.cpp files from trees, changed by overlays, turned into a CompiledPack by the
/// compile_*.cpp files. Private to src/pack.
///
/// Contract: plain values. Words are slices of the trees and sources they were read from, which
/// must outlive the RulePack. A Word that is not there was absent, or already reported as wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/pack.h"

namespace chuan::ast {

struct Word {
  std::string_view text;
  Origin origin;
  bool there() const { return origin.known(); }
};

/// What a filter asks; `subject` holds the field, set or register that the first key names.
enum class FilterKind : std::uint8_t {
  compare,  ///< is, is_not, at_least, at_most, over, under
  in,       ///< in, not_in
  has,
  filled,
  in_window,
  in_years,
  seniority,
  set,
  in_force,
  younger,
  any,
  all,
  none,
  related,
  row
};
struct Filter {
  FilterKind kind = FilterKind::all;
  Compare compare = Compare::is;
  bool negated = false;  ///< is_not, not_in
  bool missing_fails = false;
  std::uint32_t at_least = 1;
  Word subject;
  std::vector<Word> values;
  Duration length;
  Word by, date;
  std::vector<Filter> parts;  ///< of any, all, none; `where` of related, row
  Origin origin;
};

struct Measure {
  MeasureKind kind = MeasureKind::count;
  bool every = false;
  bool each_year = false;
  int need = 0;  ///< each_year: 0 is all
  Word of, field, date, in_window, in_years;
  std::vector<Filter> asked, where;
  std::vector<Word> topics;
  Duration max_age;
  std::optional<Duration> settle;  ///< each_year
  std::vector<Measure> parts;      ///< ratio: top and bottom
  std::optional<WhenEmpty> when_empty;
  std::optional<bool> new_unit;  ///< merge: new_unit
  Origin kind_origin;            ///< the key that says the kind
  Origin need_origin;
  Origin origin;
};

struct Threshold {
  std::optional<Date> from;
  Compare compare = Compare::at_least;
  Word value;
  Basis basis = Basis::provisional;
  std::vector<Word> sources;
  Origin from_origin;
  Origin compare_origin;
};
struct Condition {
  std::uint8_t level = 1;
  std::vector<Threshold> thresholds;
  Origin origin;  ///< of the level's key
};
struct Nearly {
  bool given = false;
  bool never = false;
  Word within;
};
struct Check {
  Word id;  ///< not there when the indicator has one check, written on itself
  std::optional<Measure> measure;
  std::vector<Condition> conditions;
  Nearly nearly;
};

struct Wanted {
  Word id;
  Bilingual title;
};
struct Indicator {
  Word id, group, subgroup;
  Bilingual title, short_title, rule, clause, note;
  Owner owner = Owner::school;
  bool may_not_apply = false;
  std::vector<Word> readings;
  std::vector<Check> checks;
  std::vector<Wanted> documents;
  std::vector<Lever> levers;
  Origin origin;
};

struct Field {
  Word name;
  Word scale, refers_to, not_above;  ///< names; the schema's indexes are filled in by compile
  FieldSchema schema;
  bool broken = false;  ///< its type could not be read: nothing more is said of it
};
struct Scale {
  Word id;
  chuan::Scale scale;
  std::vector<Origin> values;  ///< where each value's id stands
};
struct Register {
  Word name;
  Bilingual title, hint, unit;
  std::vector<Word> key;
  Word stay_from, stay_to, weight, span_from, span_to;
  std::vector<Field> fields;
};
struct Set {
  Word id;
  Bilingual title;
  Word of;
  std::vector<Filter> where;
};

struct Group {
  Word id;
  Bilingual title, short_title;
  std::vector<std::pair<Word, Bilingual>> subgroups;
};
/// A source or a reading: its id and its one line.
struct Titled {
  Word id;
  std::string title;
};

struct RulePack {
  PackInfo info;
  std::vector<Titled> sources, readings;
  std::vector<Group> groups;
  std::vector<Scale> scales;
  std::vector<Field> facts;
  std::vector<Register> registers;
  std::vector<Set> sets;
  std::vector<Indicator> indicators;
  std::vector<OverlayInfo> overlays;
  Bilingual unit_title, unit_hint;  ///< of the field every register gets: origin_unit
  Origin origin;                    ///< of pack.yaml's map, for what is missing altogether
  Origin facts_origin;              ///< of facts.yaml's map; unknown when there is none
};

}  // namespace chuan::ast
