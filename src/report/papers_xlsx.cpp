// The roadmap and the list of documents as sheets.
#include "base/cell_name.h"
#include "base/text.h"
#include "report/document_writers.h"
#include "report/evidence_list.h"
#include "report/letters.h"
#include "report/record_text.h"
#include "report/report_book.h"
#include "report/roadmap.h"

namespace chuan {
namespace {

/// "Box 3"; a box that is called so itself keeps its name.
std::string box_title(const Wording& w, const std::string& name) {
  const std::string box = w.say("paper.column.box");
  return fold_key(name).starts_with(fold_key(box)) ? name : box + " " + name;
}

CellOut money_cell(const RoadmapRow& row) {
  if (!row.cost.exact()) return cell_text(row.money);
  ExactNumber number;
  number.top = Rational::from_micro(row.cost.lo);
  return cell_exact(number);
}

/// "=SUM(I5:I9,I11:I20)": the costs of the rows that are not dropped.
class Sum {
 public:
  void add(std::uint32_t row, const Cell& cost) {
    if (cost.exact()) {
      total_ = total_ + Rational::from_micro(cost.lo);
      any_ = true;
    }
    if (!ranges_.empty() && ranges_.back().second + 1 == row)
      ranges_.back().second = row;
    else
      ranges_.emplace_back(row, row);
  }
  CellOut cell(std::uint32_t column) const {
    if (!any_) return cell_text("", CellLook::group);
    std::string formula = "=SUM(";
    for (std::size_t i = 0; i < ranges_.size(); ++i)
      formula += (i == 0 ? "" : ",") + cell_name(ranges_[i].first, column) + ":" +
                 cell_name(ranges_[i].second, column);
    CellOut out = cell_formula(formula + ")", to_double(total_), NumberLook::decimal);
    out.look = CellLook::group;
    if (total_.den() == 1) out.format = NumberLook::whole;
    return out;
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges_;
  Rational total_;
  bool any_ = false;
};

std::vector<std::string> subject_of(const Wording& w, const ReportInput& input) {
  std::vector<std::string> lines = {school_line(input), subject_line(w, input, true)};
  for (std::string& line : context_lines(w, input)) lines.push_back(std::move(line));
  return lines;
}

/// One table of documents; a blank position heads a group.
class DocumentSheet {
 public:
  DocumentSheet(const Wording& w, const ReportInput& input, const ReportOptions& options,
                const EvidenceList& list, std::string_view name)
      : w_(w),
        input_(input),
        list_(list),
        sheet_(input, options, name, w.say("paper.title.evidence"), subject_of(w, input),
               {{w.say("paper.column.order"), 5},
                {w.say("paper.column.code"), 9},
                {w.say("paper.column.number"), 18},
                {w.say("paper.column.subject"), 46},
                {w.say("column.issuer"), 22},
                {w.say("paper.column.date"), 12},
                {w.say("sheet.valid_to"), 12},
                {w.say("paper.column.box"), 9},
                {w.say("paper.column.serves"), 24},
                {w.say("column.state"), 18}}) {}

  void group(std::string_view title) { sheet_.group(title); }
  void add(std::size_t at) {
    const EvidenceDocument& d = list_.documents[at];
    const DocumentFields& fields = w_.pack.schema.documents;
    const auto days = [&](std::uint16_t field, const std::string& words) {
      return d.secret ? cell_text("")
                      : cell_days(record_days(input_.evidence, fields.reg, field, d.row), words);
    };
    sheet_.row({cell_number(++order_), cell_text(d.code), cell_text(d.number),
                cell_text(d.secret ? w_.say("html.secret") : d.title), cell_text(d.issuer),
                days(fields.date, d.date), days(fields.valid_to, d.valid_to), cell_text(d.box),
                cell_text(d.ids),
                cell_text(d.state_words, d.state == DocumentState::in_force ? CellLook::wrapped
                                                                            : CellLook::warn)});
  }
  SheetOut finish() { return sheet_.finish(); }

 private:
  const Wording& w_;
  const ReportInput& input_;
  const EvidenceList& list_;
  ReportSheet sheet_;
  std::int64_t order_ = 0;
};

SheetOut missing_sheet(const Wording& w, const ReportInput& input, const ReportOptions& options,
                       const EvidenceList& list) {
  ReportSheet sheet(
      input, options, w.say("html.missing"), w.say("paper.title.evidence"),
      {school_line(input), w.say("html.documents_missing", {std::to_string(list.missing.size())})},
      {{w.say("paper.column.order"), 5},
       {w.say("column.indicator"), 9},
       {w.say("column.title"), 40},
       {w.say("paper.column.wanted"), 52},
       {w.say("paper.column.former"), 18},
       {w.say("column.owner"), 16}});
  std::int64_t order = 0;
  for (const MissingDocument& d : list.missing)
    sheet.row({cell_number(++order), cell_text(d.id),
               cell_text(w.of(w.pack.indicators[d.indicator].title)), cell_text(d.title),
               cell_text(d.expired), cell_text(d.owner)});
  return sheet.finish();
}

}  // namespace

std::optional<std::string> write_evidence_xlsx(const ReportInput& input,
                                               const ReportOptions& options, const Layout&) {
  const Wording w{input.pack, options.language, options.strict};
  const EvidenceList list = make_evidence_list(input, options);
  std::vector<SheetOut> sheets;
  DocumentSheet by_code(w, input, options, list, w.say("sheet.by_code"));
  for (std::size_t i = 0; i < list.documents.size(); ++i) by_code.add(i);
  sheets.push_back(by_code.finish());
  DocumentSheet by_box(w, input, options, list, w.say("sheet.by_box"));
  for (const EvidenceBox& box : list.boxes) {
    by_box.group(box.name.empty() ? w.say("sheet.no_box") : box_title(w, box.name));
    for (const std::size_t i : box.documents) by_box.add(i);
  }
  sheets.push_back(by_box.finish());
  sheets.push_back(missing_sheet(w, input, options, list));
  DocumentSheet shared(w, input, options, list, w.say("sheet.shared"));
  for (const std::size_t i : list.shared) shared.add(i);
  sheets.push_back(shared.finish());
  DocumentSheet outside(w, input, options, list, w.say("sheet.outside"));
  for (const std::size_t i : list.outside) outside.add(i);
  sheets.push_back(outside.finish());
  return write_report_book(input, w.say("paper.title.evidence"), std::move(sheets));
}

std::optional<std::string> write_roadmap_xlsx(const ReportInput& input,
                                              const ReportOptions& options, const Layout&) {
  const Wording w{input.pack, options.language, options.strict};
  const Roadmap map = make_roadmap(input, options);
  std::vector<std::string> subject = subject_of(w, input);
  subject.push_back(
      w.say("sheet.roadmap_sums", {std::to_string(map.tasks), std::to_string(map.proposals)}));
  constexpr std::uint32_t kCost = 8;
  ReportSheet sheet(input, options, w.say("sheet.roadmap"), w.say("paper.title.roadmap"), subject,
                    {{w.say("paper.column.order"), 5},
                     {w.say("paper.column.code"), 8},
                     {w.say("paper.column.work"), 40},
                     {w.say("paper.column.serves"), 16},
                     {w.say("paper.column.lead"), 20},
                     {w.say("roadmap.heading.support"), 18},
                     {w.say("paper.column.deadline"), 12},
                     {w.say("roadmap.heading.product"), 28},
                     {w.say("paper.column.cost"), 12},
                     {w.say("roadmap.heading.funding"), 14},
                     {w.say("roadmap.heading.plan"), 22},
                     {w.say("column.status"), 18},
                     {w.say("paper.column.remark"), 20}});
  Sum sum;
  std::int64_t order = 0;
  for (const RoadmapQuarter& quarter : map.quarters) {
    sheet.group(quarter.title);
    for (std::size_t i = 0; i < quarter.count; ++i) {
      const RoadmapRow& row = map.rows[quarter.first + i];
      if (row.state != TaskState::dropped) sum.add(sheet.next(), row.cost);
      const CellLook look = row.state == TaskState::late   ? CellLook::bad
                            : row.state == TaskState::done ? CellLook::good
                                                           : CellLook::wrapped;
      sheet.row({cell_number(++order), cell_text(row.code), cell_text(row.work), cell_text(row.ids),
                 cell_text(row.lead), cell_text(row.support), cell_days(row.due, row.deadline),
                 cell_text(row.product), money_cell(row), cell_text(row.funding),
                 cell_text(row.plan), cell_text(row.status, look), cell_text(row.note)});
    }
  }
  if (!map.rows.empty()) {
    std::vector<CellOut> total(kCost, cell_text("", CellLook::group));
    total[2].text = w.say("stats.total");
    total.push_back(sum.cell(kCost));
    sheet.row(std::move(total));
  }
  return write_report_book(input, w.say("paper.title.roadmap"), {sheet.finish()});
}

}  // namespace chuan
