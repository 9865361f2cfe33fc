/// The national picture in words and for machines: `chuan batch`.
///
/// A new format is one file and one row in `picture_writers`.
///
/// Contract: as report.h: pure functions, same input, same bytes; writers round, nothing else does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/picture.h"
#include "report/report.h"

namespace chuan {

/// References must outlive the call.
struct PictureInput {
  const CompiledPack& pack;
  const Picture& picture;
  std::string tool;
};
struct PictureWriter {
  std::string_view name;
  std::string_view description;
  std::string (*write)(const PictureInput&, const ReportOptions&);
  bool binary = false;  ///< not for a terminal
};
/// text, csv, json, md, html, xlsx, in this order.
const std::vector<PictureWriter>& picture_writers();

std::string write_picture_text(const PictureInput& input, const ReportOptions& options);
std::string write_picture_csv(const PictureInput& input, const ReportOptions& options);
std::string write_picture_json(const PictureInput& input, const ReportOptions& options);
std::string write_picture_md(const PictureInput& input, const ReportOptions& options);
std::string write_picture_html(const PictureInput& input, const ReportOptions& options);
/// Empty when the workbook could not be made.
std::string write_picture_xlsx(const PictureInput& input, const ReportOptions& options);

/// One school's own figures and its place among the others: schema chuan/handback/1.
std::string write_handback_json(const PictureInput& input, const Handback& handback,
                                const ReportOptions& options);

/// "no_evidence": never translated.
std::string_view machine_name(Mark mark);

}  // namespace chuan
