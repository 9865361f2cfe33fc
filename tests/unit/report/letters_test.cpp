#include "report/letters.h"

#include <catch2/catch.hpp>

#include "report/sheet_text.h"

using namespace chuan;

TEST_CASE("running names are joined from three on") {
  using Names = std::vector<std::string>;
  CHECK(short_list(Names{"CB01", "CB02", "CB03", "CB05"}, 9).text == "CB01–CB03, CB05");
  CHECK(short_list(Names{"CB01", "CB02"}, 9).text == "CB01, CB02");
  CHECK(short_list(Names{"CB09", "CB10", "CB11"}, 9).text == "CB09–CB11");
  // Another number of digits is another series.
  CHECK(short_list(Names{"C9", "C10", "C11"}, 9).text == "C9, C10, C11");
  CHECK(short_list(Names{"A1", "B2", "B3"}, 9).text == "A1, B2, B3");
  CHECK(short_list(Names{"none", "at", "all"}, 9).text == "none, at, all");
  CHECK(short_list(Names{}, 9).text.empty());
  const NameList cut = short_list(Names{"A", "C", "E", "G"}, 2);
  CHECK(cut.text == "A, C");
  CHECK(cut.left_out == 2);
  CHECK(year_list({2018, 2020, 2021, 2022}) == "2018, 2020–2022");
}

TEST_CASE("texts of a dossier cannot move the cursor or break a row") {
  CHECK(one_line("a\x1b[31mb") == "a [31mb");
  CHECK(one_line("a\r\n\tb") == "a b");
  CHECK(one_line("a\xE2\x80\xAE"
                 "b") == "ab");  // right-to-left override
  CHECK(one_line("a\xC2\x9B"
                 "b") == "a b");  // a control of eight bits
  CHECK(one_line("Trường") == "Trường");
}

TEST_CASE("letters change case with their marks") {
  CHECK(lower_first("Đội ngũ") == "đội ngũ");
  CHECK(lower_first("Ủy ban") == "ủy ban");
  CHECK(lower_first("Ưu tiên") == "ưu tiên");
  CHECK(lower_first("LLCT") == "LLCT");
  CHECK(lower_first("ĐH") == "ĐH");
  CHECK(lower_first("").empty());
  CHECK(upper("đạt, vượt ngưỡng") == "ĐẠT, VƯỢT NGƯỠNG");
  CHECK(upper("thiếu số liệu") == "THIẾU SỐ LIỆU");
  CHECK(upper("người") == "NGƯỜI");
  CHECK(upper_first("ơn") == "Ơn");
}

TEST_CASE("formulas do not run in what is exported") {
  std::string out;
  CsvRow row;
  row.text("=1+1").text("+a").text("-b").text("@c").text("\t=d").text(" =e").text("a=b").number(
      "5");
  row.end(out);
  CHECK(out == "'=1+1,'+a,'-b,'@c,'=d,' =e,a=b,5\n");
  CHECK(md_text("a|b") == "a\\|b");
  CHECK(md_text("=1+1") == "\\=1+1");
  CHECK(md_text("<b>*x*</b>") == "\\<b\\>\\*x\\*\\</b\\>");
  CHECK(md_text("# a\nb") == "\\# a b");
  CHECK(md_text("NĐ-CP 30/2020") == "NĐ-CP 30/2020");
}
