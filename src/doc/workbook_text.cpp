#include "doc/workbook_text.h"

#include <optional>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "doc/check_text.h"

namespace chuan::xlsx {
namespace {

constexpr std::size_t kEscape = 7;  // "_xHHHH_"

/// The code an escape at `at` stands for; nothing when none begins there.
std::optional<std::uint32_t> escape_at(std::string_view text, std::size_t at) {
  if (at + kEscape > text.size() || text[at + 1] != 'x' || text[at + kEscape - 1] != '_')
    return std::nullopt;
  std::uint32_t code = 0;
  for (std::size_t i = at + 2; i < at + kEscape - 1; ++i) {
    const char c = text[i];
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9')
      digit = static_cast<std::uint32_t>(c - '0');
    else if (c >= 'A' && c <= 'F')
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    else if (c >= 'a' && c <= 'f')
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    else
      return std::nullopt;
    code = code << 4 | digit;
  }
  return code;
}

/// Other control characters stay as they are written, so that they are seen.
bool may_stand(std::uint32_t code) {
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0x7F) ||
         (code >= 0xA0 && !surrogate);
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::optional<std::uint32_t> code = text[at] == '_' ? escape_at(text, at) : std::nullopt;
    if (!code || !may_stand(*code)) {
      out += text[at];
      continue;
    }
    append_utf8(out, *code);
    at += kEscape - 1;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && escape_at(text, at)) out += "_x005F";
    out += text[at];
  }
  return out;
}

CellText plain_text(std::string text) {
  CellText out;
  out.text = text.find("_x") == std::string::npos ? std::move(text) : unescaped(text);
  if (all_ascii(out.text)) {
    if (find_control_character(out.text) != std::string::npos) out.state = TextState::control;
    return out;
  }
  if (find_invalid_utf8(out.text) != std::string::npos) {
    out.state = TextState::bad_utf8;
  } else if (find_control_character(out.text) != std::string::npos) {
    out.state = TextState::control;
  } else if (!is_nfc_quick(out.text)) {
    std::string normal = to_nfc(out.text);
    if (normal != out.text) out = {std::move(normal), TextState::made_nfc};
  }
  return out;
}

CellText rich_text(XmlNode item) {
  std::string text;
  for (XmlNode part = item.first(); part; part = part.next()) {
    if (part.name() == "t") part.append_text(text);
    if (part.name() == "r") part.child("t").append_text(text);
  }
  return plain_text(std::move(text));
}

std::string bad_byte(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const std::size_t at = find_invalid_utf8(text);
  const auto byte = static_cast<unsigned char>(at < text.size() ? text[at] : '\0');
  return {kDigits[byte >> 4], kDigits[byte & 15]};
}

}  // namespace chuan::xlsx
