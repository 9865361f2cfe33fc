#include "model/evidence.h"

#include <utility>

#include "base/number.h"

namespace chuan {
namespace {

std::string cell_text(const EvidenceSchema& schema, const Evidence& evidence,
                      const FieldSchema& field, Cell cell) {
  if (cell.is_unknown()) return "?";
  if (cell.is_none()) return {};
  const auto at = static_cast<std::size_t>(cell.lo);
  switch (field.type) {
    case FieldType::text:
    case FieldType::code:
      return std::string(evidence.text(static_cast<TextId>(cell.lo)));
    case FieldType::measure:
      return schema.measure_keys[at];
    case FieldType::scale:
      return schema.scales[field.scale].values[at].id;
    case FieldType::date:
      return to_iso(
          DateSpan{{static_cast<std::int32_t>(cell.lo)}, {static_cast<std::int32_t>(cell.hi)}});
    case FieldType::year:
      return std::to_string(cell.lo);
    case FieldType::yes_no:
      return cell.lo == 0 ? "false" : "true";
    case FieldType::number:
      return to_plain({cell.lo, cell.hi});
    case FieldType::scale_list:
    case FieldType::code_list:
    case FieldType::serves:
      break;  // never in a key: the pack's reader refuses it
  }
  return {};
}

}  // namespace

std::string Evidence::record_name(const EvidenceSchema& schema, std::uint16_t reg,
                                  std::uint32_t row) const {
  const RegisterSchema& form = schema.registers[reg];
  std::string out;
  for (const std::uint16_t field : form.key) {
    std::string part =
        cell_text(schema, *this, form.fields[field], registers[reg].columns[field].cell(row));
    if (field == form.key.front())
      out = std::move(part);
    else
      out += '/' + part;
  }
  // Empty parts at the end say nothing: no year, no predecessor.
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

}  // namespace chuan
