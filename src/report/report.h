/// From findings to bytes for people and machines: one report model, many writers.
///
/// Writers format, they never compute: totals come from the assessment, gaps from the plan. Words
/// stand in one catalogue per language (src/report/words/). A new format is one file and one row in
/// `score_writers`.
///
/// Contract: pure functions; same input, same bytes, whatever the locale. Nothing throws.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/assessment.h"
#include "model/gap.h"

namespace chuan {

class FindingMemory;
class RoomyText;

enum class Language : std::uint8_t { vi, en };

/// Everything a report is made from. References must outlive the call.
struct ReportInput {
  const CompiledPack& pack;
  const Evidence& evidence;
  const Assessment& assessment;
  const Gap& gap;
  std::vector<Lapse> lapses = {};              ///< within the horizon asked, by day
  std::vector<Explanation> explanations = {};  ///< by indicator; empty when not asked for
  std::string evidence_digest = {};            ///< empty: not asked for
  std::string tool = {};                       ///< "chuan 0.1.0"
  std::string path = {};       ///< the dossier as the user named it, for "see also" lines
  std::string how = {};        ///< ... and what chose the pack: " --pack rules/tt17"
  std::string successor = {};  ///< name of a pack that replaces this one; empty when none
  std::size_t faults = 0, warnings = 0;
  /// Unknown cells that decide something: register, field, row; in key order.
  struct OpenCell {
    std::uint16_t reg, field;
    std::uint32_t row;
  };
  std::vector<OpenCell> open_cells = {};
  /// JSON: what is wrong with the dossier, told in the assessment itself; null: not asked for.
  const Diagnostics* messages = nullptr;
  const SourceMap* sources = nullptr;
};

struct ReportOptions {
  Language language = Language::vi;
  int width = 80;  ///< columns; at least 40
  bool colour = false;
  bool explain = true;   ///< JSON: include `explanation`
  bool compact = false;  ///< JSON: one line
  bool names = false;    ///< names of people may be shown (--names)
  bool strict = false;   ///< counts of people below 3 are merged (--redact strict)
  std::optional<Owner> owner = std::nullopt;  ///< gap: only this owner's
};

struct ScoreWriter {
  std::string_view name;         ///< "--format NAME"
  std::string_view description;  ///< one line for --help (English; the catalogue has Vietnamese)
  /// Empty only where a file that a library of the writer's needs could not be written.
  std::string (*write)(const ReportInput&, const ReportOptions&);
  bool binary = false;  ///< for a file, not for a terminal
};
/// text, json, csv, md, html, xlsx, in this order.
const std::vector<ScoreWriter>& score_writers();
/// The JSON writer's bytes at the end of `out`, for who writes many. `memory` helps where one
/// dossier follows another; null without.
void append_score_json(const ReportInput& input, const ReportOptions& options, RoomyText& out,
                       FindingMemory* memory = nullptr);

/// `gap`: text, json, csv, md.
const std::vector<ScoreWriter>& gap_writers();

/// `why`: one indicator at every level judged. `place` words a record's cell for people.
struct WhyInput {
  const ReportInput& report;
  std::uint16_t indicator = 0;
  Explanation explanation;
  std::vector<Turn> turns;
  /// All levels' findings of the indicator stand in report.assessment.
  const SourceMap& sources;
};
std::string write_why_text(const WhyInput& input, const ReportOptions& options);
std::string write_why_json(const WhyInput& input, const ReportOptions& options);

/// `diff`: two assessments of one pack, or of two; matched by indicator id.
struct DiffInput {
  const ReportInput& before;
  const ReportInput& after;
};
std::string write_diff_text(const DiffInput& input, const ReportOptions& options);
std::string write_diff_json(const DiffInput& input, const ReportOptions& options);

/// `pack show`: rows, thresholds with basis and sources. Formats text, md, csv, json.
struct PackShowOptions {
  std::optional<Basis> basis = std::nullopt;
  std::string indicator = {};  ///< one row with all it has
};
std::string write_pack(const CompiledPack& pack, std::string_view format,
                       const PackShowOptions& show, const ReportOptions& options);

/// Diagnostics in words: "file:line:column: error: ... [E012]", the line, the caret, what to do.
std::string render_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources,
                               const ReportOptions& options);
std::string render_diagnostics_json(const Diagnostics& diagnostics, const SourceMap& sources,
                                    const ReportOptions& options);
/// In the place of an assessment that could not be made: schema chuan/fault/1.
std::string write_fault_json(const std::string& path, const Diagnostics& diagnostics,
                             const SourceMap& sources, const ReportOptions& options);
/// `chuan explain CODE`: what it means, an example, what to do. Empty for an unknown code.
std::string explain_code(Code code, const ReportOptions& options);

/// A phrase of the catalogue by key, with {0}, {1} filled in: for the command layer's own lines.
std::string phrase(std::string_view key, Language language,
                   const std::vector<std::string>& args = {});

}  // namespace chuan
