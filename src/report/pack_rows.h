/// A pack as rows for people: one a check, with what each level asks and on what basis.
///
/// Contract: owns its texts. Private to the writers of `pack show`.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "report/wording.h"

namespace chuan {

struct PackRow {
  std::uint16_t indicator = 0;
  std::uint16_t check = 0;
  std::string id;  ///< of the indicator; the check's key where there are several
  std::string title, full_title, measure, owner;
  std::vector<std::string> asks;     ///< by level of the pack; empty: as the level below
  std::vector<std::string> bases;    ///< the same
  std::vector<std::string> sources;  ///< ids, each once
};
/// The rows shown: of one basis, of one indicator, or all.
std::vector<PackRow> pack_rows(const Wording& w, const PackShowOptions& show);
/// How many rows of the pack stand on each basis at level 1: "5 published, 23 reported, ...".
std::string basis_split(const Wording& w);

std::string write_pack_text(const Wording& w, const PackShowOptions& show,
                            const ReportOptions& options);
std::string write_pack_json(const Wording& w, const PackShowOptions& show,
                            const ReportOptions& options);
/// One indicator with all it has.
std::string write_indicator_text(const Wording& w, const Indicator& indicator,
                                 const ReportOptions& options);

}  // namespace chuan
