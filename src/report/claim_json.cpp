#include "report/claim_words.h"
#include "report/json_parts.h"
#include "report/stats_report.h"

namespace chuan {
namespace {

void put_number(JsonWriter& json, std::string_view key, std::int64_t value) {
  json.key(key);
  value < 0 ? json.null() : json.number(value);
}

void put_texts(JsonWriter& json, std::string_view key, const Claim& claim,
               const std::vector<ClaimSpan>& spans) {
  json.key(key).begin_array();
  for (const ClaimSpan span : spans) json.string(span_text(claim, span));
  json.end_array();
}

void put_term(JsonWriter& json, ClaimTerm term) {
  json.begin_object().key("part").string(machine_name(term.part));
  put_number(json, "count", term.count);
  json.end_object();
}

void put_check(JsonWriter& json, const Claim& claim, const ClaimCheck& check, Language language) {
  json.begin_object();
  json.key("kind").string(machine_name(check.kind));
  json.key("holds").boolean(check.holds());
  json.key("fault");
  check.holds() ? json.null() : json.string(machine_name(check.fault));
  json.key("terms").begin_array();
  for (const ClaimTerm& term : check.terms) put_term(json, term);
  json.end_array();
  json.key("against");
  put_term(json, check.against);
  json.key("total_said").boolean(!check.derived);
  put_number(json, "percent", check.percent);
  const bool share =
      check.kind == ClaimCheckKind::percent_sum ||
      (check.kind == ClaimCheckKind::percent && check.fault != ClaimFault::no_whole_number);
  json.key("exact");
  share ? json.string(to_string(check.share)) : json.null();
  json.key("rounding");
  check.rounding == ClaimRounding::none ? json.null() : json.string(machine_name(check.rounding));
  json.key("words").string(check_words(claim, check, language));
  json.end_object();
}

void put_reading(JsonWriter& json, const Claim& claim, const ClaimReading& reading,
                 Language language) {
  json.begin_object();
  put_number(json, "level", reading.level == 0 ? -1 : reading.level);
  put_number(json, "year", reading.year == 0 ? -1 : reading.year);
  json.key("goal").boolean(reading.goal);
  json.key("standard").boolean(reading.standard());
  json.key("exceeded").string(reading.exceeded_beside ? "beside_met" : "within_met");
  json.key("nearly").string(reading.nearly_beside ? "beside_not_met" : "within_not_met");
  json.key("opinion").string(reading.opinion_within ? "within_not_met" : "apart");
  json.key("possible").boolean(reading.possible);
  json.key("checks").begin_array();
  for (const ClaimCheck& check : reading.checks) put_check(json, claim, check, language);
  json.end_array();
  json.end_object();
}

void put_figure(JsonWriter& json, const Claim& claim, const ClaimFigure& figure) {
  json.begin_object();
  json.key("part").string(machine_name(figure.part));
  put_number(json, "count", figure.count);
  put_number(json, "whole", figure.whole);
  put_number(json, "level", figure.level == 0 ? -1 : figure.level);
  put_number(json, "year", figure.year == 0 ? -1 : figure.year);
  json.key("goal").boolean(figure.goal);
  json.key("within").boolean(figure.within);
  json.key("names_a_whole").boolean(figure.reference);
  json.key("text").string(span_text(claim, figure.span));
  json.end_object();
}

}  // namespace

std::string write_claim_json(const Claim& claim, std::string_view tool,
                             const ReportOptions& options) {
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/claim/1");
  json.key("tool").string(tool);
  json.key("sentence").string(claim.sentence);
  json.key("verdict").string(machine_name(claim.verdict));
  json.key("figures").begin_array();
  for (const ClaimFigure& figure : claim.figures) put_figure(json, claim, figure);
  json.end_array();
  json.key("percents").begin_array();
  for (const ClaimPercent& percent : claim.percents) {
    json.begin_object();
    json.key("figure").number(percent.figure);
    json.key("value").string(to_decimal(percent.value, percent.decimals));
    json.key("near").string(machine_name(percent.near));
    json.key("text").string(span_text(claim, percent.span));
    json.end_object();
  }
  json.end_array();
  json.key("readings").begin_array();
  for (const ClaimReading& reading : claim.readings)
    put_reading(json, claim, reading, options.language);
  json.end_array();
  json.key("repairs").begin_array();
  for (const ClaimRepair& repair : claim.repairs) {
    json.begin_object().key("figure").number(static_cast<Int128>(repair.figure));
    json.key("number").string(repair.whole ? "whole" : "count");
    json.key("value").number(repair.value).end_object();
  }
  json.end_array();
  put_texts(json, "unplaced", claim, claim.unplaced);
  put_texts(json, "set_aside", claim, claim.asides);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
