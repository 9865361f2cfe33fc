// Filters and named sets into predicates.
#include "base/number.h"
#include "pack/compile.h"
#include "pack/read.h"

namespace chuan {
namespace {

/// Sets that build on sets: more than a person can follow, and a bound on our recursion.
constexpr std::size_t kMaxSetDepth = 16;

PredId compile_filter(CompileContext& context, const ast::Filter& filter, std::uint16_t reg,
                      bool year);

Predicate make(PredOp op, std::uint16_t reg, Origin origin) {
  Predicate p;
  p.op = op;
  p.reg = reg;
  p.origin = origin;
  return p;
}

struct Ends {
  std::int64_t first;
  std::int64_t last;
};

/// The written value as an interval of the field's cells: a year among days is 365 of them.
std::optional<Ends> value_ends(CompileContext& context, const FieldSchema& field,
                               const ast::Word& word) {
  const auto fault = [&](Code code) {
    context.diagnostics.add(code, word.origin, {std::string(word.text)});
    return std::nullopt;
  };
  switch (field.type) {
    case FieldType::number:
    case FieldType::year: {
      if (is_grouped(context, word)) return std::nullopt;
      const ParsedNumber parsed = parse_plain_number(word.text);
      const bool year = field.type == FieldType::year;
      if (parsed.fault != NumberFault::none || !parsed.value.exact() || parsed.percent ||
          (year && parsed.value.lo % kMicro != 0))
        return fault(Code::pack_not_number);
      const std::int64_t v = year ? parsed.value.lo / kMicro : parsed.value.lo;
      return Ends{v, v};
    }
    case FieldType::date: {
      const ParsedDate parsed = parse_iso_date(word.text);
      if (parsed.fault != DateFault::none) return fault(Code::pack_not_date);
      return Ends{parsed.span.first.days, parsed.span.last.days};
    }
    case FieldType::yes_no:
      if (word.text == "true") return Ends{1, 1};
      if (word.text == "false") return Ends{0, 0};
      return fault(Code::pack_not_yes_no);
    default: {
      const std::uint16_t at = context.find_value(field.scale, word);
      if (at == kNone16) return std::nullopt;
      return Ends{at, at};
    }
  }
}

PredId compile_compare(CompileContext& context, const ast::Filter& filter, std::uint16_t reg) {
  constexpr std::uint32_t types = type_bit(FieldType::number) | kDateOrYear |
                                  type_bit(FieldType::yes_no) | type_bit(FieldType::scale);
  const std::uint16_t f = context.find_field(reg, filter.subject, types);
  if (f == kNone16 || filter.values.size() != 1) return kNoPred;
  const FieldSchema& field = context.reg(reg).fields[f];
  const ast::Word& word = filter.values.front();
  if (filter.compare != Compare::is) {
    const std::string_view compare = kCompareWords[static_cast<std::size_t>(filter.compare)];
    if (field.type == FieldType::yes_no) {
      context.diagnostics.add(Code::pack_threshold_compare, filter.subject.origin,
                              {std::string(compare), "yes_no"});
      return kNoPred;
    }
    if (field.type == FieldType::scale && field.scale != kNone16 &&
        !context.out.schema.scales[field.scale].ordered) {
      context.diagnostics.add(Code::pack_scale_order, filter.subject.origin,
                              {context.out.schema.scales[field.scale].id});
      return kNoPred;
    }
  }
  const std::optional<Ends> ends = value_ends(context, field, word);
  if (!ends) return kNoPred;
  Predicate p = make(PredOp::range, reg, filter.origin);
  p.field = f;
  p.lo = INT64_MIN;
  p.hi = INT64_MAX;
  switch (filter.compare) {
    case Compare::at_least:
      p.lo = ends->first;
      break;
    case Compare::over:
      p.lo = ends->last + 1;
      break;
    case Compare::at_most:
      p.hi = ends->last;
      break;
    case Compare::under:
      p.hi = ends->first - 1;
      break;
    case Compare::is:
      p.lo = ends->first;
      p.hi = ends->last;
      break;
  }
  const PredId id = context.pool.add(p);
  return filter.negated ? context.pool.none(reg, {id}, filter.origin) : id;
}

/// in, not_in, has: a mask over the positions of a scale.
PredId compile_mask(CompileContext& context, const ast::Filter& filter, std::uint16_t reg) {
  const bool has = filter.kind == ast::FilterKind::has;
  const std::uint16_t f = context.find_field(
      reg, filter.subject, type_bit(has ? FieldType::scale_list : FieldType::scale));
  if (f == kNone16) return kNoPred;
  Predicate p = make(has ? PredOp::has : PredOp::one_of, reg, filter.origin);
  p.field = f;
  std::uint64_t mask = 0;
  bool sound = !filter.values.empty();
  for (const ast::Word& word : filter.values) {
    const std::uint16_t at = context.find_value(context.reg(reg).fields[f].scale, word);
    sound = sound && at != kNone16;
    if (at != kNone16) mask |= std::uint64_t{1} << at;
  }
  if (!sound) return kNoPred;
  p.lo = static_cast<std::int64_t>(mask);
  const PredId id = context.pool.add(p);
  return filter.negated ? context.pool.none(reg, {id}, filter.origin) : id;
}

/// A question about one date of the record and the day (or year) asked.
PredId compile_dated(CompileContext& context, const ast::Filter& filter, PredOp op,
                     std::uint32_t types, std::uint16_t reg, bool year) {
  Predicate p = make(op, reg, filter.origin);
  p.field = context.find_field(reg, filter.subject, types);
  p.length = filter.length;
  p.uses_day = op != PredOp::filled;
  p.uses_year = year && (op == PredOp::seniority || op == PredOp::younger);
  return p.field == kNone16 ? kNoPred : context.pool.add(p);
}

/// The field `by` of `other` that names a record of `reg`.
std::uint16_t compile_by(CompileContext& context, const ast::Filter& filter, std::uint16_t other,
                         std::uint16_t reg) {
  const bool row = filter.kind == ast::FilterKind::row;
  const std::uint32_t types =
      type_bit(FieldType::code) | (row ? 0u : type_bit(FieldType::code_list));
  const std::uint16_t by = context.find_field(other, filter.by, types);
  if (by == kNone16 || reg == kNone16) return kNone16;
  if (context.reg(other).fields[by].refers_to == reg) return by;
  context.diagnostics.add(
      Code::pack_by_register, filter.by.origin,
      {std::string(filter.by.text), context.reg(other).name, context.reg(reg).name});
  return kNone16;
}

/// The year of a `row`: the field named, or the other register's one field of type year.
std::uint16_t row_year(CompileContext& context, const ast::Filter& filter, std::uint16_t other) {
  if (filter.date.there()) return context.find_field(other, filter.date, kDateOrYear);
  const std::vector<FieldSchema>& fields = context.reg(other).fields;
  std::uint16_t found = kNone16;
  int years = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].type != FieldType::year) continue;
    found = static_cast<std::uint16_t>(i);
    ++years;
  }
  if (years == 1) return found;
  context.diagnostics.add(Code::pack_year_field, filter.subject.origin, {context.reg(other).name});
  return kNone16;
}

PredId compile_related(CompileContext& context, const ast::Filter& filter, std::uint16_t reg,
                       bool year) {
  const bool row = filter.kind == ast::FilterKind::row;
  if (!year && (row || filter.date.there())) {
    context.diagnostics.add(Code::pack_needs_each_year,
                            row ? filter.subject.origin : filter.date.origin,
                            {row ? "row" : "date"});
    return kNoPred;
  }
  const std::uint16_t other = context.find_register(filter.subject);
  if (other == kNone16) return kNoPred;
  Predicate p = make(row ? PredOp::year_row : PredOp::related, reg, filter.origin);
  p.other = other;
  p.by_field = compile_by(context, filter, other, reg);
  p.date_field =
      row ? row_year(context, filter, other) : context.find_field(other, filter.date, kDateOrYear);
  p.where = compile_filters(context, filter.parts, other, year, filter.origin);
  p.at_least = filter.at_least;
  p.missing_is_no = filter.missing_fails;
  p.uses_year = p.date_field != kNone16;
  const bool dated = row || filter.date.there();
  if (p.by_field == kNone16 || p.where == kNoPred || (dated && p.date_field == kNone16))
    return kNoPred;
  if (dated) {
    Predicate in_year = make(PredOp::of_year, other, filter.origin);
    in_year.field = p.date_field;
    in_year.uses_year = true;
    p.in_year = context.pool.add(in_year);
  }
  return context.pool.add(p);
}

PredId compile_set_filter(CompileContext& context, const ast::Filter& filter, std::uint16_t reg,
                          bool year) {
  const std::uint16_t set = context.find(context.sets, filter.subject, Code::pack_undefined_set);
  if (set == kNone16) return kNoPred;
  const PredId id = compile_set(context, set, year, filter.subject);
  const NamedSet& named = context.out.sets[set];
  if (named.reg == kNone16 || reg == kNone16 || named.reg == reg) return id;
  context.diagnostics.add(Code::pack_set_register, filter.subject.origin,
                          {named.id, context.reg(named.reg).name, context.reg(reg).name});
  return kNoPred;
}

PredId compile_filter(CompileContext& context, const ast::Filter& filter, std::uint16_t reg,
                      bool year) {
  using Kind = ast::FilterKind;
  const auto parts = [&] {
    std::vector<PredId> ids;
    for (const ast::Filter& part : filter.parts)
      ids.push_back(compile_filter(context, part, reg, year));
    return ids;
  };
  switch (filter.kind) {
    case Kind::compare:
      return compile_compare(context, filter, reg);
    case Kind::in:
    case Kind::has:
      return compile_mask(context, filter, reg);
    case Kind::filled:
      return compile_dated(context, filter, PredOp::filled, 0, reg, year);
    case Kind::in_window:
      return compile_dated(context, filter, PredOp::in_window, kDateOrYear, reg, year);
    case Kind::in_years:
      return compile_dated(context, filter, PredOp::in_years, kDateOrYear, reg, year);
    case Kind::seniority:
      return compile_dated(context, filter, PredOp::seniority, type_bit(FieldType::date), reg,
                           year);
    case Kind::younger:
      return compile_dated(context, filter, PredOp::younger, type_bit(FieldType::date), reg, year);
    case Kind::set:
      return compile_set_filter(context, filter, reg, year);
    case Kind::in_force: {
      if (reg != context.out.schema.documents.reg) {
        context.diagnostics.add(Code::pack_only_documents, filter.origin, {"in_force"});
        return kNoPred;
      }
      Predicate p = make(PredOp::in_force, reg, filter.origin);
      p.uses_day = true;
      p.uses_year = year;
      return context.pool.add(p);
    }
    case Kind::any:
      return context.pool.any(reg, parts(), filter.origin);
    case Kind::all:
      return context.pool.all(reg, parts(), filter.origin);
    case Kind::none:
      return context.pool.none(reg, parts(), filter.origin);
    case Kind::related:
    case Kind::row:
      return compile_related(context, filter, reg, year);
  }
  return kNoPred;
}

void report_cycle(CompileContext& context, std::uint16_t set, const ast::Word& use) {
  std::string cycle;
  bool inside = false;
  for (const std::uint16_t open : context.open_sets) {
    inside = inside || open == set;
    if (inside) cycle += context.out.sets[open].id + " > ";
  }
  cycle += context.out.sets[set].id;
  context.diagnostics.add(Code::pack_set_cycle, use.origin, {cycle});
}

/// Both forms of a set: where a year is asked, and (if it means anything without one) on a day.
void resolve_set(CompileContext& context, std::uint16_t index) {
  const ast::Set& written = context.pack.sets[index];
  SetState& state = context.set_states[index];
  state.phase = SetState::Phase::open;
  context.open_sets.push_back(index);
  NamedSet& named = context.out.sets[index];
  for (const bool year : {true, false}) {
    // What is wrong was said while the first form was made.
    if (!year && (state.in_year == kNoPred || context.pool.needs_year(state.in_year))) break;
    const Members base = compile_members(context, written.of, year);
    named.reg = base.reg;
    if (base.reg == kNone16) break;
    std::vector<PredId> parts;
    if (base.set != kNone16) parts.push_back(base.pred);
    parts.push_back(compile_filters(context, written.where, base.reg, year, written.id.origin));
    const PredId body = context.pool.all(base.reg, parts, written.id.origin);
    if (body == kNoPred) break;
    Predicate p = make(PredOp::set, base.reg, written.id.origin);
    p.set = index;
    (year ? state.in_year : state.on_day) = context.pool.add(p, {&body, 1});
  }
  context.open_sets.pop_back();
  state.phase = SetState::Phase::done;
  named.pred = state.on_day != kNoPred ? state.on_day : state.in_year;
}

}  // namespace

PredId compile_filters(CompileContext& context, const std::vector<ast::Filter>& filters,
                       std::uint16_t reg, bool year, Origin origin) {
  std::vector<PredId> parts;
  for (const ast::Filter& filter : filters)
    parts.push_back(compile_filter(context, filter, reg, year));
  return context.pool.all(reg, parts, origin);
}

PredId compile_set(CompileContext& context, std::uint16_t set, bool year, const ast::Word& use) {
  SetState& state = context.set_states[set];
  if (state.phase == SetState::Phase::open) {
    report_cycle(context, set, use);
    return kNoPred;
  }
  if (state.phase == SetState::Phase::fresh) {
    if (context.open_sets.size() == kMaxSetDepth) {
      context.diagnostics.add(Code::pack_set_depth, use.origin,
                              {std::string(use.text), std::to_string(kMaxSetDepth)});
      return kNoPred;
    }
    resolve_set(context, set);
  }
  if (year || state.on_day != kNoPred || state.in_year == kNoPred)
    return year ? state.in_year : state.on_day;
  context.diagnostics.add(Code::pack_needs_each_year, use.origin, {std::string(use.text)});
  return kNoPred;
}

Members compile_members(CompileContext& context, const ast::Word& of, bool year) {
  Members out;
  if (!of.there()) return out;
  if (const auto reg = context.registers.find(of.text); reg != context.registers.end()) {
    out.reg = reg->second;
    return out;
  }
  if (const auto set = context.sets.find(of.text); set != context.sets.end()) {
    out.set = set->second;
    out.pred = compile_set(context, out.set, year, of);
    if (out.pred != kNoPred) out.reg = context.out.sets[out.set].reg;
    return out;
  }
  NameIndex both = context.sets;
  if (context.diagnostics.dropped() == 0)
    both.insert(context.registers.begin(), context.registers.end());
  context.find(both, of, Code::pack_undefined_set);
  return out;
}

void compile_sets(CompileContext& context) {
  const std::vector<ast::Set>& sets = context.pack.sets;
  context.set_states.resize(sets.size());
  for (std::size_t i = 0; i < sets.size(); ++i) {
    context.sets.emplace(sets[i].id.text, static_cast<std::uint16_t>(i));
    NamedSet& named = context.out.sets.emplace_back();
    named.id = sets[i].id.text;
    named.title = sets[i].title;
    const auto reg = context.registers.find(sets[i].id.text);
    if (reg != context.registers.end())
      context.diagnostics
          .add(Code::pack_duplicate, sets[i].id.origin, {std::string(sets[i].id.text)})
          .notes.push_back({context.pack.registers[reg->second].name.origin, "first_here", {}});
  }
  for (std::size_t i = 0; i < sets.size(); ++i)
    if (context.set_states[i].phase == SetState::Phase::fresh)
      resolve_set(context, static_cast<std::uint16_t>(i));
}

}  // namespace chuan
