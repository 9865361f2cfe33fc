/// The parts of a Word file that do not depend on its text: styles, numbering, settings.
///
/// Contract: pure; XML in the order of the schema. Private to the writer of .docx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/zip.h"
#include "report/document.h"

namespace chuan {

/// The text as XML: & < > " escaped; characters that XML 1.0 has no place for are dropped.
std::string xml_text(std::string_view text);

/// The style of a role: "Heading1".
std::string_view style_id(TextRole role);

/// The style of cells in a table with many columns.
inline constexpr std::string_view kWideCell = "WideTableCell";

std::string docx_styles(const TextDocument& document, const Layout& layout);
std::string docx_settings(const TextDocument& document);
/// A dash before each entry.
std::string docx_numbering(const Layout& layout);
/// The page's number, top centre.
std::string docx_page_number();
std::string docx_empty_header();
std::string docx_footer(const TextDocument& document);
/// Content types, relations and properties.
void add_docx_frame(std::vector<ZipPart>& parts, const TextDocument& document);

inline constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view kWordSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

}  // namespace chuan
