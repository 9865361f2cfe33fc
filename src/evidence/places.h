/// Where a record or a cell of an Evidence stands in its source. Private to the folder.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/source.h"
#include "model/evidence.h"

namespace chuan {

inline Origin row_origin(const Register& reg, std::uint32_t row) {
  if (row >= reg.row_extents.size()) return {};
  return {reg.source, reg.row_extents[row].begin, reg.row_extents[row].end};
}

/// The cell's place, or its row's where the cell was not written.
inline Origin cell_origin(const Register& reg, std::uint32_t row, std::uint16_t field) {
  const std::size_t at = std::size_t{row} * reg.columns.size() + field;
  if (at >= reg.cell_extents.size()) return {};
  const Extent extent = reg.cell_extents[at];
  if (extent.begin == 0 && extent.end == 0) return row_origin(reg, row);
  return {reg.source, extent.begin, extent.end};
}

/// The part of a cell that spells `text`, searched from byte `from` on; the cell when not found.
inline Origin item_origin(const SourceMap& sources, Origin cell, std::string_view text,
                          std::uint32_t& from) {
  if (!cell.known() || sources.kind(cell.source) != SourceKind::text) return cell;
  const std::string_view source = sources.text(cell.source);
  const std::uint32_t begin = from > cell.begin ? from : cell.begin;
  const std::size_t at = source.substr(0, cell.end).find(text, begin);
  if (at == std::string_view::npos) return cell;
  from = static_cast<std::uint32_t>(at + text.size());
  return {cell.source, static_cast<std::uint32_t>(at), from};
}

}  // namespace chuan
