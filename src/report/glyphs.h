/// The signs that reports are drawn with, spelled in ASCII source.
#pragma once

namespace chuan::glyph {

inline constexpr const char* dash = "\u2013";   // between the ends of a range
inline constexpr const char* dot = " \u00b7 ";  // between the parts of a line
inline constexpr const char* bullet = "\u00b7 ";
inline constexpr const char* arrow = "\u2192 ";  // what to do
inline constexpr const char* becomes = " \u2192 ";
inline constexpr const char* ellipsis = "\u2026";
inline constexpr const char* nearly = "\u2248";
inline constexpr const char* papers = "\u00b6";
inline constexpr const char* check = "\u2713 ";
inline constexpr const char* cross = "\u2717 ";
inline constexpr const char* better = "\u25b2 ";
inline constexpr const char* worse = "\u25bc ";
inline constexpr const char* full = "\u2588";  // cells of a bar
inline constexpr const char* half = "\u2592";
inline constexpr const char* light = "\u2591";
inline constexpr const char* point = "\u00b7";
inline constexpr const char* infinity = "\u221e";
inline constexpr const char* square_metres = "m\u00b2";

}  // namespace chuan::glyph
