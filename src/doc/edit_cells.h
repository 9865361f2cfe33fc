/// The cells of a sheet while it is changed: found by address, made where there is none. Private
/// to the folder.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "doc/workbook_map.h"
#include "doc/xml.h"

namespace chuan::xlsx {

class CellEditor {
 public:
  /// `sheet` is the sheet's root element.
  explicit CellEditor(XmlNode sheet);

  /// The cell of that address, made empty in its row and column's style when it was not there.
  XmlNode cell(Address at);
  void for_each(const std::function<void(XmlNode cell)>& visit) const;

 private:
  XmlNode row(std::uint32_t at);
  std::uint32_t style_of(XmlNode row, std::uint32_t column) const;

  XmlNode sheet_, data_;
  std::vector<std::pair<std::uint32_t, XmlNode>> rows_;  ///< in the order of the file
};

}  // namespace chuan::xlsx
