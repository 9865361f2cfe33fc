/// How a document looks on paper: page, letters, the head with its two columns; data, not law.
///
///   const std::optional<Layout> layout = read_layout(sources, source, diagnostics);
///
/// The shipped ones stand under rules/layouts/; a school may bring its own file. A layout says
/// where it comes from, and none is an official form of the Academy.
///
/// Contract: read strictly: unknown and missing keys, wrong types and numbers out of range are
/// faults with their place. The value is there exactly when no fault was added. No throw. Lengths
/// are in twips (1/1440 inch), sizes of letters in half points.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "model/schema.h"

namespace chuan {

struct Lettering {
  int half_points = 28;
  bool bold = false;
  bool italic = false;
};

/// A line of the head or of the signature. In its text {school}, {parent}, {number}, {kind},
/// {short}, {place}, {day}, {month}, {year} are filled in.
struct HeadLine {
  std::string text;
  Lettering look;
  int rule = 0;  ///< a line drawn below, in per cent of the column; 0: none
};

struct Layout {
  std::string id;
  Bilingual title;
  Bilingual source;  ///< what it follows, and what it is not
  std::string font;
  int top = 0, bottom = 0, left = 0, right = 0;  ///< margins of A4
  bool number_first_page = false;
  int body = 28, table = 24, wide_table = 22, small = 20;  ///< sizes of letters
  int first_line = 0;                                      ///< indent of a paragraph's first line
  int after = 0;                                           ///< space below a paragraph
  int line = 240;                                          ///< height of a line, 240 being one
  int head_left_width = 0;                                 ///< the right column takes the rest
  std::vector<HeadLine> head_left, head_right;
  std::vector<HeadLine> signature;
  Lettering title_look, subject_look;
  Lettering headings[3];
  /// Kind of document -> its abbreviation in the number; a kind that is not there bears no number.
  std::vector<std::pair<std::string, std::string>> kinds;

  int text_width(bool landscape) const;
  /// Empty where the kind bears no number.
  std::string_view abbreviation(std::string_view kind) const;
};

inline constexpr int kPageShort = 11906;  ///< A4 in twips
inline constexpr int kPageLong = 16838;

std::optional<Layout> read_layout(const SourceMap& sources, SourceId source,
                                  Diagnostics& diagnostics);

}  // namespace chuan
