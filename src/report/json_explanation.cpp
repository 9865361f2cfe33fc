// Explanations in JSON: which records were counted, which left out, and why.
#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/predicate_words.h"

namespace chuan {

namespace {

void put_names(JsonWriter& json, const ReportInput& input, std::uint16_t reg,
               const std::vector<std::uint32_t>& rows) {
  json.begin_array();
  for (const std::uint32_t row : rows)
    json.string(input.evidence.record_name(input.pack.schema, reg, row));
  json.end_array();
}

const std::string& check_key(const Indicator& indicator, std::uint16_t check) {
  return check < indicator.checks.size() ? indicator.checks[check].key : indicator.id;
}

void put_because(JsonWriter& json, const ReportInput& input, const Wording& w,
                 const ExplainedGroup& group) {
  const bool against = group.outcome == Outcome::failing || group.outcome == Outcome::left_out;
  const std::string why = against
                              ? fails(w, group.because, {input.assessment.period.as_of, group.year})
                              : std::string();
  json.key("because");
  why.empty() ? json.null() : json.string(why);
  json.key("unknown");
  const EvidenceSchema& schema = input.pack.schema;
  if (group.unknown_reg < schema.registers.size() &&
      group.unknown_field < schema.registers[group.unknown_reg].fields.size())
    json.string(schema.registers[group.unknown_reg].name + "." +
                schema.registers[group.unknown_reg].fields[group.unknown_field].name);
  else
    json.null();
}

}  // namespace

std::string topic_id(const CompiledPack& pack, const Indicator& indicator,
                     const ExplainedTopic& topic) {
  if (topic.check >= indicator.checks.size()) return {};
  const std::uint32_t measure = indicator.checks[topic.check].measure;
  if (measure >= pack.measures.size()) return {};
  const std::uint16_t scale = pack.measures[measure].topics_scale;
  if (scale >= pack.schema.scales.size()) return {};
  const std::vector<ScaleValue>& values = pack.schema.scales[scale].values;
  return topic.topic < values.size() ? values[topic.topic].id : std::string();
}

void put_group(JsonWriter& json, const ReportInput& input, const Wording& w,
               const Indicator& indicator, const ExplainedGroup& group) {
  const EvidenceSchema& schema = input.pack.schema;
  json.key("check").string(check_key(indicator, group.check));
  json.key("part").number(group.part);
  json.key("year");
  group.year == 0 ? json.null() : json.number(group.year);
  json.key("register");
  group.reg < schema.registers.size() ? json.string(schema.registers[group.reg].name) : json.null();
  json.key("outcome").string(machine_name(group.outcome));
  put_names(json.key("records"), input, group.reg, group.rows);
  json.key("weight").number(group.weight);
  put_because(json, input, w, group);
}

void put_explanation(JsonWriter& json, const ReportInput& input, const Wording& w,
                     const Indicator& indicator, const Explanation& explanation) {
  const EvidenceSchema& schema = input.pack.schema;
  json.key("explanation").begin_array();
  for (const ExplainedGroup& group : explanation.groups) {
    json.begin_object();
    put_group(json, input, w, indicator, group);
    json.end_object();
  }
  for (const ExplainedTopic& topic : explanation.topics) {
    json.begin_object();
    json.key("check").string(check_key(indicator, topic.check));
    json.key("topic").string(topic_id(input.pack, indicator, topic));
    put_names(json.key("in_force"), input, schema.documents.reg, topic.in_force);
    put_names(json.key("expired"), input, schema.documents.reg, topic.expired);
    json.end_object();
  }
  json.end_array();
}

}  // namespace chuan
