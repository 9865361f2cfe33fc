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

TEST_CASE("YAML becomes a tree of text") {
  const auto [text, shape] = GENERATE(table<const char*, const char*>(
      {{"a: 1\nb: [x, \"y\", ~]\n", "{a: 1, b: [x, 'y', ~]}"},
       {"- {code: CB01, name: 'O''Neil'}\n- x\n", "[{code: CB01, name: 'O'Neil'}, x]"},
       {"a: \"x\\ty\\u1EA1\"", "{a: 'x\ty\u1EA1'}"},
       {"a: |\n  x\n   y\nb: >-\n  p\n  q\n", "{a: 'x\n y\n', b: 'p q'}"},
       {"a: one\n  two\n\n  three\n", "{a: one two\nthree}"},
       {"%YAML 1.2\n---\na: 1\n...\n", "{a: 1}"},
       {"\xEF\xBB\xBF"
        "a: 1\r\nb: 2\r\n",
        "{a: 1, b: 2}"},
       {"{\"a\":1, b: }", "{a: 1, b: ~}"},
       {"? a\n: b\n", "{a: b}"},
       {"a:\t1\t\nb: [1,\n\t2]\n", "{a: 1, b: [1, 2]}"},
       {"plain", "plain"},
       {"012", "012"},
       {"[012, 0x1F, 1_000, 39,5, yes, 2010-09-01, 1e400]",
        "[012, 0x1F, 1_000, 39, 5, yes, 2010-09-01, 1e400]"},
       {"[null, Null, NULL, ~, 'null', nullable]", "[~, ~, ~, ~, 'null', nullable]"},
       {"\"<<\": 1\n", "{<<: 1}"},
       {"a: it's [here] {now} & then * # no\n", "{a: it's [here] {now} & then *}"},
       {"a: []\nb: {}\n", "{a: [], b: {}}"},
       {"a: ''\n", "{a: ''}"},
       {"a: ?\nb: [?, ?]\nc: {x: ?, y: ? }\nd:\n  - ?\n  - ? # why\n",
        "{a: ?, b: [?, ?], c: {x: ?, y: ?}, d: [?, ?]}"},
       {"{a: thế nào?, b: x?y, c: '?', d: (?)} # ?", "{a: thế nào?, b: x?y, c: '?', d: (?)}"},
       {"a: |\n  ai?\n  ? x\nb: \"đâu?\"\nc: hai ? b\n",
        "{a: 'ai?\n? x\n', b: 'đâu?', c: hai ? b}"}}));
  CAPTURE(text);
  const Reading r = yaml(text);
  CHECK(r.shape() == shape);
  CHECK(r.faults().empty());
}

TEST_CASE("every YAML fault has its code, place and arguments") {
  const auto [text, faults] = GENERATE(table<std::string, const char*>(
      {{"", "F020@1:1"},
       {"# nothing\n", "F020@1:1"},
       {"---\n", "F020@1:1"},
       {"~", "F020@1:1"},
       {"a: 1\nb: 2\na: 3\n", "F023@3:1(a)"},
       {"a: 1\n\"a\": 2\n", "F023@2:1(a)"},
       {"trường: 1\ntrường: 2", "F023@2:1(trường)"},
       {"a: {x: 1, x: 2}\nb: {y: 1, y: 2}\n", "F023@1:11(x) F023@2:11(y)"},
       {"a: %x", "F037@1:4(%)"},
       {"a: @x", "F037@1:4(@)"},
       {"trường: `x`", "F037@1:9(`)"},
       {"a: b: c", "F033@1:5(illegal map value)"},
       {"đề án: bước: một", "F033@1:12(illegal map value)"},
       {"a: 1\n b: 2\n", "F031@2:3(illegal map value)"},
       {"a\nb: 1\n", "F031@2:2(illegal map value)"},
       {"a: 1\n- b\n", "F031@2:1(end of map not found)"},
       {"- a\nb: 1\n", "F031@2:1"},
       {"a: - b\n", "F031@1:4(illegal block entry)"},
       {"a:\n\tb: 1\n", "F032@2:1(illegal map value)"},
       {"a:\n  b: 1\n\tc: 2\n", "F032@3:1(illegal tab when looking for indentation)"},
       {"a: [1, 2\nb: 3\n", "F034@1:4([)"},
       {"a: {x: 1\n", "F034@1:4({)"},
       {"[\n {a: 1}\n {b: 2}\n]\n", "F044@3:2([)"},
       {"{a: 'x' b: 2}\n", "F044@1:9({)"},
       {"a: \"x\nb: 1\n", "F035@1:4"},
       {"a: \"x\nb: 1", "F035@1:4(illegal EOF in scalar)"},
       {"a: 'x\nb: 1\n", "F035@1:4"},
       {"a: \"x\n---\nb: 1\n", "F035@1:4(illegal document indicator in scalar)"},
       {"a: \"\\q\"", "F036@1:5(\\q)"},
       {"a: \"\\xZZ\"", "F036@1:5(\\xZZ)"},
       {"a: \"\\uD800\"", "F036@1:5(\\uD800)"},
       {"a: &x 1\nb: *x\n", "F038@1:4(&x) F038@2:4(*x)"},
       {"b: *x\n", "F038@1:4(*x)"},
       {"b: * x\n", "F038@1:4(*)"},
       {"b: & x\n", "F038@1:4(&)"},
       {"*a : 1\n", "F038@1:1(*a)"},
       {"a: !!str 5\nb: !x [1]\nc: ! y\n", "F039@1:4(!!str) F039@2:4(!x) F039@3:4(!)"},
       {"a: !<x\n", "F039@1:4(!<x)"},
       {"<<: {a: 1}\n", "F040@1:1"},
       {"a: 1\n---\nb: 2\n", "F041@2:1"},
       {"a: 1\n---\n", "F041@2:1"},
       {"[a]: b\n", "F042@1:1"},
       {"? {a: b}\n: c\n", "F042@1:3"},
       {": b\n", "F042@1:1"},
       {"null: b\n", "F042@1:1"},
       {"a: \"x\" y\n", "F043@1:8(end of map not found)"},
       {"a: [b]c\n", "F043@1:7(end of map not found)"},
       {"{a: 1} b\n", "F043@1:8"},
       {"a: ]\n", "F030@1:4(illegal flow end)"},
       {"%YAML 3.0\n---\na\n", "F030@1:1(YAML major version too large)"},
       {"a: \"\\0\"", "F012@1:4(U+0000)"},
       {std::string("a: \0", 4), "F012@1:4(U+0000)"},
       {"a: \x07", "F012@1:4(U+0007)"},
       {"ế: \u0085", "F012@1:4(U+0085)"},
       {"a: \xE1\xBA", "F011@1:4(E1)"},
       {"\xFF\xFE"
        "a",
        "F010@1:1(UTF-16)"},
       {std::string("a\0b\0", 4), "F010@1:1(UTF-16)"},
       {std::string("\0\0\0a", 4), "F010@1:1(UTF-32)"}}));
  CAPTURE(text);
  const Reading r = yaml(text);
  CHECK(r.faults() == faults);
  CHECK_FALSE(r.tree);
}

TEST_CASE("a duplicate key points at the first one") {
  const Reading r = yaml("trường: 1\nb: 2\ntrường: 3\n");
  REQUIRE(r.diagnostics.all().size() == 1);
  const Diagnostic& d = r.diagnostics.all()[0];
  CHECK(r.place(d.origin) == "3:1-3:7");
  REQUIRE(d.notes.size() == 1);
  CHECK(d.notes[0].text_key == "first_here");
  CHECK(r.place(d.notes[0].origin) == "1:1-1:7");
}

TEST_CASE("duplicate keys are found in wide maps too, in good time") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "k" + std::to_string(i) + ": 1\n";
  CHECK(yaml(text).faults().empty());
  CHECK(yaml(text + "k17: 2\n").faults() == "F023@50001:1(k17)");
}

TEST_CASE("origins cover exactly what was written") {
  const char* text =
      "a: 1\r\n"
      "trường: 'b''c'\r\n"
      "c:\r\n"
      "d: |\r\n"
      "  abc\r\n"
      "  def\r\n"
      "\r\n"
      "e: [x, \"y, z\" , {k: v, } ]  # end\r\n"
      "f: one\r\n"
      "  two # no\r\n"
      "g:\r\n"
      "  - p\r\n"
      "  - # nothing\r\n"
      "  - {q: }\r\n";
  const Reading r = yaml(text);
  REQUIRE(r.tree);
  const Tree& tree = *r.tree;
  const auto at = [&](const char* key) { return tree.find(tree.root(), key); };
  const auto text_at = [&](NodeId id) { return r.text_of(tree.origin(id)); };
  CHECK(text_at(at("a")) == "1");
  CHECK(text_at(at("trường")) == "'b''c'");
  CHECK(r.place(tree.origin(at("trường"))) == "2:9-2:15");
  CHECK(r.place(tree.key_origin(at("trường"))) == "2:1-2:7");
  CHECK(r.place(tree.origin(at("c"))) == "3:3-3:3");
  CHECK(text_at(at("d")) == "|\r\n  abc\r\n  def");
  CHECK(text_at(at("e")) == "[x, \"y, z\" , {k: v, } ]");
  const NodeId y = tree.next(tree.first_child(at("e")));
  CHECK(text_at(y) == "\"y, z\"");
  CHECK(text_at(tree.next(y)) == "{k: v, }");
  CHECK(text_at(at("f")) == "one\r\n  two");
  CHECK(text_at(at("g")) == "- p\r\n  - # nothing\r\n  - {q: }");
  const NodeId nothing = tree.next(tree.first_child(at("g")));
  CHECK(tree.is_null(nothing));
  CHECK(r.place(tree.origin(nothing)) == "13:4-13:4");
  const NodeId q = tree.first_child(tree.next(nothing));
  CHECK(r.place(tree.origin(q)) == "14:8-14:8");
  CHECK(r.place(tree.origin(tree.root())) == "1:1-14:10");
}

TEST_CASE("scalars that are slices of the source are not copied") {
  const Reading r = yaml("a: plain\nb: 'quoted'\nc: \"double\"\n");
  REQUIRE(r.tree);
  const std::string_view source = r.sources.text(0);
  for (NodeId id = 1; id < r.tree->size(); ++id) {
    const std::string_view text = r.tree->text(id);
    CHECK(text.data() >= source.data());
    CHECK(text.data() + text.size() <= source.data() + source.size());
  }
}

TEST_CASE("text in another normal form is joined and reported once") {
  const Reading r = yaml("ten: Tru\u031Bo\u031B\u0300ng\nb: Hoa\u0300\n# a\u0300\n");
  CHECK(r.shape() == "{ten: Trường, b: Hoà}");
  CHECK(r.faults() == "F013@1:6");
  CHECK(yaml("a: 1 # Hoa\u0300\n").faults().empty());
  CHECK(yaml("Hoa\u0300: 1\nHoà: 2\n").faults() == "F013@1:1 F023@2:1(Hoà)");
}

TEST_CASE("nesting is allowed up to the limit") {
  ReadLimits limits;
  limits.depth = 5;
  const auto [depth, fine] = GENERATE(table<std::size_t, bool>({{4, true}, {5, true}, {6, false}}));
  for (const std::string& text :
       {repeat("[", depth) + repeat("]", depth), repeat("{a: ", depth) + "1" + repeat("}", depth),
        repeat("- ", depth) + "x"}) {
    CAPTURE(text);
    const Reading r = yaml(text, limits);
    CHECK(r.tree.has_value() == fine);
    CHECK(r.faults().substr(0, 5) == (fine ? "" : "F021@"));
  }
  CHECK(yaml(repeat("[", 64) + repeat("]", 64)).tree);
  CHECK(yaml(repeat("[", 65) + repeat("]", 65)).faults() == "F021@1:65(64)");
}

TEST_CASE("monstrous texts are refused quickly and by our own words") {
  for (const char* unit : {"[", "{a: ", "- ", "? ", "[[{a: "}) {
    CAPTURE(unit);
    const Reading r = yaml(repeat(unit, 10000));
    CHECK_FALSE(r.tree);
    const std::string code = r.faults().substr(0, 4);
    CHECK((code == "F021" || code == "F042"));
  }
  std::string indented;
  for (std::size_t i = 0; i < 2000; ++i) indented += repeat(" ", i) + "a:\n";
  CHECK(yaml(indented).faults().substr(0, 5) == "F021@");
  CHECK(yaml(repeat("[", 3'000'000)).faults() == "F021@1:1065(64)");

  ReadLimits limits;
  limits.nodes = 10;
  CHECK(yaml("[" + repeat("a, ", 100) + "]", limits).faults() == "F022@1:30(10)");
  CHECK(yaml(repeat("- a\n", 100), limits).faults() == "F022@10:3(10)");
  CHECK(yaml(repeat("- a\n", 9), limits).tree);
}

TEST_CASE("a billion laughs are refused at the first") {
  std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string ref = std::string("*") + static_cast<char>(c - 1);
    text += std::string(1, c) + ": &" + c + " [" + ref + ", " + ref + "]\n";
  }
  const Reading r = yaml(text);
  CHECK_FALSE(r.tree);
  CHECK(r.diagnostics.errors() == 28);
  CHECK(r.faults().substr(0, 12) == "F038@1:4(&a)");
}

TEST_CASE("a text past the limit in bytes is not read") {
  ReadLimits limits;
  limits.bytes = 5;
  CHECK(yaml("a: 12", limits).tree);
  CHECK(yaml("a: 123", limits).faults() == "F004(t|5 B)");
}

TEST_CASE("brackets and quotes inside text are text") {
  const std::string brackets = repeat("[", 200);
  CHECK(yaml("a: x" + brackets + "\nb: |\n  " + brackets + "\nc: '" + brackets + "'\n").tree);
}
