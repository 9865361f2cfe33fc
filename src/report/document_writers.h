/// The documents of a dossier: which kinds there are, and in which formats each is written.
///
///   const DocumentWriter* writer = find_document_writer("lo-trinh", "docx");
///   const std::optional<std::string> bytes = writer->write(input, options, layout);
///
/// A new format of a kind is one function and one row of the table.
///
/// Contract: as report.h: pure functions, same input, same bytes. A writer gives nothing only where
/// a file that its library needs could not be written. They read ReportInput::explanations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/layout.h"
#include "report/report.h"

namespace chuan {

struct DocumentWriter {
  std::string_view kind;    ///< "--kind": tu-danh-gia, phieu-chi-tieu, minh-chung, lo-trinh
  std::string_view format;  ///< the ending of -o: "docx", "xlsx"
  std::optional<std::string> (*write)(const ReportInput&, const ReportOptions&, const Layout&);
};
/// By kind, then format.
const std::vector<DocumentWriter>& document_writers();
/// Null when the kind is not written in the format.
const DocumentWriter* find_document_writer(std::string_view kind, std::string_view format);
/// The kinds, each once, in the order of the table.
std::vector<std::string> document_kinds();
/// The formats of a kind.
std::vector<std::string> document_formats(std::string_view kind);

std::optional<std::string> write_self_assessment_docx(const ReportInput& input,
                                                      const ReportOptions& options,
                                                      const Layout& layout);
std::optional<std::string> write_indicator_sheets_docx(const ReportInput& input,
                                                       const ReportOptions& options,
                                                       const Layout& layout);
std::optional<std::string> write_evidence_docx(const ReportInput& input,
                                               const ReportOptions& options, const Layout& layout);
std::optional<std::string> write_evidence_xlsx(const ReportInput& input,
                                               const ReportOptions& options, const Layout& layout);
std::optional<std::string> write_roadmap_docx(const ReportInput& input,
                                              const ReportOptions& options, const Layout& layout);
std::optional<std::string> write_roadmap_xlsx(const ReportInput& input,
                                              const ReportOptions& options, const Layout& layout);

}  // namespace chuan
