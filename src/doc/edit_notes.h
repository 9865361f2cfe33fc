/// Comments of a sheet while it is changed, with the shapes that show them. Private to the folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "doc/edit_package.h"
#include "doc/workbook_map.h"

namespace chuan::xlsx {

struct Note {
  Address at;
  std::string text;
};

struct NotedSheet {
  const std::string& part;  ///< "xl/worksheets/sheet1.xml"
  XmlNode root;
  std::size_t number = 0;      ///< among the tabs; keeps the ids of shapes apart
  std::string_view type_base;  ///< what stands before the kind in the types of relations
};

/// Our comments of an earlier run are taken off, `notes` (one a cell) put on; other people's stay,
/// with ours below where both speak of a cell. Writes every part but the sheet's own, whose root
/// may get its element for drawings. False when an error was added.
bool edit_notes(Package& package, const NotedSheet& sheet, const std::vector<Note>& notes,
                Diagnostics& diagnostics);

}  // namespace chuan::xlsx
