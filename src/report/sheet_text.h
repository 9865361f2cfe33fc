/// Texts made safe for where they are pasted: CSV cells, Markdown.
///
/// Contract: pure. A cell that would run as a formula (= + - @ tab CR first) gets an apostrophe in
/// CSV and a backslash in Markdown, in which the text reads as written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuan {

/// One CSV record with its line end; `number` cells are ours and stay as they are.
class CsvRow {
 public:
  CsvRow& text(std::string_view value);
  CsvRow& number(std::string_view value);
  void end(std::string& out);

 private:
  std::string line_;
  bool first_ = true;
};

std::string md_text(std::string_view text);
/// "| a | b |" of cells already escaped.
std::string md_row(const std::vector<std::string>& cells);
/// "|---|---:|": 'l' or 'r' a column.
std::string md_rule(std::string_view sides);

}  // namespace chuan
