/// The national picture: many assessments by one pack at one level, seen together.
///
/// Contract: plain values, owning all they hold. A row is one dossier and small (under a kilobyte):
/// the picture of a million rows is made without the million assessments.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/assessment.h"

namespace chuan {

/// A verdict as a matrix shows it; unknown is not no.
enum class Mark : std::uint8_t {
  met,
  undocumented,  ///< met, papers missing
  nearly,
  not_met,
  no_evidence,
  needs_ruling,
  not_applicable,
  absent  ///< the level has no such row
};
inline constexpr std::size_t kMarks = 7;

inline constexpr std::int64_t kNoValue = INT64_MIN;

struct PictureRow {
  std::string code, name;
  std::string path;  ///< of the dossier, as messages name it
  Date as_of;
  RulingStage stage = RulingStage::self;
  std::uint32_t faults = 0;
  std::uint32_t reached = 0;  ///< bit n - 1: level n
  Tally total;                ///< of the level
  std::array<int, 4> met_by_basis{};
  std::array<int, 4> rows_by_basis{};
  std::vector<Mark> marks;           ///< by indicator of the pack
  std::vector<std::int64_t> values;  ///< by indicator, millionths; kNoValue: not known exactly
};

/// A dossier that could not be judged, in the words of its first message.
struct PictureFault {
  std::string path, code, message;
};

/// Quartiles by linear interpolation between neighbours, both ends included.
struct Spread {
  std::uint32_t count = 0;
  Rational lowest, first_quartile, median, third_quartile, highest, mean;
};

struct PictureGroup {
  std::uint16_t group = 0;
  std::vector<std::uint16_t> indicators;  ///< of the level, positions in the pack
  int met = 0, applicable = 0;
  Spread spread;  ///< of the number met, a dossier
};

struct PictureIndicator {
  std::uint16_t indicator = 0;
  std::array<int, kMarks> by_mark{};
  int applicable = 0;
  int missing = 0;      ///< applicable, and not met with its papers
  int lifts = 0;        ///< dossiers that would reach the level if this one row were met
  bool valued = false;  ///< its values can be compared between schools
  bool lower_is_better = false;
  Spread spread;  ///< of the known values, in millionths

  int count(Mark mark) const { return by_mark[static_cast<std::size_t>(mark)]; }
  int met() const { return count(Mark::met) + count(Mark::undocumented); }
};

/// A dossier that lacks one row of the level, and which.
struct OneAway {
  std::uint32_t row = 0;
  std::uint16_t indicator = 0;
};

struct Picture {
  int level = 1;
  std::vector<PictureRow> rows;  ///< in the order of the input
  std::vector<PictureFault> faults;
  Date first_as_of, last_as_of;
  Tally sum;
  std::array<int, 4> met_by_basis{};
  std::array<int, 4> rows_by_basis{};
  std::vector<int> reached;  ///< dossiers, by level from 1
  Spread met;
  struct Bin {
    int met = 0, dossiers = 0;
  };
  std::vector<Bin> distribution;             ///< of the number met, ascending, none empty
  std::vector<PictureGroup> groups;          ///< of the pack
  std::vector<PictureIndicator> indicators;  ///< rows of the level, in pack order
  std::vector<std::uint16_t> hardest;  ///< in `indicators`: most often known not to be met first
  std::vector<std::uint16_t> fixes;  ///< in `indicators`: lifting most first, none at all left out
  std::vector<OneAway> one_away;
  /// Dossiers of one school, by its first; only schools with several.
  std::vector<std::vector<std::uint32_t>> repeated;
};

/// One figure of a school among the others', none of which is named.
struct Standing {
  Rational own;
  Spread all;                ///< lowest and highest are not to be told
  int worse = 0, equal = 0;  ///< of the other schools
  int others = 0;
  Rational percentile;  ///< of the others, those that are worse and half of those that are equal
  int quartile = 1;     ///< by percentile: 1 lowest to 4 best
};
struct Handback {
  std::uint32_t row = 0;
  Standing met;
  std::vector<Standing> groups;
  struct Valued {
    std::uint16_t indicator = 0;
    Standing standing;
  };
  std::vector<Valued> indicators;  ///< whose value is known here and at enough schools
};
/// Fewer schools than this would give each other away.
inline constexpr std::size_t kFewestSchools = 5;

}  // namespace chuan
