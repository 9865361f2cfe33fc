#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/writers.h"

namespace chuan {
namespace {

void put_levers(JsonWriter& json, const Wording& w, const Indicator& indicator,
                std::int32_t fitting) {
  json.key("levers").begin_array();
  for (std::size_t i = 0; i < indicator.levers.size(); ++i) {
    const Lever& lever = indicator.levers[i];
    json.begin_object();
    json.key("text").string(w.of(lever.text));
    json.key("owner").string(machine_name(lever.owner));
    json.key("months").number(lever.takes.months);
    json.key("days").number(lever.takes.days);
    json.key("cost");
    lever.cost < 0 ? json.null() : json.raw(exact_text(Rational::from_micro(lever.cost)));
    json.key("fits").boolean(static_cast<std::int32_t>(i) == fitting);
    json.end_object();
  }
  json.end_array();
}

/// A date cell as ISO text of its precision; null when it is open, empty or unknown.
void put_date_cell(JsonWriter& json, std::string_view key, Cell cell) {
  json.key(key);
  const bool known = !cell.is_unknown() && !cell.is_none() && cell.hi < kDateMax.days;
  known ? json.string(to_iso(DateSpan{Date{static_cast<std::int32_t>(cell.lo)},
                                      Date{static_cast<std::int32_t>(cell.hi)}}))
        : json.null();
}

void put_tasks(JsonWriter& json, const ReportInput& input, const Wording& w, const GapItem& item) {
  const TaskFields& fields = input.pack.schema.tasks;
  const std::vector<TaskRow> rows = task_rows(w, input.evidence, item.tasks);
  json.key("tasks").begin_array();
  for (std::size_t i = 0; i < rows.size() && i < item.tasks.size(); ++i) {
    const Register& tasks = input.evidence.registers[fields.reg];
    const bool dated = fields.deadline < tasks.columns.size() && item.tasks[i] < tasks.rows;
    json.begin_object();
    json.key("code").string(rows[i].code);
    json.key("title").string(rows[i].title);
    put_date_cell(json, "deadline",
                  dated ? tasks.columns[fields.deadline].cell(item.tasks[i]) : Cell::unknown());
    json.key("status");
    rows[i].status.empty() ? json.null() : json.string(rows[i].status);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string write_gap_json(const ReportInput& input, const ReportOptions& options) {
  const Wording w{input.pack, options.language, options.strict};
  const Assessment& a = input.assessment;
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/gap/1");
  json.key("tool").string(input.tool);
  put_school(json, input.evidence);
  put_pack(json, input.pack, options.names);
  json.key("as_of").string(to_iso(a.period.as_of));
  json.key("stage").string(machine_name(a.stage));
  json.key("evidence_digest").string(input.evidence_digest);
  json.key("faults").number(static_cast<Int128>(input.faults));
  json.key("level").number(a.top().level);
  json.key("met").number(a.top().total.met);
  json.key("applicable").number(a.top().total.applicable);
  json.key("reached").boolean(a.top().reached);
  json.key("items").begin_array();
  for (const GapItem& item : input.gap.items) {
    if (options.owner && item.owner != *options.owner) continue;
    if (item.finding >= a.findings.size()) continue;
    const Finding& finding = a.findings[item.finding];
    const Indicator& indicator = input.pack.indicators[finding.indicator];
    json.begin_object();
    json.key("indicator").string(indicator.id);
    json.key("title").string(w.of(indicator.title));
    json.key("section").string(machine_name(item.section));
    json.key("owner").string(machine_name(item.owner));
    put_finding(json, input, finding);
    if (finding.check_count > 1) {
      json.key("checks").begin_array();
      for (std::uint32_t i = 0; i < finding.check_count; ++i)
        put_check(json, input.pack, indicator, a.checks[finding.first_check + i], a);
      json.end_array();
    }
    put_levers(json, w, indicator, item.lever);
    put_tasks(json, input, w, item);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
