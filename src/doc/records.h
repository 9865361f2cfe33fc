/// The big lists of a document as plain rows of cells, beside its tree.
///
/// Nearly all of a dossier are lists of flat maps, `registers: {staff: {rows: [{code: CB01},
/// ...]}}`. Whoever needs no places may ask the readers to keep the lists at `outer`/*/`inner` of
/// the root here instead of as nodes: a cell takes a sixth of a node and has no links to follow.
///
///   Records records("registers", "rows");
///   if (read_json(sources, id, diagnostics, limits, tree, records))
///     if (const Records::List* list = records.find(node)) ...
///
/// Contract: either every list at that path is held here (their nodes in the tree have no children)
/// or none is, and the tree is whole. Members of a list held are maps without doubled keys, of
/// scalars, nulls and lists of those. Texts live as long as the tree and its source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/tree.h"

namespace chuan {

struct Records {
  Records(std::string_view outer_in, std::string_view inner_in)
      : outer(outer_in), inner(inner_in) {}

  struct Cell {
    const char* begin = nullptr;
    std::uint32_t size = 0;  ///< of the text; of a list: how many cells behind it are its members
    std::uint16_t key = 0;   ///< from the list's first key
    NodeKind kind = NodeKind::null;  ///< never a map
    std::string_view text() const { return {begin, size}; }
  };
  struct List {
    NodeId node = kNoNode;
    std::uint32_t first_key = 0, end_key = 0;
    std::uint32_t first_row = 0, end_row = 0;
    std::uint32_t first_cell = 0;
  };

  /// The list that stands at the node; null when its members are nodes.
  const List* find(NodeId node) const {
    for (const List& list : lists)
      if (list.node == node) return &list;
    return nullptr;
  }
  /// Empty again; the memory is kept, and so are cells that no list names.
  void clear() {
    lists.clear();
    keys.clear();
    row_ends.clear();
  }

  std::string_view outer, inner;
  std::vector<List> lists;
  std::vector<std::string_view> keys;  ///< of all lists, one list after the other; distinct in each
  std::vector<Cell> cells;             ///< of all rows, one after the other; the rest is room
  std::vector<std::uint32_t> row_ends;  ///< one a row: the end of its cells
};

}  // namespace chuan
