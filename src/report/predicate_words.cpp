#include "report/predicate_words.h"

#include <vector>

#include "report/letters.h"
#include "report/numerals.h"

namespace chuan {
namespace {

const Predicate* at(const Wording& w, PredId pred) {
  return pred < w.pack.predicates.size() ? &w.pack.predicates[pred] : nullptr;
}

const FieldSchema* field_of(const Wording& w, std::uint16_t reg, std::uint16_t field) {
  if (reg >= w.pack.schema.registers.size()) return nullptr;
  const std::vector<FieldSchema>& fields = w.pack.schema.registers[reg].fields;
  return field < fields.size() ? &fields[field] : nullptr;
}

std::string field_title(const Wording& w, std::uint16_t reg, std::uint16_t field) {
  const FieldSchema* found = field_of(w, reg, field);
  return found == nullptr ? std::string() : lower_first(w.of(found->title));
}

std::string register_title(const Wording& w, std::uint16_t reg) {
  return reg < w.pack.schema.registers.size()
             ? lower_first(w.of(w.pack.schema.registers[reg].title))
             : std::string();
}

std::string set_title(const Wording& w, std::uint16_t set) {
  return set < w.pack.sets.size() ? w.of(w.pack.sets[set].title) : std::string();
}

std::string scale_title(const Wording& w, const FieldSchema* field, std::int64_t position) {
  if (field == nullptr || field->scale >= w.pack.schema.scales.size()) return {};
  const std::vector<ScaleValue>& values = w.pack.schema.scales[field->scale].values;
  if (position < 0 || position >= static_cast<std::int64_t>(values.size())) return {};
  return w.of(values[static_cast<std::size_t>(position)].title);
}

/// The scale values of a bit mask, "a, b or c".
std::string masked(const Wording& w, const FieldSchema* field, std::int64_t mask) {
  std::vector<std::string> titles;
  for (int bit = 0; bit < 64; ++bit)
    if ((static_cast<std::uint64_t>(mask) >> bit & 1u) != 0)
      if (std::string title = scale_title(w, field, bit); !title.empty())
        titles.push_back(std::move(title));
  return joined(titles, w.say("join.or"));
}

bool last_position(const Wording& w, const FieldSchema* field, std::int64_t position) {
  return field != nullptr && field->scale < w.pack.schema.scales.size() &&
         position + 1 >=
             static_cast<std::int64_t>(w.pack.schema.scales[field->scale].values.size());
}

std::string range_words(const Wording& w, const Predicate& p, bool yes) {
  const FieldSchema* field = field_of(w, p.reg, p.field);
  const std::string title = field_title(w, p.reg, p.field);
  const FieldType type = field == nullptr ? FieldType::number : field->type;
  const std::string side = yes ? "" : ".not";
  if (type == FieldType::yes_no && p.lo == p.hi)
    return w.say((p.lo == 1) == yes ? "pred.yes" : "pred.no", {title});
  const auto text = [&](std::int64_t value) {
    if (type == FieldType::scale) return scale_title(w, field, value);
    if (type == FieldType::date) return day(Date{static_cast<std::int32_t>(value)}, w.language);
    if (type == FieldType::year) return std::to_string(value);
    return decimal(Rational::from_micro(value), w.language, 6);
  };
  const bool number = type == FieldType::number;
  const bool open_low = p.lo == INT64_MIN || (type == FieldType::scale && p.lo <= 0);
  const bool open_high =
      p.hi == INT64_MAX || (type == FieldType::scale && last_position(w, field, p.hi));
  if (p.lo == p.hi) return w.say("pred.is" + side, {title, text(p.lo)});
  if (open_low && open_high) return w.say("pred.filled" + side, {title});
  // A strict bound on a number is held as the next millionth.
  if (open_high) {
    if (number && p.lo % kMicro == 1) return w.say("pred.over" + side, {title, text(p.lo - 1)});
    return w.say("pred.from" + side, {title, text(p.lo)});
  }
  if (open_low) {
    if (number && (p.hi + 1) % kMicro == 0)
      return w.say("pred.under" + side, {title, text(p.hi + 1)});
    return w.say("pred.to" + side, {title, text(p.hi)});
  }
  return w.say("pred.between" + side, {title, text(p.lo), text(p.hi)});
}

/// In words, "A and B or C" says nothing: what holds several by "or" stands in brackets.
std::string inside_all(const Wording& w, PredId pred) {
  std::string words = holds(w, pred);
  const Predicate* p = at(w, pred);
  const bool several = p != nullptr && p->op == PredOp::any && p->child_count > 1;
  return several && !words.empty() ? "(" + words + ")" : words;
}

std::vector<std::string> children_words(const Wording& w, const Predicate& p) {
  std::vector<std::string> parts;
  for (std::uint32_t i = 0; i < p.child_count; ++i) {
    const std::size_t child = p.first_child + i;
    if (child >= w.pack.children.size()) continue;
    const PredId id = w.pack.children[child];
    if (std::string part = p.op == PredOp::all ? inside_all(w, id) : holds(w, id); !part.empty())
      parts.push_back(std::move(part));
  }
  return parts;
}

std::string related_words(const Wording& w, const Predicate& p, const std::string& side) {
  const std::string where = holds(w, p.where);
  const std::string key = p.at_least > 1 ? "pred.related_many" : "pred.related";
  std::string text = w.say(key + side, {register_title(w, p.other), std::to_string(p.at_least)});
  return where.empty() ? text : text + " [" + where + "]";
}

}  // namespace

std::string holds(const Wording& w, PredId pred) {
  const Predicate* p = at(w, pred);
  if (p == nullptr) return {};
  const std::string title = field_title(w, p->reg, p->field);
  const FieldSchema* field = field_of(w, p->reg, p->field);
  switch (p->op) {
    case PredOp::always:
      return {};
    case PredOp::all:
      return joined(children_words(w, *p), w.say("join.and"));
    case PredOp::any:
      return joined(children_words(w, *p), w.say("join.or"));
    case PredOp::none:
      return w.say("pred.none", {joined(children_words(w, *p), w.say("join.or"))});
    case PredOp::set:
      return w.say("pred.set", {set_title(w, p->set)});
    case PredOp::range:
      return range_words(w, *p, true);
    case PredOp::one_of:
      return w.say("pred.is", {title, masked(w, field, p->lo)});
    case PredOp::has:
      return w.say("pred.has", {title, masked(w, field, p->lo)});
    case PredOp::filled:
      return w.say("pred.filled", {title});
    case PredOp::in_window:
      return w.say("pred.in_window", {title});
    case PredOp::in_years:
      return w.say("pred.in_years", {title});
    case PredOp::of_year:
      return w.say("pred.of_year", {title});
    case PredOp::seniority:
      return w.say("pred.seniority", {title, length(p->length, w.language)});
    case PredOp::employed:
      return w.say("pred.employed");
    case PredOp::own_unit:
      return w.say("pred.own_unit");
    case PredOp::in_force:
      return w.say("pred.in_force");
    case PredOp::younger:
      return w.say("pred.younger", {title, length(p->length, w.language)});
    case PredOp::related:
      return related_words(w, *p, "");
    case PredOp::year_row:
      return w.say("pred.year_row", {holds(w, p->where), register_title(w, p->other)});
  }
  return {};
}

std::string fails(const Wording& w, PredId pred, Moment moment) {
  const Predicate* p = at(w, pred);
  if (p == nullptr) return {};
  const std::string title = field_title(w, p->reg, p->field);
  const FieldSchema* field = field_of(w, p->reg, p->field);
  const std::string year = std::to_string(moment.year);
  switch (p->op) {
    case PredOp::always:
      return {};
    case PredOp::all:
    case PredOp::any:
      return w.say("pred.not", {holds(w, pred)});
    case PredOp::none:
      return joined(children_words(w, *p), w.say("join.or"));
    case PredOp::set:
      return w.say("pred.set.not", {set_title(w, p->set)});
    case PredOp::range:
      return range_words(w, *p, false);
    case PredOp::one_of:
      return w.say("pred.is.not", {title, masked(w, field, p->lo)});
    case PredOp::has:
      return w.say("pred.has.not", {title, masked(w, field, p->lo)});
    case PredOp::filled:
      return w.say("pred.filled.not", {title});
    case PredOp::in_window:
      return w.say("pred.in_window.not", {title});
    case PredOp::in_years:
      return w.say("pred.in_years.not", {title});
    case PredOp::of_year:
      return w.say("pred.of_year.not", {title, year});
    case PredOp::seniority:
      return w.say("pred.seniority.not", {title, length(p->length, w.language)});
    case PredOp::employed:
      return moment.year != 0 ? w.say("pred.employed.not_year", {year})
                              : w.say("pred.employed.not", {day(moment.day, w.language)});
    case PredOp::own_unit:
      return w.say("pred.own_unit.not");
    case PredOp::in_force:
      return w.say("pred.in_force.not");
    case PredOp::younger:
      return w.say("pred.younger.not", {title, length(p->length, w.language)});
    case PredOp::related:
      return related_words(w, *p, ".not");
    case PredOp::year_row: {
      const std::string where = fails(w, p->where, moment);
      return where.empty() ? w.say("pred.year_row.not", {year, register_title(w, p->other)})
                           : where;
    }
  }
  return {};
}

std::string subject_words(const Wording& w, const Measure& measure) {
  if (measure.of_set != kNone16) return set_title(w, measure.of_set);
  return register_title(w, measure.reg);
}

namespace {

std::string counted_unit(const Wording& w, std::uint16_t reg) {
  std::string unit = record_unit(w, reg);
  return unit.empty() ? w.say("measure.record") : unit;
}

}  // namespace

std::vector<std::string> measure_conditions(const Wording& w, const Measure& measure, bool stay) {
  std::vector<std::string> out;
  if (measure.kind == MeasureKind::ratio) {
    for (const std::uint32_t index : {measure.top, measure.bottom}) {
      if (index >= w.pack.parts.size()) continue;
      const Measure& part = w.pack.parts[index];
      for (const std::string& condition : measure_conditions(w, part, stay))
        out.push_back(subject_words(w, part) + ": " + condition);
    }
    return out;
  }
  const auto add = [&](PredId id) {
    const Predicate* p = at(w, id);
    if (p == nullptr || (p->op == PredOp::set && p->set == measure.of_set)) return;
    if (p->op == PredOp::employed && !stay) return;
    if (std::string words = inside_all(w, id); !words.empty()) out.push_back(std::move(words));
  };
  const Predicate* members = at(w, measure.members);
  if (members == nullptr) return out;
  if (members->op != PredOp::all) {
    add(measure.members);
    return out;
  }
  for (std::uint32_t i = 0; i < members->child_count; ++i)
    if (members->first_child + i < w.pack.children.size())
      add(w.pack.children[members->first_child + i]);
  return out;
}

std::string measure_words(const Wording& w, const Measure& measure) {
  const std::string subject = subject_words(w, measure);
  const FieldSchema* field = nullptr;
  if (measure.kind == MeasureKind::value) {
    if (measure.field < w.pack.schema.facts.size()) field = &w.pack.schema.facts[measure.field];
  } else {
    field = field_of(w, measure.reg, measure.field);
  }
  const std::string title = field == nullptr ? std::string() : lower_first(w.of(field->title));
  std::string text;
  switch (measure.kind) {
    case MeasureKind::share: {
      const std::string passing = holds(w, measure.passing);
      text = w.say(measure.every ? "measure.every" : "measure.share", {subject, passing});
      break;
    }
    case MeasureKind::count:
      text = w.say("measure.count", {subject, counted_unit(w, measure.reg)});
      break;
    case MeasureKind::sum:
      text = w.say("measure.sum", {title, subject});
      break;
    case MeasureKind::ratio: {
      const auto part = [&](std::uint32_t index) {
        if (index >= w.pack.parts.size()) return std::string();
        Measure one = w.pack.parts[index];
        one.scope = TimeScope::day;  // the years are told once, of the ratio
        return measure_words(w, one);
      };
      text = w.say("measure.ratio", {part(measure.top), part(measure.bottom)});
      break;
    }
    case MeasureKind::value:
      text = w.say("measure.value", {title});
      break;
    case MeasureKind::lowest:
      text = w.say("measure.lowest", {title, subject});
      break;
    case MeasureKind::documents: {
      std::vector<std::string> topics;
      if (measure.topics_scale < w.pack.schema.scales.size()) {
        const std::vector<ScaleValue>& values = w.pack.schema.scales[measure.topics_scale].values;
        for (std::size_t i = 0; i < values.size(); ++i)
          if ((measure.topics >> i & 1u) != 0) topics.push_back(w.of(values[i].title));
      }
      text = topics.empty() ? w.say("measure.documents", {subject})
                            : w.say("measure.topics", {subject, joined(topics, w.say("join.and"))});
      break;
    }
    case MeasureKind::ruling:
      text = w.say("measure.ruling");
      break;
  }
  if (measure.scope == TimeScope::each_year)
    text = measure.need == 0 ? w.say("measure.each_year", {text})
                             : w.say("measure.some_years", {text, std::to_string(measure.need)});
  return text;
}

std::string measure_sentence(const Wording& w, const Measure& measure) {
  const std::string words = measure_words(w, measure);
  const std::vector<std::string> conditions = measure_conditions(w, measure, false);
  return conditions.empty() ? words : w.say("measure.only", {words, joined(conditions)});
}

}  // namespace chuan
