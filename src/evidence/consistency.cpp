#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/places.h"
#include "evidence/read.h"
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

/// The rows whose keys others may share, with their keys. Nearly all keys are single: numbers are
/// sorted in their stead, and only where two agree are keys kept.
template <typename KeyOf>
std::vector<KeyedRow> perhaps_twins(std::uint32_t rows, KeyOf key_of) {
  std::vector<std::uint64_t> marks;  // hash and row
  marks.reserve(rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::string key = key_of(row);
    if (!key.empty()) marks.push_back(std::uint64_t{short_hash(key)} << 32 | row);
  }
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
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < 0x7F && !(c >= 'a' && c <= 'z'); });
}

struct Check {
  const EvidenceSchema& schema;
  const Evidence& evidence;
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
    return perhaps_twins(
        data.rows, [&](std::uint32_t row) { return key_of(text_at(evidence, data, row, field)); });
  }

  /// Nearly all codes do, and are listed in order: no keys are made for them.
  bool all_differ(std::uint16_t reg, std::uint16_t field) const {
    const Register& data = evidence.registers[reg];
    std::string_view before;
    for (std::uint32_t row = 0; row < data.rows; ++row) {
      const std::string_view code = text_at(evidence, data, row, field);
      if (code <= before || !is_plain_code(code)) return false;
      before = code;
    }
    return true;
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

  /// Texts of rows that share their dates with another: of all others, none has a twin.
  struct Dated {
    std::array<std::int64_t, 4> days;
    std::uint32_t row;
    bool operator<(const Dated& other) const {
      return days != other.days ? days < other.days : row < other.row;
    }
  };
  std::vector<KeyedRow> dated(std::vector<Dated> rows, std::uint16_t field) const {
    std::vector<KeyedRow> out;
    std::sort(rows.begin(), rows.end());
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
      while (end < rows.size() && rows[end].days == rows[begin].days) ++end;
      for (std::size_t i = begin; i < end && end - begin > 1; ++i) {
        std::string key = fold_key(
            text_at(evidence, evidence.registers[schema.documents.reg], rows[i].row, field));
        if (key.empty()) continue;
        for (std::size_t d = 0; d < rows[i].days.size(); d += 2)
          key += '\n' + std::to_string(rows[i].days[d]) + ' ' + std::to_string(rows[i].days[d + 1]);
        out.push_back({std::move(key), rows[i].row});
      }
    }
    return out;
  }

  /// Numbers begin again each year and titles return with each report: only on one date are two
  /// records one document.
  void documents() const {
    const DocumentFields& at = schema.documents;
    if (at.reg == kNone16) return;
    const Register& data = evidence.registers[at.reg];
    const std::uint16_t number = schema.registers[at.reg].field("number");
    std::vector<Dated> numbers, titles;
    const auto cell = [&](std::uint16_t field, std::uint32_t row) {
      return field == kNone16 ? Cell{0, 0} : data.columns[field].cell(row);
    };
    for (std::uint32_t row = 0; row < data.rows; ++row) {
      const Cell date = cell(at.date, row);
      const Cell period = cell(at.period, row);
      const bool numbered = !text_at(evidence, data, row, number).empty();
      if (numbered) numbers.push_back({{date.lo, date.hi, 0, 0}, row});
      if (!numbered && at.title != kNone16)
        titles.push_back({{date.lo, date.hi, period.lo, period.hi}, row});
    }
    for_twins(dated(std::move(numbers), number), [&](std::uint32_t first, std::uint32_t other) {
      warn(Code::document_number_twice, at.reg, number, first, other);
    });
    for_twins(dated(std::move(titles), at.title), [&](std::uint32_t first, std::uint32_t other) {
      warn(Code::document_title_twice, at.reg, at.title, first, other);
    });
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
                      nearest(code, codes));
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
                       Diagnostics& diagnostics) {
  const Check check{schema, evidence, diagnostics};
  for (std::size_t r = 0; r < evidence.registers.size(); ++r) {
    if (!evidence.registers[r].present) continue;
    const auto reg = static_cast<std::uint16_t>(r);
    check.codes_alike(reg);
    check.people(reg);
    const std::vector<FieldSchema>& fields = schema.registers[r].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (schema.documents.reg != kNone16 && fields[f].refers_to == schema.documents.reg)
        check.cited(reg, static_cast<std::uint16_t>(f));
    }
  }
  check.documents();
}

}  // namespace chuan
