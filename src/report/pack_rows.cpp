#include "report/pack_rows.h"

#include <algorithm>
#include <array>

#include "report/letters.h"
#include "report/machine_names.h"
#include "report/numerals.h"
#include "report/predicate_words.h"

namespace chuan {
namespace {

/// "90 %", or "80 %; from 1/1/2025: 100 %" where the law changes.
std::string asks_words(const Wording& w, const Check& check, const Condition& condition) {
  std::string text;
  for (std::size_t i = 0; i < condition.thresholds.size(); ++i) {
    const Threshold& threshold = condition.thresholds[i];
    const Asked asked{&check, &w.pack.measures[check.measure], &condition, &threshold};
    const std::string need = threshold_words(w, asked);
    if (i == 0)
      text = need;
    else
      text += "; " + w.say("pack.from", {day(threshold.from, w.language), need});
  }
  return text;
}

bool has_basis(const Check& check, Basis basis) {
  for (const Condition& condition : check.conditions)
    for (const Threshold& threshold : condition.thresholds)
      if (threshold.basis == basis) return true;
  return false;
}

PackRow row_of(const Wording& w, std::uint16_t at, std::uint16_t check_at) {
  const Indicator& indicator = w.pack.indicators[at];
  const Check& check = indicator.checks[check_at];
  PackRow row;
  row.indicator = at;
  row.check = check_at;
  row.id = indicator.checks.size() > 1 ? check.key : indicator.id;
  row.full_title = one_line(w.of(indicator.title));
  const std::string& brief = w.of(indicator.short_title);
  row.title = brief.empty() ? row.full_title : one_line(brief);
  row.owner = owner_words(w, indicator.owner);
  row.asks.resize(static_cast<std::size_t>(std::max(1, w.pack.info.levels)));
  row.bases.resize(row.asks.size());
  if (check.measure >= w.pack.measures.size()) return row;
  row.measure = measure_sentence(w, w.pack.measures[check.measure]);
  for (const Condition& condition : check.conditions) {
    if (condition.level == 0 || condition.level > row.asks.size()) continue;
    row.asks[condition.level - 1u] = asks_words(w, check, condition);
    if (!condition.thresholds.empty())
      row.bases[condition.level - 1u] = basis_words(w, condition.thresholds.back().basis);
    for (const Threshold& threshold : condition.thresholds)
      for (const std::uint16_t source : threshold.sources)
        if (source < w.pack.sources.size() &&
            std::find(row.sources.begin(), row.sources.end(), w.pack.sources[source].id) ==
                row.sources.end())
          row.sources.push_back(w.pack.sources[source].id);
  }
  return row;
}

}  // namespace

std::vector<PackRow> pack_rows(const Wording& w, const PackShowOptions& show) {
  std::vector<PackRow> rows;
  const std::uint16_t only =
      show.indicator.empty() ? kNone16 : w.pack.find_indicator(show.indicator);
  for (std::uint16_t i = 0; i < w.pack.indicators.size(); ++i) {
    if (!show.indicator.empty() && i != only) continue;
    for (std::uint16_t c = 0; c < w.pack.indicators[i].checks.size(); ++c)
      if (!show.basis || has_basis(w.pack.indicators[i].checks[c], *show.basis))
        rows.push_back(row_of(w, i, c));
  }
  return rows;
}

std::string basis_split(const Wording& w) {
  std::array<int, 4> counts{};
  for (const Indicator& indicator : w.pack.indicators) {
    // A row stands on the weakest of its thresholds at the level it belongs to first.
    std::size_t weakest = 0;
    for (const Check& check : indicator.checks)
      for (const Condition& condition : check.conditions)
        if (condition.level == indicator.first_level)
          for (const Threshold& threshold : condition.thresholds)
            weakest = std::max(weakest, static_cast<std::size_t>(threshold.basis));
    ++counts[weakest];
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] != 0)
      parts.push_back(w.say("head.basis." + std::string(machine_name(static_cast<Basis>(i))),
                            {std::to_string(counts[i])}));
  return joined(parts);
}

}  // namespace chuan
