/// The table rows that `score` and `gap` share: mark, id, title, have, need, distance.
///
/// Contract: private to the text writers. Each row is laid out from the right: what does not fit
/// first falls back to its brief form, then the title gives way, never a number.
#pragma once

#include <string>
#include <vector>

#include "report/model.h"
#include "report/page.h"

namespace chuan {

/// Right edges of the three columns.
struct Columns {
  std::size_t have = 0;
  std::size_t need = 0;
  std::size_t distance = 0;
};
Columns columns_of(const MissingSection& section, std::size_t width);
void put_section_head(Page& page, const MissingSection& section);
void put_missing_row(Page& page, const MissingRow& row, const Columns& columns);
/// "? no data": only the marks that appear.
std::string mark_legend(const Wording& w, const std::vector<MissingSection>& sections);
}  // namespace chuan
