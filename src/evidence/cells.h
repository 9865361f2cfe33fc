/// The text of a cell into its typed value: one function a field type. Private to the folder.
///
/// Empty cells never reach these functions: what they mean depends on the register. In every type
/// "?" is unknown and "-" is known to be empty.
#pragma once

#include <span>
#include <string_view>

#include "evidence/reader.h"

namespace chuan {

inline constexpr std::string_view kUnknownToken = "?";
inline constexpr std::string_view kNoneToken = "-";

/// A scalar, or the members of a list.
struct RawCell {
  std::string_view text;  ///< trimmed; not empty unless it is a list
  Origin origin;
  TextRules rules = TextRules::plain;
  bool is_list = false;
  std::span<const RawItem> items;
};

Cell unknown_cell(FieldType type);
Cell none_cell(FieldType type);
Cell open_cell();
/// What nothing written means for the field (without `blank_is_no`).
Cell empty_cell(const FieldSchema& field);
/// The same in a register: the weight is one, and a blank may have been declared to be a no.
Cell empty_cell(const RegisterSchema& schema, const Register& reg, std::uint16_t field);
bool is_list_type(FieldType type);

/// `reg` takes the items of code_list and serves; kNone16 for single facts.
Cell read_cell(Reader& reader, const FieldSchema& field, std::uint16_t reg, const RawCell& raw);
/// Yes, no, or anything else (an error is the caller's to report).
enum class YesNo : std::uint8_t { no, yes, neither };
YesNo parse_yes_no(std::string_view text);
/// Reports what is wrong with a date's text and gives false, or fills `span`.
bool read_date(Reader& reader, std::string_view name, const RawCell& raw, DateSpan& span);

/// cells_list.cpp: the members of a list, each trimmed, none empty; ";" separates within a text.
Cell read_list(Reader& reader, const FieldSchema& field, std::uint16_t reg, const RawCell& raw);

}  // namespace chuan
