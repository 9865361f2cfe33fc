/// The parts of the page that `score --format html` writes.
///
/// Contract: private to that writer; each part appends one section with a heading and an id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/evidence_list.h"
#include "report/html.h"
#include "report/indicator_rows.h"
#include "report/roadmap.h"

namespace chuan {

struct HtmlReport {
  const Wording& w;
  const ReportInput& input;
  const ReportOptions& options;
  const ReportModel& model;
  const std::vector<IndicatorRow>& rows;
  const EvidenceList& evidence;
};

/// "met", "nearly", "not", "none", "ask", "na": how a verdict is coloured.
std::string_view verdict_class(const IndicatorRow& row);
std::string_view verdict_class(Verdict verdict);
/// "COUNTED 56 PEOPLE" -> "Counted 56 people": headings of the plain text in the case of a page.
std::string sentence_case(std::string_view text);
/// The id of an indicator's row, of a document's row.
std::string indicator_anchor(std::string_view indicator);
std::string document_anchor(std::size_t position);
/// <th scope="col"> for each title; those that begin with "#" are numbers.
void put_head(Html& html, const std::vector<std::string>& titles);
/// A cell that names its column where the table is stacked on a phone.
void put_cell(Html& html, std::string_view heading, std::string_view text,
              std::string_view css_class = {});
/// "CT2.13, CT2.22" as links to their rows.
void put_indicator_links(Html& html, const HtmlReport& report,
                         const std::vector<std::uint16_t>& indicators);
void put_section(Html& html, std::string_view id, std::string_view title,
                 std::string_view css_class = {});

void put_html_rows(Html& html, const HtmlReport& report);
void put_html_lapses(Html& html, const HtmlReport& report);
void put_html_roadmap(Html& html, const HtmlReport& report);
void put_html_documents(Html& html, const HtmlReport& report);

}  // namespace chuan
