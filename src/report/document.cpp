#include "report/document.h"

namespace chuan {
namespace {

TextParagraph plain(TextRole role, std::string text, TextAlign align = TextAlign::by_role) {
  TextParagraph out;
  out.role = role;
  out.align = align;
  if (!text.empty()) out.runs.push_back({std::move(text)});
  return out;
}

}  // namespace

TextParagraph heading(int level, std::string text) {
  const TextRole role = level <= 1   ? TextRole::heading1
                        : level == 2 ? TextRole::heading2
                                     : TextRole::heading3;
  return plain(role, std::move(text));
}

TextParagraph body(std::string text) {
  return plain(TextRole::body, std::move(text));
}

TextParagraph bullet(std::string text) {
  return plain(TextRole::bullet, std::move(text));
}

TextParagraph labelled(TextRole role, std::string label, std::string text) {
  TextParagraph out = plain(role, std::move(label));
  if (!out.runs.empty()) out.runs.back().bold = true;
  out.runs.push_back({std::move(text)});
  return out;
}

TextParagraph note(std::string text) {
  return plain(TextRole::note, std::move(text));
}

TextCell cell(std::string text, TextAlign align) {
  return {{plain(TextRole::cell, std::move(text), align)}};
}

TextCell bold_cell(std::string text, TextAlign align) {
  TextCell out = cell(std::move(text), align);
  for (TextRun& run : out.paragraphs.front().runs) run.bold = true;
  return out;
}

TextCell toned_cell(std::string text, TextTone tone, TextAlign align) {
  TextCell out = cell(std::move(text), align);
  for (TextRun& run : out.paragraphs.front().runs) run.tone = tone;
  return out;
}

std::vector<TextCell> head_row(const std::vector<std::string>& titles) {
  std::vector<TextCell> row;
  for (const std::string& title : titles) {
    row.push_back(bold_cell(title, TextAlign::centre));
    row.back().shade = TextShade::heading;
  }
  return row;
}

std::vector<TextCell> group_row(std::string text, std::size_t columns) {
  TextCell out = bold_cell(std::move(text));
  out.span = static_cast<int>(columns);
  out.shade = TextShade::group;
  out.paragraphs.front().keep_next = true;
  return {std::move(out)};
}

}  // namespace chuan
