/// What a character may mean to a plain scalar of YAML. Private to the strict reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chuan::yaml {

enum : std::uint8_t {
  kFirst = 1,      ///< may begin one, whatever follows
  kBlockStop = 2,  ///< to be looked at in block style: : # and line ends
  kFlowStop = 4,   ///< the same in flow style, with , [ ] { }
};
inline constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> out{};
  for (std::size_t c = 0; c < out.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c >= 0x80) out[c] |= kFirst;
  }
  for (const char c : std::string_view("(./+_<=$^;)\\"))
    out[static_cast<unsigned char>(c)] |= kFirst;
  for (const char c : std::string_view(":#\n\r\t"))
    out[static_cast<unsigned char>(c)] |= kBlockStop | kFlowStop;
  for (const char c : std::string_view(",[]{}")) out[static_cast<unsigned char>(c)] |= kFlowStop;
  return out;
}();
inline bool is_class(char c, std::uint8_t wanted) {
  return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

inline bool is_null_word(std::string_view text) {
  switch (text.size()) {
    case 1:
      return text == "~";
    case 4:
      return text == "null" || text == "Null" || text == "NULL";
    default:
      return false;
  }
}

}  // namespace chuan::yaml
