#include "unit/pack/fixture.h"

#include <stdexcept>

namespace chuan::pack_test {
namespace {

const char* const kPack = R"(schema: chuan/pack/1
id: small-2021
version: "1"
name: {vi: Quy định nhỏ, en: Small rule}
instrument: {number: 1-QĐ, date: 2021-05-19, issuer: Ban Bí thư}
in_force: {from: 2021-05-19}
status: complete
window: {years: 5, calendar_years: 5, settle: 0 months}
levels: [{vi: Mức 1, en: Level 1}, {vi: Mức 2, en: Level 2}]
sources: {ours: "Chúng tôi", page-1: "Trang 1"}
groups:
  - {id: "1", title: {vi: Một, en: One}, short: {vi: Một, en: One}}
  - id: "2"
    title: {vi: Đội ngũ, en: Staff}
    short: {vi: Đội ngũ, en: Staff}
    subgroups: [{id: 2A, title: {vi: Giảng viên, en: Lecturers}}]
readings: {"4": "Ai là giảng viên"}
)";

const char* const kFacts = R"(scales:
  degree:
    title: {vi: Trình độ, en: Degree}
    ordered: true
    values:
      - {id: bachelor, title: {vi: đại học, en: bachelor}}
      - {id: master, title: {vi: thạc sĩ, en: master}, aliases: [thạc sỹ, ThS]}
      - {id: doctor, title: {vi: tiến sĩ, en: doctor}}
  position:
    title: {vi: Vị trí, en: Position}
    values:
      - {id: lecturer, title: {vi: giảng viên, en: lecturer}}
      - {id: concurrent, title: {vi: kiêm nhiệm, en: concurrent}}
      - {id: other, title: {vi: khác, en: other}}
  topic:
    title: {vi: Mặt, en: Topic}
    values:
      - {id: finance, title: {vi: tài chính, en: finance}}
      - {id: training, title: {vi: đào tạo, en: training}}
      - {id: people, title: {vi: nhân sự, en: people}}
facts:
  land_area: {type: number, unit: m2, min: 0, title: {vi: Đất, en: Land}}
  software: {type: yes_no, title: {vi: Phần mềm, en: Software}}
  opened: {type: date, title: {vi: Ngày mở, en: Opened}}
  head_degree: {type: scale, scale: degree, title: {vi: Bằng, en: Degree}}
registers:
  staff:
    title: {vi: Cán bộ, en: Staff}
    key: [code]
    people: {from: from, to: to}
    fields:
      code: {type: code, required: true, title: {vi: Mã, en: Code}}
      name: {type: text, title: {vi: Tên, en: Name}}
      position: {type: scale, scale: position, title: {vi: Vị trí, en: Position}}
      degree: {type: scale, scale: degree, title: {vi: Bằng, en: Degree}}
      fits: {type: yes_no, title: {vi: Đúng chuyên môn, en: Fits}}
      age: {type: number, integer: true, title: {vi: Tuổi, en: Age}}
      teaches_from: {type: date, title: {vi: Dạy từ, en: Teaches from}}
      from: {type: date, title: {vi: Từ, en: From}}
      to: {type: date, empty: open, title: {vi: Đến, en: To}}
  staff_years:
    title: {vi: Năm của cán bộ, en: Staff years}
    key: [person, year]
    fields:
      person: {type: code, refers_to: staff, title: {vi: Người, en: Person}}
      year: {type: year, title: {vi: Năm, en: Year}}
      rating: {type: scale, scale: degree, title: {vi: Xếp loại, en: Rating}}
  classes:
    title: {vi: Lớp, en: Classes}
    key: [code]
    weight: number_of
    span: {from: start, to: end}
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      number_of: {type: number, title: {vi: Số lớp, en: Number}}
      learners: {type: number, title: {vi: Học viên, en: Learners}}
      start: {type: date, title: {vi: Khai giảng, en: Start}}
      end: {type: date, title: {vi: Bế giảng, en: End}}
  research:
    title: {vi: Đề tài, en: Research}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      people: {type: code_list, refers_to: staff, title: {vi: Người, en: People}}
      accepted: {type: date, title: {vi: Nghiệm thu, en: Accepted}}
      tags: {type: scale_list, scale: topic, title: {vi: Thẻ, en: Tags}}
  documents:
    title: {vi: Minh chứng, en: Documents}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      title: {type: text, title: {vi: Tên, en: Title}}
      date: {type: date, title: {vi: Ngày, en: Date}}
      period: {type: date, empty: none, title: {vi: Kỳ, en: Period}}
      valid_to: {type: date, empty: open, title: {vi: Hiệu lực đến, en: Valid to}}
      topics: {type: scale_list, scale: topic, title: {vi: Mặt, en: Topics}}
      serves: {type: serves, title: {vi: Chứng minh, en: Serves}}
      path: {type: text, title: {vi: Tệp, en: Path}}
      sha256: {type: text, title: {vi: SHA-256, en: SHA-256}}
  figures:
    title: {vi: Số khai, en: Figures}
    key: [of, year]
    fields:
      of: {type: measure, title: {vi: Của, en: Of}}
      year: {type: year, empty: none, title: {vi: Năm, en: Year}}
      part: {type: number, title: {vi: Phần, en: Part}}
      whole: {type: number, title: {vi: Tổng, en: Whole}}
      value: {type: number, title: {vi: Trị số, en: Value}}
      document: {type: code, refers_to: documents, title: {vi: Minh chứng, en: Document}}
  tasks:
    title: {vi: Nhiệm vụ, en: Tasks}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      serves: {type: serves, title: {vi: Chỉ tiêu, en: Serves}}
      title: {type: text, title: {vi: Việc, en: Task}}
      lead: {type: text, title: {vi: Chủ trì, en: Lead}}
      deadline: {type: date, title: {vi: Hạn, en: Deadline}}
      status: {type: text, title: {vi: Tình trạng, en: Status}}
sets:
  lecturers:
    title: {vi: Giảng viên, en: Lecturers}
    of: staff
    where: [{field: position, in: [lecturer, concurrent]}]
  seniors:
    title: {vi: Giảng viên lâu năm, en: Senior lecturers}
    of: lecturers
    where: [{seniority: teaches_from, over: 7 years}]
)";

const char* const kOne = R"(group: "1"
indicators:
  - id: CT1.01
    title: {vi: Văn bản, en: Documents}
    short: {vi: Văn bản, en: Documents}
    rule: {vi: Mỗi mặt một văn bản., en: One a topic.}
    clause: {vi: Chương II, en: Chapter II}
    owner: province
    measure: {documents: {of: documents, topics: [finance, people], max_age: 5 years}}
    levels: {1: {at_least: all, basis: reported, sources: [page-1]}}
  - id: CT1.02
    title: {vi: Đất, en: Land}
    short: {vi: Đất, en: Land}
    rule: {vi: Một héc ta., en: One hectare.}
    clause: {vi: Chương III, en: Chapter III}
    owner: academy
    may_not_apply: true
    measure: {value: {fact: land_area}}
    levels:
      1: {at_least: 10000, basis: provisional, sources: [ours]}
      2: {over: 20000.5, basis: provisional, sources: [ours, page-1]}
)";

const char* const kTwo = R"(group: "2"
indicators:
  - id: CT2.01
    subgroup: 2A
    title: {vi: Giảng viên có bằng thạc sĩ, en: Masters}
    short: {vi: Thạc sĩ, en: Masters}
    rule: {vi: Ít nhất 90 %., en: At least 90 %.}
    clause: {vi: Chương II, en: Chapter II}
    owner: school
    readings: ["4"]
    note: {vi: Ghi chú, en: Note}
    measure: {share: {of: lecturers, where: [{field: degree, at_least: master}, {field: fits, is: true}]}}
    nearly: {within: 2 %}
    levels:
      1: {at_least: 90 %, basis: published, sources: [page-1]}
      2: {at_least: 19/20, basis: provisional, sources: [ours]}
    documents: [{id: tong_hop, title: {vi: Bảng tổng hợp, en: Summary}}, {id: plan, title: {vi: Kế hoạch, en: Plan}}]
    levers: [{text: {vi: Cử đi học, en: Send to study}, takes: 24 months, cost: 60}]
  - id: CT2.02
    title: {vi: Nhiều phần, en: Several}
    short: {vi: Nhiều phần, en: Several}
    rule: {vi: Cả hai., en: Both.}
    clause: {vi: Chương II, en: Chapter II}
    owner: school
    checks:
      - id: all
        measure: {every: {of: seniors, where: [{field: degree, at_least: doctor}]}, when_empty: met}
        levels: {2: {is: true, basis: provisional, sources: [ours]}}
      - id: yearly
        measure: {each_year: {share: {of: lecturers, where: [{row: staff_years, by: person, where: [{field: rating, over: bachelor}], missing: fails}]}}, need: 4}
        levels: {1: {at_least: 90 %, basis: provisional, sources: [ours]}}
      - id: led
        measure: {count: {of: staff, where: [{related: research, by: people, where: [{in_window: accepted}], at_least: 2}]}}
        levels: {1: {at_least: 1, basis: reported, sources: [ours]}}
      - id: judged
        measure: {ruling: {}}
        levels: {1: {is: met, basis: provisional, sources: [ours]}}
      - id: classes
        measure: {each_year: {ratio: {top: {sum: {of: classes, field: learners, date: start}}, bottom: {count: {of: classes, date: start}}}}}
        levels: {1: {at_most: 150 %, basis: provisional, sources: [ours]}}
      - id: head
        measure: {value: {fact: head_degree}}
        levels: {1: {dated: [{from: 2025-01-01, at_least: doctor}, {from: 2021-05-19, at_least: master, sources: [page-1]}], basis: reported, sources: [ours]}}
      - id: lowest
        measure: {lowest: {of: staff, field: degree}}
        levels: {1: {at_least: bachelor, basis: provisional, sources: [ours]}}
)";

}  // namespace

PackFiles::PackFiles() {
  files.files = {{"p/pack.yaml", kPack},
                 {"p/facts.yaml", kFacts},
                 {"p/groups/1.yaml", kOne},
                 {"p/groups/2.yaml", kTwo}};
}

bool PackFiles::change(std::string_view from, std::string_view to) {
  std::string* found = nullptr;
  std::size_t at = 0;
  for (auto& [name, text] : files.files) {
    const std::size_t first = text.find(from);
    if (first == std::string::npos) continue;
    if (found || text.find(from, first + 1) != std::string::npos) return false;
    found = &text;
    at = first;
  }
  if (found) found->replace(at, from.size(), to);
  return found != nullptr;
}

Loaded PackFiles::load() const {
  Loaded out;
  out.pack = load_pack(files, "p", {overlays}, out.sources, out.diagnostics);
  return out;
}

std::string Loaded::report() {
  diagnostics.sort();
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    std::string place = d.origin.known() ? sources.place(d.origin).to_string() : d.subject;
    if (place.starts_with("p/")) place.erase(0, 2);
    out += place + " " + std::string(code_id(d.code));
    for (const std::string& arg : d.args) out += " [" + arg + "]";
    if (!d.nearest.empty()) out += " near: " + d.nearest;
    for (const DiagnosticNote& note : d.notes) {
      place = sources.place(note.origin).to_string();
      if (place.starts_with("p/")) place.erase(0, 2);
      out += " " + note.text_key + ": " + place;
    }
    out += '\n';
  }
  return out;
}

std::string show(const CompiledPack& pack, PredId id) {
  if (id == kNoPred) return "-";
  const Predicate& p = pack.predicates[id];
  static const char* const names[] = {"always",   "all",     "any",       "none",     "set",
                                      "range",    "one_of",  "has",       "filled",   "in_window",
                                      "in_years", "of_year", "seniority", "employed", "own_unit",
                                      "in_force", "younger", "related",   "year_row"};
  std::string out = names[static_cast<int>(p.op)];
  const auto& regs = pack.schema.registers;
  if (p.op == PredOp::set) out += " " + pack.sets[p.set].id;
  if (p.other != kNone16)
    out += " " + regs[p.other].name + "." + regs[p.other].fields[p.by_field].name;
  if (p.field != kNone16) out += " " + regs[p.reg].fields[p.field].name;
  const auto end = [](std::int64_t v) {
    return v == INT64_MIN ? "min" : v == INT64_MAX ? "max" : std::to_string(v);
  };
  if (p.op == PredOp::range) out += " " + end(p.lo) + ".." + end(p.hi);
  if (p.op == PredOp::one_of || p.op == PredOp::has) out += " " + std::to_string(p.lo);
  if (p.length != Duration{}) out += " " + std::to_string(p.length.months) + "m";
  if (p.op == PredOp::related) out += " " + std::to_string(p.at_least);
  if (p.missing_is_no) out += " missing_is_no";
  if (p.date_field != kNone16) out += " by " + regs[p.other].fields[p.date_field].name;
  if (p.where != kNoPred) out += " where " + show(pack, p.where);
  if (p.uses_day) out += "'d";
  if (p.uses_year) out += "'y";
  for (std::uint32_t c = 0; c < p.child_count; ++c)
    out += (c == 0 ? "(" : " ") + show(pack, pack.children[p.first_child + c]);
  return p.child_count == 0 ? out : out + ")";
}

const Check& check_of(const CompiledPack& pack, std::string_view key) {
  for (const Indicator& indicator : pack.indicators)
    for (const Check& check : indicator.checks)
      if (check.key == key) return check;
  throw std::runtime_error("no check");
}
const Measure& measure_of(const CompiledPack& pack, std::string_view key) {
  return pack.measures[check_of(pack, key).measure];
}
const Threshold& threshold_of(const CompiledPack& pack, std::string_view key, std::size_t level,
                              std::size_t at) {
  return check_of(pack, key).conditions.at(level).thresholds.at(at);
}

}  // namespace chuan::pack_test
