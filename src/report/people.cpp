#include "report/people.h"

#include <algorithm>

namespace chuan {

bool is_people(const EvidenceSchema& schema, std::uint16_t reg) {
  if (reg >= schema.registers.size()) return false;
  const RegisterSchema& own = schema.registers[reg];
  return own.stay_from != kNone16 && (own.name == "staff" || own.unit.en == "people");
}

bool counts_people(const EvidenceSchema& schema, std::uint16_t reg) {
  if (is_people(schema, reg)) return true;
  if (reg >= schema.registers.size()) return false;
  const RegisterSchema& own = schema.registers[reg];
  return std::any_of(own.key.begin(), own.key.end(), [&](std::uint16_t field) {
    return is_people(schema, own.fields[field].refers_to);
  });
}

}  // namespace chuan
