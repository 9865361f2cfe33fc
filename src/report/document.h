/// A document on paper before any format: headings, paragraphs, tables, sections.
///
///   TextDocument doc;
///   TextSection& section = doc.add_section(false);
///   section.add(heading(1, "I. ..."));
///   section.add(body("Nha truong ..."));
///   section.add(std::move(table));
///
/// Contract: plain values that own their texts. A text is one clean line (no control characters);
/// lengths are left to the layout: a table's widths are parts of the text's width.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "report/layout.h"
#include "report/report.h"

namespace chuan {

/// What a paragraph is; how it looks is the layout's.
enum class TextRole : std::uint8_t {
  body,      ///< justified, its first line indented
  heading1,  ///< shown in the navigation pane
  heading2,
  heading3,
  title,
  subject,
  bullet,
  cell,  ///< in a table
  note,  ///< small: sources, remarks
  head   ///< the head of a document and its signature: no space around
};
enum class TextAlign : std::uint8_t { by_role, left, centre, right };
enum class TextTone : std::uint8_t { plain, good, bad, warn, faint };

struct TextRun {
  std::string text;
  bool bold = false;
  bool italic = false;
  TextTone tone = TextTone::plain;
  int half_points = 0;  ///< 0: as the role has it
};

struct TextParagraph {
  TextRole role = TextRole::body;
  TextAlign align = TextAlign::by_role;
  std::vector<TextRun> runs;
  int rule = 0;            ///< a line below, in per cent of the width; 0: none
  bool keep_next = false;  ///< stays on the page of what follows (headings do so anyway)
  bool new_page = false;
};

/// White, or the ground of a heading row or of a row that heads a group.
enum class TextShade : std::uint8_t { none, heading, group };
struct TextCell {
  std::vector<TextParagraph> paragraphs;
  int span = 1;  ///< columns
  TextShade shade = TextShade::none;
};
struct TextTable {
  std::vector<int> widths;  ///< parts
  int heading_rows = 1;     ///< repeated on each page
  bool bordered = true;
  bool wide = false;  ///< many columns: smaller letters
  std::vector<std::vector<TextCell>> rows;
};

using TextBlock = std::variant<TextParagraph, TextTable>;
struct TextSection {
  bool landscape = false;
  std::vector<TextBlock> blocks;
  void add(TextBlock block) { blocks.push_back(std::move(block)); }
};

struct TextDocument {
  Language language = Language::vi;
  std::string title;   ///< of the file's properties
  std::string author;  ///< the school
  Date created;        ///< from the data, never the clock
  std::vector<TextSection> sections;
  std::vector<std::string> footer;  ///< small lines on every page
  TextSection& add_section(bool landscape) {
    sections.push_back({landscape, {}});
    return sections.back();
  }
};

// Shorthand for makers of documents.
TextParagraph heading(int level, std::string text);
TextParagraph body(std::string text);
TextParagraph bullet(std::string text);
/// "label: text" with a bold label.
TextParagraph labelled(TextRole role, std::string label, std::string text);
TextParagraph note(std::string text);
TextCell cell(std::string text, TextAlign align = TextAlign::left);
TextCell bold_cell(std::string text, TextAlign align = TextAlign::left);
TextCell toned_cell(std::string text, TextTone tone, TextAlign align = TextAlign::centre);
/// A row of column heads.
std::vector<TextCell> head_row(const std::vector<std::string>& titles);
/// A row over the whole table that heads what follows.
std::vector<TextCell> group_row(std::string text, std::size_t columns);

/// The document as a Word file (.docx): same input, same bytes.
std::string write_docx(const TextDocument& document, const Layout& layout);

}  // namespace chuan
