#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/same_bytes.h"
#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/places.h"
#include "evidence/read.h"
#include "evidence/row_order.h"
#include "evidence/short_hash.h"

namespace chuan {
namespace {

/// The register of people every pack has; others with a stay (rooms, programmes) repeat names.
constexpr std::string_view kPeople = "staff";

std::string_view text_at(const Evidence& evidence, const Register& reg, std::uint32_t row,
                         std::uint16_t field) {
  if (field == kNone16) return {};
  const Cell cell = reg.columns[field].cell(row);
  return cell.exact() ? evidence.text(static_cast<TextId>(cell.lo)) : std::string_view{};
}

/// A code without blanks, case and marks.
std::string bare_key(std::string_view text) {
  std::string key = fold_key(text);
  std::erase(key, ' ');
  return key;
}

struct KeyedRow {
  std::string key;
  std::uint32_t row;
  bool operator<(const KeyedRow& other) const {
    return key != other.key ? key < other.key : row < other.row;
  }
};

/// Calls `found(first, other)` for each row that shares its key with an earlier one.
template <typename Found>
void for_twins(std::vector<KeyedRow> rows, Found found) {
  std::erase_if(rows, [](const KeyedRow& row) { return row.key.empty(); });
  std::sort(rows.begin(), rows.end());
  for (std::size_t i = 1, first = 0; i < rows.size(); ++i) {
    if (rows[i].key != rows[first].key) {
      first = i;
    } else {
      found(rows[first].row, rows[i].row);
    }
  }
}

/// A mark for the row: of rows whose numbers agree the marks may, of others they seldom do.
std::uint64_t mark_of(std::uint32_t hash, std::uint32_t row) {
  return std::uint64_t{hash} << 32 | row;
}
/// Only marks that share a place in a table stay: nearly all stand alone there.
void drop_single(std::vector<std::uint64_t>& marks) {
  std::vector<std::uint8_t> met(std::bit_ceil(8 * marks.size() + 1));
  const auto at = [&](std::uint64_t mark) -> std::uint8_t& {
    return met[(mark >> 32) & (met.size() - 1)];
  };
  for (const std::uint64_t mark : marks) at(mark) = at(mark) == 0 ? 1 : 2;
  std::erase_if(marks, [&](std::uint64_t mark) { return at(mark) == 1; });
}
/// The keys of the rows that others may share, by their marks. Nearly all are single: numbers are
/// sorted in the stead of keys, and only where two agree are keys made.
template <typename KeyOf>
std::vector<KeyedRow> perhaps_twins(std::vector<std::uint64_t> marks, KeyOf key_of) {
  drop_single(marks);
  std::sort(marks.begin(), marks.end());
  const auto alike = [&](std::size_t a, std::size_t b) { return marks[a] >> 32 == marks[b] >> 32; };
  std::vector<KeyedRow> out;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!(i > 0 && alike(i - 1, i)) && !(i + 1 < marks.size() && alike(i, i + 1))) continue;
    const auto row = static_cast<std::uint32_t>(marks[i]);
    out.push_back({key_of(row), row});
  }
  return out;
}

/// Capitals, digits and marks between them: texts that differ still do when case is set aside.
bool is_plain_code(std::string_view text) {
  if (text.empty() || text.size() > 8)
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return c > ' ' && c < 0x7F && !(c >= 'a' && c <= 'z');
    });
  // All bytes at once, letters in the place of those that are not there. The high bit of a sum
  // tells that a byte is not below what was taken from 0x80.
  constexpr std::uint64_t kEach = 0x0101'0101'0101'0101u;
  const std::uint64_t missing = text.size() == 8 ? 0 : kEach * 'A' >> 8 * text.size();
  const std::uint64_t bytes = first_bytes(text) | missing;
  const auto from = [&](unsigned char c) { return bytes + kEach * (0x80u - c); };
  const std::uint64_t small = from('a') & ~from('z' + 1);
  return ((bytes | ~from('!') | small | from(0x7F)) & kEach * 0x80) == 0;
}

/// What the last line of a sheet, or the one that numbers its columns, has in the place of a code.
bool is_total(std::string_view code) {
  if (code.size() == 3 && code.front() == '(' && code.back() == ')')
    return code[1] >= '0' && code[1] <= '9';
  const std::string key = bare_key(code);
  return key == "tong" || key == "cong" || key == "tongcong" || key == "tongso" || key == "total";
}

/// "Không có": what people write where there is nothing to write.
bool is_nothing(std::string_view code) {
  const std::string key = bare_key(code);
  return key == "khong" || key == "khongco" || key == "chuaco" || key == "none" || key == "kc";
}

struct Check {
  const EvidenceSchema& schema;
  const Evidence& evidence;
  const SourceMap& sources;
  Diagnostics& diagnostics;

  void warn(Code code, std::uint16_t reg, std::uint16_t field, std::uint32_t first,
            std::uint32_t other) const {
    const Register& data = evidence.registers[reg];
    diagnostics
        .add(code, cell_origin(data, other, field),
             {evidence.record_name(schema, reg, other), evidence.record_name(schema, reg, first),
              std::string(text_at(evidence, data, other, field)),
              std::string(text_at(evidence, data, first, field))})
        .notes.push_back({cell_origin(data, first, field), "first_here", {}});
  }

  std::vector<KeyedRow> keyed(std::uint16_t reg, std::uint16_t field,
                              std::string (*key_of)(std::string_view)) const {
    const Register& data = evidence.registers[reg];
    const auto key = [&](std::uint32_t row) { return key_of(text_at(evidence, data, row, field)); };
    std::vector<std::uint64_t> marks;
    marks.reserve(data.rows);
    for (std::uint32_t row = 0; row < data.rows; ++row)
      if (const std::string own = key(row); !own.empty())
        marks.push_back(mark_of(short_hash(own), row));
    return perhaps_twins(std::move(marks), key);
  }

  /// Nearly all codes do, and are listed in order: no keys are made for them.
  bool all_differ(std::uint16_t reg, std::uint16_t field) const {
    const Register& data = evidence.registers[reg];
    const std::vector<std::int64_t>& codes = data.columns[field].lo;
    // Texts that were met here first have ascending ids, and equal texts equal ones.
    const bool met_here =
        codes == data.columns[field].hi &&
        std::adjacent_find(codes.begin(), codes.end(), std::greater_equal<>()) == codes.end();
    if (!(met_here && codes.size() == data.rows) &&
        ascending_texts(evidence, data, field) != data.rows)
      return false;
    return std::all_of(codes.begin(), codes.end(), [&](std::int64_t code) {
      return is_plain_code(evidence.text(static_cast<TextId>(code)));
    });
  }

  /// "Tổng cộng", "(1)": lines of a sheet that are no records.
  void totals(std::uint16_t reg) const {
    const RegisterSchema& shape = schema.registers[reg];
    const Register& data = evidence.registers[reg];
    for (const std::uint16_t field : shape.key) {
      if (shape.fields[field].type != FieldType::code || field == shape.origin_unit()) continue;
      for (std::uint32_t row = 0; row < data.rows; ++row) {
        const std::string_view code = text_at(evidence, data, row, field);
        // Nearly all end in a digit.
        if (code.empty() || (code.back() >= '0' && code.back() <= '9')) continue;
        if (is_nothing(code))
          diagnostics.add(Code::nothing_row, cell_origin(data, row, field),
                          {std::string(code), sources.called(data.source, shape.name)});
        if (is_total(code))
          diagnostics.add(Code::total_row, cell_origin(data, row, field),
                          {std::string(code), sources.called(data.source, shape.name)});
      }
    }
  }

  /// "CB01" and "cb 01": two records, one of them mistyped.
  void codes_alike(std::uint16_t reg) const {
    const RegisterSchema& shape = schema.registers[reg];
    if (shape.key.size() != 1 || shape.fields[shape.key[0]].type != FieldType::code) return;
    if (all_differ(reg, shape.key[0])) return;
    for_twins(keyed(reg, shape.key[0], bare_key), [&](std::uint32_t first, std::uint32_t other) {
      warn(Code::codes_alike, reg, shape.key[0], first, other);
    });
  }

  /// Whether two rows of one written name agree in a date or year that tells people apart.
  bool same_dates(std::uint16_t reg, std::uint32_t a, std::uint32_t b) const {
    const RegisterSchema& shape = schema.registers[reg];
    bool agree = false;
    for (std::size_t f = 0; f < shape.fields.size(); ++f) {
      const FieldType type = shape.fields[f].type;
      if ((type != FieldType::date && type != FieldType::year) || f == shape.stay_to) continue;
      const Cell left = evidence.registers[reg].columns[f].cell(a);
      const Cell right = evidence.registers[reg].columns[f].cell(b);
      if (left.is_unknown() || left.is_none() || right.is_unknown() || right.is_none()) continue;
      if (left != right) return false;
      agree = true;
    }
    return agree;
  }

  /// One person under two codes: a name spelled in two ways, or one name with the same dates.
  void people(std::uint16_t reg) const {
    const RegisterSchema& shape = schema.registers[reg];
    const std::uint16_t name = shape.field("name");
    if (shape.name != kPeople || name == kNone16) return;
    if (shape.fields[name].type != FieldType::text) return;
    const Register& data = evidence.registers[reg];
    for_twins(keyed(reg, name, fold_key), [&](std::uint32_t first, std::uint32_t other) {
      const bool spelled_alike =
          text_at(evidence, data, first, name) == text_at(evidence, data, other, name);
      if (!spelled_alike) {
        warn(Code::name_two_spellings, reg, name, first, other);
      } else if (same_dates(reg, first, other)) {
        warn(Code::person_twice, reg, name, first, other);
      }
    });
  }

  /// Numbers begin again each year and titles return with each report: only on one date are two
  /// records one document.
  void documents() const {
    const DocumentFields& at = schema.documents;
    if (at.reg == kNone16 || evidence.registers[at.reg].rows == 0) return;
    const Register& data = evidence.registers[at.reg];
    const std::uint16_t number = schema.registers[at.reg].field("number");
    const auto cell = [&](std::uint16_t field, std::uint32_t row) {
      return field == kNone16 ? Cell{0, 0} : data.columns[field].cell(row);
    };
    // The number stands for its text's row; without one the title does, of one period.
    const auto same = [&](std::uint16_t text, bool numbered) {
      if (text == kNone16 || !data.columns[text].written()) return std::vector<KeyedRow>();
      const auto days = [&](std::uint32_t row) {
        const Cell date = cell(at.date, row);
        const Cell period = numbered ? Cell{0, 0} : cell(at.period, row);
        return std::array{date.lo, date.hi, period.lo, period.hi};
      };
      const bool any_number = number != kNone16 && data.columns[number].written();
      std::vector<std::uint64_t> marks;
      marks.reserve(data.rows);
      for (std::uint32_t row = 0; row < data.rows; ++row) {
        const bool has_number = any_number && !text_at(evidence, data, row, number).empty();
        if (has_number != numbered) continue;
        std::uint64_t hash = 0;
        for (const std::int64_t day : days(row))
          hash = (hash ^ static_cast<std::uint64_t>(day)) * 0x9E37'79B9'7F4A'7C15u;
        marks.push_back(mark_of(static_cast<std::uint32_t>(hash >> 32), row));
      }
      return perhaps_twins(std::move(marks), [&](std::uint32_t row) {
        std::string key = fold_key(text_at(evidence, data, row, text));
        if (key.empty()) return key;
        for (const std::int64_t day : days(row)) key += '\n' + std::to_string(day);
        return key;
      });
    };
    for_twins(same(number, true), [&](std::uint32_t first, std::uint32_t other) {
      warn(Code::document_number_twice, at.reg, number, first, other);
    });
    for_twins(same(at.title, false), [&](std::uint32_t first, std::uint32_t other) {
      warn(Code::document_title_twice, at.reg, at.title, first, other);
    });
  }

  /// Of schools that were merged: what one of them tells of a year, the others must tell, too. No
  /// row is not known by itself: a school may not have been there yet.
  void units(std::uint16_t reg) const {
    const RegisterSchema& shape = schema.registers[reg];
    const Register& data = evidence.registers[reg];
    std::vector<std::uint16_t> when;
    for (const std::uint16_t field : shape.key)
      if (field != shape.origin_unit()) when.push_back(field);
    const bool yearly = std::all_of(when.begin(), when.end(), [&](std::uint16_t field) {
      const FieldType type = shape.fields[field].type;
      return type == FieldType::year || type == FieldType::measure;
    });
    if (when.empty() || !yearly) return;
    std::map<std::vector<std::int64_t>, std::vector<std::uint32_t>> groups;
    for (std::uint32_t row = 0; row < data.rows; ++row) {
      if (text_at(evidence, data, row, shape.origin_unit()).empty()) continue;
      std::vector<std::int64_t> key;
      for (const std::uint16_t field : when) key.push_back(data.columns[field].cell(row).lo);
      groups[key].push_back(row);
    }
    for (const auto& [key, rows] : groups)
      for (const Unit& unit : evidence.units) {
        const bool there = std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
          return text_at(evidence, data, row, shape.origin_unit()) == unit.code;
        });
        if (!there)
          diagnostics.add(Code::unit_row_missing, cell_origin(data, rows.front(), when.back()),
                          {evidence.record_name(schema, reg, rows.front()), unit.code,
                           sources.called(data.source, shape.name)});
      }
  }

  void cited(std::uint16_t reg, std::uint16_t field) const {
    const Register& data = evidence.registers[reg];
    const FieldSchema& shape = schema.registers[reg].fields[field];
    std::vector<std::string_view> codes;
    auto absent = [&](std::uint32_t row, TextId text) {
      const std::string_view code = evidence.text(text);
      const Register& documents = evidence.registers[schema.documents.reg];
      for (auto next = static_cast<std::uint32_t>(codes.size()); next < documents.rows; ++next)
        codes.push_back(text_at(evidence, documents, next, schema.documents.code));
      diagnostics.add(Code::document_absent, cell_origin(data, row, field),
                      {std::string(code), evidence.record_name(schema, reg, row)},
                      diagnostics.dropped() != 0 ? "" : nearest(code, codes));
    };
    for (std::uint32_t row = 0; row < data.rows; ++row) {
      const Cell cell = data.columns[field].cell(row);
      if (shape.type == FieldType::code) {
        if (cell.exact() && data.columns[field].targets[row] == kNoRow)
          absent(row, static_cast<TextId>(cell.lo));
      } else if (!cell.is_unknown()) {
        for (std::int64_t i = cell.lo; i < cell.hi; ++i) {
          const ListItem& item = data.items[static_cast<std::size_t>(i)];
          if (item.target == kNoRow) absent(row, item.text);
        }
      }
    }
  }
};

}  // namespace

void check_consistency(const EvidenceSchema& schema, const Evidence& evidence,
                       const SourceMap& sources, Diagnostics& diagnostics) {
  const Check check{schema, evidence, sources, diagnostics};
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    if (!evidence.registers[r].present) continue;
    const auto reg = static_cast<std::uint16_t>(r);
    check.codes_alike(reg);
    check.totals(reg);
    check.people(reg);
    if (evidence.units.size() > 1) check.units(reg);
    const std::vector<FieldSchema>& fields = schema.registers[r].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (schema.documents.reg != kNone16 && fields[f].refers_to == schema.documents.reg)
        check.cited(reg, static_cast<std::uint16_t>(f));
    }
  }
  check.documents();
}

}  // namespace chuan
