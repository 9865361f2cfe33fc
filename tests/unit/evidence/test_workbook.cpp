// Workbooks as people make them: sheets built by hand, cell by cell.
#include <catch2/catch.hpp>

#include "doc/workbook.h"
#include "evidence/book_form.h"
#include "evidence/read_book.h"
#include "evidence/sheet_cells.h"
#include "evidence/workbook.h"
#include "schema.h"

using namespace chuan;
using namespace chuan::test;

namespace {

struct Made {
  SheetValue kind = SheetValue::text;
  std::string text;
  SheetFormat format = SheetFormat::plain;
};
Made num(std::string text, SheetFormat format = SheetFormat::plain) {
  return {SheetValue::number, std::move(text), format};
}
Made say(std::string text) {
  return {SheetValue::text, std::move(text)};
}
using Rows = std::vector<std::vector<Made>>;

/// A workbook with a general sheet, and what a test adds.
struct Bench {
  EvidenceSchema schema = make_schema();
  SourceMap sources;
  Diagnostics diagnostics;
  Workbook book;
  Evidence evidence;
  bool refused = false;

  explicit Bench(bool general = true) {
    if (general)
      sheet("Thông tin chung", {{say("Mục"), say("Điền vào đây")},
                                {say("Mã trường"), say("a")},
                                {say("Tên trường"), say("Trường A")},
                                {say("Ngày lập hồ sơ"), say("12/4/2023")}});
  }
  Sheet& sheet(const std::string& name, const Rows& rows) {
    Sheet& out = book.sheets.emplace_back();
    out.name = name;
    out.source = sources.add_sheet("a.xlsx", name);
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
      for (std::uint32_t c = 0; c < rows[r].size(); ++c) {
        if (rows[r][c].kind == SheetValue::text && rows[r][c].text.empty()) continue;
        out.cells.push_back({r, c, rows[r][c].kind, false, book.kept.emplace_back(rows[r][c].text),
                             rows[r][c].format});
      }
    }
    return out;
  }
  /// "E042 Sheet!D17", in the order of places.
  std::string read() {
    const ReadEvidenceOptions options;
    ReaderMemory memory(schema);
    memory.clear(evidence);
    Reader reader(memory, options, sources, diagnostics, evidence);
    read_book(reader, book);
    refused = reader.refused;
    if (!refused) {
      resolve(reader);
      check_rows(reader);
    }
    diagnostics.sort();
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
      const Place place = sources.place(d.origin);
      if (!out.empty()) out += " | ";
      out += std::string(code_id(d.code)) + " " + place.sheet + "!" + place.cell;
    }
    return out;
  }
  const Register& staff() const { return evidence.registers[0]; }
  Cell cell(const std::string& field, std::uint32_t row = 0) const {
    return staff().columns[schema.registers[0].field(field)].cell(row);
  }
};

}  // namespace

TEST_CASE("somebody's own sheet is read by its headings, in any order") {
  Bench b;
  b.sheet("so STAFF",
          {{say("DANH SÁCH CÁN BỘ")},
           {},
           {say("Ghi chú riêng"), say("COT DEGREE"), say("Cột share (%)"), say("Cột code *"),
            say("column from")},
           {say("giữ lại"), say("Thạc sỹ"), num("68.5"), say(" CB01\xC2\xA0"), say("1/9/2010")},
           {},
           {say("\xC2\xA0")},
           {{}, {}, {}, say("CB02")}});
  CHECK(b.read() == "E023 so STAFF!A3");
  REQUIRE(b.staff().rows == 2);
  CHECK(b.evidence.record_name(b.schema, 0, 0) == "CB01");
  CHECK(b.cell("degree") == Cell::exactly(1));
  CHECK(b.cell("share") == Cell::exactly(68'500'000));
  CHECK(b.cell("from") == Cell::exactly(Date::of(2010, 9, 1).days));
  CHECK(b.cell("degree", 1).is_unknown());
  REQUIRE(b.staff().extra.size() == 1);
  CHECK(b.staff().extra[0].name == "Ghi chú riêng");
  CHECK(b.staff().extra[0].cells == std::vector<std::string>{"giữ lại", ""});
}

TEST_CASE("keys of the hidden row decide, whatever the headings and the sheet are called") {
  Bench b;
  b.sheet("Sheet7", {{say("staff.code"), {}, say("staff.#hint"), say("staff.degree")},
                     {say("Họ tên"), say("Riêng"), say("Gợi ý"), say("Cột khác")},
                     {say("CB01"), say("x"), say("bỏ qua"), say("tiến sĩ")}});
  CHECK(b.read() == "E023 Sheet7!B2");
  CHECK(b.evidence.record_name(b.schema, 0, 0) == "CB01");
  CHECK(b.cell("degree") == Cell::exactly(2));
  CHECK(b.staff().extra.size() == 1);
}

TEST_CASE("a number in a column of dates is a year, a serial day, or no date") {
  const auto [number, from_1904, text] = GENERATE(table<std::string, bool, std::string>({
      {"2019", false, "2019"},
      {"1900", false, "1900"},
      {"2200", false, "2200"},
      {"1899", false, ""},
      {"2201", false, ""},
      {"45028", false, "2023-04-12"},
      {"45028.75", false, "2023-04-12"},
      {"43566", true, "2023-04-12"},
      {"4017", false, ""},  // 30/12/1910
      {"4019", false, "1911-01-01"},
      {"12.2019", false, ""},
      {"20190412", false, ""},
      {"-5", false, ""},
      {"0", false, ""},
  }));
  CAPTURE(number, from_1904);
  CHECK(date_of_number(number, from_1904) == text);
}

TEST_CASE("the field's type says what a cell means") {
  Bench b;
  const Rows head = {
      {say("staff.code"), say("staff.from"), say("staff.degree_fits"), say("staff.share"),
       say("staff.hours"), say("staff.note"), say("staff.born"), say("staff.topics")},
      {say("1"), say("2"), say("3"), say("4"), say("5"), say("6"), say("7"), say("8")}};
  const auto with = [&](std::vector<Made> row) {
    Rows rows = head;
    rows.push_back(std::move(row));
    b.sheet("staff", rows);
    return b.read();
  };
  SECTION("values of every kind") {
    CHECK(with({num("2.1"),
                num("45028"),
                {SheetValue::boolean, "true"},
                num("68.5"),
                say("1.234,5"),
                num("45000"),
                num("1980"),
                say("khoa học\nđào tạo")}) == "");
    CHECK(b.evidence.record_name(b.schema, 0, 0) == "2.1");
    CHECK(b.cell("from") == Cell::exactly(Date::of(2023, 4, 12).days));
    CHECK(b.cell("degree_fits") == Cell::exactly(1));
    CHECK(b.cell("hours") == Cell::exactly(1'234'500'000));
    CHECK(b.evidence.text(static_cast<TextId>(b.cell("note").lo)) == "45000");
    CHECK(b.cell("topics") == Cell::exactly(0b110));
  }
  SECTION("percents have one meaning above one, and two between zero and one") {
    const auto [cell, message] = GENERATE(table<Made, std::string>({
        {num("0.685"), "E116 staff!D3"},
        {num("1"), "E116 staff!D3"},
        {num("0"), ""},
        {num("1.5"), ""},
        {say("0,685%"), ""},
        {say("68,5 %"), ""},
    }));
    CAPTURE(cell.text);
    CHECK(with({say("CB01"), {}, {}, cell}) == message);
  }
  SECTION("errors and formulas without a value are unknown") {
    CHECK(with({say("CB01"), {SheetValue::error, "#REF!"}, {SheetValue::uncomputed, ""}}) ==
          "E114 staff!B3 | E115 staff!C3");
    CHECK(b.cell("from").is_unknown());
  }
  SECTION("a missing code is missed where it should stand") {
    CHECK(with({{}, num("45028")}) == "E025 staff!A3");
  }
}

TEST_CASE("what makes no table is told by sheet and cell") {
  Bench b;
  SECTION("an unknown sheet") {
    b.sheet("Nháp", {{say("gì đó")}});
    CHECK(b.read() == "E110 Nháp!A1");
  }
  SECTION("a blank sheet says nothing") {
    b.sheet("Sheet3", {{say(" ")}});
    CHECK(b.read() == "");
  }
  SECTION("data without headings") {
    b.sheet("staff", {{say("CB01"), say("x")}});
    CHECK(b.read() == "E111 staff!A1");
  }
  SECTION("a note in the margin") {
    b.sheet("staff", {{say("code")}, {say("CB01"), {}, say("nhớ hỏi lại")}});
    CHECK(b.read() == "E112 staff!C2");
    CHECK(b.staff().rows == 1);
  }
  SECTION("a note in a row of its own is no record") {
    b.sheet("staff", {{say("code")}, {say("CB01")}, {{}, {}, say("nhớ hỏi lại")}});
    CHECK(b.read() == "E112 staff!C3");
    CHECK(b.staff().rows == 1);
  }
  SECTION("merged cells") {
    Sheet& sheet = b.sheet("staff", {{say("code"), say("name")}, {say("CB01"), say("An")}});
    sheet.merged = {{0, 0, 0, 1}, {1, 1, 2, 1}};
    CHECK(b.read() == "E113 staff!B2:B3");
  }
  SECTION("a register on two sheets") {
    b.sheet("staff", {{say("code")}, {say("CB01")}});
    b.sheet("Chép", {{say("staff.code")}, {say("Mã")}, {say("CB02")}});
    CHECK(b.read() == "E118 Chép!A1");
    CHECK(b.staff().rows == 1);
  }
  SECTION("a title between the keys and the headings, and a line of column numbers") {
    b.sheet("staff", {{say("staff.code"), say("staff.name"), say("staff.degree")},
                      {say("DANH SÁCH")},
                      {say("code"), say("name"), say("degree")},
                      {say("(1)"), say("(2)"), say("(3)")},
                      {say("CB01"), say("An"), say("thạc sĩ")}});
    CHECK(b.read() == "");
    CHECK(b.staff().rows == 1);
    CHECK(b.evidence.record_name(b.schema, 0, 0) == "CB01");
  }
  SECTION("headings that contradict the hidden keys") {
    b.sheet("staff", {{say("staff.code"), say("staff.degree"), say("staff.name")},
                      {say("Mã"), say("name"), say("degree")},
                      {say("CB01"), say("thạc sĩ"), say("An")}});
    CHECK(b.read() == "E120 staff!B2 | E120 staff!C2");
    CHECK(b.staff().rows == 1);
    CHECK(b.cell("degree").is_unknown());
  }
  SECTION("a column twice") {
    b.sheet("staff", {{say("code"), say("Cột code")}, {say("CB01"), say("CB02")}});
    CHECK(b.read() == "E024 staff!B1");
    CHECK(b.evidence.record_name(b.schema, 0, 0) == "CB01");
  }
  SECTION("one foreign name among others is no old font") {
    b.sheet("staff", {{say("code"), say("name")},
                      {say("CB01"), say("Nguyễn Văn Bình")},
                      {say("CB02"), say("D\u00FCng")}});
    CHECK(b.read() == "");
  }
  SECTION("an old font refuses the workbook") {
    b.sheet("staff", {{say("code"), say("name")},
                      {say("CB01"), say("Phßng Tæ chøc")},
                      {say("CB02"), say("Tr\xC3\xAD D\xC3\xB2ng")},
                      {say("CB03"), say("NguyÔn V¨n B×nh")}});
    CHECK(b.read() == "F014 staff!B2:B4");
    CHECK(b.refused);
  }
}

TEST_CASE("a workbook without its general sheet is nobody's") {
  Bench b(false);
  b.sheet("staff", {{say("code")}, {say("CB01")}});
  CHECK(b.read() == "E117 staff!A1");
  CHECK(b.refused);
}

TEST_CASE("the sheets that every dossier has are read in people's words") {
  Bench b;
  b.sheet("Ý kiến đánh giá", {{say("Chỉ tiêu"), say("Bước đánh giá"), say("Người đánh giá"),
                               say("Ngày"), say("Kết luận"), say("Lý do")},
                              {say("CT4.07"), say("Trường tự đánh giá"), say("Bà B"), num("45000"),
                               say("GẦN ĐẠT"), say("được")}});
  b.sheet("Các sổ", {{say("Sổ"), say("Số liệu từ ngày"), say("Đến ngày"), say("Không có gì để ghi"),
                      say("Cột để trống là không"), say("Đã lập sổ")},
                     {say("Sổ discipline"), {}, {}, say("x")},
                     {say("Sổ staff"), num("43101"), say("3/2023"), {}, say("Cột degree_fits")},
                     {say("tasks"), {}, {}, {}, {}, say("có")},
                     {say("Sổ classes")}});
  b.sheet("Thuyết minh", {{say("Mã"), say("Nội dung")},
                          {say("strengths"), say("tốt")},
                          {say("weaknesses")},
                          {say("causes"), say("-")}});
  b.sheet("staff", {{say("code"), say("degree_fits")}, {say("CB01")}});
  CHECK(b.read() == "");
  REQUIRE(b.evidence.rulings.size() == 1);
  CHECK(b.evidence.rulings[0].value == RulingValue::near);
  CHECK(b.evidence.rulings[0].date == Date::of(2023, 3, 15));
  const auto reg = [&](std::string_view name) {
    return b.evidence.registers[b.schema.find_register(name)];
  };
  CHECK(reg("discipline").declared_empty);
  CHECK(reg("staff").covers == DateSpan{Date::of(2018, 1, 1), Date::of(2023, 3, 31)});
  CHECK(b.cell("degree_fits") == Cell::exactly(0));
  CHECK(reg("tasks").present);
  CHECK_FALSE(reg("classes").present);
  REQUIRE(b.evidence.statements.size() == 2);
  CHECK(b.evidence.statements[1].text.empty());
}

TEST_CASE("a text that Excel would cut off is not written") {
  CompiledPack pack;
  pack.schema = make_schema();
  Evidence evidence = empty_evidence(pack, Date::of(2023, 4, 12));
  const auto units = GENERATE(32'767u, 32'768u);
  std::string text;
  for (std::size_t i = 0; i < units; ++i) text += "ế";
  evidence.statements.push_back({"strengths", text});
  Diagnostics diagnostics;
  CHECK(fits_cells(evidence_book(pack, evidence, {}), diagnostics) == (units == 32'767));
  CHECK(diagnostics.errors() == (units == 32'767 ? 0u : 1u));
}

TEST_CASE("a number format tells slips, and percentages as they are shown") {
  // clang-format off
  const auto [field, cell, said, micro] = GENERATE(table<std::string, Made, std::string, std::int64_t>({
      {"hours", num("45629", SheetFormat::date), "E121 staff!B2", 0},
      {"born", num("43831", SheetFormat::date), "E121 staff!B2", 0},
      {"degree", num("43831", SheetFormat::date), "E121 staff!B2", 0},
      {"hours", num("0.95", SheetFormat::percent), "E053 staff!B2", 0},
      {"hours", num("12"), "", 12'000'000},
      {"share", num("0.685", SheetFormat::percent), "", 68'500'000},
      {"share", num("1", SheetFormat::percent), "", 100'000'000},
      {"share", num("68.5", SheetFormat::percent), "E051 staff!B2", 0},
      {"share", num("0.685"), "E116 staff!B2", 0},
      {"share", num("68.5"), "", 68'500'000},
  }));
  // clang-format on
  CAPTURE(field, cell.text);
  Bench b;
  b.sheet("staff", {{say("Cột code"), say("Cột " + field)}, {say("CB01"), cell}});
  CHECK(b.read() == said);
  REQUIRE(b.staff().rows == 1);
  const Cell got = b.cell(field);
  if (said.empty())
    CHECK(got == Cell::exactly(micro));
  else
    CHECK(got.is_unknown());
}

TEST_CASE("messages call a column by its heading and a register by its sheet") {
  Bench b;
  b.sheet("staff", {{say("Cột code"), say("Cột hours")}, {say("CB01"), say("mười")}});
  CHECK(b.read() == "E045 staff!B2");
  REQUIRE(b.diagnostics.all().size() == 1);
  CHECK(b.diagnostics.all()[0].args[1] == "Cột hours");
  Bench without;
  without.book.sheets[0].cells.erase(
      std::remove_if(without.book.sheets[0].cells.begin(), without.book.sheets[0].cells.end(),
                     [](const SheetCell& cell) { return cell.row == 1 && cell.column == 1; }),
      without.book.sheets[0].cells.end());
  CHECK(without.read() == "E004 Thông tin chung!B2");
  CHECK(without.diagnostics.all()[0].args[0] == "Mã trường");
}

TEST_CASE("a sheet like a register that is not there is an error, beside it a sheet of one's own") {
  const Rows rows = {{say("Cột code"), say("Cột name"), say("Cột degree"), say("Cột from")},
                     {say("CB01"), say("A"), say("thạc sĩ"), say("1/9/2010")}};
  Bench b;
  b.sheet("Danh sách cán bộ", rows);
  CHECK(b.read() == "E123 Danh sách cán bộ!A1");
  Bench both;
  both.sheet("staff", rows);
  both.sheet("Danh sách cán bộ", rows);
  CHECK(both.read() == "E110 Danh sách cán bộ!A1");
}

TEST_CASE("days that a spreadsheet may have exchanged are told") {
  const auto warned = [](const Rows& days) {
    Bench b;
    Rows rows = {{say("Cột code"), say("Cột from")}};
    for (std::size_t i = 0; i < days.size(); ++i)
      rows.push_back({say("CB" + std::to_string(i)), days[i][0]});
    b.sheet("staff", rows);
    return b.read();
  };
  const Made may = num("44322", SheetFormat::date);   // 6/5/2021
  const Made late = num("44362", SheetFormat::date);  // 15/6/2021
  CHECK(warned({{may}, {say("15/6/2021")}}) == "E122 staff!B3");
  CHECK(warned({{may}, {late}, {say("15/6/2021")}}).empty());
  CHECK(warned({{may}, {say("5/6/2021")}, {say("15/6/2021")}}).empty());
  CHECK(warned({{may}, {num("2019")}, {say("2020")}}).empty());
}
