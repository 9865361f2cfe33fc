#include "doc/check_text.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "doc/load_text.h"

namespace chuan {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kMostBytes = 0xFFFF'FFF0;  // offsets are 32 bits wide

std::string hex(std::uint32_t value, std::size_t width) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out(width, '0');
  for (std::size_t i = width; i-- > 0; value >>= 4) out[i] = kDigits[value & 15];
  return out;
}

/// Excel's "Unicode text" and Windows Notepad's "Unicode" are UTF-16; empty when it is neither.
std::string_view wide_encoding(std::string_view text) {
  const std::string_view head = text.substr(0, 4);
  if (head == std::string_view("\xFF\xFE\0\0", 4) || head == std::string_view("\0\0\xFE\xFF", 4)) {
    return "UTF-32";
  }
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "UTF-16";
  if (head.size() < 4) return {};
  const bool first = head[0] == 0;
  const bool second = head[1] == 0;
  const bool third = head[2] == 0;
  const bool fourth = head[3] == 0;
  if ((first && second && third && !fourth) || (!first && second && third && fourth)) {
    return "UTF-32";
  }
  if (first != second && third != fourth) return "UTF-16";
  return {};
}

}  // namespace

Origin span_of(SourceId source, std::size_t begin, std::size_t end) {
  return {source, static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(std::max(begin, end))};
}

std::size_t find_control_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 ? byte != '\t' && byte != '\n' && byte != '\r' : byte == 0x7F) return at;
    if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) {
      return at;
    }
    // U+FFFE and U+FFFF are no characters, and no XML may hold them.
    if (byte == 0xEF && at + 2 < text.size() && text[at + 1] == '\xBF' &&
        (text[at + 2] == '\xBE' || text[at + 2] == '\xBF'))
      return at;
  }
  return std::string_view::npos;
}

Diagnostic& add_control_character(std::string_view text, std::size_t at, Origin origin,
                                  Diagnostics& diagnostics) {
  return diagnostics.add(Code::control_character, origin,
                         {"U+" + hex(code_point_at(text, at).value, 4)});
}

std::optional<CheckedText> check_text(const SourceMap& sources, SourceId source,
                                      const ReadLimits& limits, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(source);
  const std::size_t limit = std::min(limits.bytes, kMostBytes);
  if (text.size() > limit) {
    const std::string name(sources.name(source));
    add_file_fault({IoFault::too_large, {}}, name, limit, diagnostics);
    return std::nullopt;
  }
  const std::size_t base = text.starts_with(kBom) ? kBom.size() : 0;
  if (is_clean_text(text.substr(base))) return CheckedText{base, true};
  if (const std::string_view encoding = wide_encoding(text); !encoding.empty()) {
    diagnostics.add(Code::wrong_encoding, span_of(source, 0, 0), {std::string(encoding)});
    return std::nullopt;
  }
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    diagnostics.add(Code::invalid_utf8, span_of(source, bad, bad + 1),
                    {hex(static_cast<unsigned char>(text[bad]), 2)});
    return std::nullopt;
  }
  if (const std::size_t bad = find_control_character(text); bad != std::string_view::npos) {
    const Origin origin = span_of(source, bad, bad + code_point_at(text, bad).size);
    add_control_character(text, bad, origin, diagnostics);
    return std::nullopt;
  }
  return CheckedText{base, false};
}

}  // namespace chuan
