// Measures: who is counted (members), who passes, in which time, under which merge rule.
#include <algorithm>

#include "pack/compile.h"
#include "pack/read.h"

namespace chuan {
namespace {

constexpr std::string_view kKindWords[] = {"share", "count",  "sum",       "ratio",
                                           "value", "lowest", "documents", "ruling"};

std::string kind_word(const ast::Measure& measure) {
  return std::string(measure.every ? "every" : kKindWords[static_cast<std::size_t>(measure.kind)]);
}

Predicate make(PredOp op, std::uint16_t reg, Origin origin) {
  Predicate p;
  p.op = op;
  p.reg = reg;
  p.origin = origin;
  p.uses_day = true;
  return p;
}

std::optional<Measure> compile_part(CompileContext& context, const ast::Measure& measure);

PredId dated(CompileContext& context, PredOp op, std::uint16_t reg, std::uint16_t field,
             Origin origin) {
  if (field == kNone16) return kNoPred;
  Predicate p = make(op, reg, origin);
  p.field = field;
  p.uses_day = op != PredOp::of_year;
  p.uses_year = op == PredOp::of_year;
  return context.pool.add(p);
}

/// The year of a document: that of its `period`, else of its date (semantics 2).
PredId document_year(CompileContext& context, Origin origin) {
  const DocumentFields& fields = context.out.schema.documents;
  if (fields.period == kNone16 || fields.date == kNone16) return kNoPred;
  Predicate filled = make(PredOp::filled, fields.reg, origin);
  filled.field = fields.period;
  filled.uses_day = false;
  const PredId no_period = context.pool.none(fields.reg, {context.pool.add(filled)}, origin);
  const PredId by_date = context.pool.all(
      fields.reg, {no_period, dated(context, PredOp::of_year, fields.reg, fields.date, origin)},
      origin);
  return context.pool.any(
      fields.reg, {dated(context, PredOp::of_year, fields.reg, fields.period, origin), by_date},
      origin);
}

/// What chooses the records by time, added to `parts`.
void add_time(CompileContext& context, const ast::Measure& measure, std::uint16_t reg,
              std::vector<PredId>& parts) {
  const auto add = [&](const ast::Word& word, PredOp op) {
    if (word.there())
      parts.push_back(
          dated(context, op, reg, context.find_field(reg, word, kDateOrYear), word.origin));
  };
  add(measure.in_window, PredOp::in_window);
  add(measure.in_years, PredOp::in_years);
  if (measure.date.there() && !measure.each_year) {
    context.diagnostics.add(Code::pack_needs_each_year, measure.date.origin, {"date"});
    parts.push_back(kNoPred);
  } else {
    add(measure.date, PredOp::of_year);
  }
  if (measure.each_year && !measure.date.there() && reg == context.out.schema.documents.reg)
    parts.push_back(document_year(context, measure.kind_origin));
}

/// People are those employed when asked; other records count whenever they are.
void add_people(CompileContext& context, const ast::Measure& measure, std::uint16_t reg,
                std::vector<PredId>& parts) {
  if (context.reg(reg).stay_from == kNone16) return;
  Predicate p = make(PredOp::employed, reg, measure.kind_origin);
  p.uses_day = !measure.each_year;
  p.uses_year = measure.each_year;
  parts.push_back(context.pool.add(p));
}

void add_unit(CompileContext& context, const Measure& out, std::vector<PredId>& parts) {
  if (!out.own_unit_only) return;
  Predicate p = make(PredOp::own_unit, out.reg, out.origin);
  p.uses_day = false;
  parts.push_back(context.pool.add(p));
}

void find_scope(CompileContext& context, bool each_year, Measure& out) {
  if (each_year) {
    out.scope = TimeScope::each_year;
  } else if (context.pool.narrows_by(out.members, PredOp::in_window)) {
    out.scope = TimeScope::window;
  } else if (context.pool.narrows_by(out.members, PredOp::in_years)) {
    out.scope = TimeScope::years;
  }
}

void compile_documents(CompileContext& context, const ast::Measure& measure,
                       std::vector<PredId> parts, Measure& out) {
  const DocumentFields& fields = context.out.schema.documents;
  if (out.reg != fields.reg) {
    context.diagnostics.add(Code::pack_only_documents, measure.of.origin, {"documents"});
    return;
  }
  out.max_age = measure.max_age;
  if (fields.topics != kNone16 && !measure.topics.empty()) {
    out.topics_scale = context.reg(fields.reg).fields[fields.topics].scale;
    for (const ast::Word& topic : measure.topics)
      if (const std::uint16_t at = context.find_value(out.topics_scale, topic); at != kNone16)
        out.topics |= std::uint64_t{1} << at;
  }
  out.candidates = context.pool.all(out.reg, parts, measure.kind_origin);
  Predicate in_force = make(PredOp::in_force, out.reg, measure.kind_origin);
  in_force.uses_year = measure.each_year;
  parts.push_back(context.pool.add(in_force));
  if (measure.max_age != Duration{} && fields.date != kNone16) {
    Predicate younger = make(PredOp::younger, out.reg, measure.kind_origin);
    younger.field = fields.date;
    younger.length = measure.max_age;
    younger.uses_year = measure.each_year;
    parts.push_back(context.pool.add(younger));
  }
  out.members = context.pool.all(out.reg, parts, measure.kind_origin);
}

void compile_number_field(CompileContext& context, const ast::Measure& measure, Measure& out) {
  if (out.kind == MeasureKind::sum)
    out.field = context.find_field(out.reg, measure.field, type_bit(FieldType::number));
  if (out.kind != MeasureKind::lowest) return;
  out.field = context.find_field(out.reg, measure.field, type_bit(FieldType::scale));
  if (out.field == kNone16) return;
  const std::uint16_t scale = context.reg(out.reg).fields[out.field].scale;
  if (scale == kNone16 || context.out.schema.scales[scale].ordered) return;
  context.diagnostics.add(Code::pack_scale_order, measure.field.origin,
                          {context.out.schema.scales[scale].id});
  out.field = kNone16;
}

/// False after a fault.
bool compile_records(CompileContext& context, const ast::Measure& measure, Measure& out) {
  const bool year = measure.each_year;
  const Members members = compile_members(context, measure.of, year);
  if (members.reg == kNone16) return false;
  out.reg = members.reg;
  out.of_set = members.set;
  out.own_unit_only = measure.new_unit.value_or(measure.kind == MeasureKind::documents);
  std::vector<PredId> parts;
  if (members.set != kNone16) parts.push_back(members.pred);
  const Origin origin = measure.kind_origin;
  const PredId where = compile_filters(context, measure.where, out.reg, year, origin);
  const bool share = measure.kind == MeasureKind::share;
  if (share) {
    out.passing = where;
  } else {
    parts.push_back(where);
  }
  parts.push_back(compile_filters(context, measure.asked, out.reg, year, origin));
  add_time(context, measure, out.reg, parts);
  add_people(context, measure, out.reg, parts);
  add_unit(context, out, parts);
  compile_number_field(context, measure, out);
  if (measure.kind == MeasureKind::documents) {
    compile_documents(context, measure, std::move(parts), out);
  } else {
    out.members = context.pool.all(out.reg, parts, origin);
  }
  find_scope(context, year, out);
  out.uses_day = context.pool.uses_day(out.members) || context.pool.uses_day(out.passing) || year;
  if (out.members == kNoPred || (share && out.passing == kNoPred)) return false;
  const bool yearly = context.reg(out.reg).stay_from != kNone16 ||
                      context.pool.needs_year(out.members) || context.pool.needs_year(out.passing);
  if (year && !yearly) {
    context.diagnostics.add(Code::pack_each_year_without_year, origin, {kind_word(measure)});
    return false;
  }
  return true;
}

bool compile_value(CompileContext& context, const ast::Measure& measure, Measure& out) {
  constexpr std::uint32_t types = type_bit(FieldType::number) | kDateOrYear |
                                  type_bit(FieldType::yes_no) | type_bit(FieldType::scale);
  out.own_unit_only = true;
  out.uses_day = false;
  out.field = context.find(context.facts, measure.field, Code::pack_undefined_fact);
  if (out.field == kNone16 || context.broken.contains({kNone16, out.field})) return false;
  const FieldType type = context.out.schema.facts[out.field].type;
  if ((types & type_bit(type)) != 0) return true;
  context.wrong_type(measure.field, type, types);
  return false;
}

bool compile_ratio(CompileContext& context, const ast::Measure& measure, Measure& out) {
  bool sound = measure.parts.size() == 2;
  out.uses_day = false;
  std::vector<Measure> parts;
  for (ast::Measure part : measure.parts) {
    if (part.each_year || part.kind == MeasureKind::ratio || part.kind == MeasureKind::share ||
        part.kind == MeasureKind::lowest || part.kind == MeasureKind::documents ||
        part.kind == MeasureKind::ruling) {
      context.diagnostics.add(Code::pack_part_kind, part.kind_origin,
                              {part.each_year ? "each_year" : kind_word(part)});
      sound = false;
      continue;
    }
    part.each_year = measure.each_year;
    if (!part.new_unit) part.new_unit = measure.new_unit;
    std::optional<Measure> made = compile_part(context, part);
    sound = sound && made.has_value();
    if (!made) continue;
    if (made->kind == MeasureKind::value &&
        context.out.schema.facts[made->field].type != FieldType::number) {
      context.wrong_type(part.field, context.out.schema.facts[made->field].type,
                         type_bit(FieldType::number));
      sound = false;
    }
    out.uses_day = out.uses_day || made->uses_day;
    if (out.scope == TimeScope::day) out.scope = made->scope;
    parts.push_back(std::move(*made));
  }
  if (measure.each_year) out.scope = TimeScope::each_year;
  if (!sound) return false;
  out.own_unit_only = parts[0].own_unit_only && parts[1].own_unit_only;
  out.top = static_cast<std::uint32_t>(context.out.parts.size());
  out.bottom = out.top + 1;
  context.out.parts.insert(context.out.parts.end(), parts.begin(), parts.end());
  return true;
}

/// A fact or a judgement has no year of its own; beside a yearly part of a ratio a fact may stand.
bool check_yearly(CompileContext& context, const ast::Measure& measure) {
  const auto fixed = [](const ast::Measure& m) {
    return m.kind == MeasureKind::value || m.kind == MeasureKind::ruling;
  };
  const bool none =
      fixed(measure) || (measure.kind == MeasureKind::ratio && !measure.parts.empty() &&
                         std::all_of(measure.parts.begin(), measure.parts.end(), fixed));
  if (none)
    context.diagnostics.add(Code::pack_each_year_kind, measure.kind_origin, {kind_word(measure)});
  if (measure.need <= context.out.info.calendar_years) return !none;
  context.diagnostics.add(
      Code::pack_number_range, measure.need_origin,
      {std::to_string(measure.need), "1", std::to_string(context.out.info.calendar_years)});
  return false;
}

std::optional<Measure> compile_part(CompileContext& context, const ast::Measure& measure) {
  Measure out;
  out.kind = measure.kind;
  out.every = measure.every;
  out.need = static_cast<std::uint8_t>(measure.need);
  out.settle = measure.settle;
  out.when_empty = measure.when_empty.value_or(WhenEmpty::unknown);
  out.origin = measure.origin;
  bool sound = true;
  switch (measure.kind) {
    case MeasureKind::value:
      sound = compile_value(context, measure, out);
      break;
    case MeasureKind::ratio:
      sound = compile_ratio(context, measure, out);
      break;
    case MeasureKind::ruling:
      out.uses_day = false;
      break;
    default:
      sound = compile_records(context, measure, out);
  }
  if (!sound) return std::nullopt;
  return out;
}

}  // namespace

std::optional<Measure> compile_measure(CompileContext& context, const ast::Measure& measure) {
  if (measure.each_year && !check_yearly(context, measure)) return std::nullopt;
  return compile_part(context, measure);
}

}  // namespace chuan
