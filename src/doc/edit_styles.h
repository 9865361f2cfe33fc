/// The styles of a workbook while it is changed: clones with another fill, and styles of another
/// workbook taken over. Private to the folder.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "doc/edit_workbook.h"
#include "doc/xml.h"

namespace chuan::xlsx {

/// What a workbook without styles gets.
extern const std::string_view kPlainStyles;

class StyleEditor {
 public:
  /// `root` must live as long; what it lacks of fonts, fills, borders and cell formats is added.
  explicit StyleEditor(XmlNode root);

  /// The style with the fill of a mark.
  std::uint32_t marked(std::uint32_t style, MarkRole role);
  /// The style without it; itself when it has none.
  std::uint32_t unmarked(std::uint32_t style);
  bool changed() const { return changed_; }

 private:
  friend class StyleGraft;
  XmlNode section(std::string_view name, std::string_view item, std::size_t least);
  std::uint32_t add(XmlNode section, XmlNode item);
  std::uint32_t clone(std::uint32_t style);
  bool is_marked(std::uint32_t style) const;
  std::uint32_t fill_of(MarkRole role);

  XmlNode root_, fonts_, fills_, borders_, formats_;
  std::vector<XmlNode> styles_;
  std::map<std::pair<std::uint32_t, MarkRole>, std::uint32_t> marked_;
  std::map<std::uint32_t, std::uint32_t> unmarked_;
  std::map<MarkRole, std::uint32_t> mark_fills_;
  bool changed_ = false;
};

/// Styles of the workbook whose styles are `from`, as styles of `to`.
class StyleGraft {
 public:
  StyleGraft(StyleEditor& to, XmlNode from);
  std::uint32_t style(std::uint32_t of_the_other);

 private:
  std::uint32_t part(XmlNode to, std::string_view section, XmlNode format,
                     std::string_view attribute);
  std::string number_format(std::string_view id);

  StyleEditor& to_;
  XmlNode from_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> parts_;
  std::map<std::uint32_t, std::uint32_t> styles_;
};

/// A whole number in an attribute; `otherwise` when it is none.
std::uint32_t number_in(std::string_view text, std::uint32_t otherwise = 0);

}  // namespace chuan::xlsx
