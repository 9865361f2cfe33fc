#include "report/document_writers.h"

#include <algorithm>

namespace chuan {

const std::vector<DocumentWriter>& document_writers() {
  static const std::vector<DocumentWriter> writers{
      {"tu-danh-gia", "docx", write_self_assessment_docx},
      {"phieu-chi-tieu", "docx", write_indicator_sheets_docx},
      {"minh-chung", "docx", write_evidence_docx},
      {"minh-chung", "xlsx", write_evidence_xlsx},
      {"lo-trinh", "docx", write_roadmap_docx},
      {"lo-trinh", "xlsx", write_roadmap_xlsx}};
  return writers;
}

const DocumentWriter* find_document_writer(std::string_view kind, std::string_view format) {
  for (const DocumentWriter& writer : document_writers())
    if (writer.kind == kind && writer.format == format) return &writer;
  return nullptr;
}

std::vector<std::string> document_kinds() {
  std::vector<std::string> kinds;
  for (const DocumentWriter& writer : document_writers())
    if (std::find(kinds.begin(), kinds.end(), writer.kind) == kinds.end())
      kinds.emplace_back(writer.kind);
  return kinds;
}

std::vector<std::string> document_formats(std::string_view kind) {
  std::vector<std::string> formats;
  for (const DocumentWriter& writer : document_writers())
    if (writer.kind == kind) formats.emplace_back(writer.format);
  return formats;
}

}  // namespace chuan
