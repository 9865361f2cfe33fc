// A dossier with a doubled key or a short row still tells all its other faults.
#include <catch2/catch.hpp>

#include "doc/read.h"

using namespace chuan;

namespace {

struct Read {
  SourceMap sources;
  Diagnostics diagnostics;
  ReadLimits limits;
  SourceId add(const char* name, std::string text) {
    return sources.add_text(name, std::move(text));
  }
};

}  // namespace

TEST_CASE("a doubled key is reported and the first stands when the caller recovers") {
  const auto [name, text] = GENERATE(table<const char*, const char*>({
      {"a.yaml", "a: 1\nb: {x: 1, x: {y: [2, 3]}, z: 4}\na: 5\nc: 6\n"},
      {"a.json", R"({"a": 1, "b": {"x": 1, "x": {"y": [2, 3]}, "z": 4}, "a": 5, "c": 6})"},
  }));
  CAPTURE(name);
  Read read;
  const SourceId id = read.add(name, text);
  const auto parse = [&] {
    return std::string(name) == "a.json"
               ? read_json(read.sources, id, read.diagnostics, read.limits)
               : read_yaml(read.sources, id, read.diagnostics, read.limits);
  };
  CHECK_FALSE(parse());
  CHECK(read.diagnostics.errors() == 2);

  read.diagnostics = Diagnostics();
  read.limits.recover = true;
  const auto tree = parse();
  CHECK(read.diagnostics.errors() == 2);
  REQUIRE(tree);
  CHECK((*tree)[tree->root()].children == 3);
  CHECK(tree->text(tree->find(tree->root(), "a")) == "1");
  CHECK(tree->text(tree->find(tree->root(), "c")) == "6");
  const NodeId b = tree->find(tree->root(), "b");
  CHECK((*tree)[b].children == 2);
  CHECK(tree->text(tree->find(b, "x")) == "1");
  CHECK(tree->text(tree->find(b, "z")) == "4");
}

TEST_CASE("rows of another length are padded or cut when the caller recovers") {
  Read read;
  const SourceId id = read.add("a.csv", "a,b,c\n1,2\n3,4,5\n6,7,8,9\n");
  CHECK_FALSE(read_csv(read.sources, id, read.diagnostics, read.limits));
  CHECK(read.diagnostics.errors() == 2);
  read.diagnostics = Diagnostics();
  read.limits.recover = true;
  const auto table = read_csv(read.sources, id, read.diagnostics, read.limits);
  CHECK(read.diagnostics.errors() == 2);
  REQUIRE(table);
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[0][2].text.empty());
  CHECK(table->rows[0][2].origin == table->row_origins[0]);
  CHECK(table->rows[2].size() == 3);
}

TEST_CASE("other faults leave no value, recovering or not") {
  Read read;
  read.limits.recover = true;
  CHECK_FALSE(read_yaml(read.sources, read.add("a.yaml", "a: 1\na: 2\nb: [\n"), read.diagnostics,
                        read.limits));
  CHECK_FALSE(read_json(read.sources, read.add("a.json", R"({"a": 1, "a": 2)"), read.diagnostics,
                        read.limits));
}
