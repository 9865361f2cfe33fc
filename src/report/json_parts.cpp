#include "report/json_parts.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "report/machine_names.h"

namespace chuan {
namespace {

/// A fraction told as one number; null where it has no bound.
void put_number(JsonWriter& json, const Fraction& value) {
  if (value.den == 0) {
    json.null();
    return;
  }
  value.den == 1 ? json.number(value.num) : json.raw(exact_text(value.rational()));
}

void put_micro(JsonWriter& json, Int128 micro) {
  if (micro % kMicro == 0)
    json.number(micro / kMicro);
  else
    json.raw(exact_text(Rational(micro, kMicro)));
}

/// One value of a kind, as the object's members.
void put_end(JsonWriter& json, const CompiledPack& pack, const Asked& asked, ValueKind kind,
             const Fraction& value) {
  json.key("kind").word(machine_name(kind));
  switch (kind) {
    case ValueKind::none:
      break;
    case ValueKind::share:
    case ValueKind::each_year:
    case ValueKind::documents:
      json.key("numerator").number(value.num).key("denominator").number(value.den);
      break;
    case ValueKind::ratio:
      json.key("numerator");
      put_micro(json, value.num);
      json.key("denominator");
      put_micro(json, value.den);
      break;
    case ValueKind::count:
      put_number(json.key("value"), value);
      break;
    case ValueKind::amount: {
      put_number(json.key("value"), value);
      const FieldSchema* field =
          asked.measure == nullptr ? nullptr : measured_field(pack, *asked.measure);
      if (field != nullptr && !field->unit.empty()) json.key("unit").string(field->unit);
      break;
    }
    case ValueKind::scale: {
      const ScaleValue* found =
          asked.measure == nullptr ? nullptr : scale_value(pack, *asked.measure, value.num);
      json.key("value");
      found == nullptr ? json.null() : json.string(found->id);
      break;
    }
    case ValueKind::date:
      json.key("value");
      value.den == 0 ? json.null() : json.word(to_iso(Date{static_cast<std::int32_t>(value.num)}));
      break;
    case ValueKind::yes_no:
      json.key("value").boolean(value.num != 0);
      break;
    case ValueKind::ruling: {
      json.key("value");
      const bool known = value.den != 0 && value.num >= 0 && value.num <= 3;
      known ? json.word(machine_name(static_cast<RulingValue>(static_cast<int>(value.num))))
            : json.null();
      break;
    }
  }
}

/// Each year has its own distance; the years together have none.
Shortfall shortfall_of(const CheckResult& result) {
  return result.value.kind == ValueKind::each_year ? Shortfall{} : result.shortfall;
}

/// What the judging of a check came to, but for its verdict.
void put_judged(JsonWriter& json, const CompiledPack& pack, const Asked& asked,
                const CheckResult* result, const Assessment& assessment) {
  put_value(json, pack, asked, result == nullptr ? Value{} : result->value, assessment, result);
  put_threshold(json, pack, asked);
  put_shortfall(json, pack, asked, result == nullptr ? Shortfall{} : shortfall_of(*result));
}

bool same_but_for_the_year(const YearResult& a, const YearResult& b) {
  return a.verdict == b.verdict && a.reason == b.reason && a.nearly == b.nearly &&
         a.exceeds == b.exceeds && a.value == b.value && a.shortfall == b.shortfall;
}

void put_year(JsonWriter& json, const CompiledPack& pack, const Asked& asked,
              const YearResult& year, const Assessment& assessment) {
  json.key("verdict").word(machine_name(year.verdict));
  json.key("exceeds").boolean(year.exceeds);
  json.key("nearly").boolean(year.nearly);
  json.key("reason");
  year.reason == Reason::none ? json.null() : json.word(machine_name(year.reason));
  put_value(json, pack, asked, year.value, assessment, nullptr);
  put_shortfall(json, pack, asked, year.shortfall);
}

/// Years often differ in nothing but their number.
void put_years(JsonWriter& json, const CompiledPack& pack, const Asked& asked,
               std::span<const YearResult> years, const Assessment& assessment) {
  JsonWriter::Entries last;
  const YearResult* before = nullptr;
  json.key("years").begin_array();
  for (const YearResult& year : years) {
    json.begin_object();
    json.key("year").number(year.year);
    if (json.compact() && before != nullptr && same_but_for_the_year(*before, year)) {
      json.again(last);
    } else {
      last.from = json.mark();
      put_year(json, pack, asked, year, assessment);
      last.to = json.mark();
    }
    before = &year;
    json.end_object();
  }
  json.end_array();
}

void put_document(JsonWriter& json, const ReportInput& input, const WantedDocument& wanted,
                  std::int32_t row, bool in_force) {
  json.begin_object();
  json.key("wanted").word(input.pack.schema.slots[wanted.slot].id);
  json.key("document");
  if (row == kNoRow)
    json.null();
  else
    json.string(input.evidence.record_name(input.pack.schema, input.pack.schema.documents.reg,
                                           static_cast<std::uint32_t>(row)));
  json.key("in_force").boolean(in_force);
  json.end_object();
}

}  // namespace

JsonWriter::Layout layout_of(const ReportOptions& options) {
  return options.compact ? JsonWriter::Layout::compact : JsonWriter::Layout::pretty;
}

void put_day(JsonWriter& json, std::string_view key, const std::optional<Date>& date) {
  json.key(key);
  date ? json.word(to_iso(*date)) : json.null();
}

void put_school(JsonWriter& json, const Evidence& evidence) {
  json.key("school").begin_object();
  json.key("code").string(evidence.school_code);
  json.key("name").string(evidence.school_name);
  json.end_object();
}

void put_pack(JsonWriter& json, const CompiledPack& pack, bool names) {
  json.key("pack").begin_object();
  json.key("id").string(pack.info.id);
  json.key("version").string(pack.info.version);
  json.key("digest").string(pack.info.digest);
  json.key("overlays").begin_array();
  for (const OverlayInfo& overlay : pack.overlays) {
    json.begin_object();
    json.key("name").string(overlay.name);
    json.key("author").string(names ? overlay.author : std::string());
    json.key("date").string(overlay.date);
    json.key("reason").string(overlay.reason);
    json.key("digest").string(overlay.digest);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void put_window(JsonWriter& json, const Period& period) {
  json.key("window").begin_object();
  json.key("first_day").word(to_iso(period.first_day));
  json.key("last_day").word(to_iso(period.as_of));
  json.key("years").begin_array();
  for (int i = 0; i < period.year_count; ++i) json.number(period.first_year + i);
  json.end_array();
  json.end_object();
}

void put_value(JsonWriter& json, const CompiledPack& pack, const Asked& asked, const Value& value,
               const Assessment& assessment, const CheckResult* years) {
  json.key("value");
  if (value.kind == ValueKind::none) {
    json.null();
    return;
  }
  json.begin_object();
  // A yes or no that may be either has no value of its own.
  const bool either = value.kind == ValueKind::yes_no && !value.exact;
  if (either)
    json.key("kind").word(machine_name(value.kind)).key("value").null();
  else
    put_end(json, pack, asked, value.kind, value.at);
  if (years != nullptr && value.kind == ValueKind::each_year) {
    const std::span<const YearResult> all(assessment.years);
    const std::size_t from = std::min<std::size_t>(years->first_year, all.size());
    const std::size_t count = std::min<std::size_t>(years->year_count, all.size() - from);
    put_years(json, pack, asked, all.subspan(from, count), assessment);
  }
  if (value.declared) json.key("declared").boolean(true);
  json.end_object();
  if (value.exact) return;
  json.key("possible").begin_object();
  for (const auto& [name, end] : {std::pair("low", &value.low), std::pair("high", &value.high)}) {
    json.key(name).begin_object();
    put_end(json, pack, asked, value.kind, *end);
    json.end_object();
  }
  json.end_object();
}

void put_threshold(JsonWriter& json, const CompiledPack& pack, const Asked& asked) {
  json.key("threshold");
  if (asked.threshold == nullptr || asked.measure == nullptr) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("op").word(operator_sign(asked.threshold->compare));
  json.key("value").string(threshold_text(pack, *asked.measure, *asked.threshold));
  json.key("basis").word(machine_name(asked.threshold->basis));
  json.end_object();
}

void put_shortfall(JsonWriter& json, const CompiledPack& pack, const Asked& asked,
                   const Shortfall& shortfall) {
  json.key("shortfall");
  if (!shortfall.any || asked.measure == nullptr) {
    json.null();
    return;
  }
  const Measure& measure = *asked.measure;
  const auto heads = [&](std::string_view key, std::int64_t n) {
    json.key(key);
    n < 0 ? json.null() : json.number(n);
  };
  json.begin_object();
  if (measure.kind == MeasureKind::share) {
    json.key("points").string(shortfall.points);
    heads("heads", shortfall.convert);
    heads("recruit", shortfall.recruit);
    if (shortfall.points != shortfall.points_best || shortfall.convert != shortfall.convert_best) {
      json.key("points_best").string(shortfall.points_best);
      heads("heads_best", shortfall.convert_best);
      heads("recruit_best", shortfall.recruit_best);
    }
  } else {
    if (measure.kind == MeasureKind::ratio && told_in_percent(asked))
      json.key("points").string(shortfall.points);
    json.key("units").string(shortfall.units);
    if (shortfall.units != shortfall.units_best)
      json.key("units_best").string(shortfall.units_best);
  }
  if (measure.kind == MeasureKind::documents && measure.topics_scale < pack.schema.scales.size()) {
    const std::vector<ScaleValue>& values = pack.schema.scales[measure.topics_scale].values;
    json.key("topics").begin_array();
    for (std::size_t i = 0; i < values.size(); ++i)
      if ((shortfall.topics >> i & 1u) != 0) json.string(values[i].id);
    json.end_array();
  }
  json.end_object();
}

void put_tally(JsonWriter& json, const Tally& tally) {
  json.key("indicators").number(tally.indicators);
  json.key("applicable").number(tally.applicable);
  json.key("met").number(tally.met);
  json.key("undocumented").number(tally.undocumented);
  json.key("exceeds").number(tally.exceeds);
  json.key("not_met").number(tally.not_met);
  json.key("nearly").number(tally.nearly);
  json.key("no_evidence").number(tally.no_evidence);
  json.key("needs_ruling").number(tally.needs_ruling);
  json.key("not_applicable").number(tally.not_applicable);
}

void put_check(JsonWriter& json, const CompiledPack& pack, const Indicator& indicator,
               const CheckResult& result, const Assessment& assessment,
               const JsonWriter::Entries* written) {
  const Asked asked = asked_of(pack, indicator, result);
  json.begin_object();
  json.key("check").string(asked.check == nullptr ? indicator.id : asked.check->key);
  json.key("level").number(result.level);
  json.key("verdict").word(machine_name(result.verdict));
  json.key("exceeds").boolean(result.exceeds);
  json.key("nearly").boolean(result.nearly);
  json.key("reason");
  result.reason == Reason::none ? json.null() : json.word(machine_name(result.reason));
  if (json.compact() && written != nullptr)
    json.again(*written);
  else
    put_judged(json, pack, asked, &result, assessment);
  json.end_object();
}

void put_documents(JsonWriter& json, const ReportInput& input, const Indicator& indicator,
                   const ServingDocuments& serving) {
  json.key("documents").begin_array();
  for (const WantedDocument& wanted : indicator.documents) {
    for (const std::uint32_t row : serving.rows(wanted.slot))
      put_document(
          json, input, wanted, static_cast<std::int32_t>(row),
          document_in_force(input.pack.schema, input.evidence, row, input.assessment.period.as_of));
    if (serving.rows(wanted.slot).empty()) put_document(json, input, wanted, kNoRow, false);
  }
  json.end_array();
}

JsonWriter::Entries put_finding(JsonWriter& json, const ReportInput& input,
                                const Finding& finding) {
  const Indicator& indicator = input.pack.indicators[finding.indicator];
  const CheckResult* check =
      finding.check_count == 0 || finding.deciding >= input.assessment.checks.size()
          ? nullptr
          : &input.assessment.checks[finding.deciding];
  const Asked asked = check == nullptr ? Asked{} : asked_of(input.pack, indicator, *check);
  json.key("verdict").word(machine_name(finding.verdict));
  json.key("exceeds").boolean(finding.exceeds);
  json.key("nearly").boolean(finding.nearly);
  json.key("undocumented").boolean(finding.undocumented);
  put_day(json, "lapses_on", finding.lapses_on);
  put_day(json, "holds_from", finding.holds_from);
  json.key("reason");
  finding.reason == Reason::none ? json.null() : json.word(machine_name(finding.reason));
  const std::size_t from = json.mark();
  put_judged(json, input.pack, asked, check, input.assessment);
  return {from, json.mark()};
}

}  // namespace chuan
