/// Lines of text at a fixed width, measured in columns, with or without colour.
///
///   Page page(options);
///   page.line(Line().put("?", Ink::warn).put(" CT2.13").pad_to(40).right("60 %", 60));
///   page.paragraph(2, 4, "a long sentence ...");
///
/// Contract: no line is wider than the width (at least 40; what is longer is cut with an ellipsis);
/// trailing blanks are never written; texts are cleaned of control characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace chuan {

enum class Ink : std::uint8_t { plain, bold, good, warn, bad, faint };

class Line {
 public:
  Line() = default;
  explicit Line(std::size_t indent) { pad_to(indent); }
  Line& put(std::string_view text, Ink ink = Ink::plain);
  Line& pad_to(std::size_t column);
  /// Ends the text at `edge`, at least one blank after what is there.
  Line& right(std::string_view text, std::size_t edge, Ink ink = Ink::plain);
  std::size_t width() const { return width_; }

 private:
  friend class Page;
  struct Span {
    std::string text;
    Ink ink;
  };
  std::vector<Span> spans_;
  std::size_t width_ = 0;
};

class Page {
 public:
  explicit Page(const ReportOptions& options);
  std::size_t width() const { return width_; }
  /// What is left of a line of which `used` columns are taken.
  std::size_t room(std::size_t used) const { return width_ > used ? width_ - used : 0; }
  void line(const Line& line);
  void line(std::string_view text, Ink ink = Ink::plain) { line(Line().put(text, ink)); }
  /// Wrapped, before a middle dot rather than after it; the first line indented by `first`, the
  /// others by `rest`.
  void paragraph(std::size_t first, std::size_t rest, std::string_view text, Ink ink = Ink::plain);
  /// The same after a line already begun: the text goes on at its end.
  void paragraph(Line begun, std::size_t rest, std::string_view text, Ink ink = Ink::plain);
  /// One blank line, never two, never at the top.
  void gap();
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::size_t width_;
  bool colour_;
};

}  // namespace chuan
