#include "report/docx_parts.h"

#include <array>

namespace chuan {
namespace {

struct StyleRow {
  TextRole role;
  std::string_view id;
  std::string_view name;  ///< Word's own name, where it has one, so that its own features know it
};
constexpr std::array<StyleRow, 10> kStyles = {{
    {TextRole::body, "BodyText", "Body Text"},
    {TextRole::heading1, "Heading1", "heading 1"},
    {TextRole::heading2, "Heading2", "heading 2"},
    {TextRole::heading3, "Heading3", "heading 3"},
    {TextRole::title, "Title", "Title"},
    {TextRole::subject, "Subtitle", "Subtitle"},
    {TextRole::bullet, "ListBullet", "List Bullet"},
    {TextRole::cell, "TableCell", "Table Cell"},
    {TextRole::note, "Note", "Note"},
    {TextRole::head, "LetterHead", "Letter Head"},
}};

std::string number(int n) {
  return std::to_string(n);
}

std::string spacing(int before, int after, int line) {
  return "<w:spacing w:before=\"" + number(before) + "\" w:after=\"" + number(after) +
         "\" w:line=\"" + number(line) + "\" w:lineRule=\"auto\"/>";
}

std::string letters(const Lettering& look) {
  std::string out;
  if (look.bold) out += "<w:b/><w:bCs/>";
  if (look.italic) out += "<w:i/><w:iCs/>";
  return out + "<w:color w:val=\"000000\"/><w:sz w:val=\"" + number(look.half_points) +
         "\"/><w:szCs w:val=\"" + number(look.half_points) + "\"/>";
}

std::string style(TextRole role, const std::string& paragraph, const std::string& run,
                  bool custom = false) {
  std::string_view id;
  std::string_view name;
  for (const StyleRow& row : kStyles)
    if (row.role == role) {
      id = row.id;
      name = row.name;
    }
  std::string out = "<w:style w:type=\"paragraph\"";
  if (custom) out += " w:customStyle=\"1\"";
  out += " w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) +
         "\"/><w:basedOn w:val=\"Normal\"/>";
  if (name[0] == 'h') out += "<w:next w:val=\"BodyText\"/>";
  return out + "<w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
}

std::string wide_cell_style(const Layout& layout) {
  const std::string size = number(layout.wide_table);
  return "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + std::string(kWideCell) +
         "\"><w:name w:val=\"Wide Table Cell\"/><w:basedOn w:val=\"" +
         std::string(style_id(TextRole::cell)) + "\"/><w:qFormat/><w:rPr><w:sz w:val=\"" + size +
         "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr></w:style>";
}

std::string heading_style(TextRole role, const Layout& layout, int level) {
  const Lettering& look = layout.headings[level];
  return style(role,
               "<w:keepNext/><w:keepLines/>" + spacing(level == 0 ? 240 : 160, 80, layout.line) +
                   "<w:jc w:val=\"" + (level == 0 ? "left" : "both") +
                   "\"/><w:outlineLvl w:val=\"" + number(level) + "\"/>",
               letters(look));
}

std::string_view language_tag(Language language) {
  return language == Language::vi ? "vi-VN" : "en-GB";
}

std::string stamp(Date date) {
  return to_iso(date) + "T00:00:00Z";
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (byte < 0x20) {
      if (c == '\t' || c == '\n' || c == '\r') out += ' ';
    } else if (text.substr(i).starts_with("\xEF\xBF\xBE") ||
               text.substr(i).starts_with("\xEF\xBF\xBF")) {
      i += 2;  // U+FFFE and U+FFFF
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view style_id(TextRole role) {
  for (const StyleRow& row : kStyles)
    if (row.role == role) return row.id;
  return "Normal";
}

std::string docx_styles(const TextDocument& document, const Layout& layout) {
  const std::string font = xml_text(layout.font);
  const std::string language(language_tag(document.language));
  std::string out(kXmlHead);
  out += "<w:styles" + std::string(kWordSpaces) + "><w:docDefaults><w:rPrDefault><w:rPr>" +
         "<w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font + "\" w:eastAsia=\"" + font +
         "\" w:cs=\"" + font + "\"/><w:sz w:val=\"" + number(layout.body) + "\"/><w:szCs w:val=\"" +
         number(layout.body) + "\"/><w:lang w:val=\"" + language + "\" w:eastAsia=\"" + language +
         "\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>";
  out +=
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/><w:qFormat/></w:style>";
  out +=
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
      "w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>"
      "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" "
      "w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
      "<w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
  const std::string body_space = spacing(0, layout.after, layout.line);
  out += style(TextRole::body,
               body_space + "<w:ind w:firstLine=\"" + number(layout.first_line) +
                   "\"/><w:jc w:val=\"both\"/>",
               "");
  out += heading_style(TextRole::heading1, layout, 0);
  out += heading_style(TextRole::heading2, layout, 1);
  out += heading_style(TextRole::heading3, layout, 2);
  out +=
      style(TextRole::title, "<w:keepNext/>" + spacing(360, 60, 240) + "<w:jc w:val=\"center\"/>",
            letters(layout.title_look));
  out +=
      style(TextRole::subject, "<w:keepNext/>" + spacing(0, 120, 240) + "<w:jc w:val=\"center\"/>",
            letters(layout.subject_look));
  out += style(TextRole::bullet,
               "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" +
                   spacing(0, layout.after / 2, layout.line) + "<w:contextualSpacing/>" +
                   "<w:jc w:val=\"both\"/>",
               "");
  out += style(TextRole::cell, spacing(30, 30, 240),
               "<w:sz w:val=\"" + number(layout.table) + "\"/><w:szCs w:val=\"" +
                   number(layout.table) + "\"/>",
               true);
  out += wide_cell_style(layout);
  out += style(TextRole::note, spacing(40, 80, 240) + "<w:jc w:val=\"both\"/>",
               "<w:i/><w:iCs/><w:sz w:val=\"" + number(layout.small) + "\"/><w:szCs w:val=\"" +
                   number(layout.small) + "\"/>",
               true);
  out += style(TextRole::head, spacing(0, 0, 240) + "<w:jc w:val=\"center\"/>", "", true);
  out +=
      "<w:style w:type=\"paragraph\" w:styleId=\"Header\"><w:name w:val=\"header\"/><w:basedOn "
      "w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>";
  out +=
      "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn "
      "w:val=\"Normal\"/><w:pPr>" +
      spacing(0, 0, 240) +
      "</w:pPr><w:rPr><w:color w:val=\"595959\"/><w:sz w:val=\"15\"/><w:szCs "
      "w:val=\"15\"/></w:rPr></w:style>";
  return out + "</w:styles>";
}

std::string docx_settings(const TextDocument& document) {
  return std::string(kXmlHead) + "<w:settings" + std::string(kWordSpaces) +
         "><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
         "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
         "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
         "<w:themeFontLang w:val=\"" +
         std::string(language_tag(document.language)) + "\"/><w:decimalSymbol w:val=\"" +
         (document.language == Language::vi ? "," : ".") + "\"/><w:listSeparator w:val=\"" +
         (document.language == Language::vi ? ";" : ",") + "\"/></w:settings>";
}

std::string docx_numbering(const Layout& layout) {
  const int hanging = 227;
  return std::string(kXmlHead) + "<w:numbering" + std::string(kWordSpaces) +
         "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl "
         "w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/>"
         "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" +
         number(layout.first_line + hanging) + "\" w:hanging=\"" + number(hanging) +
         "\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
         "w:val=\"0\"/></w:num></w:numbering>";
}

std::string docx_page_number() {
  return std::string(kXmlHead) + "<w:hdr" + std::string(kWordSpaces) +
         "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:fldChar "
         "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE "
         "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t>"
         "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
}

std::string docx_empty_header() {
  return std::string(kXmlHead) + "<w:hdr" + std::string(kWordSpaces) +
         "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p></w:hdr>";
}

std::string docx_footer(const TextDocument& document) {
  std::string out(kXmlHead);
  out += "<w:ftr" + std::string(kWordSpaces) + ">";
  bool first = true;
  for (const std::string& line : document.footer) {
    out += "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>";
    if (first)
      out +=
          "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"A6A6A6\"/>"
          "</w:pBdr>";
    out += "</w:pPr><w:r><w:t xml:space=\"preserve\">" + xml_text(line) + "</w:t></w:r></w:p>";
    first = false;
  }
  if (first) out += "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>";
  return out + "</w:ftr>";
}

void add_docx_frame(std::vector<ZipPart>& parts, const TextDocument& document) {
  const std::string types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const std::string schemas =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  struct Part {
    std::string_view name, type, id;
  };
  constexpr std::array<Part, 6> word = {{{"styles", "styles", "rId1"},
                                         {"settings", "settings", "rId2"},
                                         {"numbering", "numbering", "rId3"},
                                         {"header1", "header", "rId4"},
                                         {"header2", "header", "rId5"},
                                         {"footer1", "footer", "rId6"}}};
  std::string content(kXmlHead);
  content +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
      "Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
      "PartName=\"/word/document.xml\" ContentType=\"" +
      types + "document.main+xml\"/>";
  std::string links = std::string(kXmlHead) + relations;
  for (const Part& part : word) {
    content += "<Override PartName=\"/word/" + std::string(part.name) + ".xml\" ContentType=\"" +
               types + std::string(part.type) + "+xml\"/>";
    links += "<Relationship Id=\"" + std::string(part.id) + "\" Type=\"" + schemas +
             std::string(part.type) + "\" Target=\"" + std::string(part.name) + ".xml\"/>";
  }
  content +=
      "<Override PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
  parts.push_back({"[Content_Types].xml", std::move(content)});
  parts.push_back(
      {"_rels/.rels",
       std::string(kXmlHead) + relations + "<Relationship Id=\"rId1\" Type=\"" + schemas +
           "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" "
           "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
           "core-properties\" Target=\"docProps/core.xml\"/></Relationships>"});
  parts.push_back({"word/_rels/document.xml.rels", links + "</Relationships>"});
  parts.push_back(
      {"docProps/core.xml",
       std::string(kXmlHead) +
           "<cp:coreProperties "
           "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
           xml_text(document.title) + "</dc:title><dc:creator>" + xml_text(document.author) +
           "</dc:creator><dc:language>" + std::string(language_tag(document.language)) +
           "</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + stamp(document.created) +
           "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" +
           stamp(document.created) + "</dcterms:modified></cp:coreProperties>"});
}

}  // namespace chuan
