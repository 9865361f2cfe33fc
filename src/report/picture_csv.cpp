#include "report/machine_names.h"
#include "report/pack_label.h"
#include "report/picture_report.h"
#include "report/sheet_text.h"
#include "report/writers.h"

namespace chuan {

/// The matrix: a row a dossier, a column an indicator; those not judged stand last.
std::string write_picture_csv(const PictureInput& input, const ReportOptions&) {
  const Picture& picture = input.picture;
  const std::string label = pack_label(input.pack);
  std::string out;
  CsvRow head;
  for (const char* name :
       {"code",      "name",       "as_of",       "stage",        "faults",
        "reached",   "applicable", "met",         "percent",      "official",
        "published", "reported",   "provisional", "undocumented", "exceeds",
        "not_met",   "nearly",     "no_evidence", "needs_ruling", "not_applicable"})
    head.number(name);
  for (const PictureIndicator& indicator : picture.indicators)
    head.text(input.pack.indicators[indicator.indicator].id);
  head.number("fault_at").number("fault_code").number("fault").number("pack");
  head.end(out);
  const auto number = [](int n) { return std::to_string(n); };
  for (const PictureRow& row : picture.rows) {
    const Tally& t = row.total;
    CsvRow line;
    line.text(row.code).text(row.name).number(to_iso(row.as_of)).number(machine_name(row.stage));
    line.number(std::to_string(row.faults));
    line.number((row.reached >> (picture.level - 1) & 1u) != 0 ? "true" : "false");
    line.number(number(t.applicable)).number(number(t.met));
    line.number(t.applicable == 0 ? std::string()
                                  : to_decimal(Rational(Int128{100} * t.met, t.applicable), 2));
    for (const int count : row.met_by_basis) line.number(number(count));
    for (const int count : {t.undocumented, t.exceeds, t.not_met, t.nearly, t.no_evidence,
                            t.needs_ruling, t.not_applicable})
      line.number(number(count));
    for (const PictureIndicator& indicator : picture.indicators)
      line.number(machine_name(row.marks[indicator.indicator]));
    line.number("").number("").number("").text(label);
    line.end(out);
  }
  for (const PictureFault& fault : picture.faults) {
    CsvRow line;
    for (std::size_t i = 0; i < 20 + picture.indicators.size(); ++i) line.number("");
    line.text(fault.path).number(fault.code).text(fault.message).text(label);
    line.end(out);
  }
  return out;
}

const std::vector<PictureWriter>& picture_writers() {
  static const std::vector<PictureWriter> writers{
      {"text", "a page for people, 80 columns wide", write_picture_text},
      {"csv", "the matrix: one row a dossier, one column an indicator", write_picture_csv},
      {"json", "everything, for programs (rules/schema/national.schema.json)", write_picture_json},
      {"md", "a report to paste into a document", write_picture_md},
      {"html", "one page for a browser, with the matrix in colour", write_picture_html},
      {"xlsx", "a workbook: the matrix, the indicators, the summary", write_picture_xlsx, true}};
  return writers;
}

}  // namespace chuan
