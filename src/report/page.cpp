#include "report/page.h"

#include <algorithm>

#include "base/text.h"
#include "report/glyphs.h"
#include "report/letters.h"

namespace chuan {
namespace {

constexpr std::size_t kNarrowest = 40;

std::string_view ansi(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "\x1b[1m";
    case Ink::good:
      return "\x1b[32m";
    case Ink::warn:
      return "\x1b[33m";
    case Ink::bad:
      return "\x1b[31m";
    case Ink::faint:
      return "\x1b[2m";
  }
  return "";
}

/// The length of the next piece a line is not broken inside: a word, or a short part of an
/// enumeration with its dot (a dot and "12 months").
std::size_t unbroken(std::string_view text) {
  constexpr std::string_view dot = glyph::kBullet;
  constexpr std::size_t most = 32;
  const std::size_t word = std::min(text.find(' '), text.size());
  if (!text.starts_with(dot)) return word;
  const std::size_t part = std::min(text.find(glyph::kDot, dot.size()), text.size());
  if (display_width(text.substr(0, part)) <= most) return part;
  return std::min(text.find(' ', dot.size()), text.size());
}

}  // namespace

Line& Line::put(std::string_view text, Ink ink) {
  std::string clean = one_line(text);
  width_ += display_width(clean);
  if (!clean.empty()) spans_.push_back({std::move(clean), ink});
  return *this;
}

Line& Line::pad_to(std::size_t column) {
  if (column > width_) {
    spans_.push_back({std::string(column - width_, ' '), Ink::plain});
    width_ = column;
  }
  return *this;
}

Line& Line::right(std::string_view text, std::size_t edge, Ink ink) {
  const std::size_t needed = display_width(one_line(text));
  if (needed == 0) return *this;
  const std::size_t start = edge > needed ? edge - needed : 0;
  pad_to(std::max(start, width_ == 0 ? start : width_ + 1));
  return put(text, ink);
}

Page::Page(const ReportOptions& options)
    : width_(std::max(kNarrowest, static_cast<std::size_t>(std::max(0, options.width)))),
      colour_(options.colour) {}

void Page::line(const Line& line) {
  std::size_t left = width_;
  std::string text;
  std::size_t solid = 0;  // the length up to the last thing that is not a blank
  for (const Line::Span& span : line.spans_) {
    const std::size_t wide = display_width(span.text);
    const std::string shown = wide <= left ? span.text : fit_columns(span.text, left);
    const bool painted = colour_ && span.ink != Ink::plain;
    if (painted) text += ansi(span.ink);
    text += shown;
    if (painted) text += "\x1b[0m";
    if (!is_blank(shown)) solid = text.size();
    if (wide > left) break;
    left -= wide;
  }
  text.resize(solid);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  out_ += text;
  out_ += '\n';
}

void Page::paragraph(std::size_t first, std::size_t rest, std::string_view text, Ink ink) {
  paragraph(Line(first), rest, text, ink);
}

void Page::paragraph(Line begun, std::size_t rest, std::string_view text, Ink ink) {
  const std::string clean = one_line(text);
  std::string words;  // of the line being filled
  std::size_t wide = 0;
  const auto flush = [&] {
    line(begun.put(words, ink));
    begun = Line(rest);
    words.clear();
    wide = 0;
  };
  for (std::size_t at = 0; at < clean.size();) {
    if (clean[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t end = at + unbroken(std::string_view(clean).substr(at));
    std::string word = clean.substr(at, end - at);
    at = end;
    const std::size_t needed = display_width(word);
    const std::size_t blank = words.empty() ? 0 : 1;
    if (begun.width() + wide + blank + needed > width_ && (wide != 0 || begun.width() > rest))
      flush();
    if (!words.empty()) {
      words += ' ';
      ++wide;
    }
    words += word;
    wide += needed;
  }
  if (!words.empty() || begun.width() != 0) flush();
}

void Page::gap() {
  if (out_.empty() || out_.ends_with("\n\n")) return;
  out_ += '\n';
}

}  // namespace chuan
