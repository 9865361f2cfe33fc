/// The XML parts of a workbook as elements, read and changed through pugixml.
///
///   XmlFault fault;
///   std::optional<XmlDocument> sheet = XmlDocument::parse(std::move(bytes), XmlKeep::data, fault);
///   for (XmlNode row = sheet->root().child("sheetData").first(); row; row = row.next()) ...
///
/// Names are local: a prefix ("x:row") is not looked at, and a new element takes its parent's, so
/// that every way of binding the namespaces reads and stays the same.
///
/// Contract: no throw, no recursion: deep nesting costs memory only, and what a document may take
/// is bounded before it is parsed. A DOCTYPE is refused. Nodes and what attribute() returns are
/// valid while the document lives and is not changed there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace pugi {
struct xml_node_struct;
}

namespace chuan {

class XmlNode {
 public:
  XmlNode() = default;
  explicit XmlNode(pugi::xml_node_struct* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const XmlNode&) const = default;

  std::string_view name() const;
  /// The first element in it, the element after it; with that name or any.
  XmlNode first() const;
  XmlNode next() const;
  XmlNode child(std::string_view name) const;
  XmlNode next(std::string_view name) const;
  /// Empty when there is none.
  std::string_view attribute(std::string_view name) const;
  bool has(std::string_view name) const;
  /// The text that stands in it, not in its elements.
  void append_text(std::string& out) const;
  std::string text() const;

  // Changes. An element goes to the end, or before or after one of its siblings-to-be.
  XmlNode append(std::string_view name);
  XmlNode insert_before(std::string_view name, XmlNode sibling);
  XmlNode insert_after(std::string_view name, XmlNode sibling);
  /// With all that stands in it; names without a prefix take this element's.
  XmlNode append_copy(XmlNode other);
  void remove(XmlNode element);
  /// The attribute of that local name, else a new one of that very name ("xml:space").
  void set(std::string_view name, std::string_view value);
  void drop(std::string_view name);
  /// Instead of all that stands in it; `preserve` keeps blanks at the ends.
  void set_text(std::string_view text);
  void clear();
  /// The prefix that the document binds to a namespace ending in `ending` ("/relationships");
  /// nothing when it binds none.
  std::optional<std::string> prefix_of(std::string_view ending) const;

 private:
  pugi::xml_node_struct* node_ = nullptr;
};

/// `data`: elements and their texts; `all`: everything, for writing it back.
enum class XmlKeep : std::uint8_t { data, all };
struct XmlFault {
  Code code = Code::count_;  ///< workbook_xml, workbook_doctype or workbook_part_too_large
  std::size_t at = 0;        ///< byte
};

class XmlDocument {
 public:
  static std::optional<XmlDocument> parse(std::string bytes, XmlKeep keep, XmlFault& fault);
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;
  ~XmlDocument();

  XmlNode root() const;
  std::string bytes() const;

 private:
  struct State;
  explicit XmlDocument(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace chuan
