// Groups, sources, readings and the indicators with their checks; and all of the pack in order.
#include <algorithm>

#include "pack/compile.h"

namespace chuan {
namespace {

/// Indicators and wanted documents are named by 16 bits.
constexpr std::size_t kMaxNamed = 60'000;

bool same_measure(const Measure& a, const Measure& b, const std::vector<Measure>& parts);

bool same_part(std::uint32_t a, std::uint32_t b, const std::vector<Measure>& parts) {
  return same_measure(parts[a], parts[b], parts);
}

/// Equal but for where they were written and what they are called.
bool same_measure(const Measure& a, const Measure& b, const std::vector<Measure>& parts) {
  if (a.kind == MeasureKind::ratio && b.kind == MeasureKind::ratio &&
      !(same_part(a.top, b.top, parts) && same_part(a.bottom, b.bottom, parts)))
    return false;
  return a.kind == b.kind && a.scope == b.scope && a.every == b.every && a.reg == b.reg &&
         a.of_set == b.of_set && a.members == b.members && a.passing == b.passing &&
         a.candidates == b.candidates && a.field == b.field && a.topics_scale == b.topics_scale &&
         a.topics == b.topics && a.max_age == b.max_age && a.need == b.need &&
         a.settle == b.settle && a.when_empty == b.when_empty && a.own_unit_only == b.own_unit_only;
}

/// Figures may be declared for what is counted; documents, judgements and single facts are given.
bool can_be_declared(const Measure& measure) {
  return measure.kind == MeasureKind::share || measure.kind == MeasureKind::count ||
         measure.kind == MeasureKind::sum || measure.kind == MeasureKind::ratio;
}

FigureShape shape_of(const Measure& measure) {
  using Kind = FigureShape::Kind;
  const Kind kind = measure.kind == MeasureKind::share   ? Kind::share
                    : measure.kind == MeasureKind::ratio ? Kind::ratio
                    : measure.kind == MeasureKind::count ? Kind::count
                                                         : Kind::amount;
  return {kind, measure.scope == TimeScope::each_year};
}

/// Position in CompiledPack::measures, shared with an equal one of the same indicator.
std::uint32_t place_measure(CompileContext& context, Measure measure, const std::string& key,
                            std::uint16_t indicator) {
  CompiledPack& out = context.out;
  measure.indicator = indicator;
  for (std::size_t i = out.measures.size(); i-- > 0;) {
    if (out.measures[i].indicator != indicator) break;
    if (!same_measure(out.measures[i], measure, out.parts)) continue;
    if (measure.kind == MeasureKind::ratio) out.parts.resize(out.parts.size() - 2);
    return static_cast<std::uint32_t>(i);
  }
  if (can_be_declared(measure)) {
    measure.key = static_cast<std::uint16_t>(out.schema.measure_keys.size());
    out.schema.measure_keys.push_back(key);
    out.schema.figure_shapes.push_back(shape_of(measure));
  }
  if (measure.kind == MeasureKind::ratio)
    out.parts[measure.top].indicator = out.parts[measure.bottom].indicator = indicator;
  out.measures.push_back(std::move(measure));
  return static_cast<std::uint32_t>(out.measures.size() - 1);
}

void compile_checks(CompileContext& context, const ast::Indicator& written, std::uint16_t index,
                    Indicator& out) {
  std::uint8_t first_level = UINT8_MAX;
  bool ruled = false;
  for (const ast::Check& written_check : written.checks) {
    if (!written_check.measure) continue;
    std::optional<Measure> measure = compile_measure(context, *written_check.measure);
    if (!measure) continue;
    Check check;
    check.key = out.id;
    if (written_check.id.there()) check.key += "/" + std::string(written_check.id.text);
    check.conditions = compile_conditions(context, *measure, written_check);
    check.nearly = compile_nearly(context, *measure, written_check.nearly);
    ruled = ruled || measure->kind == MeasureKind::ruling;
    for (const Condition& condition : check.conditions)
      first_level = std::min(first_level, condition.level);
    check.measure = place_measure(context, std::move(*measure), check.key, index);
    out.checks.push_back(std::move(check));
  }
  if (first_level != UINT8_MAX) out.first_level = first_level;
  context.out.schema.ruled.push_back(ruled);
}

void compile_wanted(CompileContext& context, const ast::Indicator& written, std::uint16_t index,
                    Indicator& out) {
  for (const ast::Wanted& wanted : written.documents) {
    WantedDocument document;
    document.id = wanted.id.text;
    document.title = wanted.title;
    document.slot = static_cast<std::uint16_t>(context.out.schema.slots.size());
    context.out.schema.slots.push_back({out.id + "/" + document.id, index});
    out.documents.push_back(std::move(document));
  }
}

void check_subgroup(CompileContext& context, const ast::Indicator& written, std::uint16_t group) {
  if (!written.subgroup.there() || group == kNone16) return;
  NameIndex names;
  for (const auto& [id, title] : context.pack.groups[group].subgroups)
    names.emplace(id.text, static_cast<std::uint16_t>(names.size()));
  context.find(names, written.subgroup, Code::pack_undefined_subgroup,
               context.pack.groups[group].id.text);
}

void compile_indicator(CompileContext& context, const ast::Indicator& written,
                       std::uint16_t group) {
  CompiledPack& pack = context.out;
  const auto index = static_cast<std::uint16_t>(pack.indicators.size());
  Indicator out;
  out.id = written.id.text;
  out.title = written.title;
  out.short_title = written.short_title;
  out.rule = written.rule;
  out.clause = written.clause;
  out.note = written.note;
  out.group = group;
  out.subgroup = written.subgroup.text;
  out.owner = written.owner;
  out.may_not_apply = written.may_not_apply;
  out.levers = written.levers;
  out.origin = written.origin;
  for (const ast::Word& word : written.readings)
    if (context.find(context.readings, word, Code::pack_undefined_reading) != kNone16)
      out.readings.emplace_back(word.text);
  check_subgroup(context, written, group);
  compile_checks(context, written, index, out);
  compile_wanted(context, written, index, out);
  pack.schema.indicators.push_back(out.id);
  pack.schema.may_not_apply.push_back(out.may_not_apply);
  pack.indicators.push_back(std::move(out));
}

template <typename Out>
void compile_titled(const std::vector<ast::Titled>& written, NameIndex& names,
                    std::vector<Out>& out) {
  for (const ast::Titled& entry : written) {
    names.emplace(entry.id.text, static_cast<std::uint16_t>(out.size()));
    out.push_back({std::string(entry.id.text), entry.title});
  }
}

NameIndex compile_groups(CompileContext& context) {
  NameIndex names;
  for (const ast::Group& written : context.pack.groups) {
    const auto index = static_cast<std::uint16_t>(context.out.groups.size());
    names.emplace(written.id.text, index);
    context.out.groups.push_back(
        {std::string(written.id.text), index + 1, written.title, written.short_title});
    for (const auto& [id, title] : written.subgroups)
      context.out.subgroups.push_back({std::string(id.text), index, title});
  }
  return names;
}

void check_ids(CompileContext& context) {
  std::map<std::string_view, Origin> seen;
  std::size_t slots = 0;
  std::size_t checks = 0;
  for (const ast::Indicator& indicator : context.pack.indicators) {
    slots += indicator.documents.size();
    checks += indicator.checks.size();
    if (!indicator.id.there()) continue;
    const auto [first, fresh] = seen.try_emplace(indicator.id.text, indicator.id.origin);
    if (!fresh)
      context.diagnostics
          .add(Code::pack_duplicate, indicator.id.origin, {std::string(indicator.id.text)})
          .notes.push_back({first->second, "first_here", {}});
  }
  if (std::max({slots, checks, context.pack.indicators.size()}) > kMaxNamed)
    context.diagnostics.add(Code::pack_too_many, context.pack.origin,
                            {"indicators", std::to_string(kMaxNamed)});
}

}  // namespace

void compile_indicators(CompileContext& context) {
  check_ids(context);
  if (context.pack.indicators.size() > kMaxNamed) return;
  compile_titled(context.pack.sources, context.sources, context.out.sources);
  compile_titled(context.pack.readings, context.readings, context.out.readings);
  const NameIndex groups = compile_groups(context);
  // Files come in byte order of their names; a pack's own order is that of its groups.
  std::vector<std::pair<std::uint16_t, const ast::Indicator*>> ordered;
  const ast::Word* reported = nullptr;
  for (const ast::Indicator& indicator : context.pack.indicators) {
    const auto found = groups.find(indicator.group.text);
    const std::uint16_t group = found == groups.end() ? kNone16 : found->second;
    // A file names its group once: one fault for all its rows.
    if (group == kNone16 && !(reported && reported->origin == indicator.group.origin)) {
      context.find(groups, indicator.group, Code::pack_undefined_group);
      reported = &indicator.group;
    }
    ordered.emplace_back(group, &indicator);
  }
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [group, indicator] : ordered) compile_indicator(context, *indicator, group);
}

void compile_pack(const ast::RulePack& pack, CompiledPack& out, Diagnostics& diagnostics) {
  CompileContext context(pack, out, diagnostics);
  out.info = pack.info;
  out.overlays = pack.overlays;
  compile_schema(context);
  compile_sets(context);
  compile_indicators(context);
}

}  // namespace chuan
