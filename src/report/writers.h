/// The writers that the tables of report.h list: one function a format, one file each.
#pragma once

#include <string>

#include "report/report.h"

namespace chuan {

std::string write_score_text(const ReportInput& input, const ReportOptions& options);
std::string write_score_json(const ReportInput& input, const ReportOptions& options);
std::string write_score_csv(const ReportInput& input, const ReportOptions& options);
std::string write_score_md(const ReportInput& input, const ReportOptions& options);
std::string write_score_html(const ReportInput& input, const ReportOptions& options);
std::string write_score_xlsx(const ReportInput& input, const ReportOptions& options);

std::string write_gap_text(const ReportInput& input, const ReportOptions& options);
std::string write_gap_json(const ReportInput& input, const ReportOptions& options);
std::string write_gap_csv(const ReportInput& input, const ReportOptions& options);
std::string write_gap_md(const ReportInput& input, const ReportOptions& options);

}  // namespace chuan
