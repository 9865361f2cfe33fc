#include <string>

#include "base/number.h"
#include "base/text.h"
#include "doc/write.h"
#include "evidence/cells.h"
#include "evidence/sheet_text.h"
#include "evidence/write.h"
#include "evidence/write_yaml.h"

namespace chuan {
namespace {

/// Sheet programs take a file for UTF-8 only when it begins with this.
constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kYes = "c\u00F3";
constexpr std::string_view kNo = "kh\u00F4ng";

/// A text that cannot run as a formula.
void append_guarded(std::string& out, std::string_view text) {
  if (formula_after_apostrophes(text)) {
    append_csv_field(out, "'" + std::string(text));
  } else {
    append_csv_field(out, text);
  }
}

/// "1.234" could be a thousand and more to a reader of Vietnamese numbers: "1.2340" is not.
std::string sheet_number(NumberSpan value) {
  auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string out;
  std::size_t decimals = 0;  // digits since a dot that followed a digit; 0: not after one
  bool after_dot = false;
  const std::string plain = to_plain(value);
  for (std::size_t i = 0; i <= plain.size(); ++i) {
    const bool ends = i == plain.size() || !digit(plain[i]);
    if (ends && after_dot && decimals == 3) out += '0';
    if (i == plain.size()) break;
    if (ends) {
      after_dot = plain[i] == '.' && i > 0 && digit(plain[i - 1]);
      decimals = 0;
    } else {
      ++decimals;
    }
    out += plain[i];
  }
  return out;
}

struct TableWriter {
  const EvidenceSchema& schema;
  const Evidence& evidence;
  Speller speller{schema, evidence, ScaleWords::titles};

  void cell(std::string& out, const FieldSchema& field, Cell value, CellForm form) const {
    const bool token = speller.text() == kUnknownToken || speller.text() == kNoneToken;
    switch (form) {
      case CellForm::omitted:
        return;
      case CellForm::yes_no:
        out += value.lo != 0 ? kYes : kNo;
        return;
      case CellForm::list: {
        std::string joined;
        for (const std::string_view item : speller.list()) {
          if (!joined.empty()) joined += ';';
          joined += item;
        }
        append_guarded(out, joined);
        return;
      }
      case CellForm::number:
      case CellForm::date:
      case CellForm::text:
        if (field.type == FieldType::number && !token) {
          append_csv_field(out, sheet_number({value.lo, value.hi}));
        } else if (token || form == CellForm::date) {
          append_csv_field(out, speller.text());
        } else {
          append_guarded(out, speller.text());
        }
        return;
    }
  }

  /// Only merged schools have units of origin: others are spared the column.
  static std::size_t columns(const RegisterSchema& shape, const Register& reg) {
    const Column& units = reg.columns[shape.origin_unit()];
    for (std::uint32_t row = 0; row < reg.rows; ++row)
      if (!units.cell(row).is_none()) return shape.fields.size();
    return shape.origin_unit();
  }

  std::string table(std::uint16_t index) {
    const RegisterSchema& shape = schema.registers[index];
    const Register& reg = evidence.registers[index];
    const std::size_t fields = columns(shape, reg);
    std::string out(kBom);
    for (std::size_t f = 0; f < fields; ++f) {
      if (f != 0) out += ',';
      append_csv_field(out, shape.fields[f].name);
    }
    for (const ExtraColumn& extra : reg.extra) {
      out += ',';
      append_guarded(out, extra.name);
    }
    out += '\n';
    for (std::uint32_t row = 0; row < reg.rows; ++row) {
      for (std::size_t f = 0; f < fields; ++f) {
        const Cell value = reg.columns[f].cell(row);
        const CellForm form = speller.spell(
            shape.fields[f], value, left_out(shape, reg, static_cast<std::uint16_t>(f)), &reg);
        if (f != 0) out += ',';
        cell(out, shape.fields[f], value, form);
      }
      for (const ExtraColumn& extra : reg.extra) {
        out += ',';
        append_guarded(out, extra.cells[row]);
      }
      out += '\n';
    }
    return out;
  }
};

}  // namespace

std::vector<std::pair<std::string, std::string>> write_evidence_folder(const EvidenceSchema& schema,
                                                                       const Evidence& evidence) {
  std::vector<std::pair<std::string, std::string>> files;
  files.emplace_back("school.yaml", write_document_yaml(schema, evidence, YamlRows::apart));
  TableWriter writer{schema, evidence};
  for (std::size_t r = 0; r < schema.registers.size(); ++r) {
    if (!evidence.registers[r].present) continue;
    files.emplace_back("registers/" + schema.registers[r].name + ".csv",
                       writer.table(static_cast<std::uint16_t>(r)));
  }
  return files;
}

}  // namespace chuan
