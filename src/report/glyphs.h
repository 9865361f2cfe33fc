/// The signs that reports are drawn with, spelled in ASCII source.
#pragma once

namespace chuan::glyph {

inline constexpr const char* kDash = "\u2013";   // between the ends of a range
inline constexpr const char* kDot = " \u00b7 ";  // between the parts of a line
inline constexpr const char* kBullet = "\u00b7 ";
inline constexpr const char* kArrow = "\u2192 ";  // what to do
inline constexpr const char* kBecomes = " \u2192 ";
inline constexpr const char* kEllipsis = "\u2026";
inline constexpr const char* kNearly = "\u2248";
inline constexpr const char* kPapers = "\u00b6";
inline constexpr const char* kCheck = "\u2713 ";
inline constexpr const char* kCross = "\u2717 ";
inline constexpr const char* kBetter = "\u25b2 ";
inline constexpr const char* kWorse = "\u25bc ";
inline constexpr const char* kOther = "\u2022 ";
inline constexpr const char* kFull = "\u2588";  // cells of a bar
inline constexpr const char* kHalf = "\u2592";
inline constexpr const char* kLight = "\u2591";
inline constexpr const char* kPoint = "\u00b7";
inline constexpr const char* kInfinity = "\u221e";
inline constexpr const char* kSquareMetres = "m\u00b2";

}  // namespace chuan::glyph
