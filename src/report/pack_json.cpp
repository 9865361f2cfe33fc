#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/pack_rows.h"
#include "report/predicate_words.h"

namespace chuan {
namespace {

void put_text(JsonWriter& json, std::string_view key, const Bilingual& text) {
  json.key(key).begin_object();
  json.key("vi").string(text.vi);
  json.key("en").string(text.en);
  json.end_object();
}

void put_info(JsonWriter& json, const PackInfo& info) {
  json.key("id").string(info.id);
  json.key("version").string(info.version);
  put_text(json, "name", info.name);
  json.key("instrument").begin_object();
  json.key("number").string(info.instrument);
  json.key("date").string(to_iso(info.instrument_date));
  json.key("issuer").string(info.issuer);
  json.end_object();
  const auto bound = [](Date date) {
    return date > kDateMin && date < kDateMax ? std::optional(date) : std::nullopt;
  };
  json.key("in_force").begin_object();
  put_day(json, "from", bound(info.in_force_from));
  put_day(json, "to", bound(info.in_force_to));
  json.end_object();
  json.key("replaces");
  info.replaces.empty() ? json.null() : json.string(info.replaces);
  json.key("status").string(machine_name(info.status));
  json.key("levels").number(info.levels);
  json.key("digest").string(info.digest);
}

void put_threshold_row(JsonWriter& json, const CompiledPack& pack, const Check& check,
                       const Condition& condition, const Threshold& threshold) {
  json.begin_object();
  json.key("level").number(condition.level);
  put_day(json, "from", threshold.from > kDateMin ? std::optional(threshold.from) : std::nullopt);
  json.key("op").string(operator_sign(threshold.compare));
  json.key("value").string(check.measure < pack.measures.size()
                               ? threshold_text(pack, pack.measures[check.measure], threshold)
                               : to_string(threshold.value));
  json.key("written").string(threshold.written);
  json.key("basis").string(machine_name(threshold.basis));
  json.key("sources").begin_array();
  for (const std::uint16_t source : threshold.sources)
    if (source < pack.sources.size()) json.string(pack.sources[source].id);
  json.end_array();
  json.end_object();
}

void put_checks(JsonWriter& json, const Wording& w, const Indicator& indicator) {
  json.key("checks").begin_array();
  for (const Check& check : indicator.checks) {
    json.begin_object();
    json.key("check").string(check.key);
    json.key("measure").begin_object();
    if (check.measure < w.pack.measures.size()) {
      const Measure& measure = w.pack.measures[check.measure];
      json.key("kind").string(machine_name(measure.kind));
      json.key("scope").string(machine_name(measure.scope));
      json.key("words").string(measure_words(w, measure));
      json.key("conditions").begin_array();
      for (const std::string& condition : measure_conditions(w, measure, true))
        json.string(condition);
      json.end_array();
    }
    json.end_object();
    json.key("thresholds").begin_array();
    for (const Condition& condition : check.conditions)
      for (const Threshold& threshold : condition.thresholds)
        put_threshold_row(json, w.pack, check, condition, threshold);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void put_indicator(JsonWriter& json, const Wording& w, const Indicator& indicator) {
  json.begin_object();
  json.key("id").string(indicator.id);
  json.key("group").string(
      indicator.group < w.pack.groups.size() ? w.pack.groups[indicator.group].id : std::string());
  json.key("subgroup");
  indicator.subgroup.empty() ? json.null() : json.string(indicator.subgroup);
  put_text(json, "title", indicator.title);
  put_text(json, "short", indicator.short_title);
  put_text(json, "rule", indicator.rule);
  put_text(json, "clause", indicator.clause);
  json.key("owner").string(machine_name(indicator.owner));
  json.key("first_level").number(indicator.first_level);
  json.key("may_not_apply").boolean(indicator.may_not_apply);
  put_checks(json, w, indicator);
  json.key("documents").begin_array();
  for (const WantedDocument& wanted : indicator.documents) {
    json.begin_object();
    json.key("id").string(indicator.id + "/" + wanted.id);
    put_text(json, "title", wanted.title);
    json.end_object();
  }
  json.end_array();
  json.key("levers").begin_array();
  for (const Lever& lever : indicator.levers) {
    json.begin_object();
    put_text(json, "text", lever.text);
    json.key("owner").string(machine_name(lever.owner));
    json.key("months").number(lever.takes.months);
    json.key("days").number(lever.takes.days);
    json.key("cost");
    lever.cost < 0 ? json.null() : json.raw(exact_text(Rational::from_micro(lever.cost)));
    json.end_object();
  }
  json.end_array();
  json.key("readings").begin_array();
  for (const std::string& reading : indicator.readings) json.string(reading);
  json.end_array();
  json.end_object();
}

bool shown(const PackRow& row, std::uint16_t indicator) {
  return row.indicator == indicator;
}

}  // namespace

std::string write_pack_json(const Wording& w, const PackShowOptions& show,
                            const ReportOptions& options) {
  const std::vector<PackRow> rows = pack_rows(w, show);
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/pack-show/1");
  put_info(json, w.pack.info);
  json.key("groups").begin_array();
  for (const Group& group : w.pack.groups) {
    json.begin_object();
    json.key("id").string(group.id);
    put_text(json, "title", group.title);
    json.end_object();
  }
  json.end_array();
  json.key("indicators").begin_array();
  for (std::uint16_t i = 0; i < w.pack.indicators.size(); ++i)
    for (const PackRow& row : rows)
      if (shown(row, i)) {
        put_indicator(json, w, w.pack.indicators[i]);
        break;
      }
  json.end_array();
  json.key("sources").begin_array();
  for (const SourceRef& source : w.pack.sources) {
    json.begin_object();
    json.key("id").string(source.id);
    json.key("title").string(source.title);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
