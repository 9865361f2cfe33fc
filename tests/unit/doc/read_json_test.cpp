#include <catch2/catch.hpp>
#include <string>

#include "unit/doc/doc_test.h"

using namespace chuan;
using namespace chuan::test;

namespace {
std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}
}  // namespace

TEST_CASE("JSON becomes a tree of text; numbers stay as written") {
  const auto [text, shape] = GENERATE(table<const char*, const char*>(
      {{R"({"a": 1, "b": ["x", true, false, null]})", "{a: 1, b: ['x', true, false, ~]}"},
       {"[0, -0.50, 1e400, 1E+2, 12345678901234567890123, 2.10]",
        "[0, -0.50, 1e400, 1E+2, 12345678901234567890123, 2.10]"},
       {R"(["\"\\\/\n\u1ea1", "\ud83d\ude00", ""])", "['\"\\/\n\u1EA1', '\U0001F600', '']"},
       {R"({"k\u0065y": "trường"})", "{key: 'trường'}"},
       {" \r\n\t[ ]  \n", "[]"},
       {"{}", "{}"},
       {"\xEF\xBB\xBF"
        "[1]",
        "[1]"},
       {"\"text\"", "'text'"},
       {"[[], [{}], {\"a\": []}]", "[[], [{}], {a: []}]"},
       {"[\",:\", \"]\" , \"a\\\\\"]", "[',:', ']', 'a\\']"}}));
  CAPTURE(text);
  const Reading r = json(text);
  CHECK(r.shape() == shape);
  CHECK(r.faults().empty());
}

TEST_CASE("every JSON fault has its code, place and arguments") {
  const auto [text, faults] = GENERATE(table<std::string, const char*>(
      {{"", "F020@1:1"},
       {" \n", "F020@1:1"},
       {"null", "F020@1:1"},
       {R"({"a": 1, "b": 2, "a": 3})", "F023@1:18(a)"},
       {R"({"trường": 1, "tr\u01b0ờng": 2})", "F023@1:15(trường)"},
       {R"([{"x": 1, "x": 1}, {"y": 1, "y": 1}])", "F023@1:11(x) F023@1:29(y)"},
       {"{\"trường\": tru}", "F050@1:12(syntax error)"},
       {"[1,]", "F050@1:4(syntax error)"},
       {"[1 2]", "F050@1:4(syntax error)"},
       {"{a: 1}", "F050@1:2(syntax error)"},
       {"[01]", "F050@1:3(syntax error)"},
       {"[\"a\tb\"]", "F050@1:4(syntax error)"},
       {"[\"\\x\"]", "F050@1:4(syntax error)"},
       {"'a'", "F050@1:1(syntax error)"},
       {"[1] // c", "F052@1:5"},
       {"{\"a\": 1", "F051@1:8({|1)"},
       {"[\"abc", "F051@1:6(\"|1)"},
       {"[1, {\"a\": [", "F051@1:12([|1)"},
       {"[1, [2]", "F051@1:8([|1)"},
       {"tru", "F050@1:4(incomplete JSON)"},
       {"[1] 2", "F052@1:5"},
       {"{}{}", "F052@1:3"},
       {"\"\\u0000\"", "F012@1:1(U+0000)"},
       {"[\"\x01\"]", "F012@1:3(U+0001)"},
       {"[\"\xE1\xBA\"]", "F011@1:3(E1)"},
       {"[\"\\ud800\"]", "F050@1:9(syntax error)"},
       {"\xFE\xFF", "F010@1:1(UTF-16)"}}));
  CAPTURE(text);
  const Reading r = json(text);
  CHECK(r.faults() == faults);
  CHECK_FALSE(r.tree);
}

TEST_CASE("an unfinished JSON text says what was left open, and where") {
  CHECK(json("{\n  \"a\": [1, 2").faults() == "F051@2:13([|2)");
  CHECK(json("{\n  \"a\": [1, 2]").faults() == "F051@2:14({|1)");
}

TEST_CASE("JSON origins cover exactly what was written") {
  const Reading r = json("{ \"trường\" : [ 1.50 , \"x\\ny\", true ],\r\n \"b\":{\"c\":null} }");
  REQUIRE(r.tree);
  const Tree& tree = *r.tree;
  const NodeId list = tree.find(tree.root(), "trường");
  CHECK(r.text_of(tree.key_origin(list)) == "\"trường\"");
  CHECK(r.text_of(tree.origin(list)) == "[ 1.50 , \"x\\ny\", true ]");
  const NodeId number = tree.first_child(list);
  CHECK(r.place(tree.origin(number)) == "1:16-1:20");
  CHECK(r.text_of(tree.origin(tree.next(number))) == "\"x\\ny\"");
  CHECK(r.text_of(tree.origin(tree.next(tree.next(number)))) == "true");
  const NodeId c = tree.first_child(tree.find(tree.root(), "b"));
  CHECK(r.text_of(tree.origin(c)) == "null");
  CHECK(r.place(tree.key_origin(c)) == "2:7-2:10");
  CHECK(r.text_of(tree.origin(tree.root())) == r.sources.text(0));
}

TEST_CASE("JSON text in another normal form is joined and reported once") {
  const Reading r = json("[\"Hoa\u0300\", \"a\\u0300\"]");
  CHECK(r.shape() == "['Hoà', 'à']");
  CHECK(r.faults() == "F013@1:3");
}

TEST_CASE("JSON nesting is allowed up to the limit") {
  ReadLimits limits;
  limits.depth = 40;  // above the library's own default of 32
  const auto [depth, fine] =
      GENERATE(table<std::size_t, bool>({{39, true}, {40, true}, {41, false}}));
  const Reading r = json(repeat("[", depth) + repeat("]", depth), limits);
  CHECK(r.tree.has_value() == fine);
  CHECK(r.faults() == (fine ? "" : "F021@1:41(40)"));
  CHECK(json(repeat("[", 10000)).faults() == "F021@1:65(64)");
  CHECK(json(repeat("{\"a\":", 10000)).faults().substr(0, 5) == "F021@");
  limits.nodes = 3;
  CHECK(json("[1,2]", limits).tree);
  CHECK(json("[1,2,3]", limits).faults() == "F022@1:6(3)");
  limits.bytes = 4;
  CHECK(json("[1,2]", limits).faults() == "F004(t|4 B)");
}
