#include "unit/app/small_world.h"

namespace small_world {
namespace {

constexpr const char* kPack = R"(schema: chuan/pack/1
id: mini
version: "1"
name: {vi: Quy tắc nhỏ, en: Small rules}
instrument: {number: 1-QĐ, date: 2020-01-01, issuer: Ban}
in_force: {from: 2020-01-01}
status: complete
window: {years: 5, calendar_years: 5}
levels: [{vi: Mức 1, en: Level 1}, {vi: Mức 2, en: Level 2}]
sources: {ours: "ours"}
groups:
  - {id: "1", title: {vi: Nhóm, en: Group}, short: {vi: Nhóm, en: Group}}
)";

constexpr const char* kFacts = R"(scales:
  degree:
    title: {vi: Trình độ, en: Degree}
    ordered: true
    values:
      - {id: bachelor, title: {vi: đại học, en: bachelor}}
      - {id: master, title: {vi: thạc sĩ, en: master}}
      - {id: doctor, title: {vi: tiến sĩ, en: doctor}}
  topic:
    title: {vi: Mặt, en: Topic}
    values: [{id: one, title: {vi: một, en: one}}]
  status:
    title: {vi: Tình trạng, en: Status}
    values: [{id: open, title: {vi: mở, en: open}}]
facts:
  land: {type: number, unit: m2, title: {vi: Đất, en: Land}}
registers:
  staff:
    title: {vi: Đội ngũ, en: Staff}
    key: [code]
    people: {from: from, to: to}
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      name: {type: text, title: {vi: Tên, en: Name}}
      degree: {type: scale, scale: degree, title: {vi: Trình độ, en: Degree}}
      from: {type: date, title: {vi: Từ, en: From}}
      to: {type: date, empty: open, title: {vi: Đến, en: To}}
  events:
    title: {vi: Sự kiện, en: Events}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      date: {type: date, title: {vi: Ngày, en: Date}}
  documents:
    title: {vi: Minh chứng, en: Documents}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      title: {type: text, title: {vi: Tên, en: Title}}
      date: {type: date, title: {vi: Ngày, en: Date}}
      period: {type: date, empty: none, title: {vi: Kỳ, en: Period}}
      valid_to: {type: date, empty: open, title: {vi: Hết hạn, en: Valid to}}
      topics: {type: scale_list, scale: topic, title: {vi: Mặt, en: Topics}}
      serves: {type: serves, title: {vi: Cho, en: Serves}}
      path: {type: text, title: {vi: Tệp, en: File}}
      sha256: {type: text, title: {vi: Mã băm, en: SHA-256}}
  figures:
    title: {vi: Số khai, en: Figures}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      of: {type: measure, title: {vi: Của, en: Of}}
      year: {type: year, empty: none, title: {vi: Năm, en: Year}}
      part: {type: number, empty: none, title: {vi: Phần, en: Part}}
      whole: {type: number, empty: none, title: {vi: Tổng, en: Whole}}
      value: {type: number, empty: none, title: {vi: Giá trị, en: Value}}
      document: {type: code, refers_to: documents, empty: none, title: {vi: Giấy, en: Paper}}
  tasks:
    title: {vi: Việc, en: Tasks}
    key: [code]
    fields:
      code: {type: code, title: {vi: Mã, en: Code}}
      serves: {type: serves, title: {vi: Cho, en: For}}
      title: {type: text, title: {vi: Việc, en: Task}}
      lead: {type: text, title: {vi: Ai, en: Lead}}
      deadline: {type: date, empty: none, title: {vi: Hạn, en: Deadline}}
      status: {type: scale, scale: status, empty: none, title: {vi: Tình trạng, en: Status}}
)";

constexpr const char* kGroup = R"(group: "1"
indicators:
  - id: CT1.01
    title: {vi: Thạc sĩ, en: Masters}
    short: {vi: Thạc sĩ, en: Masters}
    rule: {vi: Quy tắc., en: Rule.}
    clause: {vi: Mục 1, en: Point 1}
    owner: school
    measure: {share: {of: staff, where: [{field: degree, at_least: master}]}}
    levels:
      1: {at_least: 50 %, basis: published, sources: [ours]}
      2: {at_least: 100 %, basis: provisional, sources: [ours]}
    documents: [{id: list, title: {vi: Bảng, en: List}}]
  - id: CT1.02
    title: {vi: Sự kiện, en: Events}
    short: {vi: Sự kiện, en: Events}
    rule: {vi: Quy tắc., en: Rule.}
    clause: {vi: Mục 2, en: Point 2}
    owner: school
    measure: {count: {of: events, in_window: date}}
    levels: {1: {at_least: 2, basis: reported, sources: [ours]}}
  - id: CT1.03
    title: {vi: Ý kiến, en: Ruling}
    short: {vi: Ý kiến, en: Ruling}
    rule: {vi: Quy tắc., en: Rule.}
    clause: {vi: Mục 3, en: Point 3}
    owner: academy
    measure: {ruling: {}}
    levels: {1: {is: met, basis: provisional, sources: [ours]}}
  - id: CT1.04
    title: {vi: Hằng năm, en: Yearly}
    short: {vi: Hằng năm, en: Yearly}
    rule: {vi: Quy tắc., en: Rule.}
    clause: {vi: Mục 4, en: Point 4}
    owner: school
    measure: {each_year: {count: {of: events, date: date}}, need: 2}
    levels: {1: {at_least: 1, basis: provisional, sources: [ours]}}
  - id: CT1.05
    title: {vi: Số người, en: Heads}
    short: {vi: Số người, en: Heads}
    rule: {vi: Quy tắc., en: Rule.}
    clause: {vi: Mục 5, en: Point 5}
    owner: school
    measure: {count: {of: staff}}
    levels: {2: {at_least: 3, basis: provisional, sources: [ours]}}
)";

}  // namespace

World::World() : context(files) {
  files.files["packs/mini/pack.yaml"] = kPack;
  files.files["packs/mini/facts.yaml"] = kFacts;
  files.files["packs/mini/groups/1.yaml"] = kGroup;
}

void World::dossier(const std::string& path, const std::string& yaml, const std::string& date) {
  files.files[path] =
      "schema: chuan/evidence/1\n"
      "school: {code: truong, name: Trường Nhỏ, province: Tỉnh}\n"
      "dossier_date: " +
      date + "\n" + yaml;
}

chuan::ScoreRequest World::request(const std::string& path) const {
  chuan::ScoreRequest request;
  request.dossier.source.path = path;
  request.dossier.pack = "packs/mini";
  return request;
}

chuan::Scored World::score(const std::string& path) {
  chuan::Answer<chuan::Scored> scored = chuan::score(context, request(path));
  INFO(codes());
  REQUIRE(scored);
  return std::move(*scored);
}

std::string World::codes() const {
  std::string out;
  for (const chuan::Diagnostic& diagnostic : context.diagnostics.all())
    out += (out.empty() ? "" : " ") + std::string(chuan::code_id(diagnostic.code));
  return out;
}

std::string sound_registers() {
  return R"(rulings: [{indicator: CT1.03, stage: self, person: Bà A, date: 2023-03-01, value: met, text: Được.}]
registers:
  staff:
    rows:
      - {code: CB01, name: An, degree: tiến sĩ, from: 2010-01-01}
      - {code: CB02, name: Bình, degree: thạc sĩ, from: 2010-01-01}
      - {code: CB03, name: Chi, degree: đại học, from: 2010-01-01}
  events:
    rows:
      - {code: E1, date: 2018-06-01}
      - {code: E2, date: 2021-06-01}
  documents:
    rows:
      - {code: MC1, title: Bảng, date: 2023-01-05, serves: [CT1.01/list]}
)";
}

}  // namespace small_world
