#include <algorithm>
#include <numeric>

#include "doc/zip.h"
#include "report/docx_parts.h"

namespace chuan {
namespace {

constexpr int kHeaderMargin = 567;  // 1 cm
constexpr const char* kNoBreak = "\u00a0";

std::string number(int n) {
  return std::to_string(n);
}

std::string_view tone_colour(TextTone tone) {
  switch (tone) {
    case TextTone::good:
      return "1B5E20";
    case TextTone::bad:
      return "A31515";
    case TextTone::warn:
      return "8A5A00";
    case TextTone::faint:
      return "595959";
    case TextTone::plain:
      break;
  }
  return {};
}

std::string_view shade_colour(TextShade shade) {
  switch (shade) {
    case TextShade::heading:
      return "D9E2EC";
    case TextShade::group:
      return "F0F3F6";
    case TextShade::none:
      break;
  }
  return {};
}

std::string_view align_word(TextAlign align) {
  switch (align) {
    case TextAlign::left:
      return "left";
    case TextAlign::centre:
      return "center";
    case TextAlign::right:
      return "right";
    case TextAlign::by_role:
      break;
  }
  return {};
}

/// A number and its per cent sign stay on one line.
std::string typeset(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    out += text[i] == ' ' && i + 1 < text.size() && text[i + 1] == '%' ? kNoBreak
                                                                       : std::string(1, text[i]);
  return xml_text(out);
}

class Writer {
 public:
  Writer(const TextDocument& document, const Layout& layout)
      : document_(document), layout_(layout) {}

  std::string write() {
    out_ = std::string(kXmlHead) + "<w:document" + std::string(kWordSpaces) + "><w:body>";
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      const TextSection& section = document_.sections[i];
      width_ = layout_.text_width(section.landscape);
      for (std::size_t b = 0; b < section.blocks.size(); ++b) {
        if (const auto* table = std::get_if<TextTable>(&section.blocks[b])) {
          put_table(*table);
          if (needs_gap(section, b + 1)) put_gap();
        } else {
          put_paragraph(std::get<TextParagraph>(section.blocks[b]), width_);
        }
      }
      const bool last = i + 1 == document_.sections.size();
      // A section's properties stand in its last paragraph, but for the last section's.
      if (!last)
        out_ +=
            "<w:p><w:pPr><w:pStyle w:val=\"LetterHead\"/><w:spacing w:before=\"0\" "
            "w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";
      put_section(section, i == 0);
      if (!last) out_ += "</w:pPr></w:p>";
    }
    return std::move(out_) + "</w:body></w:document>";
  }

 private:
  void put_section(const TextSection& section, bool first) {
    out_ += "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>";
    const bool bare_first = first && !layout_.number_first_page;
    if (bare_first) out_ += "<w:headerReference w:type=\"first\" r:id=\"rId5\"/>";
    out_ += "<w:footerReference w:type=\"default\" r:id=\"rId6\"/>";
    if (bare_first) out_ += "<w:footerReference w:type=\"first\" r:id=\"rId6\"/>";
    out_ += "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"" +
            number(section.landscape ? kPageLong : kPageShort) + "\" w:h=\"" +
            number(section.landscape ? kPageShort : kPageLong) + "\"";
    if (section.landscape) out_ += " w:orient=\"landscape\"";
    out_ += "/><w:pgMar w:top=\"" + number(layout_.top) + "\" w:right=\"" + number(layout_.right) +
            "\" w:bottom=\"" + number(layout_.bottom) + "\" w:left=\"" + number(layout_.left) +
            "\" w:header=\"" + number(kHeaderMargin) + "\" w:footer=\"" + number(kHeaderMargin) +
            "\" w:gutter=\"0\"/>";
    if (bare_first) out_ += "<w:titlePg/>";
    out_ += "</w:sectPr>";
  }

  void put_paragraph(const TextParagraph& paragraph, int width) {
    const bool wide = wide_ && paragraph.role == TextRole::cell;
    out_ += "<w:p><w:pPr><w:pStyle w:val=\"" +
            std::string(wide ? kWideCell : style_id(paragraph.role)) + "\"/>";
    if (paragraph.keep_next || paragraph.rule != 0) out_ += "<w:keepNext/>";
    if (paragraph.new_page) out_ += "<w:pageBreakBefore/>";
    if (paragraph.align != TextAlign::by_role)
      out_ += "<w:jc w:val=\"" + std::string(align_word(paragraph.align)) + "\"/>";
    out_ += "</w:pPr>";
    for (const TextRun& run : paragraph.runs) put_run(run);
    out_ += "</w:p>";
    if (paragraph.rule != 0) put_rule(paragraph.rule, width);
  }

  /// A thin line in the middle: the border of an empty, tiny paragraph.
  void put_rule(int percent, int width) {
    const std::string indent = number(width * (100 - percent) / 200);
    out_ +=
        "<w:p><w:pPr><w:pStyle w:val=\"LetterHead\"/><w:pBdr><w:top w:val=\"single\" "
        "w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr><w:spacing w:before=\"20\" "
        "w:after=\"60\" w:line=\"80\" w:lineRule=\"exact\"/><w:ind w:left=\"" +
        indent + "\" w:right=\"" + indent + "\"/></w:pPr></w:p>";
  }

  void put_run(const TextRun& run) {
    out_ += "<w:r>";
    std::string look;
    if (run.bold) look += "<w:b/><w:bCs/>";
    if (run.italic) look += "<w:i/><w:iCs/>";
    if (const std::string_view colour = tone_colour(run.tone); !colour.empty())
      look += "<w:color w:val=\"" + std::string(colour) + "\"/>";
    if (run.half_points != 0)
      look += "<w:sz w:val=\"" + number(run.half_points) + "\"/><w:szCs w:val=\"" +
              number(run.half_points) + "\"/>";
    if (!look.empty()) out_ += "<w:rPr>" + look + "</w:rPr>";
    out_ += "<w:t xml:space=\"preserve\">" + typeset(run.text) + "</w:t></w:r>";
  }

  void put_table(const TextTable& table) {
    std::vector<int> widths = table.widths;
    const int parts = std::max(1, std::accumulate(widths.begin(), widths.end(), 0));
    for (int& width : widths) width = width * width_ / parts;
    const int total = std::accumulate(widths.begin(), widths.end(), 0);
    out_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + number(total) + "\" w:type=\"dxa\"/>";
    if (table.bordered) {
      out_ += "<w:tblBorders>";
      for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        out_ += "<w:" + std::string(side) +
                " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>";
      out_ += "</w:tblBorders>";
    }
    out_ += "<w:tblLayout w:type=\"fixed\"/>";
    if (!table.bordered)
      out_ +=
          "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
          "w:type=\"dxa\"/></w:tblCellMar>";
    out_ += "</w:tblPr><w:tblGrid>";
    for (const int width : widths) out_ += "<w:gridCol w:w=\"" + number(width) + "\"/>";
    out_ += "</w:tblGrid>";
    int row_number = 0;
    wide_ = table.wide;
    for (const std::vector<TextCell>& row : table.rows) {
      out_ += "<w:tr><w:trPr><w:cantSplit/>";
      if (row_number++ < table.heading_rows) out_ += "<w:tblHeader/>";
      out_ += "</w:trPr>";
      std::size_t column = 0;
      for (const TextCell& cell : row) {
        int width = 0;
        for (int i = 0; i < cell.span && column < widths.size(); ++i) width += widths[column++];
        put_cell(cell, width);
      }
      out_ += "</w:tr>";
    }
    wide_ = false;
    out_ += "</w:tbl>";
  }

  /// Two tables that touch would become one, and text would touch a table. Where a heading or a new
  /// page follows, a gap could only make a page of its own.
  static bool needs_gap(const TextSection& section, std::size_t next) {
    if (next == section.blocks.size()) return true;
    const auto* paragraph = std::get_if<TextParagraph>(&section.blocks[next]);
    if (paragraph == nullptr) return true;
    return !paragraph->new_page && paragraph->role != TextRole::heading1 &&
           paragraph->role != TextRole::heading2 && paragraph->role != TextRole::heading3;
  }

  void put_gap() {
    out_ +=
        "<w:p><w:pPr><w:pStyle w:val=\"LetterHead\"/><w:spacing w:before=\"0\" w:after=\"0\" "
        "w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
  }

  void put_cell(const TextCell& cell, int width) {
    out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + number(width) + "\" w:type=\"dxa\"/>";
    if (cell.span > 1) out_ += "<w:gridSpan w:val=\"" + number(cell.span) + "\"/>";
    if (const std::string_view colour = shade_colour(cell.shade); !colour.empty())
      out_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + std::string(colour) + "\"/>";
    if (cell.shade != TextShade::none) out_ += "<w:vAlign w:val=\"center\"/>";
    out_ += "</w:tcPr>";
    for (const TextParagraph& paragraph : cell.paragraphs) put_paragraph(paragraph, width);
    if (cell.paragraphs.empty()) {
      TextParagraph blank;
      blank.role = TextRole::cell;
      put_paragraph(blank, width);
    }
    out_ += "</w:tc>";
  }

  const TextDocument& document_;
  const Layout& layout_;
  std::string out_;
  int width_ = 0;
  bool wide_ = false;  ///< inside a table of small letters
};

}  // namespace

std::string write_docx(const TextDocument& document, const Layout& layout) {
  std::vector<ZipPart> parts;
  add_docx_frame(parts, document);
  parts.push_back({"word/document.xml", Writer(document, layout).write()});
  parts.push_back({"word/styles.xml", docx_styles(document, layout)});
  parts.push_back({"word/settings.xml", docx_settings(document)});
  parts.push_back({"word/numbering.xml", docx_numbering(layout)});
  parts.push_back({"word/header1.xml", docx_page_number()});
  parts.push_back({"word/header2.xml", docx_empty_header()});
  parts.push_back({"word/footer1.xml", docx_footer(document)});
  return write_zip(parts);
}

}  // namespace chuan
