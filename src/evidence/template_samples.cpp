#include "evidence/template_samples.h"

#include <algorithm>

#include "base/number.h"
#include "doc/write.h"
#include "model/assessment.h"

namespace chuan {
namespace {

/// "ST01" for the register staff, "SY01" for staff_years: a code for a sample row.
std::string sample_code(const EvidenceSchema& schema, std::uint16_t reg, int number) {
  const std::string& name = schema.registers[reg].name;
  const std::size_t bar = name.find('_');
  std::string code = name.substr(0, 1);
  code += bar == std::string::npos ? name.substr(1, 1) : name.substr(bar + 1, 1);
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (number < 10) code += '0';
  return code + std::to_string(number);
}

std::string flow(std::string_view text) {
  return yaml_scalar(text, YamlContext::flow);
}

std::string sample_number(const FieldSchema& field) {
  constexpr std::int64_t usual = 10 * kMicro;
  const std::int64_t value = std::clamp(usual, field.min, field.max);
  return to_plain({value, value});
}

/// A value of the field that reads back; empty where the sample leaves the column out.
std::string sample_value(const EvidenceSchema& schema, std::uint16_t reg, const FieldSchema& field,
                         std::string_view language, Date dossier_date) {
  switch (field.type) {
    case FieldType::text:
      return "...";
    case FieldType::number:
      return sample_number(field);
    case FieldType::date:
      return field.empty == EmptyMeans::open ? std::string() : to_iso(dossier_date);
    case FieldType::year:
      return std::to_string(dossier_date.year() - 1);
    case FieldType::yes_no:
      return "true";
    case FieldType::scale:
      return flow(schema.scales[field.scale].values.back().title.in(language));
    case FieldType::scale_list:
      return "[" + flow(schema.scales[field.scale].values.front().title.in(language)) + "]";
    case FieldType::code:
      return flow(sample_code(schema, field.refers_to == kNone16 ? reg : field.refers_to, 1));
    case FieldType::code_list:
      return "[" + flow(sample_code(schema, field.refers_to, 1)) + "]";
    case FieldType::serves:
      if (!schema.slots.empty()) return "[" + flow(schema.slots.front().id) + "]";
      return schema.indicators.empty() ? "[]" : "[" + flow(schema.indicators.front()) + "]";
    case FieldType::measure:
      return schema.measure_keys.empty() ? "\"?\"" : flow(schema.measure_keys.front());
  }
  return {};
}

}  // namespace

std::string sample_row(const EvidenceSchema& schema, std::uint16_t reg, std::string_view language,
                       Date dossier_date) {
  const RegisterSchema& shape = schema.registers[reg];
  std::string out = "{";
  for (std::size_t f = 0; f + 1 < shape.fields.size(); ++f) {
    const std::string value = sample_value(schema, reg, shape.fields[f], language, dossier_date);
    if (value.empty()) continue;
    if (out.size() > 1) out += ", ";
    out += shape.fields[f].name + ": " + value;
  }
  return out + "}";
}

std::vector<std::string> sample_figures(const CompiledPack& pack, const Indicator& indicator,
                                        Date dossier_date, int& number) {
  const FigureFields& at = pack.schema.figures;
  std::vector<std::string> rows;
  if (at.reg == kNone16) return rows;
  const RegisterSchema& shape = pack.schema.registers[at.reg];
  const Period period = period_of(pack.info, dossier_date);
  for (const Check& check : indicator.checks) {
    const Measure& measure = pack.measures[check.measure];
    const bool parts = measure.kind == MeasureKind::share || measure.kind == MeasureKind::ratio;
    const bool one = measure.kind == MeasureKind::count || measure.kind == MeasureKind::sum;
    if (measure.key == kNone16 || (!parts && !one)) continue;
    const bool yearly = measure.scope == TimeScope::each_year;
    for (int i = 0; i < (yearly ? period.year_count : 1); ++i) {
      std::string row = "{";
      for (const std::uint16_t key : shape.key) {
        if (shape.fields[key].type == FieldType::code && key != shape.origin_unit())
          row += shape.fields[key].name + ": " + sample_code(pack.schema, at.reg, number) + ", ";
      }
      row += shape.fields[at.of].name + ": " + flow(pack.schema.measure_keys[measure.key]);
      if (yearly)
        row += ", " + shape.fields[at.year].name + ": " + std::to_string(period.first_year + i);
      if (parts) {
        row += ", " + shape.fields[at.part].name + ": \"?\"";
        row += ", " + shape.fields[at.whole].name + ": \"?\"";
      } else {
        row += ", " + shape.fields[at.value].name + ": \"?\"";
      }
      rows.push_back(row + "}");
      ++number;
    }
  }
  return rows;
}

std::vector<std::string> sample_documents(const CompiledPack& pack, const Indicator& indicator,
                                          std::string_view language, int& number) {
  const DocumentFields& at = pack.schema.documents;
  std::vector<std::string> rows;
  if (at.reg == kNone16) return rows;
  const RegisterSchema& shape = pack.schema.registers[at.reg];
  for (const WantedDocument& wanted : indicator.documents) {
    std::string row = "{" + shape.fields[at.code].name + ": ";
    row += sample_code(pack.schema, at.reg, ++number);
    row += ", " + shape.fields[at.title].name + ": " + flow(wanted.title.in(language));
    row += ", " + shape.fields[at.date].name + ": \"?\"";
    row += ", " + shape.fields[at.serves].name + ": [" + flow(pack.schema.slots[wanted.slot].id);
    rows.push_back(row + "]}");
  }
  return rows;
}

}  // namespace chuan
