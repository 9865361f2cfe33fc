// Conditions: each threshold typed against its measure, dated ones sorted.
#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "pack/compile.h"
#include "pack/read.h"

namespace chuan {

bool is_grouped(CompileContext& context, const ast::Word& word) {
  const std::string_view text = word.text;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot > 3 || text.front() == '0') return false;
  const std::size_t other = text.find_first_not_of("0123456789", dot + 1);
  if (text.find_first_not_of("0123456789") != dot || other != std::string_view::npos ||
      text.size() != dot + 4)
    return false;
  std::string whole(text);
  whole.erase(dot, 1);
  context.diagnostics.add(Code::pack_threshold_grouped, word.origin, {std::string(text), whole});
  return true;
}

namespace {

/// What a threshold of a measure is written as.
enum class Form : std::uint8_t { share, ratio, number, scale, yes_no, every, topics, day, ruling };

Form form_of(const CompileContext& context, const Measure& measure) {
  switch (measure.kind) {
    case MeasureKind::share:
      return measure.every ? Form::every : Form::share;
    case MeasureKind::ratio:
      return Form::ratio;
    case MeasureKind::count:
    case MeasureKind::sum:
      return Form::number;
    case MeasureKind::lowest:
      return Form::scale;
    case MeasureKind::documents:
      return Form::topics;
    case MeasureKind::ruling:
      return Form::ruling;
    case MeasureKind::value:
      break;
  }
  switch (context.out.schema.facts[measure.field].type) {
    case FieldType::date:
      return Form::day;
    case FieldType::yes_no:
      return Form::yes_no;
    case FieldType::scale:
      return Form::scale;
    default:
      return Form::number;
  }
}

std::string_view form_word(Form form) {
  constexpr std::string_view words[] = {"share", "ratio",     "number", "scale", "yes_no",
                                        "every", "documents", "date",   "ruling"};
  return words[static_cast<std::size_t>(form)];
}

std::uint16_t scale_of(const CompileContext& context, const Measure& measure) {
  if (measure.kind == MeasureKind::value) return context.out.schema.facts[measure.field].scale;
  if (measure.field == kNone16) return kNone16;
  return context.reg(measure.reg).fields[measure.field].scale;
}

int topic_count(const Measure& measure) {
  int count = 0;
  for (std::uint64_t mask = measure.topics; mask != 0; mask &= mask - 1) ++count;
  return measure.topics_scale == kNone16 ? 1 : count;
}

bool compare_fits(const CompileContext& context, const Measure& measure, Form form,
                  Compare compare) {
  switch (form) {
    case Form::share:
    case Form::ratio:
      return compare != Compare::is;
    case Form::number:
    case Form::day:
      return true;
    case Form::scale: {
      const std::uint16_t scale = scale_of(context, measure);
      return compare == Compare::is || scale == kNone16 || context.out.schema.scales[scale].ordered;
    }
    case Form::topics:
      return compare == Compare::at_least || compare == Compare::is;
    case Form::yes_no:
    case Form::every:
    case Form::ruling:
      return compare == Compare::is;
  }
  return false;
}

std::optional<Rational> fraction(CompileContext& context, Form form, const ast::Word& word) {
  if (is_grouped(context, word)) return std::nullopt;
  const ParsedFraction parsed = parse_fraction(word.text);
  const bool written_as_share = parsed.percent || word.text.find('/') != std::string_view::npos;
  bool fits = parsed.ok && parsed.value >= Rational(0);
  if (form == Form::share) fits = fits && written_as_share && parsed.value <= Rational(1);
  if (form == Form::number || form == Form::topics) fits = fits && !parsed.percent;
  if (fits) return parsed.value;
  context.diagnostics.add(form == Form::share || form == Form::ratio ? Code::pack_threshold_share
                                                                     : Code::pack_threshold_number,
                          word.origin, {std::string(word.text)});
  return std::nullopt;
}

std::optional<Rational> value_of(CompileContext& context, const Measure& measure, Form form,
                                 const ast::Threshold& threshold) {
  const ast::Word& word = threshold.value;
  const auto fault = [&](Code code, std::vector<std::string> more = {}) {
    more.insert(more.begin(), std::string(word.text));
    context.diagnostics.add(code, word.origin, std::move(more));
    return std::nullopt;
  };
  switch (form) {
    case Form::share:
    case Form::ratio:
    case Form::number:
      return fraction(context, form, word);
    case Form::scale: {
      const std::uint16_t scale = scale_of(context, measure);
      const std::uint16_t at = context.find_value(scale, word);
      if (at == kNone16) return std::nullopt;
      return Rational(at);
    }
    case Form::yes_no:
    case Form::every:
      if (word.text == "true") return Rational(1);
      if (word.text == "false" && form == Form::yes_no) return Rational(0);
      return fault(Code::pack_threshold_yes_no);
    case Form::topics: {
      const int topics = topic_count(measure);
      if (word.text == "all") return Rational(topics);
      const ParsedNumber parsed = parse_plain_number(word.text);
      const bool whole = parsed.fault == NumberFault::none && parsed.value.exact() &&
                         !parsed.percent && parsed.value.lo % kMicro == 0;
      if (threshold.compare == Compare::at_least && whole && parsed.value.lo >= kMicro &&
          parsed.value.lo <= topics * kMicro)
        return Rational(parsed.value.lo / kMicro);
      return fault(Code::pack_threshold_topics, {std::to_string(topics)});
    }
    case Form::day: {
      const ParsedDate parsed = parse_iso_date(word.text);
      if (parsed.fault == DateFault::none && parsed.span.exact())
        return Rational(parsed.span.first.days);
      return fault(Code::pack_not_date);
    }
    case Form::ruling:
      if (word.text == "met") return Rational(0);
      return fault(Code::pack_threshold_ruling);
  }
  return std::nullopt;
}

std::optional<Threshold> compile_threshold(CompileContext& context, const Measure& measure,
                                           const ast::Threshold& written) {
  Threshold out;
  for (const ast::Word& word : written.sources)
    if (const auto at = context.find(context.sources, word, Code::pack_undefined_source);
        at != kNone16)
      out.sources.push_back(at);
  if (!written.value.there()) return std::nullopt;
  const Form form = form_of(context, measure);
  if (!compare_fits(context, measure, form, written.compare)) {
    context.diagnostics.add(Code::pack_threshold_compare, written.compare_origin,
                            {std::string(kCompareWords[static_cast<std::size_t>(written.compare)]),
                             std::string(form_word(form))});
    return std::nullopt;
  }
  const std::optional<Rational> value = value_of(context, measure, form, written);
  if (!value) return std::nullopt;
  out.value = *value;
  // "every: is true" is a share of 100 %, "documents: is all" one document a topic.
  out.compare = form == Form::every || form == Form::topics ? Compare::at_least : written.compare;
  out.basis = written.basis;
  out.written = written.value.text;
  out.origin = written.value.origin;
  if (written.from) out.from = *written.from;
  return out;
}

/// In order of days; the first also holds before its own day, so that one is always in force.
void sort_dated(CompileContext& context, const std::vector<ast::Threshold>& written,
                std::vector<Threshold>& out) {
  std::vector<const ast::Threshold*> days;
  for (const ast::Threshold& t : written)
    if (t.from) days.push_back(&t);
  if (days.empty() || out.empty()) return;
  std::stable_sort(days.begin(), days.end(), [](const ast::Threshold* a, const ast::Threshold* b) {
    return *a->from < *b->from;
  });
  for (std::size_t i = 1; i < days.size(); ++i)
    if (*days[i]->from == *days[i - 1]->from)
      context.diagnostics.add(Code::pack_duplicate, days[i]->from_origin, {to_iso(*days[i]->from)})
          .notes.push_back({days[i - 1]->from_origin, "first_here", {}});
  const PackInfo& info = context.out.info;
  if (info.in_force_from != kDateMin && *days.front()->from > info.in_force_from)
    context.diagnostics.add(Code::pack_dated_start, days.front()->from_origin,
                            {to_iso(*days.front()->from), to_iso(info.in_force_from)});
  std::stable_sort(out.begin(), out.end(),
                   [](const Threshold& a, const Threshold& b) { return a.from < b.from; });
  out.front().from = kDateMin;
}

}  // namespace

std::vector<Condition> compile_conditions(CompileContext& context, const Measure& measure,
                                          const ast::Check& check) {
  std::vector<Condition> out;
  for (const ast::Condition& written : check.conditions) {
    if (context.out.info.levels != 0 && written.level > context.out.info.levels) {
      context.diagnostics.add(
          Code::pack_level, written.origin,
          {std::to_string(written.level), std::to_string(context.out.info.levels)});
      continue;
    }
    Condition condition;
    condition.level = written.level;
    for (const ast::Threshold& threshold : written.thresholds)
      if (std::optional<Threshold> made = compile_threshold(context, measure, threshold))
        condition.thresholds.push_back(std::move(*made));
    sort_dated(context, written.thresholds, condition.thresholds);
    out.push_back(std::move(condition));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Condition& a, const Condition& b) { return a.level < b.level; });
  return out;
}

NearlyRule compile_nearly(CompileContext& context, const Measure& measure,
                          const ast::Nearly& nearly) {
  NearlyRule out;
  out.given = nearly.given;
  out.never = nearly.never;
  if (!nearly.within.there()) return out;
  Form form = form_of(context, measure);
  if (form == Form::every) form = Form::share;
  if (form == Form::scale || form == Form::yes_no || form == Form::day || form == Form::ruling) {
    context.diagnostics.add(Code::pack_threshold_compare, nearly.within.origin,
                            {"within", std::string(form_word(form))});
    return out;
  }
  if (const std::optional<Rational> value = fraction(context, form, nearly.within))
    out.within = *value;
  return out;
}

}  // namespace chuan
