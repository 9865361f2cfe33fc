#include "model/serving.h"

namespace chuan {

bool document_in_force(const EvidenceSchema& schema, const Evidence& evidence, std::uint32_t row,
                       Date day) {
  const Register& data = evidence.registers[schema.documents.reg];
  return surely_in_force(data.columns[schema.documents.date].cell(row),
                         data.columns[schema.documents.valid_to].cell(row), day);
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
