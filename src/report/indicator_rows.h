/// Every indicator of the level asked as a row in words: the table of all, for sheets, pages, Word.
///
///   for (const IndicatorRow& row : make_indicator_rows(input, options))
///     ... row.id, row.title, row.lead().required, row.lead().actual, row.verdict
///
/// Where a number is exact it stands beside its words, so that a sheet can hold it with a formula.
///
/// Contract: pure; owns its texts, each one clean line in the language of the options; rows in pack
/// order. Documents and notes are told where ReportInput::explanations has the indicator.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/model.h"

namespace chuan {

/// An exact number of a cell: `top / bottom`; a share or ratio also as it was counted.
struct ExactNumber {
  Rational top, bottom = Rational(1);
  bool quotient = false;  ///< told as top/bottom: "=45/60"
  bool percent = false;   ///< told in percent
};

/// One year of a measure asked of each year.
struct YearLine {
  int year = 0;
  std::string actual, margin, verdict, reason;
  Verdict kind = Verdict::met;
};

/// One condition of an indicator: what is asked, what there is.
struct CheckLine {
  std::string key;      ///< "CT2.19/a"
  std::string measure;  ///< what is measured, in words
  std::uint8_t level = 1;
  std::string required, actual, actual_brief, margin;
  std::string unit;  ///< of a count or amount: "people", "m2"
  std::string verdict, reason, basis;
  Verdict kind = Verdict::met;
  std::optional<ExactNumber> number;  ///< of `actual`; nothing for words, intervals and years
  std::optional<ExactNumber> limit;   ///< of `required`, where it is "at least" or "is"
  std::vector<YearLine> years;
};

/// A document that the indicator wants.
struct PaperLine {
  std::string title;               ///< of what is wanted
  std::vector<std::string> codes;  ///< in force; empty: it is not there
  std::vector<std::string> expired;
};

struct IndicatorRow {
  std::uint32_t finding = 0;    ///< in Assessment::findings
  std::uint16_t indicator = 0;  ///< in the pack
  int number = 0;               ///< 1.. in the table
  std::uint16_t group = 0;
  std::string id, title, short_title, clause, rule, note;
  std::string owner;
  std::string verdict;  ///< met, above the threshold; with what lacks
  Verdict kind = Verdict::no_evidence;
  bool exceeds = false, nearly = false, undocumented = false;
  std::string basis;   ///< the weakest of its thresholds
  std::string reason;  ///< empty where there is nothing to add
  std::vector<CheckLine> checks;
  std::size_t deciding = 0;  ///< in `checks`
  std::vector<PaperLine> papers;
  std::string documents;           ///< "MC031, MC040; missing: decision on ..."
  std::string ground;              ///< a ruling, or why it does not apply or is asked
  std::vector<std::string> notes;  ///< cells to fill in
  std::string lapses_on, lapse;    ///< the day it is lost if nothing is done, and why
  std::string holds_from;          ///< the first day on which waiting alone is enough
  std::vector<ActionRow> actions;  ///< of a missing row, the fitting one first
  std::vector<TaskRow> tasks;      ///< of a missing row

  /// The check that decides; an empty one for an indicator without any.
  const CheckLine& lead() const;
};

std::vector<IndicatorRow> make_indicator_rows(const ReportInput& input,
                                              const ReportOptions& options);

}  // namespace chuan
