#include <catch2/catch.hpp>

#include "schema.h"

using namespace chuan;
using namespace chuan::test;

TEST_CASE("faults of a folder's tables, each at its cell") {
  const EvidenceSchema schema = make_schema();
  Read read = read_files(
      schema,
      {
          {"registers/discipline.csv",
           R"(code,staff,date,document
K1,CB01,2022-01-01,MC9
K2,CB1,,MC1
)"},
          {"registers/documents.csv",
           R"(code,number,title,date,serves,topics
MC1,12/QĐ,Quyết định,5/9/2022,CT2.18;CT2.18/phan_kong,"khoa học;kế toán"
MC2,12/QĐ,Quyết định,5/9/2022,CT1.01,
MC3,,Báo cáo năm,2021,,
MC4,,báo cáo  năm,2021,,
MC5,1,Khác,1/5/2023,?,
)"},
          {"registers/finance.xlsx", R"(x)"},
          {"registers/staf.csv", R"(x)"},
          {"registers/staff.csv",
           R"(Cột code;name;degree;Column from;to;hours;degree_fits;share;born;boss;Ghi chú thêm;code
CB01;Nguyễn Thị Hoà;thạc sĩi;31/2/2020;;1.234;x;68,5%;1980;CB02;a;
CB02;Nguyễn Thị Hòa;ThS;1/9/2010;1/9/10;12,5;;101;80;CB9;;
"cb01";Đỗ Đức;tiến sĩ;32/1/2020;2019;mười;chưa;x;?;;'=1+1;
;Đặng;TS;4/2020;3/2020;5%;không;40..30;;;;
CB02;Lê;ĐH;;;1,2345678;;1234567890123;;;;
)"},
          {"registers/tasks.csv",
           R"(code
)"},
          {"school.yaml",
           R"(schema: chuan/evidence/1
school: {code: a, name: Trường}
dossier_date: 2023-04-12
registers:
  staff: {blank_is_no: [degree_fits]}
  tasks:
    rows: [{code: T1}]
)"},
      });
  REQUIRE(read.evidence);
  CHECK(read.evidence->faults == read.diagnostics.errors());
  check_consistency(schema, *read.evidence, read.sources, read.diagnostics);
  CHECK(read.messages() ==
        R"(E022 d/school.yaml:7:12 [tasks|d/registers/tasks.csv]
E085 d/registers/discipline.csv:2:20 [MC9|K1] ~MC1
E060 d/registers/discipline.csv:3:4 [CB1|staff|staff] ~CB01
E027 d/registers/discipline.csv:3:8 [date|discipline]
E063 d/registers/documents.csv:2:31 [CT2.18|CT2.18/tong_hop, CT2.18/phan_cong]
E062 d/registers/documents.csv:2:38 [CT2.18/phan_kong|serves] ~CT2.18/phan_cong
E040 d/registers/documents.csv:2:65 [kế toán|topics|tổ chức; cán bộ, đào tạo, khoa học, tài chính]
E083 d/registers/documents.csv:3:5 [MC2|MC1|12/QĐ|12/QĐ]
E084 d/registers/documents.csv:5:6 [MC4|MC3|báo cáo  năm|Báo cáo năm]
E074 d/registers/documents.csv:6:12 [date|2023-05-01|2023-04-12]
E023 d/registers/staff.csv:1:71 [Ghi chú thêm|staff]
E024 d/registers/staff.csv:1:84 [code|staff]
E040 d/registers/staff.csv:2:21 [thạc sĩi|degree|đại học, thạc sĩ, tiến sĩ] ~thạc sĩ
E042 d/registers/staff.csv:2:30 [31/2/2020|from]
E046 d/registers/staff.csv:2:41 [1.234|hours]
E081 d/registers/staff.csv:3:6 [CB02|CB01|Nguyễn Thị Hòa|Nguyễn Thị Hoà]
E043 d/registers/staff.csv:3:34 [1/9/10|to]
E051 d/registers/staff.csv:3:47 [101|share|100]
E054 d/registers/staff.csv:3:51 [80|born]
E060 d/registers/staff.csv:3:54 [CB9|boss|staff]
E080 d/registers/staff.csv:4:1 [cb01|CB01|cb01|CB01]
E042 d/registers/staff.csv:4:23 [32/1/2020|from]
E045 d/registers/staff.csv:4:38 [mười|hours]
E055 d/registers/staff.csv:4:43 [chưa|degree_fits]
E045 d/registers/staff.csv:4:48 [x|share]
E025 d/registers/staff.csv:5:1 [code|staff]
E073 d/registers/staff.csv:5:17 [to|2020-03|from|2020-04]
E053 d/registers/staff.csv:5:24 [5%|hours]
E049 d/registers/staff.csv:5:33 [40..30|share]
E026 d/registers/staff.csv:6:1 [CB02|staff]
E040 d/registers/staff.csv:6:9 [ĐH|degree|đại học, thạc sĩ, tiến sĩ]
E048 d/registers/staff.csv:6:14 [1,2345678|hours]
E047 d/registers/staff.csv:6:25 [1234567890123|share]
E021 d/registers/finance.xlsx [d/registers/finance.xlsx]
E020 d/registers/staf.csv [staf] ~staff
)");
}

TEST_CASE("faults of a JSON dossier, each at its place") {
  const EvidenceSchema schema = make_schema();
  const Read read = read_text(schema, "j.json",
                              R"({
  "schema": "chuan/evidence/2",
  "$schema": "x",
  "school": {"code": "a", "tên": "Trường"},
  "dossier_date": "12/4/2023",
  "units": {"code": 1},
  "facts": {"motto": {"a": 1}, "land_area": 1.2345678, "founded": true},
  "rulings": ["x"],
  "registers": {
    "staff": {"rows": [
      {"code": "Đ1", "name": "Nguyễn", "hours": "40..30", "seats": 1e3, "share": "5%"},
      {"code": "Đ2", "Cột name": "A", "name": "B", "boss": "đ1", "note": ["x"], "x": ["y"], "hours": 123456789012345}
    ]},
    "classes": {"rows": [{"code": "L1", "teachers": ["Đ1", "?"]}]},
    "staff_years": {"rows": [{"staff": "Đ1", "year": 2019}, {"staff": "Đ1", "year": 2019}, {"staff": "Đ1", "year": "?"}]}
  }
}
)");
  REQUIRE(read.evidence);
  CHECK(read.evidence->dossier_date == kDateMin);
  CHECK(read.messages() ==
        R"(E002 j.json:2:13 [chuan/evidence/2|chuan/evidence/1]
E004 j.json:4:13 [name]
E005 j.json:4:27 [tên]
E044 j.json:5:19 [12/4/2023|dossier_date|2023-04-12]
E007 j.json:6:12 [units]
E008 j.json:7:22 [motto]
E048 j.json:7:45 [1.2345678|land_area]
E041 j.json:7:67 [true|founded]
E006 j.json:8:15 []
E049 j.json:11:49 [40..30|hours]
E045 j.json:11:68 [1e3|seats]
E024 j.json:12:39 [name|staff]
E060 j.json:12:60 [đ1|boss|staff] ~Đ1
E056 j.json:12:74 [note]
E056 j.json:12:86 [x]
E047 j.json:12:102 [123456789012345|hours]
E057 j.json:14:60 [teachers]
E026 j.json:15:71 [Đ1/2019|staff_years]
E025 j.json:15:116 [year|staff_years]
)");
}
