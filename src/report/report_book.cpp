#include "report/report_book.h"

#include "report/footer.h"
#include "report/letters.h"
#include "report/machine_names.h"

namespace chuan {

CellOut cell_text(std::string_view text, CellLook look) {
  CellOut cell;
  cell.kind = CellOut::Kind::text;
  cell.look = look;
  cell.text = one_line(text);
  return cell;
}

CellOut cell_number(std::int64_t value) {
  CellOut cell;
  cell.kind = CellOut::Kind::number;
  cell.look = CellLook::wrapped;
  cell.format = NumberLook::whole;
  cell.value = static_cast<double>(value);
  return cell;
}

CellOut cell_formula(std::string formula, double value, NumberLook format) {
  CellOut cell;
  cell.kind = CellOut::Kind::formula;
  cell.look = CellLook::wrapped;
  cell.format = format;
  cell.text = std::move(formula);
  cell.value = value;
  return cell;
}

double to_double(const Rational& value) {
  return static_cast<double>(value.num()) / static_cast<double>(value.den());
}

CellOut cell_exact(const ExactNumber& number) {
  const Rational value = number.bottom == Rational(0) ? Rational(0) : number.top / number.bottom;
  const NumberLook format = number.percent     ? NumberLook::percent
                            : value.den() == 1 ? NumberLook::whole
                                               : NumberLook::decimal;
  if (number.quotient && number.bottom != Rational(0))
    return cell_formula("=" + exact_text(number.top) + "/" + exact_text(number.bottom),
                        to_double(value), format);
  CellOut cell = cell_number(0);
  cell.format = format;
  cell.value = to_double(value);
  return cell;
}

CellOut cell_days(const std::optional<DateSpan>& span, std::string_view words) {
  if (!span) return cell_text(words);
  const std::string iso = to_iso(*span);
  CellOut cell = cell_number(0);
  if (iso.size() == 4) {  // a year is a number
    cell.format = NumberLook::year;
    cell.value = static_cast<double>(span->first.year());
    return cell;
  }
  if (iso.size() != 7 && iso.size() != 10) return cell_text(words);
  cell.format = iso.size() == 7 ? NumberLook::month : NumberLook::date;
  cell.value = serial_of(span->first);
  return cell;
}

ReportSheet::ReportSheet(const ReportInput& input, const ReportOptions& options,
                         std::string_view name, std::string_view title,
                         const std::vector<std::string>& subject,
                         const std::vector<ReportColumn>& columns)
    : input_(input), options_(options), columns_(static_cast<std::uint32_t>(columns.size())) {
  sheet_.name = sheet_name(name);
  merged(title, CellLook::title);
  for (const std::string& line : subject) merged(line, CellLook::plain);
  sheet_.rows.emplace_back();
  std::vector<CellOut> heads;
  for (const ReportColumn& column : columns) {
    heads.push_back(cell_text(column.title, CellLook::heading));
    sheet_.widths.push_back(column.width);
  }
  const std::uint32_t head = next();
  sheet_.rows.push_back(std::move(heads));
  sheet_.frozen_rows = head + 1;
  sheet_.repeat_first = sheet_.repeat_last = head;
}

void ReportSheet::merged(std::string_view text, CellLook look) {
  sheet_.merges.push_back({next(), 0, columns_ - 1});
  sheet_.rows.push_back({cell_text(text, look)});
}

void ReportSheet::group(std::string_view title) {
  merged(title, CellLook::group);
}

void ReportSheet::note(std::string_view text, CellLook look) {
  merged(text, look);
}

SheetOut ReportSheet::finish() {
  sheet_.rows.emplace_back();
  for (const std::string& line : footer_lines(input_, options_)) note(line);
  sheet_.footer = school_line(input_);
  return std::move(sheet_);
}

std::optional<std::string> write_report_book(const ReportInput& input, std::string_view title,
                                             std::vector<SheetOut> sheets) {
  BookOut book;
  book.sheets = std::move(sheets);
  book.title = one_line(title);
  book.subject = school_line(input);
  book.created = input.assessment.period.as_of;
  return write_workbook(book);
}

}  // namespace chuan
