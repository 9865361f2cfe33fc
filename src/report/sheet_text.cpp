#include "report/sheet_text.h"

#include "base/text.h"
#include "doc/write.h"
#include "report/letters.h"

namespace chuan {

CsvRow& CsvRow::text(std::string_view value) {
  const std::string clean = one_line(value);
  const bool runs = starts_with_formula_char(value) || starts_with_formula_char(trim(clean));
  return number(runs ? "'" + clean : clean);
}

CsvRow& CsvRow::number(std::string_view value) {
  if (!first_) line_ += ',';
  first_ = false;
  append_csv_field(line_, value);
  return *this;
}

void CsvRow::end(std::string& out) {
  out += line_;
  out += '\n';
  line_.clear();
  first_ = true;
}

std::string md_text(std::string_view text) {
  const std::string clean = one_line(text);
  std::string out;
  bool first = true;
  for (const char c : clean) {
    const bool always = std::string_view("\\`*_[]<>|~").find(c) != std::string_view::npos;
    const bool leads = first && std::string_view("#+-=@").find(c) != std::string_view::npos;
    if (always || leads) out += '\\';
    out += c;
    if (c != ' ') first = false;
  }
  return out;
}

std::string md_row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += " " + cell + " |";
  return out + "\n";
}

std::string md_rule(std::string_view sides) {
  std::string out = "|";
  for (const char side : sides) out += side == 'r' ? "---:|" : "---|";
  return out + "\n";
}

}  // namespace chuan
