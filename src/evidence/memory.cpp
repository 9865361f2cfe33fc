#include "evidence/memory.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "evidence/cells.h"

namespace chuan {
namespace {

using FieldPair = std::pair<std::uint16_t, std::uint16_t>;

/// Fields of which the second cannot lie before the first.
std::vector<FieldPair> ordered_dates(const EvidenceSchema& schema, std::size_t index) {
  const RegisterSchema& reg = schema.registers[index];
  std::vector<FieldPair> pairs{{reg.stay_from, reg.stay_to},
                               {reg.span_from, reg.span_to},
                               {reg.field("from"), reg.field("to")},
                               {reg.field("start"), reg.field("end")}};
  if (index == schema.documents.reg)
    pairs.emplace_back(schema.documents.date, schema.documents.valid_to);
  std::erase_if(pairs, [&](const FieldPair& pair) {
    return pair.first == kNone16 || pair.second == kNone16 ||
           reg.fields[pair.first].type != FieldType::date ||
           reg.fields[pair.second].type != FieldType::date;
  });
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

/// Dates that may lie ahead: ends, deadlines, and whatever the register of tasks holds.
bool may_lie_ahead(const EvidenceSchema& schema, std::size_t index, std::uint16_t field) {
  const RegisterSchema& reg = schema.registers[index];
  if (index == schema.tasks.reg || field == reg.stay_to || field == reg.span_to) return true;
  if (index == schema.documents.reg &&
      (field == schema.documents.valid_to || field == schema.documents.period))
    return true;
  const FieldSchema& shape = reg.fields[field];
  constexpr std::array<std::string_view, 4> kEnds = {"to", "end", "deadline", "valid_to"};
  return shape.empty == EmptyMeans::open ||
         std::find(kEnds.begin(), kEnds.end(), shape.name) != kEnds.end();
}

RegisterPlan plan_of(const EvidenceSchema& schema, std::size_t index) {
  const RegisterSchema& reg = schema.registers[index];
  RegisterPlan plan;
  plan.is_key.assign(reg.fields.size(), false);
  for (const std::uint16_t field : reg.key) plan.is_key[field] = true;
  for (std::size_t f = 0; f < reg.fields.size(); ++f) {
    const auto field = static_cast<std::uint16_t>(f);
    const FieldSchema& shape = reg.fields[f];
    plan.blanks.push_back(empty_cell(reg, {}, field));
    if (shape.required && !plan.is_key[f]) plan.required.push_back(field);
    if (shape.refers_to != kNone16) plan.references.push_back({field, shape.refers_to});
    if (shape.not_above != kNone16) plan.parts.emplace_back(field, shape.not_above);
    const bool dated = shape.type == FieldType::date || shape.type == FieldType::year;
    if (dated && !may_lie_ahead(schema, index, field)) plan.past.push_back(field);
  }
  plan.ordered = ordered_dates(schema, index);
  for (const RegisterSchema& other : schema.registers)
    for (const FieldSchema& field : other.fields)
      plan.referred_to = plan.referred_to || field.refers_to == index;
  return plan;
}

}  // namespace

ReaderMemory::ReaderMemory(const EvidenceSchema& schema_in) : schema(schema_in), names(schema_in) {
  for (std::size_t r = 0; r < schema.registers.size(); ++r) registers.push_back(plan_of(schema, r));
}

void ReaderMemory::clear(Evidence& evidence) {
  records.clear();
  Texts kept_texts = std::move(evidence.texts);
  std::vector<Register> kept = std::move(evidence.registers);
  std::vector<Fact> facts = std::move(evidence.facts);
  evidence = Evidence();
  evidence.texts = std::move(kept_texts);
  evidence.texts.clear();
  evidence.facts = std::move(facts);
  evidence.facts.clear();
  kept.resize(schema.registers.size());
  for (std::size_t r = 0; r < kept.size(); ++r) {
    Register& reg = kept[r];
    Register fresh;
    if (!reg.columns.empty()) registers[r].columns = std::move(reg.columns);
    fresh.items = std::move(reg.items);
    fresh.items.clear();
    fresh.by_key = std::move(reg.by_key);
    fresh.by_key.clear();
    fresh.row_extents = std::move(reg.row_extents);
    fresh.row_extents.clear();
    fresh.cell_extents = std::move(reg.cell_extents);
    fresh.cell_extents.clear();
    reg = std::move(fresh);
  }
  evidence.registers = std::move(kept);
  texts.attach(evidence.texts);
}

}  // namespace chuan
