// Who was to be sent against who was sent.
#include <algorithm>

#include "stats/parts.h"
#include "stats/pivot.h"

namespace chuan {
namespace {

/// Sent and in the plan cannot be more than were sent, or than were planned, nor less than both
/// leave room for.
QuotaRow quota_of(Cell planned, Cell sent, Cell sent_planned) {
  QuotaRow out;
  out.planned = sum_of(planned).range();
  out.sent = sum_of(sent).range();
  out.sent_planned = sum_of(sent_planned).range();
  for (const Range& bound : {out.planned, out.sent}) {
    if (bound.open) continue;
    if (out.sent_planned.lo > bound.hi) out.contradiction = true;
    if (out.sent_planned.open || out.sent_planned.hi > bound.hi) out.sent_planned.hi = bound.hi;
    out.sent_planned.open = false;
  }
  if (out.contradiction) out.sent_planned.lo = out.sent_planned.hi;
  out.outside = left_of(out.sent, out.sent_planned);
  out.not_sent = left_of(out.planned, out.sent_planned);
  return out;
}

}  // namespace

void fill_quotas(const StatsWork& work, StatsTable& table) {
  const std::uint16_t reg = work.schema.find_register("quotas");
  if (reg == kNone16 || reg >= work.evidence.registers.size()) return;
  const RegisterSchema& fields = work.schema.registers[reg];
  const Register& data = work.evidence.registers[reg];
  const auto cell = [&](std::string_view name, std::uint32_t row) {
    const std::uint16_t field = fields.field(name);
    return field >= data.columns.size() ? Cell::none() : data.columns[field].cell(row);
  };
  const std::vector<int> years = years_in(table.period);
  QuotaRow total;
  for (const std::uint32_t row : data.by_key) {
    const StatsKey year = key_of(cell("year", row));
    if (year.kind != KeyKind::value ||
        std::find(years.begin(), years.end(), year.value) == years.end())
      continue;
    QuotaRow quota = quota_of(cell("planned", row), cell("sent", row), cell("sent_planned", row));
    quota.row = row;
    total.planned = total.planned + quota.planned;
    total.sent = total.sent + quota.sent;
    total.sent_planned = total.sent_planned + quota.sent_planned;
    total.outside = total.outside + quota.outside;
    total.not_sent = total.not_sent + quota.not_sent;
    total.contradiction = total.contradiction || quota.contradiction;
    table.quotas.push_back(quota);
  }
  if (!table.quotas.empty()) table.quota_total = total;
}

}  // namespace chuan
