#include "base/roomy_text.h"
#include "report/finding_memory.h"
#include "report/json_parts.h"
#include "report/machine_names.h"
#include "report/model.h"
#include "report/writers.h"

namespace chuan {
namespace {

void put_percent(JsonWriter& json, const Tally& tally) {
  json.key("percent");
  if (tally.applicable == 0)
    json.null();
  else
    json.string(to_decimal(Rational(Int128{100} * tally.met, tally.applicable), 2));
}

void put_basis(JsonWriter& json, std::string_view key, const std::array<int, 4>& counts) {
  json.key(key).begin_object();
  for (std::size_t i = 0; i < counts.size(); ++i)
    json.key(machine_name(static_cast<Basis>(i))).number(counts[i]);
  json.end_object();
}

void put_level(JsonWriter& json, const Wording& w, const LevelResult& level) {
  json.begin_object();
  json.key("level").number(level.level);
  put_tally(json, level.total);
  put_percent(json, level.total);
  json.key("reached").boolean(level.reached);
  put_basis(json, "basis", level.met_by_basis);
  json.key("groups").begin_array();
  for (std::size_t i = 0; i < level.groups.size() && i < w.pack.groups.size(); ++i) {
    json.begin_object();
    json.key("group").number(w.pack.groups[i].number);
    json.key("title").string(w.of(w.pack.groups[i].title));
    put_tally(json, level.groups[i]);
    json.end_object();
  }
  json.end_array();
  put_basis(json, "rows_by_basis", level.rows_by_basis);
  json.end_object();
}

void put_ruling(JsonWriter& json, const ReportInput& input, const Finding& finding) {
  json.key("ruling");
  const auto at = static_cast<std::size_t>(finding.ruling);
  if (finding.ruling < 0 || at >= input.evidence.rulings.size()) {
    json.null();
    return;
  }
  const Ruling& ruling = input.evidence.rulings[at];
  json.begin_object();
  json.key("stage").word(machine_name(ruling.stage));
  json.key("date").word(to_iso(ruling.date));
  json.key("value").word(machine_name(ruling.value));
  json.end_object();
}

/// What comes before the documents that are there, and what comes after: nothing in them names a
/// record of the school but a ruling.
JsonWriter::Entries put_head(JsonWriter& json, const ReportInput& input, const Indicator& indicator,
                             const Finding& finding) {
  json.key("indicator").string(indicator.id);
  json.key("level").number(finding.level);
  const JsonWriter::Entries deciding = put_finding(json, input, finding);
  json.key("owner").word(machine_name(indicator.owner));
  return deciding;
}

void put_tail(JsonWriter& json, const ReportInput& input, const Indicator& indicator,
              const Finding& finding, JsonWriter::Entries deciding) {
  json.key("basis").word(machine_name(finding.basis));
  json.key("opinion_asked").boolean(finding.opinion_asked);
  put_ruling(json, input, finding);
  if (finding.check_count <= 1) return;
  json.key("checks").begin_array();
  for (std::uint32_t i = 0; i < finding.check_count; ++i) {
    const std::uint32_t at = finding.first_check + i;
    put_check(json, input.pack, indicator, input.assessment.checks[at], input.assessment,
              at == finding.deciding ? &deciding : nullptr);
  }
  json.end_array();
}

void put_one(JsonWriter& json, const ReportInput& input, const ReportOptions& options,
             const Wording& w, const ServingDocuments& serving, const Finding& finding,
             FindingMemory* memory) {
  const Indicator& indicator = input.pack.indicators[finding.indicator];
  const Explanation* explanation = find_explanation(input, finding.indicator);
  const FindingMemory::Text* known =
      memory == nullptr ? nullptr : memory->find(input.assessment, finding);
  json.begin_object();
  JsonWriter::Entries deciding;
  const std::size_t begin = json.mark();
  if (known != nullptr)
    json.again(known->head);
  else
    deciding = put_head(json, input, indicator, finding);
  const JsonWriter::Entries head{begin, json.mark()};
  put_documents(json, input, indicator, serving);
  if (options.explain && explanation != nullptr)
    put_explanation(json, input, w, indicator, *explanation);
  const std::size_t middle = json.mark();
  if (known != nullptr)
    json.again(known->tail);
  else
    put_tail(json, input, indicator, finding, deciding);
  if (memory != nullptr && known == nullptr) {
    if (FindingMemory::Text* text = memory->keep(input.assessment, finding)) {
      text->head = json.written(head);
      text->tail = json.written({middle, json.mark()});
    }
  }
  json.end_object();
}

}  // namespace

void append_score_json(const ReportInput& input, const ReportOptions& options, RoomyText& out,
                       FindingMemory* memory) {
  const Wording w{input.pack, options.language, options.strict};
  const Assessment& a = input.assessment;
  JsonWriter json(out, layout_of(options));
  json.begin_object();
  json.key("schema").string("chuan/assessment/1");
  json.key("tool").string(input.tool);
  put_school(json, input.evidence);
  put_pack(json, input.pack, options.names);
  json.key("as_of").word(to_iso(a.period.as_of));
  put_window(json, a.period);
  json.key("stage").word(machine_name(a.stage));
  json.key("evidence_digest");
  input.evidence_digest.empty() ? json.null() : json.string(input.evidence_digest);
  json.key("faults").number(static_cast<Int128>(input.faults));
  json.key("levels").begin_array();
  for (const LevelResult& level : a.levels) put_level(json, w, level);
  json.end_array();
  ServingDocuments serving;
  serving.find(input.pack.schema, input.evidence);
  json.key("findings").begin_array();
  for (std::uint32_t i = 0; i < a.top().finding_count; ++i)
    put_one(json, input, options, w, serving, a.findings[a.top().first_finding + i], memory);
  json.end_array();
  json.key("warnings").number(static_cast<Int128>(input.warnings));
  json.key("dossier_date").word(to_iso(input.evidence.dossier_date));
  if (options.strict) json.key("redacted").string("strict");
  if (input.messages != nullptr) put_diagnostics(json, *input.messages, *input.sources, options);
  json.end_object();
  out.append("\n");
}

std::string write_score_json(const ReportInput& input, const ReportOptions& options) {
  // Of nearly all: else it moves into new memory six times as it grows.
  constexpr std::size_t kMost = 512u << 10;
  RoomyText out;
  out.reserve(kMost);
  append_score_json(input, options, out);
  return out.take();
}

}  // namespace chuan
