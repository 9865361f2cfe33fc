#include "doc/edit_styles.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "base/text.h"
#include "doc/edit_package.h"

namespace chuan::xlsx {

const std::string_view kPlainStyles =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>";

namespace {

/// Used by nothing else, so that a mark is known again when the workbook comes back.
std::string_view colour_of(MarkRole role) {
  return role == MarkRole::error ? "FFFFB7B8" : "FFFFE29A";
}

constexpr std::uint32_t kFirstOwnNumberFormat = 164;

XmlNode nth(XmlNode section, std::uint32_t index) {
  XmlNode at = section.first();
  while (at && index-- > 0) at = at.next();
  return at;
}

std::uint32_t count_of(XmlNode section) {
  std::uint32_t count = 0;
  for (XmlNode at = section.first(); at; at = at.next()) ++count;
  return count;
}

/// The sections of a style sheet that stand behind `name`, as its schema orders them.
std::vector<std::string_view> behind(std::string_view name) {
  constexpr std::array<std::string_view, 11> kOrder = {
      "numFmts",    "fonts", "fills",       "borders", "cellStyleXfs", "cellXfs",
      "cellStyles", "dxfs",  "tableStyles", "colors",  "extLst"};
  const auto* at = std::find(kOrder.begin(), kOrder.end(), name);
  return {at + 1, kOrder.end()};
}

}  // namespace

std::uint32_t number_in(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? value
                                                                                   : otherwise;
}

StyleEditor::StyleEditor(XmlNode root) : root_(root) {
  fonts_ = section("fonts", "font", 1);
  fills_ = section("fills", "fill", 2);
  borders_ = section("borders", "border", 1);
  section("cellStyleXfs", "xf", 1);
  formats_ = section("cellXfs", "xf", 1);
  for (XmlNode f = formats_.first(); f; f = f.next()) styles_.push_back(f);
}

XmlNode StyleEditor::section(std::string_view name, std::string_view item, std::size_t least) {
  XmlNode found = root_.child(name);
  if (!found) found = root_.insert_before(name, first_of(root_, behind(name)));
  for (std::size_t have = count_of(found); have < least; ++have) {
    XmlNode added = found.append(item);
    if (item == "fill")
      added.append("patternFill").set("patternType", have == 0 ? "none" : "gray125");
    if (item == "font") added.append("sz").set("val", "11");
    if (item == "font") added.append("name").set("val", "Calibri");
    found.set("count", std::to_string(have + 1));
    changed_ = true;
  }
  return found;
}

std::uint32_t StyleEditor::add(XmlNode section, XmlNode item) {
  const std::uint32_t index = count_of(section);
  section.append_copy(item);
  section.set("count", std::to_string(index + 1));
  changed_ = true;
  return index;
}

std::uint32_t StyleEditor::clone(std::uint32_t style) {
  const XmlNode of = styles_[style < styles_.size() ? style : 0];
  styles_.push_back(formats_.append_copy(of));
  formats_.set("count", std::to_string(styles_.size()));
  changed_ = true;
  return static_cast<std::uint32_t>(styles_.size() - 1);
}

std::uint32_t StyleEditor::fill_of(MarkRole role) {
  const auto known = mark_fills_.find(role);
  if (known != mark_fills_.end()) return known->second;
  const std::uint32_t index = count_of(fills_);
  XmlNode pattern = fills_.append("fill").append("patternFill");
  pattern.set("patternType", "solid");
  pattern.append("fgColor").set("rgb", colour_of(role));
  pattern.append("bgColor").set("indexed", "64");
  fills_.set("count", std::to_string(index + 1));
  mark_fills_.emplace(role, index);
  return index;
}

std::uint32_t StyleEditor::marked(std::uint32_t style, MarkRole role) {
  const auto known = marked_.find({style, role});
  if (known != marked_.end()) return known->second;
  const std::uint32_t made = clone(style);
  styles_[made].set("fillId", std::to_string(fill_of(role)));
  styles_[made].set("applyFill", "1");
  marked_.emplace(std::pair(style, role), made);
  return made;
}

bool StyleEditor::is_marked(std::uint32_t style) const {
  if (style >= styles_.size()) return false;
  const XmlNode fill = nth(fills_, number_in(styles_[style].attribute("fillId")));
  const std::string colour = to_lower(fill.child("patternFill").child("fgColor").attribute("rgb"));
  return colour == to_lower(colour_of(MarkRole::error)) ||
         colour == to_lower(colour_of(MarkRole::warning));
}

std::uint32_t StyleEditor::unmarked(std::uint32_t style) {
  const auto known = unmarked_.find(style);
  if (known != unmarked_.end()) return known->second;
  std::uint32_t made = style;
  if (is_marked(style)) {
    made = clone(style);
    styles_[made].set("fillId", "0");
    styles_[made].drop("applyFill");
  }
  unmarked_.emplace(style, made);
  return made;
}

StyleGraft::StyleGraft(StyleEditor& to, XmlNode from) : to_(to), from_(from) {}

std::uint32_t StyleGraft::part(XmlNode to, std::string_view section, XmlNode format,
                               std::string_view attribute) {
  const std::string id(format.attribute(attribute));
  const auto [at, added] = parts_.emplace(std::pair(std::string(section), id), 0);
  if (added) at->second = to_.add(to, nth(from_.child(section), number_in(id)));
  return at->second;
}

/// An own format of the other workbook under a number that is free here.
std::string StyleGraft::number_format(std::string_view id) {
  if (number_in(id) < kFirstOwnNumberFormat) return std::string(id);
  std::string_view code;
  for (XmlNode f = from_.child("numFmts").first(); f; f = f.next())
    if (f.attribute("numFmtId") == id) code = f.attribute("formatCode");
  XmlNode own = to_.section("numFmts", "numFmt", 0);
  std::uint32_t next = kFirstOwnNumberFormat;
  for (XmlNode f = own.first(); f; f = f.next()) {
    if (f.attribute("formatCode") == code) return std::string(f.attribute("numFmtId"));
    next = std::max(next, number_in(f.attribute("numFmtId")) + 1);
  }
  XmlNode added = own.append("numFmt");
  added.set("numFmtId", std::to_string(next));
  added.set("formatCode", code);
  own.set("count", std::to_string(count_of(own)));
  return std::to_string(next);
}

std::uint32_t StyleGraft::style(std::uint32_t of_the_other) {
  const auto known = styles_.find(of_the_other);
  if (known != styles_.end()) return known->second;
  const XmlNode format = nth(from_.child("cellXfs"), of_the_other);
  const std::uint32_t made = to_.add(to_.formats_, format);
  XmlNode own = nth(to_.formats_, made);
  to_.styles_.push_back(own);
  own.set("fontId", std::to_string(part(to_.fonts_, "fonts", format, "fontId")));
  own.set("fillId", std::to_string(part(to_.fills_, "fills", format, "fillId")));
  own.set("borderId", std::to_string(part(to_.borders_, "borders", format, "borderId")));
  own.set("numFmtId", number_format(format.attribute("numFmtId")));
  own.set("xfId", "0");
  styles_.emplace(of_the_other, made);
  return made;
}

}  // namespace chuan::xlsx
