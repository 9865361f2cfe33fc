#include <algorithm>

#include "base/text.h"
#include "report/diagnostic_words.h"
#include "report/glyphs.h"
#include "report/letters.h"
#include "report/page.h"

namespace chuan {
namespace {

constexpr std::size_t kGutter = 8;  // " 12345 | "
constexpr std::size_t kTab = 4;
/// A letter and the marks that join it, at most, as far as anyone writes.
constexpr std::size_t kLetterBytes = 16;

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::bad;
    case Severity::warning:
      return Ink::warn;
    case Severity::note:
      return Ink::faint;
  }
  return Ink::plain;
}

std::string severity_words(Severity severity, Language language) {
  switch (severity) {
    case Severity::error:
      return phrase("diagnostic.error", language);
    case Severity::warning:
      return phrase("diagnostic.warning", language);
    case Severity::note:
      break;
  }
  return phrase("diagnostic.note", language);
}

/// The letters of a line as they are shown, so that columns can be counted: tabs widened, control
/// characters as blanks. Marks that join a letter stay with it.
std::vector<std::string> letters_of(std::string_view line) {
  std::vector<std::string> letters;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
    const std::string_view letter = line.substr(i, end - i);
    if (letter == "\t")
      letters.emplace_back(kTab, ' ');
    else if (letter == "\xEF\xBB\xBF")
      letters.emplace_back();
    else
      letters.push_back(one_line(letter).empty() ? (display_width(letter) == 0 ? "" : " ")
                                                 : one_line(letter));
    i = end;
  }
  return letters;
}

std::size_t width_of(const std::vector<std::string>& letters, std::size_t from, std::size_t to) {
  std::size_t width = 0;
  for (std::size_t i = from; i < std::min(to, letters.size()); ++i)
    width += display_width(letters[i]);
  return width;
}

/// The line with its number, cut to a window round the caret, and the caret under its letters.
void put_source_line(Page& page, const SourceMap& sources, const Origin& origin, Ink ink) {
  if (!origin.known() || sources.kind(origin.source) != SourceKind::text) return;
  const std::size_t room = page.room(kGutter + 2);
  const Excerpt line = sources.excerpt(origin, room * kLetterBytes);
  const std::vector<std::string> letters = letters_of(line.text);
  if (letters.empty()) return;
  const std::size_t begin = code_points(line.text.substr(0, line.begin));
  const std::size_t end = code_points(line.text.substr(0, line.end));
  std::size_t from = 0;
  std::size_t to = letters.size();
  if (width_of(letters, 0, to) > room) {
    // Keep some of what stands before the caret; the rest of the room is for what follows.
    from = begin;
    while (from > 0 && width_of(letters, from - 1, begin) <= room / 3) --from;
    to = from;
    while (to < letters.size() && width_of(letters, from, to + 1) <= room - 2) ++to;
    while (to == letters.size() && from > 0 && width_of(letters, from - 1, to) <= room - 2) --from;
  }
  const bool cut_before = from != 0 || line.cut_before;
  std::string text = cut_before ? glyph::kEllipsis : "";
  const std::size_t before = (cut_before ? 1 : 0) + width_of(letters, from, begin);
  for (std::size_t i = from; i < to; ++i) text += letters[i];
  if (to < letters.size() || line.cut_after) text += glyph::kEllipsis;
  const std::string number = pad_left(std::to_string(sources.place(origin).line), kGutter - 3);
  page.line(Line().put(number + " | ", Ink::faint).put(text));
  const std::size_t under = std::max<std::size_t>(1, width_of(letters, begin, std::min(end, to)));
  page.line(Line()
                .put(std::string(kGutter - 2, ' ') + "| ", Ink::faint)
                .pad_to(kGutter + before)
                .put("^" + std::string(under - 1, '~'), ink));
}

void put_diagnostic(std::string& out, const Diagnostic& diagnostic, const SourceMap& sources,
                    const ReportOptions& options) {
  const Language language = options.language;
  const Ink ink = ink_of(diagnostic.severity);
  std::string place = place_words(sources, diagnostic.origin, diagnostic.subject);
  if (!place.empty()) place += ": ";
  // The first line stays whole, however long: editors and scripts read it.
  ReportOptions wide = options;
  wide.width = 1 << 20;
  Page head(wide);
  head.line(Line()
                .put(place, Ink::bold)
                .put(severity_words(diagnostic.severity, language) + ": ", ink)
                .put(message_words(diagnostic, language), Ink::bold)
                .put(" [" + std::string(code_id(diagnostic.code)) + "]", Ink::faint));
  out += head.take();
  Page page(options);
  put_source_line(page, sources, diagnostic.origin, ink);
  if (!diagnostic.nearest.empty())
    page.paragraph(kGutter, kGutter,
                   phrase("diagnostic.nearest", language, {one_line(diagnostic.nearest)}),
                   Ink::good);
  if (const std::string hint = hint_words(diagnostic, language); !hint.empty())
    page.paragraph(Line(kGutter).put(glyph::kArrow), kGutter + 2, hint);
  for (const DiagnosticNote& note : diagnostic.notes) {
    const std::string where = place_words(sources, note.origin);
    page.paragraph(kGutter, kGutter + 2,
                   (where.empty() ? "" : where + ": ") + note_words(note, language));
    put_source_line(page, sources, note.origin, Ink::faint);
  }
  out += page.take();
}

}  // namespace

std::string render_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources,
                               const ReportOptions& options) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all())
    put_diagnostic(out, diagnostic, sources, options);
  if (diagnostics.all().size() + diagnostics.dropped() > 1)
    out += phrase("diagnostic.total", options.language,
                  {std::to_string(diagnostics.errors()), std::to_string(diagnostics.warnings())}) +
           "\n";
  if (diagnostics.dropped() != 0)
    out += phrase("diagnostic.dropped", options.language, {std::to_string(diagnostics.dropped())}) +
           "\n";
  return out;
}

}  // namespace chuan
