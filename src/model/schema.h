/// What a pack says evidence looks like: scales, single facts, registers and their fields.
///
/// Contract: plain immutable data, made by src/pack from facts.yaml; readers of evidence, templates
/// and JSON Schemas work from it. Indexes are positions in the vectors of EvidenceSchema.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chuan {

inline constexpr std::uint16_t kNone16 = 0xFFFF;

/// Words in the two languages of every title and hint.
struct Bilingual {
  std::string vi;
  std::string en;
  const std::string& in(std::string_view lang) const { return lang == "en" ? en : vi; }
};

struct ScaleValue {
  std::string id;  ///< ASCII: "master"
  Bilingual title;
  std::vector<std::string> aliases;  ///< other spellings read (compared by fold_key)
};
/// A closed list of values, lowest first when `ordered`. At most 64 values (they fit a bit mask).
struct Scale {
  std::string id;
  Bilingual title;
  bool ordered = false;
  std::vector<ScaleValue> values;
};

enum class FieldType : std::uint8_t {
  text,
  number,
  date,  ///< a day, a month or a year
  year,  ///< a calendar year, stored as the number 2019
  yes_no,
  scale,       ///< one value of a scale
  scale_list,  ///< some values of a scale, stored as a bit mask
  code,        ///< a code: the record's own key, or a reference to another register
  code_list,   ///< references to another register
  serves,      ///< documents and tasks: indicators, or wanted documents "CT2.18/tong_hop"
  measure      ///< figures: the key of a measure, "CT2.18" or "CT2.19/a"
};
/// What an empty cell says; "?" always means unknown.
enum class EmptyMeans : std::uint8_t { unknown, none, open };

struct FieldSchema {
  std::string name;  ///< ASCII key, the column name in CSV
  Bilingual title;
  Bilingual hint;
  FieldType type = FieldType::text;
  EmptyMeans empty = EmptyMeans::unknown;
  bool integer = false;
  bool required = false;         ///< an empty cell is a fault (keys always are)
  std::string unit;              ///< "m2", "triệu đồng", "%"; empty for plain numbers
  std::int64_t min = INT64_MIN;  ///< numbers, in millionths
  std::int64_t max = INT64_MAX;
  std::uint16_t scale = kNone16;
  std::uint16_t refers_to = kNone16;  ///< register whose key a code names
  std::uint16_t not_above = kNone16;  ///< of a part, the number field that is its whole
};

struct RegisterSchema {
  std::string name;
  Bilingual title;
  Bilingual hint;
  Bilingual unit;  ///< what records are called when counted ("3 people"); may be empty
  std::vector<FieldSchema> fields;  ///< the last is always "origin_unit" (code, empty: none)
  std::vector<std::uint16_t> key;   ///< fields that name a record together
  /// A register of people: their stay at the school. Both kNone16 elsewhere.
  std::uint16_t stay_from = kNone16;
  std::uint16_t stay_to = kNone16;
  /// One row may stand for several: a number field, empty means 1. kNone16: every row is one.
  std::uint16_t weight = kNone16;
  /// The days over which a weighted row spreads.
  std::uint16_t span_from = kNone16;
  std::uint16_t span_to = kNone16;

  std::uint16_t origin_unit() const { return static_cast<std::uint16_t>(fields.size() - 1); }
  std::uint16_t field(std::string_view field_name) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].name == field_name) return static_cast<std::uint16_t>(i);
    return kNone16;
  }
};

/// A wanted document: "CT2.18/tong_hop".
struct SlotName {
  std::string id;
  std::uint16_t indicator = kNone16;
};

/// The well-known registers every pack has, found by name, with the fields the engine reads.
struct DocumentFields {
  std::uint16_t reg = kNone16, code = kNone16, title = kNone16, date = kNone16, period = kNone16,
                valid_to = kNone16, topics = kNone16, serves = kNone16, path = kNone16,
                sha256 = kNone16;
};
struct FigureFields {
  std::uint16_t reg = kNone16, of = kNone16, year = kNone16, part = kNone16, whole = kNone16,
                value = kNone16, document = kNone16;
};
/// How the figure of a measure is declared: shares and ratios as part and whole, the others as one
/// value; what is counted in heads by whole numbers; what is asked of each year by year.
struct FigureShape {
  enum class Kind : std::uint8_t { share, ratio, count, amount };
  Kind kind = Kind::share;
  bool yearly = false;
  bool in_parts() const { return kind == Kind::share || kind == Kind::ratio; }
  bool in_heads() const { return kind == Kind::share || kind == Kind::count; }
};
struct TaskFields {
  std::uint16_t reg = kNone16, code = kNone16, serves = kNone16, title = kNone16, lead = kNone16,
                deadline = kNone16, status = kNone16;
};

struct EvidenceSchema {
  std::vector<Scale> scales;
  std::vector<FieldSchema> facts;
  std::vector<RegisterSchema> registers;
  std::vector<std::string> indicators;     ///< ids in pack order: what `rulings` may name
  std::vector<bool> ruled;                 ///< by indicator: has a ruling measure
  std::vector<bool> may_not_apply;         ///< by indicator
  std::vector<SlotName> slots;             ///< wanted documents
  std::vector<std::string> measure_keys;   ///< what `figures.of` may name
  std::vector<FigureShape> figure_shapes;  ///< by measure key
  DocumentFields documents;
  FigureFields figures;
  TaskFields tasks;

  std::uint16_t find_register(std::string_view name) const {
    for (std::size_t i = 0; i < registers.size(); ++i)
      if (registers[i].name == name) return static_cast<std::uint16_t>(i);
    return kNone16;
  }
};

}  // namespace chuan
