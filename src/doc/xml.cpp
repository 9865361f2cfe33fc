#include "doc/xml.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace chuan {
namespace {

/// What pugixml's nodes may take; it lays out 64 bytes an element or text, 40 an attribute.
constexpr std::size_t kMostMemory = 160u << 20;
constexpr std::size_t kNodeBytes = 64;
constexpr std::size_t kAttributeBytes = 40;

constexpr unsigned kData = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                           pugi::parse_eol | pugi::parse_ws_pcdata_single |
                           pugi::parse_embed_pcdata | pugi::parse_doctype;
constexpr unsigned kAll = pugi::parse_full | pugi::parse_ws_pcdata;

std::string_view local(const char* name) {
  const std::string_view all(name);
  const std::size_t colon = all.find(':');
  return colon == std::string_view::npos ? all : all.substr(colon + 1);
}

pugi::xml_node element_from(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

pugi::xml_attribute find(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute())
    if (name == a.name() || name == local(a.name())) return a;
  return {};
}

/// `name` with the prefix of `parent`.
std::string beside(pugi::xml_node parent, std::string_view name) {
  const std::string_view full = parent.name();
  const std::size_t colon = full.find(':');
  std::string out;
  if (colon != std::string_view::npos) out = full.substr(0, colon + 1);
  return out.append(name);
}

XmlNode named(pugi::xml_node node, const std::string& name) {
  node.set_name(name.c_str());
  return XmlNode(node.internal_object());
}

bool is_wide(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (const std::string_view mark : {"\xFF\xFE"sv, "\xFE\xFF"sv, "<\0"sv, "\0<"sv, "\0\0"sv})
    if (bytes.starts_with(mark)) return true;
  return false;
}

/// About what the nodes of the text take, seen without parsing it: an element a tag, and a text
/// where one stands before a tag that opens (before one that closes it is part of the element).
std::size_t memory_bound(std::string_view bytes, XmlKeep keep) {
  std::size_t nodes = 0;
  std::size_t attributes = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '=') ++attributes;
    if (bytes[i] != '<') continue;
    const bool closes = i + 1 < bytes.size() && bytes[i + 1] == '/';
    const bool after_text = i > 0 && bytes[i - 1] != '>';
    if (!closes) ++nodes;
    if (after_text && (!closes || keep == XmlKeep::all)) ++nodes;
  }
  return nodes * kNodeBytes + attributes * kAttributeBytes;
}

/// A reference to no character at all (0, half a pair, beyond the last): pugixml reads it as bytes
/// that are no UTF-8, or as the end of the text, and would write that back. npos: there is none.
std::size_t find_bad_reference(std::string_view bytes) {
  constexpr std::string_view kOpens = "&#";
  for (std::size_t at = bytes.find(kOpens); at != std::string_view::npos;
       at = bytes.find(kOpens, at + 1)) {
    const std::size_t x = at + kOpens.size();
    const bool hex = x < bytes.size() && bytes[x] == 'x';
    const std::size_t begin = hex ? x + 1 : x;
    const std::size_t end = std::min(bytes.find(';', begin), bytes.size());
    std::uint32_t code = 0;
    const auto [last, error] =
        std::from_chars(bytes.data() + begin, bytes.data() + end, code, hex ? 16 : 10);
    const bool whole = last == bytes.data() + end && begin != end;
    if (error == std::errc::result_out_of_range) return at;
    if (whole && (code == 0 || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF)) return at;
  }
  return std::string_view::npos;
}

struct StringWriter final : pugi::xml_writer {
  std::string out;
  void write(const void* data, std::size_t size) override {
    out.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

std::string_view XmlNode::name() const {
  return local(pugi::xml_node(node_).name());
}

XmlNode XmlNode::first() const {
  return XmlNode(element_from(pugi::xml_node(node_).first_child()).internal_object());
}
XmlNode XmlNode::next() const {
  return XmlNode(element_from(pugi::xml_node(node_).next_sibling()).internal_object());
}
XmlNode XmlNode::child(std::string_view name) const {
  XmlNode at = first();
  return at && at.name() != name ? at.next(name) : at;
}
XmlNode XmlNode::next(std::string_view name) const {
  XmlNode at = next();
  while (at && at.name() != name) at = at.next();
  return at;
}

std::string_view XmlNode::attribute(std::string_view name) const {
  return find(pugi::xml_node(node_), name).value();
}
bool XmlNode::has(std::string_view name) const {
  return !find(pugi::xml_node(node_), name).empty();
}

void XmlNode::append_text(std::string& out) const {
  const pugi::xml_node node(node_);
  out += node.value();
  for (pugi::xml_node c = node.first_child(); c; c = c.next_sibling())
    if (c.type() == pugi::node_pcdata || c.type() == pugi::node_cdata) out += c.value();
}
std::string XmlNode::text() const {
  std::string out;
  append_text(out);
  return out;
}

XmlNode XmlNode::append(std::string_view name) {
  pugi::xml_node node(node_);
  return named(node.append_child(pugi::node_element), beside(node, name));
}
XmlNode XmlNode::insert_before(std::string_view name, XmlNode sibling) {
  pugi::xml_node node(node_);
  if (!sibling) return append(name);
  return named(node.insert_child_before(pugi::node_element, pugi::xml_node(sibling.node_)),
               beside(node, name));
}
XmlNode XmlNode::insert_after(std::string_view name, XmlNode sibling) {
  pugi::xml_node node(node_);
  if (!sibling) return named(node.prepend_child(pugi::node_element), beside(node, name));
  return named(node.insert_child_after(pugi::node_element, pugi::xml_node(sibling.node_)),
               beside(node, name));
}
XmlNode XmlNode::append_copy(XmlNode other) {
  pugi::xml_node parent(node_);
  const pugi::xml_node copy = parent.append_copy(pugi::xml_node(other.node_));
  const bool prefixed = std::string_view(parent.name()).find(':') != std::string_view::npos;
  for (pugi::xml_node at = copy; prefixed && at;) {
    const std::string_view name = at.name();
    if (at.type() == pugi::node_element && name.find(':') == std::string_view::npos)
      at.set_name(beside(parent, name).c_str());
    pugi::xml_node next = at.first_child();
    while (!next && at != copy) {
      next = at.next_sibling();
      if (!next) at = at.parent();
    }
    at = next;
  }
  return XmlNode(copy.internal_object());
}
void XmlNode::remove(XmlNode element) {
  pugi::xml_node(node_).remove_child(pugi::xml_node(element.node_));
}

void XmlNode::set(std::string_view name, std::string_view value) {
  pugi::xml_node node(node_);
  pugi::xml_attribute attribute = find(node, name);
  if (!attribute) attribute = node.append_attribute(std::string(name).c_str());
  attribute.set_value(std::string(value).c_str());
}
void XmlNode::drop(std::string_view name) {
  pugi::xml_node node(node_);
  node.remove_attribute(find(node, name));
}
void XmlNode::set_text(std::string_view text) {
  clear();
  pugi::xml_node(node_).append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}
void XmlNode::clear() {
  pugi::xml_node(node_).remove_children();
}

std::optional<std::string> XmlNode::prefix_of(std::string_view ending) const {
  const pugi::xml_node node(node_);
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
    const std::string_view name = a.name();
    if (name.starts_with("xmlns:") && std::string_view(a.value()).ends_with(ending))
      return std::string(name.substr(6));
  }
  return std::nullopt;
}

struct XmlDocument::State {
  std::string buffer;  ///< parsed in place: names and values point into it
  pugi::xml_document document;
};

XmlDocument::XmlDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

std::optional<XmlDocument> XmlDocument::parse(std::string bytes, XmlKeep keep, XmlFault& fault) {
  if (memory_bound(bytes, keep) > kMostMemory) {
    fault = {Code::workbook_part_too_large, 0};
    return std::nullopt;
  }
  const bool wide = is_wide(bytes);
  if (!wide) {
    const std::size_t bad = find_invalid_utf8(bytes);
    if (bad != std::string::npos) {
      fault = {Code::workbook_xml, bad};
      return std::nullopt;
    }
  }
  if (const std::size_t bad = keep == XmlKeep::all ? find_bad_reference(bytes) : std::string::npos;
      bad != std::string::npos) {
    fault = {Code::workbook_xml, bad};
    return std::nullopt;
  }
  auto state = std::make_unique<State>();
  state->buffer = std::move(bytes);
  const pugi::xml_parse_result result = state->document.load_buffer_inplace(
      state->buffer.data(), state->buffer.size(), keep == XmlKeep::data ? kData : kAll,
      wide ? pugi::encoding_auto : pugi::encoding_utf8);
  if (!result) {
    fault = {Code::workbook_xml, static_cast<std::size_t>(result.offset)};
    return std::nullopt;
  }
  for (pugi::xml_node c = state->document.first_child(); c; c = c.next_sibling()) {
    if (c.type() == pugi::node_doctype) {
      fault = {Code::workbook_doctype, 0};
      return std::nullopt;
    }
    // Written back as UTF-8, whatever it was read from.
    if (wide && c.type() == pugi::node_declaration && c.attribute("encoding"))
      c.attribute("encoding").set_value("UTF-8");
  }
  return XmlDocument(std::move(state));
}

XmlNode XmlDocument::root() const {
  return XmlNode(state_->document.document_element().internal_object());
}

std::string XmlDocument::bytes() const {
  StringWriter writer;
  state_->document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(writer.out);
}

}  // namespace chuan
