// Danh muc minh chung and lo trinh: the list of documents and the roadmap, each on wide pages.
#include "report/document_parts.h"
#include "report/document_writers.h"
#include "report/model.h"

namespace chuan {

std::optional<std::string> write_evidence_docx(const ReportInput& input,
                                               const ReportOptions& options, const Layout& layout) {
  const DocumentWork work(input, options, layout);
  TextDocument document = begin_document(work, "minh-chung", "paper.title.evidence", true);
  TextSection& section = document.sections.back();
  put_evidence(section, work, make_evidence_list(input, options), 1, EvidenceDetail::all);
  put_signature(section, work);
  put_closing(section, work);
  return write_docx(document, layout);
}

std::optional<std::string> write_roadmap_docx(const ReportInput& input,
                                              const ReportOptions& options, const Layout& layout) {
  const DocumentWork work(input, options, layout);
  TextDocument document = begin_document(work, "lo-trinh", "paper.title.roadmap", true);
  TextSection& section = document.sections.back();
  section.add(body(headline(work.w, input.assessment.top()) + "."));
  put_roadmap(section, work, make_roadmap(input, options), 1);
  put_signature(section, work);
  put_closing(section, work);
  return write_docx(document, layout);
}

}  // namespace chuan
