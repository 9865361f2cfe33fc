#include "base/diagnostic.h"

#include <catch2/catch.hpp>
#include <set>

using namespace chuan;

TEST_CASE("codes have unique ids and are found by them in any case") {
  std::set<std::string_view> seen;
  for (int i = 0; i < static_cast<int>(Code::count_); ++i) {
    const auto code = static_cast<Code>(i);
    const std::string_view id = code_id(code);
    CAPTURE(id);
    REQUIRE(id.size() == 4);
    CHECK(std::string_view("FPEU").find(id[0]) != std::string_view::npos);
    CHECK(seen.insert(id).second);
    CHECK(find_code(id) == code);
  }
  CHECK(find_code("f001") == Code::file_not_found);
  CHECK(find_code("") == Code::count_);
  CHECK(find_code("F0011") == Code::count_);
  CHECK(find_code("F999") == Code::count_);
  CHECK(code_id(Code::count_).empty());
}

TEST_CASE("add takes the code's severity and gives the diagnostic back") {
  Diagnostics d;
  d.add(Code::duplicate_key, {0, 5, 6}, {"a"}).nearest = "b";
  d.add(Code::text_not_nfc, {0, 1, 2});
  CHECK(d.errors() == 1);
  CHECK(d.warnings() == 1);
  CHECK(d.has_errors());
  CHECK(d.all()[0].nearest == "b");
  CHECK(d.all()[0].args == std::vector<std::string>{"a"});
  CHECK(d.all()[1].severity == Severity::warning);
}

TEST_CASE("past the limit diagnostics are counted, not kept") {
  Diagnostics d(2);
  for (int i = 0; i < 5; ++i) d.add(Code::duplicate_key, {}).args.push_back("x");
  CHECK(d.all().size() == 2);
  CHECK(d.dropped() == 3);
  CHECK(d.errors() == 5);
  CHECK(d.all()[1].args.size() == 1);

  Diagnostics all(3);
  all.add(Code::text_not_nfc, {});
  all.append(d);
  CHECK(all.all().size() == 3);
  CHECK(all.dropped() == 3);
  CHECK(all.errors() == 5);
  CHECK(all.warnings() == 1);
  CHECK(Diagnostics().all().empty());
}

TEST_CASE("diagnostics are sorted by source, place and code; those without a source come last") {
  Diagnostics d;
  d.add(Code::file_not_found, {});
  d.add(Code::duplicate_key, {1, 0, 1});
  d.add(Code::yaml_tag, {0, 9, 10});
  d.add(Code::duplicate_key, {0, 9, 10});
  d.add(Code::yaml_tag, {0, 2, 3});
  d.sort();
  std::string order;
  for (const Diagnostic& one : d.all()) order.append(code_id(one.code)).append(" ");
  CHECK(order == "F039 F023 F039 F023 F001 ");
}
