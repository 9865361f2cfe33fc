#include "app/open_cells.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "model/named_by.h"

namespace chuan {
namespace {

using OpenCell = ReportInput::OpenCell;
using Named = std::map<std::pair<std::uint16_t, std::uint16_t>, NamedBy>;  ///< by register, field

bool by_place(const OpenCell& a, const OpenCell& b) {
  return std::tie(a.reg, a.row, a.field) < std::tie(b.reg, b.row, b.field);
}

bool is_open(const Register& reg, std::uint16_t field, std::uint32_t row) {
  const Cell cell = reg.columns[field].cell(row);
  return !cell.exact() && !cell.is_none();
}

/// The unknown cell stands in another register (a year's row of a person): its rows that name the
/// record, of the year asked.
void add_related(const EvidenceSchema& schema, const Evidence& evidence,
                 const ExplainedGroup& group, std::uint32_t record, Named& named,
                 std::vector<OpenCell>& out) {
  const RegisterSchema& fields = schema.registers[group.unknown_reg];
  const Register& other = evidence.registers[group.unknown_reg];
  if (other.rows == 0) return;  // nobody has kept it
  for (std::size_t f = 0; f < fields.fields.size(); ++f) {
    if (fields.fields[f].refers_to != group.reg || fields.fields[f].type != FieldType::code)
      continue;
    const auto at =
        named.try_emplace({group.unknown_reg, static_cast<std::uint16_t>(f)}, other.columns[f],
                          other.rows, evidence.registers[group.reg].rows);
    for (const std::uint32_t row : at.first->second.of(record)) {
      const std::uint16_t year = fields.field("year");
      if (group.year != 0 && year != kNone16 && other.columns[year].cell(row).lo != group.year)
        continue;
      if (is_open(other, group.unknown_field, row))
        out.push_back({group.unknown_reg, group.unknown_field, row});
    }
  }
}

}  // namespace

std::vector<OpenCell> find_open_cells(const EvidenceSchema& schema, const Evidence& evidence,
                                      const std::vector<Explanation>& explanations) {
  std::vector<OpenCell> out;
  Named named;
  for (const Explanation& explanation : explanations) {
    for (const ExplainedGroup& group : explanation.groups) {
      if (group.unknown_field == kNone16 || group.unknown_reg == kNone16) continue;
      for (const std::uint32_t row : group.rows) {
        if (group.unknown_reg != group.reg)
          add_related(schema, evidence, group, row, named, out);
        else if (is_open(evidence.registers[group.reg], group.unknown_field, row))
          out.push_back({group.reg, group.unknown_field, row});
      }
    }
  }
  std::sort(out.begin(), out.end(), by_place);
  out.erase(std::unique(out.begin(), out.end(),
                        [](const OpenCell& a, const OpenCell& b) {
                          return !by_place(a, b) && !by_place(b, a);
                        }),
            out.end());
  // Records are named in key order everywhere.
  std::vector<std::vector<std::uint32_t>> rank(evidence.registers.size());
  for (std::size_t r = 0; r < rank.size(); ++r) {
    const std::vector<std::uint32_t>& order = evidence.registers[r].by_key;
    rank[r].resize(evidence.registers[r].rows);
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[r][order[i]] = i;
  }
  std::stable_sort(out.begin(), out.end(), [&](const OpenCell& a, const OpenCell& b) {
    return std::tie(a.reg, rank[a.reg][a.row], a.field) <
           std::tie(b.reg, rank[b.reg][b.row], b.field);
  });
  return out;
}

}  // namespace chuan
