#include "doc/write.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "unit/doc/doc_test.h"

using namespace chuan;
using namespace chuan::test;

namespace {

void write_sample(JsonWriter& w) {
  w.begin_object().key("a").number(-5).key("b").begin_array();
  w.string("x\n").boolean(true).null().raw("1.50").begin_object().end_object();
  w.begin_array().end_array().end_array().key("c").begin_object().key("d").string("Đ").end_object();
  w.end_object();
}

/// NFC text of letters, blanks and every kind of sign that some format gives a meaning.
std::string generated_text(std::mt19937& random) {
  static const char* const kParts[] = {
      "a",      "Đ",      "ế", " ",    ":",    ": ",  "#",         " #",   "-", "- ", "?",
      ",",      "[",      "]", "{",    "}",    "&",   "*",         "!",    "|", ">",  "'",
      "\"",     "%",      "@", "`",    "\\",   "\n",  "\t",        "\r\n", "=", "<<", "~",
      "0",      "12",     ".", "null", "true", "yes", "e",         "x",    "_", "+",  "\u00A0",
      "\u2028", "\uFEFF", "…", "...",  "---",  ";",   "\U0001F600"};
  std::string out;
  for (auto n = random() % 7; n > 0; --n) out += kParts[random() % std::size(kParts)];
  return out;
}

}  // namespace

TEST_CASE("JSON is written compact or indented by two") {
  std::string compact;
  JsonWriter c(compact, JsonWriter::Layout::compact);
  write_sample(c);
  CHECK(compact == R"({"a":-5,"b":["x\n",true,null,1.50,{},[]],"c":{"d":"Đ"}})");
  std::string pretty;
  JsonWriter p(pretty);
  write_sample(p);
  CHECK(pretty == R"({
  "a": -5,
  "b": [
    "x\n",
    true,
    null,
    1.50,
    {},
    []
  ],
  "c": {
    "d": "Đ"
  }
})");
  CHECK(json(pretty).shape() == json(compact).shape());
}

TEST_CASE("JSON numbers and fractions are what they are as text") {
  const Int128 least = INT64_MIN, most = INT64_MAX;
  for (const Int128 number : {Int128{0}, Int128{9}, Int128{10}, Int128{99}, Int128{100}, Int128{-1},
                              least, most, least - 1, most + 1, most * most}) {
    std::string out;
    JsonWriter w(out, JsonWriter::Layout::compact);
    w.begin_array().number(number).string(Rational(number));
    for (const Int128 den : {Int128{7}, most, most + 2}) w.string(Rational(number, den));
    w.end_array();
    const auto quoted = [](const Rational& value) { return '"' + to_string(value) + '"'; };
    CHECK(out == '[' + to_string(number) + ',' + quoted(Rational(number)) + ',' +
                     quoted(Rational(number, 7)) + ',' + quoted(Rational(number, most)) + ',' +
                     quoted(Rational(number, most + 2)) + ']');
  }
}

TEST_CASE("JSON strings of any length escape what they must, wherever it stands") {
  for (std::size_t size = 1; size <= 70; ++size)
    for (std::size_t at = 0; at < size; ++at)
      for (const char c : {'"', '\\', '\n', '\x1F', ' ', '\x7F'}) {
        std::string text(size, 'a');
        text[at] = c;
        std::string out, expected;
        JsonWriter w(out, JsonWriter::Layout::compact);
        w.begin_array().string(text).end_array();
        append_json_string(expected, text);
        INFO(size << " " << at << " " << static_cast<int>(c));
        REQUIRE(out == '[' + expected + ']');
      }
}

TEST_CASE("JSON strings escape what they must") {
  std::string out;
  append_json_string(out, "\"\\/\n\r\t\x01\x1F\u2028ế");
  CHECK(out == "\"\\\"\\\\/\\n\\r\\t\\u0001\\u001f\u2028ế\"");
}

TEST_CASE("YAML scalars stay plain only when every reader takes them as text") {
  const auto [text, block, flow] = GENERATE(table<const char*, const char*, const char*>(
      {{"CB01", "CB01", "CB01"},
       {"Trường Chính trị", "Trường Chính trị", "Trường Chính trị"},
       {"11-QĐ/TW", "11-QĐ/TW", "11-QĐ/TW"},
       {"a, b", "a, b", "\"a, b\""},
       {"a:b", "a:b", "\"a:b\""},
       {"a[0]", "a[0]", "\"a[0]\""},
       {"", "\"\"", "\"\""},
       {"yes", "\"yes\"", "\"yes\""},
       {"No", "\"No\"", "\"No\""},
       {"y", "\"y\"", "\"y\""},
       {"NULL", "\"NULL\"", "\"NULL\""},
       {"~", "\"~\"", "\"~\""},
       {"012", "\"012\"", "\"012\""},
       {"1_000", "\"1_000\"", "\"1_000\""},
       {"0x1F", "\"0x1F\"", "\"0x1F\""},
       {"1e3", "\"1e3\"", "\"1e3\""},
       {".inf", "\".inf\"", "\".inf\""},
       {"2010-09-01", "\"2010-09-01\"", "\"2010-09-01\""},
       {"1:30", "\"1:30\"", "\"1:30\""},
       {"12/4/2023", "12/4/2023", "12/4/2023"},
       {"a: b", "\"a: b\"", "\"a: b\""},
       {"a:", "\"a:\"", "\"a:\""},
       {"a #b", "\"a #b\"", "\"a #b\""},
       {"- a", "\"- a\"", "\"- a\""},
       {"*x", "\"*x\"", "\"*x\""},
       {"<<", "\"<<\"", "\"<<\""},
       {"=", "\"=\"", "\"=\""},
       {" a", "\" a\"", "\" a\""},
       {"a\nb", "\"a\\nb\"", "\"a\\nb\""},
       {"it's", "it's", "it's"},
       {"say \"hi\"", "say \"hi\"", "say \"hi\""},
       {"?", "\"?\"", "\"?\""}}));
  CAPTURE(text);
  CHECK(yaml_scalar(text, YamlContext::block) == block);
  CHECK(yaml_scalar(text, YamlContext::flow) == flow);
}

TEST_CASE("what is written is read back: YAML, JSON and CSV, generated") {
  const unsigned seed = 42;
  std::mt19937 random(seed);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = to_nfc(generated_text(random));
    CAPTURE(seed, i, text);
    const std::string flow = yaml_scalar(text, YamlContext::flow);
    const std::string block = yaml_scalar(text, YamlContext::block);
    const Reading y = yaml("a: " + block + "\nb: {k: " + flow + ", " + flow + ": v}\n" + block +
                           ":\n  - " + block + "\n");
    // The key may be one of the sample's own: then the duplicate is the right answer.
    if (text != "a") {
      REQUIRE(y.faults().empty());
      const Tree& tree = *y.tree;
      REQUIRE(tree.text(tree.find(0, "a")) == text);
      const NodeId b = tree.first_child(tree.find(0, "b"));
      REQUIRE(tree.text(b) == text);
      REQUIRE(tree.key(tree.next(b)) == text);
      REQUIRE(y.text_of(tree.origin(b)) == flow);
      REQUIRE(y.text_of(tree.key_origin(tree.next(b))) == flow);
      REQUIRE(y.text_of(tree.origin(tree.find(0, "a"))) == block);
      const NodeId list = tree.find(0, text);
      REQUIRE(tree.text(tree.first_child(list)) == text);
    }
    std::string js = "[";
    append_json_string(js, text);
    js += "]";
    const Reading j = json(js);
    REQUIRE(j.faults().empty());
    REQUIRE(j.tree->text(j.tree->first_child(0)) == text);
    REQUIRE("[" + std::string(j.text_of(j.tree->origin(j.tree->first_child(0)))) + "]" == js);

    std::string row;
    append_csv_field(row, text);
    const Reading c = csv("a,b\n" + row + ",1\n");
    REQUIRE(c.faults().empty());
    REQUIRE(c.table->rows.at(0).at(0).text == text);
  }
}

TEST_CASE("CSV fields are quoted when some delimiter, quote or line break is inside") {
  const auto [text, field] = GENERATE(table<const char*, const char*>({{"a", "a"},
                                                                       {"", ""},
                                                                       {"a,b", "\"a,b\""},
                                                                       {"a;b", "\"a;b\""},
                                                                       {"a\tb", "\"a\tb\""},
                                                                       {"a\"b", "\"a\"\"b\""},
                                                                       {"a\nb", "\"a\nb\""},
                                                                       {" a", "\" a\""}}));
  std::string out;
  append_csv_field(out, text);
  CHECK(out == field);
}
