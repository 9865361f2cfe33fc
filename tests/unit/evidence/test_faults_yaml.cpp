#include <catch2/catch.hpp>

#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

/// Forty faults in one dossier; each place is counted in characters, not bytes.
constexpr const char* kFaulty = R"(schema: chuan/evidence/1
pack: p
dossier_dat: 2023-04-12
school: {code: ha-noi, name: "", tỉnh: Hà Nội}
dossier_date: 2023-04-12
units: [{code: cu}, {code: cu}]
facts:
  land_area: -5
  software: có lẽ
  founded: 31-2
  land_ara: 5
  opened: 57
statements: {CT2.81/weakness: "x"}
rulings:
  - {indicator: CT4.07, stage: self, person: Nguyễn Văn An, date: 2023-02-30, value: met}
  - {indicator: CT4.7, stage: selff, person: An, date: 2023-02-03, value: good}
  - {indicator: CT2.01, stage: self, person: An, date: 2023-02, value: met}
  - {indicator: CT4.07, stage: self, person: An, date: 2023-02-03, value: met}
  - {indicator: CT4.07, stage: self, person: Bình, date: 2023-02-03, value: near}
opinion_asked: [{indicator: CT2.01}]
not_applicable: [{indicator: CT2.01, ground: không}]
registers:
  staf: {}
  staff:
    covers: {from: 2023-01-01, to: 2022-01-01}
    blank_is_no: [degree, degree_fitz]
    rows:
      - {code: CB01, name: Nguyễn Thị Hoà, degree: thạc sỉi, from: 12/4/2020, hours: "1.234,5"}
      - {code: CB02, name: Trần Đức, degre: thạc sĩ, from: 2020-02-30, seats: 1.5, to: 20-02-03}
      - {code: CB01, name: Lê Đình, hours: 2001, share: -1}
      - {name: Ngô, boss: CB9, origin_unit: cũ}
      - {code: CB05, from: 2020, to: 2019, hours: [1, 2], topics: [khoa hoc, khoa hác]}
  classes:
    rows:
      - {code: L1, start: 2020-05, end: 2020-04, teachers: [CB02, CB06, CB05]}
  discipline:
    declared_empty: true
    rows:
      - {code: K1, staff: CB02}
  documents:
    rows:
      - {code: MC1, date: 2020, valid_to: 2019-12-31, serves: [CT2.18, CT2.18/tonghop, CT9.99]}
  figures:
    rows:
      - {code: S1, of: CT2.19, part: 5, whole: 4, value: 1}
      - {code: S2, of: CT2.18, part: 5}
)";

}  // namespace

TEST_CASE("forty faults in one YAML dossier, each at its place") {
  const EvidenceSchema schema = make_schema();
  Read read = read_text(schema, "h.yaml", kFaulty);
  REQUIRE(read.evidence);
  CHECK(read.evidence->faults == read.diagnostics.errors());
  CHECK(read.diagnostics.errors() >= 40);
  CHECK(read.messages() ==
        R"(E005 h.yaml:3:1 [dossier_dat] ~dossier_date
E004 h.yaml:4:30 [name]
E005 h.yaml:4:34 [tỉnh]
E009 h.yaml:6:28 [cu]
E050 h.yaml:8:14 [-5|land_area|0]
E055 h.yaml:9:13 [có lẽ|software]
E041 h.yaml:10:12 [31-2|founded]
E010 h.yaml:11:3 [land_ara] ~land_area
E054 h.yaml:12:11 [57|opened]
E065 h.yaml:13:14 [CT2.81] ~CT2.01
E042 h.yaml:15:67 [2023-02-30|date]
E065 h.yaml:16:17 [CT4.7] ~CT4.07
E066 h.yaml:16:31 [selff] ~self
E067 h.yaml:16:75 [good]
E068 h.yaml:17:17 [CT2.01]
E011 h.yaml:17:56 [2023-02|date]
E069 h.yaml:19:5 [CT4.07|self|2023-02-03]
E070 h.yaml:20:17 [CT2.01]
E072 h.yaml:21:30 [CT2.01]
E020 h.yaml:23:3 [staf] ~staff
E029 h.yaml:25:13 [2023-01-01|2022-01-01]
E031 h.yaml:26:19 [degree|staff]
E030 h.yaml:26:27 [degree_fitz|staff] ~degree_fits
E040 h.yaml:28:52 [thạc sỉi|degree|đại học, thạc sĩ, tiến sĩ] ~thạc sĩ
E044 h.yaml:28:68 [12/4/2020|from|2020-04-12]
E058 h.yaml:28:86 [1.234,5|hours|1234.5]
E023 h.yaml:29:38 [degre|staff] ~degree
E042 h.yaml:29:60 [2020-02-30|from]
E052 h.yaml:29:79 [1.5|seats]
E043 h.yaml:29:88 [20-02-03|to]
E026 h.yaml:30:16 [CB01|staff]
E051 h.yaml:30:44 [2001|hours|2000]
E050 h.yaml:30:57 [-1|share|0]
E025 h.yaml:31:9 [code|staff]
E060 h.yaml:31:27 [CB9|boss|staff]
E033 h.yaml:31:45 [cũ] ~cu
E073 h.yaml:32:38 [to|2019|from|2020]
E056 h.yaml:32:51 [hours]
E040 h.yaml:32:78 [khoa hác|topics|tổ chức; cán bộ, đào tạo, khoa học, tài chính] ~khoa học
E073 h.yaml:35:41 [end|2020-04|start|2020-05]
E060 h.yaml:35:67 [CB06|teachers|staff] ~CB01
E027 h.yaml:39:9 [date|discipline]
E032 h.yaml:39:9 [discipline|1]
E073 h.yaml:42:43 [valid_to|2019-12-31|date|2020]
E063 h.yaml:42:64 [CT2.18|CT2.18/tong_hop, CT2.18/phan_cong]
E062 h.yaml:42:72 [CT2.18/tonghop|serves] ~CT2.18/tong_hop
E062 h.yaml:42:88 [CT9.99|serves] ~CT2.19
E064 h.yaml:45:24 [CT2.19|of] ~CT2.18
E077 h.yaml:45:38 [S1]
E075 h.yaml:45:58 [S1]
E076 h.yaml:46:9 [S2]
)");
}
