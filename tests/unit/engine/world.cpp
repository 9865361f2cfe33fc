#include "world.h"

#include <ostream>

using namespace chuan;

namespace world {

namespace {

const char* const kBi = "{vi: Chữ, en: Word}";

std::string pack_yaml(const std::string& window) {
  return "schema: chuan/pack/1\n"
         "id: tiny\nversion: \"1\"\n"
         "name: {vi: Thử, en: Test}\n"
         "instrument: {number: 1-QĐ, date: 2021-05-19, issuer: Ban}\n"
         "in_force: {from: 2021-05-19}\n"
         "status: complete\n"
         "window: " +
         window +
         "\n"
         "levels: [{vi: Mức 1, en: Level 1}, {vi: Mức 2, en: Level 2}]\n"
         "sources: {ours: ours}\n"
         "groups:\n  - {id: \"1\", title: {vi: Nhóm, en: Group}, short: {vi: Nhóm, en: Group}}\n";
}

}  // namespace

std::string facts_yaml(const std::string& extra_sets) {
  const std::string t = std::string("title: ") + kBi;
  return "scales:\n"
         "  degree: {" +
         t +
         ", ordered: true, values: [{id: bachelor, title: {vi: đại học, en: bachelor}},"
         " {id: master, title: {vi: thạc sĩ, en: master}}, {id: doctor, title: {vi: tiến sĩ, en: "
         "doctor}}]}\n"
         "  kind: {" +
         t +
         ", values: [{id: lecturer, title: {vi: giảng viên, en: lecturer}},"
         " {id: clerk, title: {vi: nhân viên, en: clerk}}]}\n"
         "  topic: {" +
         t +
         ", values: [{id: one, title: {vi: một, en: one}}, {id: two, title: {vi: hai, en: two}},"
         " {id: three, title: {vi: ba, en: three}}]}\n"
         "facts:\n"
         "  land: {type: number, unit: m2, min: 0, " +
         t +
         "}\n"
         "  software: {type: yes_no, " +
         t +
         "}\n"
         "registers:\n"
         "  staff:\n    " +
         t +
         "\n    key: [code]\n    people: {from: from, to: to}\n    fields:\n"
         "      code: {type: code, " +
         t +
         "}\n"
         "      kind: {type: scale, scale: kind, " +
         t +
         "}\n"
         "      degree: {type: scale, scale: degree, " +
         t +
         "}\n"
         "      fits: {type: yes_no, " +
         t +
         "}\n"
         "      from: {type: date, " +
         t +
         "}\n"
         "      to: {type: date, empty: open, " +
         t +
         "}\n"
         "      teaching_from: {type: date, " +
         t +
         "}\n"
         "  staff_years:\n    " +
         t +
         "\n    key: [person, year]\n    fields:\n"
         "      person: {type: code, refers_to: staff, " +
         t +
         "}\n"
         "      year: {type: year, " +
         t +
         "}\n"
         "      good: {type: yes_no, " +
         t +
         "}\n"
         "      exempt: {type: text, " +
         t +
         "}\n"
         "  research:\n    " +
         t +
         "\n    key: [code]\n    fields:\n"
         "      code: {type: code, " +
         t +
         "}\n"
         "      people: {type: code_list, refers_to: staff, " +
         t +
         "}\n"
         "      accepted: {type: date, " +
         t +
         "}\n"
         "  classes:\n    " +
         t +
         "\n    key: [code]\n    weight: classes\n"
         "    span: {from: start, to: end}\n    fields:\n"
         "      code: {type: code, " +
         t +
         "}\n"
         "      classes: {type: number, integer: true, min: 0, " +
         t +
         "}\n"
         "      planned: {type: number, integer: true, min: 0, " +
         t +
         "}\n"
         "      full_time: {type: yes_no, " +
         t +
         "}\n"
         "      start: {type: date, " +
         t +
         "}\n"
         "      end: {type: date, " +
         t +
         "}\n"
         "      learners: {type: number, min: 0, " +
         t +
         "}\n"
         "  school_years:\n    " +
         t +
         "\n    key: [year, origin_unit]\n    fields:\n"
         "      year: {type: year, " +
         t +
         "}\n"
         "      done: {type: yes_no, " +
         t +
         "}\n"
         "      degree: {type: scale, scale: degree, " +
         t +
         "}\n"
         "  documents:\n    " +
         t +
         "\n    key: [code]\n    fields:\n"
         "      code: {type: code, " +
         t +
         "}\n"
         "      title: {type: text, " +
         t +
         "}\n"
         "      date: {type: date, " +
         t +
         "}\n"
         "      period: {type: date, empty: none, " +
         t +
         "}\n"
         "      valid_to: {type: date, empty: open, " +
         t +
         "}\n"
         "      topics: {type: scale_list, scale: topic, " +
         t +
         "}\n"
         "      serves: {type: serves, " +
         t +
         "}\n"
         "      path: {type: text, " +
         t +
         "}\n"
         "      sha256: {type: text, " +
         t +
         "}\n"
         "  figures:\n    " +
         t +
         "\n    key: [of, year, origin_unit]\n    fields:\n"
         "      of: {type: measure, " +
         t +
         "}\n"
         "      year: {type: year, empty: none, " +
         t +
         "}\n"
         "      part: {type: number, min: 0, empty: none, " +
         t +
         "}\n"
         "      whole: {type: number, min: 0, empty: none, " +
         t +
         "}\n"
         "      value: {type: number, empty: none, " +
         t +
         "}\n"
         "      document: {type: code, refers_to: documents, empty: none, " +
         t +
         "}\n"
         "  tasks:\n    " +
         t +
         "\n    key: [code]\n    fields:\n"
         "      code: {type: code, " +
         t +
         "}\n"
         "      serves: {type: serves, " +
         t +
         "}\n"
         "      title: {type: text, " +
         t +
         "}\n"
         "      lead: {type: text, " +
         t +
         "}\n"
         "      deadline: {type: date, " +
         t +
         "}\n"
         "      status: {type: text, " +
         t +
         "}\n"
         "sets:\n"
         "  lecturers: {" +
         t + ", of: staff, where: [{field: kind, is: lecturer}]}\n" + extra_sets;
}

std::string indicator(const std::string& id, const std::string& measure, const std::string& levels,
                      const std::string& more) {
  const std::string words = " {vi: Chữ, en: Word}\n";
  return "  - id: " + id + "\n    title:" + words + "    short:" + words + "    rule:" + words +
         "    clause:" + words + "    owner: school\n" +
         (measure.empty() ? "" : "    measure: " + measure + "\n    levels: " + levels + "\n") +
         more;
}

Pack::Pack(const std::string& indicators, const std::string& extra_sets,
           const std::string& window) {
  MemoryFileSystem files;
  files.files["tiny/pack.yaml"] = pack_yaml(window);
  files.files["tiny/facts.yaml"] = facts_yaml(extra_sets);
  files.files["tiny/groups/1.yaml"] = "group: \"1\"\nindicators:\n" + indicators;
  Diagnostics diagnostics;
  pack_ = load_pack(files, "tiny", {}, sources_, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) {
    std::string line = std::string(code_id(d.code)) + " " + sources_.place(d.origin).to_string();
    for (const std::string& arg : d.args) line += " | " + arg;
    if (d.severity == Severity::error) FAIL_CHECK(line);
  }
  REQUIRE(pack_);
}

Evidence dossier(const Pack& pack, const std::string& yaml, std::size_t faults,
                 const std::string& date) {
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add_text(
      "school.yaml", "schema: chuan/evidence/1\nschool: {code: t, name: Trường}\ndossier_date: " +
                         date + "\n" + yaml);
  auto evidence = read_evidence_text(id, pack->schema, {}, sources, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) {
    std::string line = std::string(code_id(d.code)) + " " + sources.place(d.origin).to_string();
    for (const std::string& arg : d.args) line += " | " + arg;
    UNSCOPED_INFO(line);
  }
  CHECK(diagnostics.errors() == faults);
  REQUIRE(evidence);
  return std::move(*evidence);
}

const Finding& Result::finding(std::size_t i) const {
  return assessment.findings[assessment.top().first_finding + i];
}
const CheckResult& Result::deciding(std::size_t i) const {
  return assessment.checks[finding(i).deciding];
}

Result judge(const Pack& pack, const Evidence& evidence, const std::string& as_of,
             EvaluateOptions options) {
  Workspace workspace;
  const Date day = as_of.empty() ? evidence.dossier_date : parse_iso_date(as_of).span.first;
  return {evaluate(*pack, evidence, day, options, workspace)};
}

Result judge(const std::string& measure, const std::string& levels, const std::string& yaml,
             const std::string& as_of) {
  const Pack pack(indicator("CT1.01", measure, levels));
  return judge(pack, dossier(pack, yaml), as_of);
}

std::string text(const Value& value) {
  const bool heads = value.kind == ValueKind::share || value.kind == ValueKind::documents;
  auto end = [&](const Fraction& f) {
    if (f.unbounded()) return std::string(f.num < 0 ? "-inf" : "inf");
    if (f.undefined()) return std::string("0/0");
    if (f.den == kMicro) return to_string(Rational(f.num, f.den));
    return f.den == 1 && !heads ? to_string(f.num) : to_string(f.num) + "/" + to_string(f.den);
  };
  if (value.exact) return end(value.at);
  return "[" + end(value.low) + ", " + end(value.high) + "]";
}

}  // namespace world

namespace chuan {

std::ostream& operator<<(std::ostream& out, Verdict verdict) {
  static const char* const names[] = {"met", "not_met", "no_evidence", "needs_ruling",
                                      "not_applicable"};
  return out << names[static_cast<int>(verdict)];
}
std::ostream& operator<<(std::ostream& out, Reason reason) {
  static const char* const names[] = {
      "none",          "below_threshold", "above_limit",     "missing_document", "expired_document",
      "out_of_window", "missing_year",    "unknown_fields",  "register_absent",  "not_covered",
      "empty_set",     "contradiction",   "awaiting_ruling", "ruled_against",    "opinion_asked",
      "not_applicable"};
  return out << names[static_cast<int>(reason)];
}
std::ostream& operator<<(std::ostream& out, const Date& date) {
  return out << to_iso(date);
}

}  // namespace chuan
