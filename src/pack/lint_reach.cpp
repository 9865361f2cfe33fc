// P104, P105: thresholds and filters that nothing meets, or everything.
#include <optional>

#include "pack/lint_context.h"
#include "pack/read.h"

namespace chuan {
namespace {

/// All that a value can be; an end that is not there is open.
struct Bounds {
  std::optional<Rational> lo, hi;
};

Bounds bounds_of(const CompiledPack& pack, const FieldSchema& field) {
  Bounds out;
  if (field.type == FieldType::scale && field.scale != kNone16) {
    out.lo = Rational(0);
    out.hi = Rational(static_cast<Int128>(pack.schema.scales[field.scale].values.size()) - 1);
  }
  if (field.type == FieldType::number && field.min != INT64_MIN)
    out.lo = Rational::from_micro(field.min);
  if (field.type == FieldType::number && field.max != INT64_MAX)
    out.hi = Rational::from_micro(field.max);
  return out;
}

Bounds bounds_of(const CompiledPack& pack, const Measure& measure) {
  switch (measure.kind) {
    case MeasureKind::share:
      return {Rational(0), Rational(1)};
    case MeasureKind::count:
      return {Rational(0), std::nullopt};
    case MeasureKind::lowest:
      return bounds_of(pack, pack.schema.registers[measure.reg].fields[measure.field]);
    case MeasureKind::value:
      return bounds_of(pack, pack.schema.facts[measure.field]);
    case MeasureKind::sum: {
      const Bounds one = bounds_of(pack, pack.schema.registers[measure.reg].fields[measure.field]);
      if (one.lo && *one.lo >= Rational(0)) return {Rational(0), std::nullopt};
      return {};
    }
    case MeasureKind::ratio:
    case MeasureKind::documents:
    case MeasureKind::ruling:
      break;
  }
  return {};
}

enum class Reach { some, none, all };

Reach reach(const Bounds& b, Compare compare, const Rational& v) {
  const auto pick = [](bool none, bool all) {
    return none ? Reach::none : all ? Reach::all : Reach::some;
  };
  switch (compare) {
    case Compare::at_least:
      return pick(b.hi && v > *b.hi, b.lo && v <= *b.lo);
    case Compare::over:
      return pick(b.hi && v >= *b.hi, b.lo && v < *b.lo);
    case Compare::at_most:
      return pick(b.lo && v < *b.lo, b.hi && v >= *b.hi);
    case Compare::under:
      return pick(b.lo && v <= *b.lo, b.hi && v > *b.hi);
    case Compare::is:
      return pick((b.lo && v < *b.lo) || (b.hi && v > *b.hi), false);
  }
  return Reach::some;
}

void report(LintContext& context, Reach found, Origin place, const std::string& what) {
  if (found == Reach::some) return;
  context.diagnostics.add(found == Reach::none ? Code::lint_out_of_reach : Code::lint_always_met,
                          place, {what});
}

/// Equal questions are one node, so each is looked at once.
void look_at_filters(LintContext& context) {
  const EvidenceSchema& schema = context.pack.schema;
  for (const Predicate& p : context.pack.predicates) {
    if (p.op != PredOp::range || p.field == kNone16) continue;
    const FieldSchema& field = schema.registers[p.reg].fields[p.field];
    const Bounds b = bounds_of(context.pack, field);
    const Rational unit = field.type == FieldType::number ? Rational(kMicro) : Rational(1);
    const Rational lo = Rational(p.lo) / unit;
    const Rational hi = Rational(p.hi) / unit;
    const bool none = lo > hi || (b.hi && lo > *b.hi) || (b.lo && hi < *b.lo);
    const bool all = b.lo && b.hi && lo <= *b.lo && hi >= *b.hi;
    report(context,
           none  ? Reach::none
           : all ? Reach::all
                 : Reach::some,
           p.origin, schema.registers[p.reg].name + "." + field.name);
  }
}

}  // namespace

void lint_reach(LintContext& context) {
  for (const Indicator& indicator : context.pack.indicators)
    for (const Check& check : indicator.checks) {
      const Bounds b = bounds_of(context.pack, context.pack.measures[check.measure]);
      for (const Condition& condition : check.conditions)
        for (const Threshold& t : condition.thresholds)
          report(context, reach(b, t.compare, t.value), t.origin,
                 check.key + " " + std::string(kCompareWords[static_cast<std::size_t>(t.compare)]) +
                     " " + t.written);
    }
  look_at_filters(context);
}

}  // namespace chuan
