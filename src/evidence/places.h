/// Where a part of a cell stands in its source. Private to the folder.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/source.h"
#include "model/evidence.h"

namespace chuan {

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
