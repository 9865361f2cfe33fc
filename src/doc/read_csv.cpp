#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "doc/check_text.h"
#include "doc/read.h"

namespace chuan {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
using Row = std::vector<TableCell>;

/// The sign that parts the cells of the heading most often; a comma when none does.
char find_delimiter(std::string_view text) {
  std::size_t commas = 0;
  std::size_t semicolons = 0;
  std::size_t tabs = 0;
  bool quoted = false;
  bool blank = true;  // blank lines before the heading part nothing
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' || c == '\r') {
      if (quoted || blank) continue;
      break;
    }
    blank = blank && c == ' ';
    if (quoted) continue;
    commas += c == ',' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
    tabs += c == '\t' ? 1 : 0;
  }
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

/// A letter beyond Latin-1, which no text in an old font shows.
bool has_wide_letter(std::string_view text) {
  for (std::size_t at = ascii_run(text, 0); at < text.size(); at += ascii_run(text, at)) {
    const CodePoint c = code_point_at(text, at);
    if (c.value > 0xFF) return true;
    at += c.size;
  }
  return false;
}

/// Excel's own first line, "sep=;": the sign it names, and how long the line is.
struct Preamble {
  char delimiter = 0;
  std::size_t size = 0;
};
Preamble find_preamble(std::string_view text) {
  constexpr std::string_view kBegin = "sep=";
  if (text.size() <= kBegin.size() || to_lower(text.substr(0, kBegin.size())) != kBegin) return {};
  const char sign = text[kBegin.size()];
  const std::size_t end = kBegin.size() + 1;
  const bool whole = end == text.size() || text[end] == '\n' || text[end] == '\r';
  if (!whole || (sign != ',' && sign != ';' && sign != '\t')) return {};
  return {sign, end};
}

class Reader {
 public:
  Reader(SourceId source, std::string_view text, std::size_t base, const ReadLimits& limits,
         Diagnostics& diagnostics)
      : source_(source),
        text_(text),
        at_(base),
        limits_(limits),
        diagnostics_(diagnostics),
        all_nfc_(is_nfc_quick(text)) {
    const Preamble preamble = find_preamble(text.substr(base));
    at_ += preamble.size;
    delimiter_ = preamble.size != 0 ? preamble.delimiter : find_delimiter(text.substr(base));
    skip_break();
  }

  std::optional<Table> read() {
    const std::size_t errors = diagnostics_.errors();
    if (!read_header()) return std::nullopt;
    Row row;
    while (next_row(row)) {
      const bool whole = fits(row);
      if (!whole) {
        if (!limits_.recover) continue;
        ++recovered_;
      }
      table_.whole.push_back(whole);
      table_.row_origins.push_back(row_origin(row));
      row.resize(table_.header.size(), TableCell{{}, row_origin(row)});
      table_.rows.push_back(std::move(row));
    }
    check_legacy();
    if (diagnostics_.errors() != errors + recovered_) return std::nullopt;
    return std::move(table_);
  }

 private:
  bool at_break() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void skip_break() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  static bool blank(const Row& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const TableCell& cell) { return is_blank(cell.text); });
  }
  Origin row_origin(const Row& row) const {
    return span_of(source_, row.front().origin.begin, row.back().origin.end);
  }

  /// The next row that is not blank; false at the end of the text or when reading must stop.
  bool next_row(Row& row) {
    do {
      if (at_ == text_.size()) return false;
      row.clear();
      do {
        if (!row.empty()) ++at_;  // the delimiter
        if (!read_cell(row)) return false;
      } while (at_ < text_.size() && text_[at_] == delimiter_);
      skip_break();
    } while (blank(row));
    return true;
  }

  bool read_cell(Row& row) {
    const std::size_t begin = at_;
    if (++cells_ > limits_.nodes) {
      diagnostics_.add(Code::too_many_nodes, span_of(source_, begin, begin),
                       {std::to_string(limits_.nodes)});
      return false;
    }
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted(row);
    const char stops[] = {delimiter_, '\n', '\r', '\0'};
    at_ = std::min(text_.find_first_of(stops, at_), text_.size());
    const Origin origin = span_of(source_, begin, at_);
    row.push_back({normal(text_.substr(begin, at_ - begin), origin), origin});
    return true;
  }

  bool read_quoted(Row& row) {
    const std::size_t begin = at_;
    bool doubled = false;
    for (++at_;; ++at_) {
      at_ = text_.find('"', at_);
      if (at_ == kNone) {
        diagnostics_.add(Code::csv_unterminated_quote, span_of(source_, begin, begin + 1));
        return false;
      }
      if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
      doubled = true;
      ++at_;
    }
    const std::string_view inside = text_.substr(begin + 1, at_ - begin - 1);
    const Origin origin = span_of(source_, begin, ++at_);
    row.push_back({normal(doubled ? undouble(inside) : inside, origin), origin});
    if (at_break() || text_[at_] == delimiter_) return true;
    diagnostics_.add(Code::csv_misplaced_quote, span_of(source_, at_ - 1, at_));
    const char stops[] = {delimiter_, '\n', '\r', '\0'};
    at_ = std::min(text_.find_first_of(stops, at_), text_.size());
    return true;
  }

  std::string_view undouble(std::string_view inside) {
    std::string out;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      out.push_back(inside[i]);
      if (inside[i] == '"') ++i;
    }
    return table_.kept.emplace_back(std::move(out));
  }

  std::string_view normal(std::string_view text, Origin origin) {
    if (all_nfc_ || is_nfc_quick(text)) return text;
    std::string nfc = to_nfc(text);
    if (nfc == text) return text;
    if (!warned_nfc_) diagnostics_.add(Code::text_not_nfc, origin);
    warned_nfc_ = true;
    return table_.kept.emplace_back(std::move(nfc));
  }

  bool read_header() {
    const std::size_t errors = diagnostics_.errors();
    if (!next_row(table_.header)) {
      if (diagnostics_.errors() == errors) {
        diagnostics_.add(Code::empty_document, span_of(source_, at_, at_));
      }
      return false;
    }
    // Sheets saved as CSV often end every row in empty cells, this one, too.
    written_ = table_.header.size();
    while (is_blank(table_.header.back().text)) table_.header.pop_back();
    std::map<std::string_view, Origin> seen;
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const TableCell& cell = table_.header[i];
      const std::string_view name = trim(cell.text);
      if (name.empty()) {
        diagnostics_.add(Code::csv_empty_heading, cell.origin, {std::to_string(i + 1)});
        continue;
      }
      const auto [first, added] = seen.try_emplace(name, cell.origin);
      if (added) continue;
      Diagnostic& fault =
          diagnostics_.add(Code::csv_duplicate_heading, cell.origin, {std::string(name)});
      fault.notes.push_back({first->second, "first_here", {}});
    }
    return true;
  }

  /// As many cells as the heading. Blank ones at the end that the heading has not are no better
  /// than others: "1234,5," in two columns is three cells.
  bool fits(const Row& row) {
    const std::size_t wanted = table_.header.size();
    std::size_t found = row.size();
    while (found > wanted && found <= written_ && is_blank(row[found - 1].text)) --found;
    if (found == wanted) return true;
    diagnostics_.add(Code::csv_row_length, row_origin(row),
                     {std::to_string(found), std::to_string(wanted)});
    return false;
  }

  /// A column is refused when it holds more cells in an old font than cells that cannot be; one
  /// foreign name is not enough.
  void check_legacy() {
    for (std::size_t column = 0; column < table_.header.size(); ++column) {
      std::size_t legacy = 0;
      std::size_t other = 0;
      Origin first;
      const auto look = [&](const TableCell& cell) {
        if (all_ascii(cell.text)) return;
        if (!looks_like_legacy_vietnamese(cell.text)) {
          other += has_wide_letter(cell.text) ? 1 : 0;
        } else if (++legacy == 1) {
          first = cell.origin;
        }
      };
      look(table_.header[column]);
      for (const Row& row : table_.rows) look(row[column]);
      if (legacy <= other) continue;
      const std::string name(trim(table_.header[column].text));
      diagnostics_.add(Code::legacy_vietnamese, first, {name});
    }
  }

  SourceId source_;
  std::string_view text_;
  std::size_t at_;
  const ReadLimits& limits_;
  Diagnostics& diagnostics_;
  bool all_nfc_;
  char delimiter_ = ',';
  bool warned_nfc_ = false;
  std::size_t recovered_ = 0;
  std::size_t written_ = 0;  ///< cells of the heading, blank ones at its end, too
  std::size_t cells_ = 0;
  Table table_;
};

}  // namespace

std::optional<Table> read_csv(const SourceMap& sources, SourceId source, Diagnostics& diagnostics,
                              const ReadLimits& limits) {
  const auto checked = check_text(sources, source, limits, diagnostics);
  if (!checked) return std::nullopt;
  return Reader(source, sources.text(source), checked->base, limits, diagnostics).read();
}

}  // namespace chuan
