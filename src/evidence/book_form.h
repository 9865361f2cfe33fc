/// The form of a dossier kept as a workbook: which sheets there are, and what their columns are
/// called. Private to the folder: its writer and its reader meet here.
///
/// Row 1 is hidden and holds a key a column: "staff.degree" on the sheet of a register,
/// "chuan:rulings.stage" on the sheets that every dossier has (a BookPart). The keys alone say what
/// a sheet and a column are; names and headings are for people, and stand in where somebody's own
/// sheet has no keys. Row 2 holds the headings, data begins in row 3. A column whose key begins
/// with "#" after the dot helps the reader and is never read: "documents.#wanted".
///
/// Contract: constant tables. The spellings are fold keys, so that the source stays ASCII; the
/// words themselves come from the catalogue under "book.PART" and "book.PART.COLUMN", and a test
/// holds them together.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/schema.h"

namespace chuan {

enum class BookPart : std::uint8_t {
  guide,           ///< how to fill it in; not read
  general,         ///< a line a value: the school, the dossier's date, the single facts
  registers,       ///< a line a register: what it covers, declared empty
  units,           ///< predecessors of a merged school
  rulings,         ///< what named people judged
  opinion_asked,   ///< indicators with a ground
  not_applicable,  ///< the same
  statements,      ///< texts for the reports
  lists,           ///< pick lists; not read
  result,          ///< written by `score --write-result`; not read
  left_out,        ///< what carrying forward did not take along; not read
  faults           ///< written by `check --mark`; not read
};

using BookSpellings = std::array<std::string_view, 2>;  ///< fold keys: Vietnamese, English

struct PartColumn {
  std::string_view key;
  BookSpellings headings;
  bool read = true;
};
struct PartForm {
  BookPart part;
  std::string_view id;
  BookSpellings names;
  std::span<const PartColumn> columns;  ///< none where the part is not read

  std::uint16_t column(std::string_view key) const;
};
std::span<const PartForm> part_forms();
const PartForm& part_form(BookPart part);

inline constexpr std::string_view kPartMark = "chuan:";  ///< before the id of a part in keys
inline constexpr char kHelperMark = '#';                 ///< before the name of a helping column

/// Lines of the general sheet that are no facts, in their order: "school.code" and its labels.
struct GeneralLine {
  std::string_view key;
  BookSpellings labels;
};
std::span<const GeneralLine> general_lines();
/// Facts stand under this and their name.
inline constexpr std::string_view kFactLine = "facts.";

/// What people write for the words of rulings: {"self", "truong tu danh gia", ...}.
struct RulingWord {
  std::string_view word;
  BookSpellings spellings;
};
std::span<const RulingWord> stage_words();
std::span<const RulingWord> value_words();

/// What a sheet is, told by its keys or, without them, by its name.
struct SheetRole {
  enum class Kind : std::uint8_t { unknown, part, reg };
  Kind kind = Kind::unknown;
  BookPart part = BookPart::guide;
  std::uint16_t reg = kNone16;
  bool operator==(const SheetRole&) const = default;
};
/// Of a cell of the hidden row: "staff.code", "chuan:general.key".
SheetRole role_of_key(const EvidenceSchema& schema, std::string_view key);
SheetRole role_of_name(const EvidenceSchema& schema, std::string_view sheet);
/// What stands before the dot in the keys of a sheet, with the dot.
std::string key_prefix(const EvidenceSchema& schema, const SheetRole& role);

/// The field a heading of ours names, also with its unit in brackets and the mark of what is
/// required: "Number of seats (seats) *".
std::uint16_t field_of_heading(const std::vector<FieldSchema>& fields, std::string_view heading);

}  // namespace chuan
