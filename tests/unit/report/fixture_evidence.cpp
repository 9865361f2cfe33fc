#include <numeric>

#include "fixture_parts.h"

namespace chuan::test {
namespace {

/// Fills registers cell by cell, in the order of their rows.
class Filler {
 public:
  Filler(const EvidenceSchema& schema, Evidence& evidence) : evidence_(evidence) {
    evidence.registers.resize(schema.registers.size());
    for (std::size_t r = 0; r < schema.registers.size(); ++r) {
      evidence.registers[r].present = true;
      evidence.registers[r].columns.resize(schema.registers[r].fields.size());
    }
  }
  Cell text(const std::string& value) {
    evidence_.texts.push_back(value);
    return Cell::exactly(static_cast<std::int64_t>(evidence_.texts.size()) - 1);
  }
  void row(std::uint16_t reg, const std::vector<Cell>& cells) {
    Register& data = evidence_.registers[reg];
    for (std::size_t f = 0; f < data.columns.size(); ++f) {
      const Cell cell = f < cells.size() ? cells[f] : Cell::none();
      data.columns[f].lo.push_back(cell.lo);
      data.columns[f].hi.push_back(cell.hi);
      data.columns[f].targets.push_back(kNoRow);
    }
    ++data.rows;
    data.by_key.resize(data.rows);
    std::iota(data.by_key.begin(), data.by_key.end(), 0u);
  }

 private:
  Evidence& evidence_;
};

Cell on(int year, int month, int day) {
  return Cell::exactly(Date::of(year, month, day).days);
}
const Cell kOpen = Cell::exactly(kDateMax.days);

std::string code(const char* stem, int n) {
  return std::string(stem) + (n < 10 ? "0" : "") + std::to_string(n);
}

void add_staff(Filler& fill, Evidence& evidence, SourceMap& sources) {
  std::string csv = "code,degree\n";
  std::vector<Extent> rows;
  for (int n = 1; n <= 14; ++n) {
    const Cell degree = Cell::exactly(n == 9 ? 0 : 1);
    const Cell fits = n == 10 ? Cell::unknown() : Cell::exactly(1);
    const Cell to = n == 13 ? on(2022, 6, 30) : kOpen;
    const Cell from = n == 14 ? on(2023, 9, 1) : on(2010, 9, 1);
    fill.row(kStaff, {fill.text(code("CB", n)),
                      fill.text(std::string(kPrivateName) + " " + std::to_string(n)), degree, fits,
                      from, to});
    const auto begin = static_cast<std::uint32_t>(csv.size());
    csv += code("CB", n) + ",thạc sĩ\n";
    rows.push_back({begin, static_cast<std::uint32_t>(csv.size() - 1)});
  }
  Register& staff = evidence.registers[kStaff];
  staff.source = sources.add_text("registers/staff.csv", csv);
  staff.row_extents = std::move(rows);
}

}  // namespace

Evidence small_evidence(const EvidenceSchema& schema, SourceMap& sources) {
  Evidence evidence;
  evidence.school_code = "thu";
  evidence.school_name = "Trường thử | số 1";
  evidence.province = "tỉnh Thử";
  evidence.dossier_date = Date::of(2023, 4, 12);
  evidence.facts.resize(schema.facts.size());
  evidence.facts[0].cell = Cell::exactly(9200 * kMicro);
  evidence.facts[1].cell = Cell::exactly(0);
  evidence.facts[2].cell = Cell::exactly(640 * kMicro);
  evidence.facts[3].cell = Cell::exactly(780 * kMicro);
  Filler fill(schema, evidence);
  add_staff(fill, evidence, sources);
  fill.row(kDocuments, {fill.text("MC01"),
                        fill.text("Bảng tổng hợp văn bằng"),
                        on(2023, 3, 20),
                        kOpen,
                        {0, 1},
                        fill.text("mc/01.pdf"),
                        Cell::none()});
  fill.row(kDocuments, {fill.text("MC02"),
                        fill.text("=Đề án cũ"),
                        on(2017, 1, 1),
                        on(2022, 12, 31),
                        {1, 1},
                        Cell::none(),
                        Cell::none()});
  evidence.registers[kDocuments].items = {{0, 0}};
  fill.row(kTasks, {fill.text("NV01"), fill.text("Đề nghị mở kỳ xét"), on(2023, 12, 31)});
  for (int n = 1; n <= 16; ++n)
    fill.row(kResearch, {fill.text(code("DT", n)), on(2018 + n / 4, 6, 20)});
  return evidence;
}

}  // namespace chuan::test
