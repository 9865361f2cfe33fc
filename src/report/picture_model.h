/// The national picture as sentences and tables in one language, before any format: text and
/// Markdown are written from it, so they cannot disagree.
///
/// Contract: owns its texts. Private to src/report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/page.h"
#include "report/picture_report.h"
#include "report/wording.h"

namespace chuan {

/// What stands in a table: a text, and the number it says, if it says just one.
struct PictureCell {
  std::string text;
  std::optional<Rational> number;
  bool in_percent = false;
};
struct PictureTable {
  std::string title;
  std::vector<std::string> heads;  ///< the first is of the label
  struct Row {
    std::string id;  ///< of an indicator; may be empty
    std::string label;
    std::vector<PictureCell> cells;
  };
  std::vector<Row> rows;
};
struct PictureBar {
  std::string label;  ///< "25-29"
  int dossiers = 0;
};

struct PictureModel {
  std::string title;
  std::string subject;
  std::vector<std::string> summary;
  std::string distribution_title;
  std::vector<PictureBar> distribution;
  PictureTable groups, hardest, nearly, one_away, fixes;  ///< without rows: nothing to tell
  std::string fixes_none;  ///< said where no single row would lift anybody
  std::string matrix_title;
  std::vector<std::string> warnings;  ///< schools told twice, dossiers that were not judged
  std::vector<std::string> notes;
};
/// The distribution for those who show it as a table like the others.
PictureTable distribution_table(const PictureModel& model, Language language);
PictureModel make_picture_model(const PictureInput& input, const ReportOptions& options);

/// What the rows of a picture are called: the school, and its day where it has several dossiers.
class PictureNames {
 public:
  PictureNames(const Picture& picture, Language language);
  std::string full(std::uint32_t row) const;
  /// For the side of a matrix of signs.
  std::string brief(std::uint32_t row) const;
  /// The day behind a text, where it is to be told.
  std::string with_day(std::string text, std::uint32_t row) const;

 private:
  const Picture& picture_;
  Language language_;
  std::vector<bool> several_;  ///< by row
};

/// The matrix as lines of signs: a row a dossier, group beside group as far as the page is wide.
/// `left_out`: dossiers beyond the number a page can show.
std::vector<Line> picture_matrix(const PictureInput& input, const ReportOptions& options,
                                 std::size_t& left_out);
/// The signs that appear in it, with their words.
std::string picture_legend(const PictureInput& input, const ReportOptions& options);

}  // namespace chuan
