#include "report/catalogue.h"
#include "report/glyphs.h"
#include "report/page.h"

namespace chuan {

std::string explain_code(Code code, const ReportOptions& options) {
  const auto words = find_diagnostic_words(code, options.language);
  if (!words) return {};
  const auto blanks = [](std::string_view pattern) {
    // Arguments are not known here: an ellipsis stands for each.
    return fill(pattern, std::vector<std::string>(10, glyph::kEllipsis));
  };
  const Language language = options.language;
  const bool error = default_severity(code) == Severity::error;
  Page page(options);
  page.paragraph(
      Line()
          .put(code_id(code), Ink::bold)
          .put("  ")
          .put(phrase(error ? "diagnostic.error" : "diagnostic.warning", language) + ": ",
               error ? Ink::bad : Ink::warn),
      6, blanks(words->message), Ink::bold);
  page.gap();
  // The explanation may hold lines of its own: examples stay as they are written.
  std::string_view rest = words->explanation;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    page.paragraph(2 + indent, 2 + indent, line);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  if (!words->hint.empty()) {
    page.gap();
    page.paragraph(Line(2).put(glyph::kArrow), 4, blanks(words->hint));
  }
  return page.take();
}

}  // namespace chuan
