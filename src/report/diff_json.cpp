#include "report/diff_parts.h"
#include "report/json_parts.h"
#include "report/machine_names.h"

namespace chuan {
namespace {

void put_head(JsonWriter& json, std::string_view key, const ReportInput& input,
              std::uint8_t level) {
  json.key(key).begin_object();
  put_school(json, input.evidence);
  put_pack(json, input.pack);
  json.key("as_of").string(to_iso(input.assessment.period.as_of));
  json.key("stage").string(machine_name(input.assessment.stage));
  json.key("evidence_digest").string(input.evidence_digest);
  json.key("faults").number(static_cast<Int128>(input.faults));
  const LevelResult* result = level_of(input.assessment, level);
  json.key("totals").begin_object();
  put_tally(json, result == nullptr ? Tally{} : result->total);
  json.key("reached").boolean(result != nullptr && result->reached);
  json.end_object();
  json.end_object();
}

void put_side(JsonWriter& json, std::string_view key, const ReportInput& input,
              const DiffSide& side) {
  json.key(key);
  if (side.finding == nullptr) {
    json.null();
    return;
  }
  json.begin_object();
  put_finding(json, input, *side.finding);
  json.end_object();
}

}  // namespace

std::string write_diff_json(const DiffInput& input, const ReportOptions& options) {
  const Diff diff = make_diff(input);
  std::string out;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/diff/1");
  json.key("tool").string(input.after.tool);
  json.key("level").number(diff.level);
  put_head(json, "before", input.before, diff.level);
  put_head(json, "after", input.after, diff.level);
  std::size_t unchanged = 0;
  json.key("changes").begin_array();
  for (const DiffRow& row : diff.rows) {
    if (!row.turned && !row.value_changed && !row.threshold_changed) {
      ++unchanged;
      continue;
    }
    json.begin_object();
    json.key("indicator").string(row.id);
    json.key("turned").boolean(row.turned);
    json.key("value_changed").boolean(row.value_changed);
    json.key("threshold_changed").boolean(row.threshold_changed);
    put_side(json, "before", input.before, row.before);
    put_side(json, "after", input.after, row.after);
    json.end_object();
  }
  json.end_array();
  json.key("unchanged").number(static_cast<Int128>(unchanged));
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace chuan
