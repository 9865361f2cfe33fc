/// What the documents of a dossier share: head, signature, closing lines, the school's own words,
/// and the tables that stand both in a document of their own and in an annex.
///
/// Contract: pure; private to src/report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"
#include "report/evidence_list.h"
#include "report/indicator_rows.h"
#include "report/roadmap.h"
#include "report/wording.h"

namespace chuan {

/// What every part is made from.
struct DocumentWork {
  const ReportInput& input;
  const ReportOptions& options;
  const Layout& layout;
  Wording w;
  std::vector<IndicatorRow> rows;  ///< of the level asked

  DocumentWork(const ReportInput& input_, const ReportOptions& options_, const Layout& layout_);
  std::string say(std::string_view key, const std::vector<std::string>& args = {}) const {
    return w.say(key, args);
  }
};

/// A document with its properties, page footer, head and title. `kind` as in document_writers.h;
/// the title is a key of the catalogue.
TextDocument begin_document(const DocumentWork& work, std::string_view kind,
                            std::string_view title_key, bool landscape);
void put_signature(TextSection& section, const DocumentWork& work);
/// How the document came about, from footer_lines.
void put_closing(TextSection& section, const DocumentWork& work);

/// The school's words under a key of `statements`, a paragraph a line; false when there are none.
bool put_statement(TextSection& section, const DocumentWork& work, std::string_view key,
                   TextRole role = TextRole::body);
/// The same words on one line; empty when there are none.
std::string statement_line(const DocumentWork& work, std::string_view key);
/// "thresholds: 5 published, ..., 28 provisional: to be replaced when the text is supplied".
std::string basis_note(const DocumentWork& work);
/// A verdict's tone: met, missing, undecided.
TextTone tone_of(const IndicatorRow& row);

/// Group by group: rows, met, missing, undecided.
TextTable group_table(const DocumentWork& work);
/// The indicators of one group: asked, actual, verdict, basis.
TextTable indicator_table(const DocumentWork& work, std::uint16_t group);
/// All indicators with margin and documents: wants a landscape page.
TextTable full_table(const DocumentWork& work);
/// The list of documents with what is missing, shared, out of date: wants a landscape page.
enum class EvidenceDetail : std::uint8_t {
  all,
  annex  ///< without the lists by box and of shared documents
};
void put_evidence(TextSection& section, const DocumentWork& work, const EvidenceList& list,
                  int level, EvidenceDetail detail);
/// The roadmap by quarter: wants a landscape page.
void put_roadmap(TextSection& section, const DocumentWork& work, const Roadmap& roadmap, int level);

}  // namespace chuan
