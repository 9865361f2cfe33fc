/// The training register's tables and checked claims in words: `chuan stats`, `chuan claim`.
///
/// A new format is one file and one row in `stats_writers` or `claim_writers`.
///
/// Contract: as report.h: pure functions, same input, same bytes; writers round, nothing else does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "model/evidence.h"
#include "model/pack.h"
#include "model/stats.h"
#include "report/report.h"

namespace chuan {

/// References must outlive the call.
struct StatsInput {
  const CompiledPack& pack;
  const Evidence& evidence;
  const StatsTable& table;
  std::string evidence_digest;
  std::string tool;
  std::size_t faults = 0;
};
struct StatsWriter {
  std::string_view name;
  std::string_view description;
  std::string (*write)(const StatsInput&, const ReportOptions&);
};
/// text, json, csv, md, in this order.
const std::vector<StatsWriter>& stats_writers();

struct ClaimWriter {
  std::string_view name;
  std::string_view description;
  std::string (*write)(const Claim&, std::string_view tool, const ReportOptions&);
};
/// text, json.
const std::vector<ClaimWriter>& claim_writers();

std::string write_stats_text(const StatsInput& input, const ReportOptions& options);
std::string write_stats_json(const StatsInput& input, const ReportOptions& options);
std::string write_stats_csv(const StatsInput& input, const ReportOptions& options);
std::string write_stats_md(const StatsInput& input, const ReportOptions& options);
std::string write_claim_text(const Claim& claim, std::string_view tool,
                             const ReportOptions& options);
std::string write_claim_json(const Claim& claim, std::string_view tool,
                             const ReportOptions& options);

/// The name of a dimension in options, CSV and JSON: "target_group".
std::string_view dimension_name(Dimension dimension);

}  // namespace chuan
