#include <catch2/catch.hpp>
#include <string>

#include "unit/doc/doc_test.h"

using namespace chuan;
using namespace chuan::test;

namespace {
/// "a|b / 1|2": the heading and each row.
std::string grid(const Reading& r) {
  if (!r.table) return {};
  std::string out;
  const auto row = [&out](const std::vector<TableCell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      out.append(i == 0 ? "" : "|").append(cells[i].text);
  };
  row(r.table->header);
  for (const auto& cells : r.table->rows) {
    out += " / ";
    row(cells);
  }
  return out;
}
}  // namespace

TEST_CASE("CSV becomes a table") {
  const auto [text, shown] = GENERATE(table<const char*, const char*>(
      {{"a,b\n1,2\n", "a|b / 1|2"},
       {"a,b\r\n1,2\r\n", "a|b / 1|2"},
       {"a,b\r1,2\r", "a|b / 1|2"},
       {"a,b\n1,2", "a|b / 1|2"},
       {"\xEF\xBB\xBF"
        "a;b\n1,5;2\n",
        "a|b / 1,5|2"},
       {"a\tb\n1;2\t3,4\n", "a|b / 1;2|3,4"},
       {"\n  \r\na;b\n1,5;2\n", "a|b / 1,5|2"},
       {"a\n1\n", "a / 1"},
       {"\"a,x\";b\n1;2\n", "a,x|b / 1|2"},
       {"a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n", "a|b / x, \"y\"|two\nlines"},
       {"a,b\n,\n\n  ,\u00A0\n1,\n", "a|b / 1|"},
       {"a,b,,\n1,2,,\n3,4\n5,6, \n", "a|b / 1|2 / 3|4 / 5|6"},
       {"\n\na,b\n1,2\n", "a|b / 1|2"},
       {"a,b\n 1 ,5\" pipe\n", "a|b /  1 |5\" pipe"},
       {"a,b\n", "a|b"},
       {"a,\"\"\n1,\n", "a / 1"}}));
  CAPTURE(text);
  const Reading r = csv(text);
  CHECK(grid(r) == shown);
  CHECK(r.faults().empty());
}

TEST_CASE("every CSV fault has its code, place and arguments") {
  const auto [text, faults] = GENERATE(
      table<std::string, const char*>({{"", "F020@1:1"},
                                       {"\n,,\n", "F020@3:1"},
                                       {"a,b\n1\n1,2,3\n", "F060@2:1(1|2) F060@3:1(3|2)"},
                                       {"tên,b\n\"x\n", "F061@2:1"},
                                       {"tên,\"b\"c\n1,2\n", "F062@1:7"},
                                       {"a,b, a \n1,2,3\n", "F063@1:5(a)"},
                                       {"a, ,b\n1,2,3\n", "F064@1:3(2)"},
                                       {"tên,Phßng ban\nx,y\n", "F014@1:5(Phßng ban)"},
                                       {"tên,ban\nTrường,Phßng Tæ chøc\nx,y\n", "F014@2:8(ban)"},
                                       {"a,b\n\x01,2\n", "F012@2:1(U+0001)"},
                                       {"a,b\n\xDF,2\n", "F011@2:1(DF)"},
                                       {std::string("a\0,\0", 4), "F010@1:1(UTF-16)"}}));
  CAPTURE(text);
  const Reading r = csv(text);
  CHECK(r.faults() == faults);
  CHECK_FALSE(r.table);
}

TEST_CASE("one foreign name does not condemn a column") {
  CHECK(csv("a,b\nNguyễn,1\nLê,2\nBö,3\nTrần,4\n").faults().empty());
  CHECK(csv("a,b\nTrÇn,1\nPhßng,2\nTrần,4\n").faults() == "F014@2:1(a)");
  CHECK(csv("a,b\nTrÇn,1\nTrần,4\n").faults().empty());
}

TEST_CASE("cells know their places") {
  const Reading r = csv("tên;b\r\n\"Trường\";x\r\n;\r\ny;\"p\r\nq\"\r\n");
  REQUIRE(r.table);
  const Table& t = *r.table;
  CHECK(r.place(t.header[1].origin) == "1:5-1:6");
  CHECK(r.place(t.rows[0][0].origin) == "2:1-2:9");
  CHECK(r.place(t.rows[0][1].origin) == "2:10-2:11");
  CHECK(r.place(t.row_origins[1]) == "4:1-5:3");
  CHECK(t.rows.size() == t.row_origins.size());
}

TEST_CASE("CSV limits and normal form") {
  ReadLimits limits;
  limits.nodes = 4;
  CHECK(csv("a,b\n1,2\n", limits).table);
  CHECK(csv("a,b\n1,2\n3,4\n", limits).faults() == "F022@3:1(4)");
  limits.bytes = 3;
  CHECK(csv("a,b\n", limits).faults() == "F004(t|3 B)");
  const Reading r = csv("Hoa\u0300,b\nTru\u031Bo\u031B\u0300ng,2\n");
  CHECK(grid(r) == "Hoà|b / Trường|2");
  CHECK(r.faults() == "F013@1:1");
  CHECK(csv("Hoa\u0300,Hoà\n").faults() == "F013@1:1 F063@1:6(Hoà)");
}
