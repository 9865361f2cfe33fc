/// What the parts of the workbook's writer share: words, pick lists, cells. Private to the folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/write_workbook.h"
#include "evidence/book_form.h"
#include "evidence/spell.h"
#include "evidence/workbook.h"

namespace chuan {

/// Rows ready for typing below what is there: checks and pick lists reach so far.
inline constexpr std::uint32_t kSpareRows = 1000;
inline constexpr std::uint32_t kHeadingRow = 1;
inline constexpr std::uint32_t kFirstRow = 2;

class BookWriter {
 public:
  BookWriter(const CompiledPack& pack_in, const Evidence& evidence_in,
             const WorkbookOptions& options_in);

  const CompiledPack& pack;
  const EvidenceSchema& schema;
  const Evidence& evidence;
  const WorkbookOptions& options;
  Speller speller;

  std::string word(std::string_view key) const;
  /// What people write for a word of rulings: "stage." or "ruling." and the word.
  std::string ruling_word(std::string_view kind, std::string_view written) const;
  const std::string& in(const Bilingual& text) const { return text.in(options.language); }
  /// "CT2.18": its title, where the pack has one.
  std::string title_of(std::uint16_t indicator) const;

  const std::string& part_name(BookPart part) const;
  const std::string& register_name(std::uint16_t reg) const { return register_names_[reg]; }

  /// A sheet with its hidden keys and headings; the columns follow with add_column.
  SheetOut begin_sheet(std::string name, CellLook tab) const;
  struct ColumnOut {
    std::string key;
    std::string heading;
    std::string help;  ///< shown beside the heading
    double width = 14;
    CellLook look = CellLook::plain;
    NumberLook format = NumberLook::general;
  };
  void add_column(SheetOut& sheet, ColumnOut column) const;
  /// The column of a part, its words from the catalogue.
  void add_part_column(SheetOut& sheet, BookPart part, std::string_view key, double width,
                       CellLook look = CellLook::wrapped) const;
  /// Filters, and print titles, once all rows are there.
  static void finish_sheet(SheetOut& sheet);

  /// Pick lists: "='Danh muc'!$B$3:$B$8". `rows` of a register's own code column reach as far as
  /// its checks.
  std::string list_range(std::string_view list) const;
  std::string codes_range(std::uint16_t reg) const;
  SheetOut lists_sheet() const;

  /// What may be typed in the column of a field, from row `first` to `last`.
  void add_check(SheetOut& sheet, const FieldSchema& field, bool is_document, std::uint32_t column,
                 std::uint32_t first, std::uint32_t last) const;
  /// What a clerk is told of a field: its hint, how to write it, what an empty cell means.
  std::string help_of(const FieldSchema& field, bool required) const;
  /// A value as it is typed in a cell, so that it reads back as the same.
  CellOut cell(const FieldSchema& field, Cell value, const std::optional<Cell>& empty,
               const Register* reg, CellLook look);

 private:
  struct PickList {
    std::string id;
    std::string heading;
    std::vector<std::string> items;
    std::vector<std::string> titles;  ///< beside them, or none
  };
  void make_lists();
  std::string unique_name(std::string_view name) const;

  std::vector<std::string> part_names_;
  std::vector<std::string> register_names_;
  std::vector<PickList> lists_;
};

CellOut text_cell(std::string_view text, CellLook look = CellLook::plain);
CellOut blank_cell(CellLook look);
CellOut day_cell(Date day, CellLook look = CellLook::plain);

// ---- the sheets
SheetOut register_sheet(BookWriter& writer, std::uint16_t reg);  // book_registers.cpp
SheetOut general_sheet(BookWriter& writer);                      // book_parts.cpp
SheetOut registers_sheet(BookWriter& writer);
SheetOut units_sheet(BookWriter& writer);
SheetOut rulings_sheet(BookWriter& writer);
SheetOut grounds_sheet(BookWriter& writer, BookPart part);
SheetOut statements_sheet(BookWriter& writer);

}  // namespace chuan
