// Documents of the small school: what they say, in what order, and that nothing leaves its place.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "doc/zip.h"
#include "fixture_parts.h"
#include "golden.h"
#include "report/document_writers.h"
#include "report/docx_parts.h"
#include "report/evidence_list.h"
#include "report/roadmap.h"

using namespace chuan;
using namespace chuan::test;

namespace {

Layout shipped_layout() {
  SourceMap sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add_text("nd30.yaml", repository_file("rules/layouts/nd30.yaml"));
  return read_layout(sources, source, diagnostics).value();
}

std::string part(const std::string& bytes, std::string_view name) {
  Diagnostics diagnostics;
  const auto parts = read_zip(bytes, "a.docx", diagnostics);
  REQUIRE(parts);
  const ZipPart* found = find_part(*parts, name);
  REQUIRE(found != nullptr);
  return found->bytes;
}

/// A paragraph a line, with its style; the cells of a row on one line.
std::string dump(const std::string& xml) {
  std::string out;
  std::string line;
  std::string style;
  int cells = 0;
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t end = xml.find('>', at);
    const std::string_view tag = std::string_view(xml).substr(at, end - at + 1);
    at = end + 1;
    const auto after = [&](std::string_view start) {
      return std::string(tag.substr(start.size(), tag.find('"', start.size()) - start.size()));
    };
    if (tag.starts_with("<w:pStyle")) style = after("<w:pStyle w:val=\"");
    if (tag.starts_with("<w:t ")) {
      const std::size_t close = xml.find("</w:t>", at);
      line += xml.substr(at, close - at);
    }
    if (tag == "<w:tr>") cells = 0;
    if (tag == "<w:tc>") line += cells++ == 0 ? "| " : " | ";
    if (tag == "</w:tr>") {
      out += line + " |\n";
      line.clear();
      cells = 0;
    }
    if (tag.starts_with("<w:sectPr")) out += "---- section\n";
    if (tag == "</w:p>" && cells == 0) {
      if (!line.empty()) out += "[" + style + "] " + line + "\n";
      line.clear();
    }
    while (at < xml.size() && xml[at] != '<') ++at;
  }
  return out;
}

std::string dumped(const World& world, std::string_view kind, ReportOptions options = {}) {
  const DocumentWriter* writer = find_document_writer(kind, "docx");
  REQUIRE(writer != nullptr);
  const auto bytes = writer->write(world.input(), options, shipped_layout());
  REQUIRE(bytes);
  return dump(part(*bytes, "word/document.xml"));
}

}  // namespace

TEST_CASE("the documents of the small school") {
  const World world;
  check_golden("document_tu-danh-gia.txt", dumped(world, "tu-danh-gia"));
  check_golden("document_minh-chung.txt", dumped(world, "minh-chung"));
  check_golden("document_lo-trinh.txt", dumped(world, "lo-trinh"));
  check_golden("document_lo-trinh_en.txt", dumped(world, "lo-trinh", {.language = Language::en}));
}

TEST_CASE("a sheet for each indicator, without names of people") {
  const World world;
  const std::string text = dumped(world, "phieu-chi-tieu");
  for (const Indicator& indicator : world.pack.indicators)
    CHECK(text.find("[Heading2] " + indicator.id + ". ") != std::string::npos);
  for (const std::string& kind : document_kinds())
    CHECK(dumped(world, kind).find(kPrivateName) == std::string::npos);
}

TEST_CASE("one or two people are not counted where small counts are merged") {
  World world;
  const auto row = [&](bool strict) {
    const std::string text = dumped(world, "tu-danh-gia", {.strict = strict});
    const std::size_t at = text.find("| Đội ngũ | ");
    REQUIRE(at != std::string::npos);
    return text.substr(at, text.find('\n', at) - at);
  };
  for (const std::uint32_t rows : {1u, 2u, 3u, 14u}) {
    world.evidence.registers[kStaff].rows = rows;
    const std::string number = std::to_string(rows);
    CHECK(row(false) == "| Đội ngũ | " + number + " |  |");
    CHECK(row(true) == "| Đội ngũ | " + (rows < 3 ? "dưới 3" : number) + " |  |");
  }
}

TEST_CASE("text becomes XML text whatever it holds") {
  CHECK(xml_text("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(xml_text("]]>") == "]]&gt;");
  CHECK(xml_text(std::string("a\0b\x01\x1f\tc\nd", 9)) == "ab c d");
  CHECK(xml_text("\xEF\xBF\xBE"
                 "x\xEF\xBF\xBF") == "x");
  CHECK(xml_text("Đội ngũ") == "Đội ngũ");
}

TEST_CASE("a document may be empty, and its tables ragged") {
  TextDocument document;
  document.created = Date::of(2023, 4, 12);
  TextSection& section = document.add_section(true);
  TextTable table;
  table.rows = {{}, {TextCell{}}};
  section.add(table);
  document.add_section(false);
  const std::string xml = part(write_docx(document, shipped_layout()), "word/document.xml");
  CHECK(xml.ends_with("</w:sectPr></w:body></w:document>"));
  CHECK(part(write_docx(TextDocument{}, shipped_layout()), "word/document.xml").size() > 100);
}

TEST_CASE("every missing indicator is planned or proposed for, each row in one quarter") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    World world;
    std::mt19937 random(seed);
    Register& tasks = world.evidence.registers[kTasks];
    for (Column& column : tasks.columns) {
      column.lo.resize(8, column.lo[0]);
      column.hi.resize(8, column.hi[0]);
      column.targets.resize(8, kNoRow);
    }
    tasks.rows = 8;
    tasks.by_key = {0, 1, 2, 3, 4, 5, 6, 7};
    for (std::size_t row = 0; row < 8; ++row) {
      const auto day = static_cast<std::int32_t>(Date::of(2022, 1, 1).days + random() % 1500);
      const Cell due = random() % 4 == 0 ? Cell::none()
                       : random() % 3 == 0
                           ? Cell{DateSpan::year(2023).first.days, DateSpan::year(2023).last.days}
                           : Cell::exactly(day);
      tasks.columns[world.pack.schema.tasks.deadline].lo[row] = due.lo;
      tasks.columns[world.pack.schema.tasks.deadline].hi[row] = due.hi;
    }
    for (GapItem& item : world.gap.items) {
      item.tasks.clear();
      if (random() % 3 == 0) item.tasks.push_back(random() % 8);
    }
    const Roadmap map = make_roadmap(world.input(), {});
    CHECK(map.tasks == 8);
    CHECK(map.tasks + map.proposals == map.rows.size());
    for (const GapItem& item : world.gap.items) {
      const std::uint16_t indicator = world.assessment.findings[item.finding].indicator;
      const bool proposed = std::any_of(map.rows.begin(), map.rows.end(), [&](const RoadmapRow& r) {
        return r.proposed && r.indicators.front() == indicator;
      });
      CHECK(proposed == item.tasks.empty());
    }
    std::size_t next = 0;
    std::pair<int, int> before{0, 0};
    for (const RoadmapQuarter& quarter : map.quarters) {
      CHECK(quarter.first == next);
      next += quarter.count;
      const std::pair<int, int> now{quarter.year == 0 ? 9999 : quarter.year,
                                    quarter.quarter == 0 ? 5 : quarter.quarter};
      CHECK(before < now);
      before = now;
      for (std::size_t i = quarter.first; i < next; ++i) {
        const RoadmapRow& row = map.rows[i];
        CHECK(row.due.has_value() == (quarter.year != 0));
        if (row.due) CHECK(row.due->last.year() == quarter.year);
        if (row.due && quarter.quarter != 0)
          CHECK((row.due->last.month() + 2) / 3 == quarter.quarter);
        if (!row.proposed)
          CHECK((row.state == TaskState::late) ==
                (row.due && row.due->last < world.assessment.period.as_of));
      }
    }
    CHECK(next == map.rows.size());
  }
}

TEST_CASE("documents are listed once, boxed once, and secret ones told by code alone") {
  World world;
  const EvidenceList list = make_evidence_list(world.input(), {});
  REQUIRE(list.documents.size() == 2);
  CHECK(list.documents[0].title == "Bảng tổng hợp văn bằng");
  CHECK(list.documents[0].ids == "CT1.01, CT1.03");
  CHECK(list.documents[1].state == DocumentState::expired);
  CHECK(list.outside == std::vector<std::size_t>{1});
  std::size_t boxed = 0;
  for (const EvidenceBox& box : list.boxes) boxed += box.documents.size();
  CHECK(boxed == list.documents.size());

  RegisterSchema& schema = world.pack.schema.registers[kDocuments];
  FieldSchema secret;
  secret.name = "secret";
  secret.type = FieldType::yes_no;
  schema.fields.insert(schema.fields.end() - 1, secret);
  Register& data = world.evidence.registers[kDocuments];
  world.evidence.texts.set(static_cast<std::size_t>(data.columns[1].lo[0]), "NOI DUNG MAT");
  // Yes, and a mark that cannot be read.
  Column marks;
  marks.lo = {1, kCellMin};
  marks.hi = {1, kCellMax};
  marks.targets = {kNoRow, kNoRow};
  data.columns.insert(data.columns.end() - 1, marks);
  const EvidenceList closed = make_evidence_list(world.input(), {});
  CHECK(closed.secret == 2);
  for (const EvidenceDocument& d : closed.documents) {
    CHECK(d.title.empty());
    CHECK(d.date.empty());
    CHECK_FALSE(d.code.empty());
  }
  const std::string text = dumped(world, "minh-chung") + dumped(world, "phieu-chi-tieu");
  CHECK(text.find("NOI DUNG MAT") == std::string::npos);
}

TEST_CASE("days on the edge: expired the day after, late the day after") {
  World world;
  Register& documents = world.evidence.registers[kDocuments];
  const std::int32_t as_of = world.assessment.period.as_of.days;
  const auto state = [&](std::int64_t from, std::int64_t to) {
    documents.columns[2].lo[0] = documents.columns[2].hi[0] = from;
    documents.columns[3].lo[0] = documents.columns[3].hi[0] = to;
    return make_evidence_list(world.input(), {}).documents[0].state;
  };
  CHECK(state(as_of - 1, as_of) == DocumentState::in_force);
  CHECK(state(as_of - 1, as_of - 1) == DocumentState::expired);
  CHECK(state(as_of, kDateMax.days) == DocumentState::in_force);
  CHECK(state(as_of + 1, kDateMax.days) == DocumentState::not_yet);
  documents.columns[2].lo[0] = kCellMin;
  documents.columns[2].hi[0] = kCellMax;
  CHECK(make_evidence_list(world.input(), {}).documents[0].state == DocumentState::unknown);

  Register& tasks = world.evidence.registers[kTasks];
  const auto late = [&](std::int64_t due) {
    tasks.columns[2].lo[0] = tasks.columns[2].hi[0] = due;
    return make_roadmap(world.input(), {}).late;
  };
  CHECK(late(as_of) == 0);
  CHECK(late(as_of - 1) == 1);
}
