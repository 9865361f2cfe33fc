// P103: levels inherit, so a higher one that asks less of the same measure asks nothing.
// P119: nor can it be met where what it asks excludes what a lower one asks.
#include <set>
#include <utility>

#include "pack/lint_context.h"
#include "pack/read.h"

namespace chuan {
namespace {

const Threshold* in_force(const Condition& condition, Date day) {
  const Threshold* found = nullptr;
  for (const Threshold& threshold : condition.thresholds)
    if (threshold.from <= day) found = &threshold;
  return found;
}

bool upwards(Compare compare) {
  return compare == Compare::at_least || compare == Compare::over;
}

/// True when `high` is met by values that `low` refuses. Opposite directions are a band, `is` its
/// own matter.
bool weaker(const Threshold& high, const Threshold& low) {
  if (high.compare == Compare::is || low.compare == Compare::is) return false;
  if (upwards(high.compare) != upwards(low.compare)) return false;
  if (high.value != low.value)
    return upwards(high.compare) ? high.value < low.value : high.value > low.value;
  return is_strict(low.compare) && !is_strict(high.compare);
}

/// True when no value meets both.
bool exclude(const Threshold& a, const Threshold& b) {
  if (a.compare == Compare::is && b.compare == Compare::is) return a.value != b.value;
  if (b.compare == Compare::is) return exclude(b, a);
  if (a.compare != Compare::is && upwards(a.compare) == upwards(b.compare)) return false;
  const bool b_up = upwards(b.compare);
  const Rational& floor = b_up ? b.value : a.value;
  const Rational& ceiling = b_up ? a.value : b.value;
  if (floor != ceiling) return floor > ceiling;
  return is_strict(b.compare) || is_strict(a.compare);
}

std::string words(const Threshold& threshold) {
  return std::string(kCompareWords[static_cast<std::size_t>(threshold.compare)]) + " " +
         threshold.written;
}

void compare(LintContext& context, const std::string& key, const Condition& low,
             const Condition& high) {
  std::set<Date> days;
  for (const Condition* condition : {&low, &high})
    for (const Threshold& threshold : condition->thresholds) days.insert(threshold.from);
  for (const Date day : days) {
    const Threshold* below = in_force(low, day);
    const Threshold* above = in_force(high, day);
    if (!below || !above) continue;
    if (exclude(*above, *below)) {
      context.diagnostics
          .add(Code::lint_levels_exclude, above->origin,
               {key, std::to_string(low.level), words(*below), std::to_string(high.level),
                words(*above)})
          .notes.push_back({below->origin, "first_here", {}});
      return;
    }
    if (!weaker(*above, *below)) continue;
    context.diagnostics
        .add(Code::lint_level_weaker, above->origin,
             {key, std::to_string(high.level), words(*above), std::to_string(low.level),
              words(*below)})
        .notes.push_back({below->origin, "first_here", {}});
    return;
  }
}

}  // namespace

void lint_levels(LintContext& context) {
  for (const Indicator& indicator : context.pack.indicators)
    for (const Check& a : indicator.checks)
      for (const Check& b : indicator.checks) {
        if (a.measure != b.measure) continue;
        for (const Condition& low : a.conditions)
          for (const Condition& high : b.conditions)
            if (low.level < high.level) compare(context, b.key, low, high);
      }
}

}  // namespace chuan
