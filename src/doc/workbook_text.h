/// The texts of cells as workbooks hold them: rich text joined, escapes undone, brought to NFC.
/// Private to the folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "doc/xml.h"

namespace chuan::xlsx {

enum class TextState : std::uint8_t { good, made_nfc, bad_utf8, control };
struct CellText {
  std::string text;
  TextState state = TextState::good;
};

CellText plain_text(std::string text);
/// All runs of `<si>` or `<is>`; readings aids (phonetic runs) are left out.
CellText rich_text(XmlNode item);
/// "E1": the first byte that is not UTF-8.
std::string bad_byte(std::string_view text);
/// "_x000D_" and the like as the characters they stand for, where those are ones a text may have.
std::string unescaped(std::string_view text);
/// A text that unescaped() gives back: "_x000D_" as it stands becomes "_x005F_x000D_".
std::string escaped(std::string_view text);

}  // namespace chuan::xlsx
