#include "report/html.h"
#include "base/cell_name.h"

#include <catch2/catch.hpp>

#include "report/report_book.h"

namespace chuan {
namespace {

TEST_CASE("No text of a dossier becomes markup") {
  CHECK(html_text("<b>&\"'`") == "&lt;b&gt;&amp;&quot;&#39;&#96;");
  CHECK(html_text("a\x01\n\xe2\x80\xae"
                  "b")
            .find('\n') == std::string::npos);
  Html html;
  html.open("p", {{"class", "\"><script>"}}).text("<i>").close();
  CHECK(html.take() == "<p class=\"&quot;&gt;&lt;script&gt;\">&lt;i&gt;</p>");
}

TEST_CASE("A number keeps its percent sign") {
  CHECK(html_text("45/60 = 75 %") == "45/60 = 75&nbsp;%");
}

TEST_CASE("The content policy allows the one style sheet by its hash") {
  // printf 'p{}' | openssl dgst -sha256 -binary | base64
  const std::string page = html_page("", "t", Language::vi, "p{}");
  CHECK(page.find("style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='") ==
        page.find("style-src"));
  CHECK(page.find("default-src 'none'") != std::string::npos);
  CHECK(page.find("<html lang=\"vi\">") != std::string::npos);
}

TEST_CASE("Cells are named as sheets name them") {
  CHECK(cell_name(0, 0) == "A1");
  CHECK(cell_name(9, 25) == "Z10");
  CHECK(cell_name(0, 26) == "AA1");
  CHECK(cell_name(0, 51) == "AZ1");
  CHECK(cell_name(0, 52) == "BA1");
  CHECK(cell_name(0, 701) == "ZZ1");
  CHECK(cell_name(0, 702) == "AAA1");
}

TEST_CASE("A quotient is a formula with its value, another number a number") {
  ExactNumber share;
  share.top = Rational(45);
  share.bottom = Rational(60);
  share.quotient = share.percent = true;
  const CellOut cell = cell_exact(share);
  CHECK(cell.kind == CellOut::Kind::formula);
  CHECK(cell.text == "=45/60");
  CHECK(cell.value == 0.75);
  CHECK(cell.format == NumberLook::percent);
  ExactNumber amount;
  amount.top = Rational(19, 2);
  CHECK(cell_exact(amount).kind == CellOut::Kind::number);
  CHECK(cell_exact(amount).value == 9.5);
  CHECK(cell_exact(amount).format == NumberLook::decimal);
  // Over nothing there is no formula that would be an error in the sheet.
  share.bottom = Rational(0);
  CHECK(cell_exact(share).kind == CellOut::Kind::number);
}

TEST_CASE("A date cell is as exact as its date") {
  const Date day = Date::of(2023, 4, 12);
  CHECK(cell_days(DateSpan::day(day), "").format == NumberLook::date);
  CHECK(cell_days(DateSpan::month(2023, 4), "").format == NumberLook::month);
  CHECK(cell_days(DateSpan::year(2023), "").value == 2023);
  CHECK(cell_days(std::nullopt, "soon").text == "soon");
}

}  // namespace
}  // namespace chuan
