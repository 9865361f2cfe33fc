#include "model/evidence.h"

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
    if (field != form.key.front()) out += '/';
    out += cell_text(schema, *this, form.fields[field], registers[reg].columns[field].cell(row));
  }
  // Empty parts at the end say nothing: no year, no predecessor.
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

bool document_in_force(const EvidenceSchema& schema, const Evidence& evidence, std::uint32_t row,
                       Date day) {
  const Register& data = evidence.registers[schema.documents.reg];
  const Cell issued = data.columns[schema.documents.date].cell(row);
  const Cell to = data.columns[schema.documents.valid_to].cell(row);
  return !issued.is_none() && issued.hi <= day.days && (to.is_none() || to.lo >= day.days);
}

void ServingDocuments::find(const EvidenceSchema& schema, const Evidence& evidence) {
  begins_.assign(schema.slots.size() + 1, 0);
  rows_.clear();
  if (schema.documents.reg >= evidence.registers.size()) return;
  const Register& data = evidence.registers[schema.documents.reg];
  // Each document once a slot, however often it names it.
  const auto each = [&](auto&& f) {
    for (const std::uint32_t row : data.by_key) {
      const Cell serves = data.columns[schema.documents.serves].cell(row);
      if (serves.is_unknown()) continue;
      for (auto i = static_cast<std::size_t>(serves.lo); i < static_cast<std::size_t>(serves.hi);
           ++i) {
        const std::int32_t slot = data.items[i].target;
        bool before = slot < 0;
        for (auto k = static_cast<std::size_t>(serves.lo); k < i && !before; ++k)
          before = data.items[k].target == slot;
        if (!before) f(static_cast<std::size_t>(slot), row);
      }
    }
  };
  each([&](std::size_t slot, std::uint32_t) { ++begins_[slot + 1]; });
  for (std::size_t slot = 1; slot < begins_.size(); ++slot) begins_[slot] += begins_[slot - 1];
  rows_.resize(begins_.back());
  // Filling moves each begin to its end, which is the next one's begin.
  each([&](std::size_t slot, std::uint32_t row) { rows_[begins_[slot]++] = row; });
  for (std::size_t slot = begins_.size() - 1; slot > 0; --slot) begins_[slot] = begins_[slot - 1];
  begins_[0] = 0;
}

}  // namespace chuan
