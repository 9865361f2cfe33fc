#include "doc/edit_cells.h"

#include <algorithm>
#include <string>

#include "base/cell_name.h"
#include "doc/edit_styles.h"

namespace chuan::xlsx {

CellEditor::CellEditor(XmlNode sheet) : sheet_(sheet), data_(sheet.child("sheetData")) {
  std::uint32_t next = 0;
  for (XmlNode r = data_.first(); r; r = r.next()) {
    if (r.name() != "row") continue;
    const std::uint32_t at = parse_row(r.attribute("r")).value_or(next);
    rows_.emplace_back(at, r);
    next = at + 1;
  }
}

XmlNode CellEditor::row(std::uint32_t at) {
  auto place = rows_.begin();
  while (place != rows_.end() && place->first < at) ++place;
  if (place != rows_.end() && place->first == at) return place->second;
  XmlNode made = data_.insert_before("row", place == rows_.end() ? XmlNode() : place->second);
  made.set("r", std::to_string(at + 1));
  rows_.insert(place, {at, made});
  return made;
}

std::uint32_t CellEditor::style_of(XmlNode row, std::uint32_t column) const {
  const std::string_view own = row.attribute("customFormat");
  if (own == "1" || own == "true") return number_in(row.attribute("s"));
  const XmlNode columns = sheet_.child("cols");
  for (XmlNode c = columns.first(); c; c = c.next())
    if (number_in(c.attribute("min")) <= column + 1 && column < number_in(c.attribute("max")))
      return number_in(c.attribute("style"));
  return 0;
}

XmlNode CellEditor::cell(Address at) {
  XmlNode in = row(at.row);
  XmlNode behind = in.first();
  for (std::uint32_t next = 0; behind && behind.name() == "c"; behind = behind.next()) {
    const std::optional<Address> given = parse_address(behind.attribute("r"));
    const std::uint32_t column = given ? given->column : next;
    if (column == at.column) return behind;
    if (column > at.column) break;
    next = column + 1;
  }
  XmlNode made = in.insert_before("c", behind);
  made.set("r", cell_name(at.row, at.column));
  made.set("s", std::to_string(style_of(in, at.column)));
  in.drop("spans");  // a hint to readers, not true any more
  return made;
}

void CellEditor::for_each(const std::function<void(XmlNode cell)>& visit) const {
  for (const auto& [at, row] : rows_)
    for (XmlNode c = row.first(); c; c = c.next())
      if (c.name() == "c") visit(c);
}

}  // namespace chuan::xlsx
