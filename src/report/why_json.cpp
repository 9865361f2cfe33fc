#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/why_parts.h"

namespace chuan {
namespace {

void put_levels(JsonWriter& json, const WhyInput& input, const Indicator& indicator) {
  const Assessment& a = input.report.assessment;
  json.key("levels").begin_array();
  for (const Finding* finding : findings_of(input)) {
    json.begin_object();
    json.key("level").number(finding->level);
    put_finding(json, input.report, *finding);
    json.key("basis").string(machine_name(finding->basis));
    json.key("opinion_asked").boolean(finding->opinion_asked);
    json.key("checks").begin_array();
    for (std::uint32_t i = 0; i < finding->check_count; ++i)
      if (finding->first_check + i < a.checks.size())
        put_check(json, input.report.pack, indicator, a.checks[finding->first_check + i], a);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void put_cells(JsonWriter& json, const WhyInput& input, const ExplainedGroup& group) {
  const EvidenceSchema& schema = input.report.pack.schema;
  json.key("cells").begin_array();
  for (const ReportInput::OpenCell& cell : cells_to_fill(input, group)) {
    if (cell.field >= schema.registers[cell.reg].fields.size()) continue;
    const std::optional<Place> place = place_of_cell(input, cell.reg, cell.field, cell.row);
    json.begin_object();
    json.key("register").string(schema.registers[cell.reg].name);
    json.key("record").string(input.report.evidence.record_name(schema, cell.reg, cell.row));
    json.key("field").string(schema.registers[cell.reg].fields[cell.field].name);
    json.key("place");
    place ? json.string(place->to_string()) : json.null();
    json.end_object();
  }
  json.end_array();
}

void put_records(JsonWriter& json, const WhyInput& input, const Wording& w,
                 const Indicator& indicator) {
  json.key("records").begin_array();
  for (const ExplainedGroup& group : input.explanation.groups) {
    json.begin_object();
    put_group(json, input.report, w, indicator, group);
    const std::optional<RowPlace> place = place_of_rows(input, group.reg, group.rows);
    json.key("place");
    if (place) {
      json.begin_object();
      json.key("file").string(place->file);
      json.key("first_line").number(place->first_line);
      json.key("last_line").number(place->last_line);
      json.end_object();
    } else {
      json.null();
    }
    put_cells(json, input, group);
    json.end_object();
  }
  json.end_array();
}

void put_topics(JsonWriter& json, const WhyInput& input, const Indicator& indicator) {
  const EvidenceSchema& schema = input.report.pack.schema;
  json.key("topics").begin_array();
  for (const ExplainedTopic& topic : input.explanation.topics) {
    json.begin_object();
    json.key("topic").string(topic_id(input.report.pack, indicator, topic));
    for (const auto& [name, rows] :
         {std::pair("in_force", &topic.in_force), std::pair("expired", &topic.expired)}) {
      json.key(name).begin_array();
      for (const std::uint32_t row : *rows)
        json.string(input.report.evidence.record_name(schema, schema.documents.reg, row));
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
}

void put_turns(JsonWriter& json, const WhyInput& input, const Indicator& indicator) {
  json.key("turns").begin_array();
  for (const Turn& turn : input.turns) {
    json.begin_object();
    json.key("check").string(turn.check < indicator.checks.size() ? indicator.checks[turn.check].key
                                                                  : indicator.id);
    json.key("level").number(turn.level);
    json.key("kind").string(machine_name(turn.kind));
    json.key("amount").string(to_string(turn.amount));
    json.key("then").begin_object();
    json.key("numerator").number(turn.then.num);
    json.key("denominator").number(turn.then.den);
    json.end_object();
    json.key("verdict").string(machine_name(turn.verdict));
    json.end_object();
  }
  json.end_array();
}

void put_readings(JsonWriter& json, const WhyInput& input, const Indicator& indicator) {
  const CompiledPack& pack = input.report.pack;
  json.key("readings").begin_array();
  for (const std::string& id : indicator.readings)
    for (const Reading& reading : pack.readings)
      if (reading.id == id)
        json.begin_object()
            .key("id")
            .string(reading.id)
            .key("title")
            .string(reading.title)
            .end_object();
  json.end_array();
  json.key("sources").begin_array();
  std::vector<bool> seen(pack.sources.size());
  for (const CheckResult* result : results_of(input)) {
    const Asked asked = asked_of(pack, indicator, *result);
    if (asked.threshold == nullptr) continue;
    for (const std::uint16_t source : asked.threshold->sources) {
      if (source >= pack.sources.size() || seen[source]) continue;
      seen[source] = true;
      json.begin_object()
          .key("id")
          .string(pack.sources[source].id)
          .key("title")
          .string(pack.sources[source].title)
          .end_object();
    }
  }
  json.end_array();
}

}  // namespace

std::string write_why_json(const WhyInput& input, const ReportOptions& options) {
  const ReportInput& report = input.report;
  const Wording w{report.pack, options.language, options.strict};
  if (input.indicator >= report.pack.indicators.size()) return {};
  const Indicator& indicator = report.pack.indicators[input.indicator];
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/why/1");
  json.key("tool").string(report.tool);
  put_school(json, report.evidence);
  put_pack(json, report.pack, options.names);
  json.key("as_of").string(to_iso(report.assessment.period.as_of));
  put_window(json, report.assessment.period);
  json.key("stage").string(machine_name(report.assessment.stage));
  json.key("evidence_digest").string(report.evidence_digest);
  json.key("faults").number(static_cast<Int128>(report.faults));
  json.key("indicator").string(indicator.id);
  json.key("title").string(w.of(indicator.title));
  json.key("clause").string(w.of(indicator.clause));
  json.key("rule").string(w.of(indicator.rule));
  json.key("owner").string(machine_name(indicator.owner));
  put_levels(json, input, indicator);
  ServingDocuments serving;
  serving.find(report.pack.schema, report.evidence);
  put_documents(json, report, indicator, serving);
  put_records(json, input, w, indicator);
  put_topics(json, input, indicator);
  put_turns(json, input, indicator);
  put_readings(json, input, indicator);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
