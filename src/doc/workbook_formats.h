/// How each look of a cell is drawn: fonts, colours, borders, number formats. Private to the
/// folder.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "doc/write_workbook.h"

struct lxw_format;
struct lxw_workbook;

namespace chuan::xlsx {

/// The formats of one workbook, each made when it is first asked for.
class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_(book) {}
  lxw_format* get(CellLook look, NumberLook number, bool link = false);
  /// Its fill, or its ink where it has none: 0xRRGGBB.
  static std::uint32_t colour_of(CellLook look);

  /// Points that `text` takes in a column of `width` characters: Excel fits rows to their text by
  /// itself, other programs do not.
  static double height_of(std::string_view text, CellLook look, double width);

 private:
  static constexpr std::size_t kLooks = static_cast<std::size_t>(CellLook::hint) + 1;
  static constexpr std::size_t kNumbers = static_cast<std::size_t>(NumberLook::text) + 1;
  lxw_workbook* book_;
  std::array<lxw_format*, kLooks * kNumbers * 2> made_{};
};

}  // namespace chuan::xlsx
