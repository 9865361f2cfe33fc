#include "doc/edit_package.h"

#include <algorithm>
#include <utility>

#include "doc/workbook_map.h"

namespace chuan::xlsx {
namespace {

constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr ZipLimits kLimits{4096, 64u << 20, 64u << 20};
constexpr const char* kNoRelations =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

}  // namespace

std::optional<Package> Package::open(std::string_view bytes, const std::string& file,
                                     Diagnostics& diagnostics) {
  std::optional<std::vector<ZipPart>> parts = read_zip(bytes, file, diagnostics, kLimits);
  if (!parts) return std::nullopt;
  Package package;
  package.file_ = file;
  package.parts_ = std::move(*parts);
  package.types_ = package.parse(std::string(kTypes), diagnostics);
  if (!package.types_) return std::nullopt;
  return package;
}

bool Package::has(std::string_view part) const {
  return find_part(parts_, part) != nullptr;
}

const std::string& Package::bytes(std::string_view part) const {
  return find_part(parts_, part)->bytes;
}

std::optional<XmlDocument> Package::parse(const std::string& part, Diagnostics& diagnostics) const {
  const ZipPart* found = find_part(parts_, part);
  if (found == nullptr) {
    add_part_fault({Code::workbook_part_missing, 0}, part, file_, diagnostics);
    return std::nullopt;
  }
  XmlFault fault;
  std::optional<XmlDocument> document = XmlDocument::parse(found->bytes, XmlKeep::all, fault);
  if (!document) add_part_fault(fault, part, file_, diagnostics);
  return document;
}

void Package::put(const std::string& part, std::string bytes) {
  if (const ZipPart* old = find_part(parts_, part))
    parts_[static_cast<std::size_t>(old - parts_.data())].bytes = std::move(bytes);
  else
    parts_.push_back({part, std::move(bytes)});
}

void Package::remove(std::string_view part) {
  const ZipPart* found = find_part(parts_, part);
  if (found == nullptr) return;
  const std::string absolute = "/" + found->name;
  parts_.erase(parts_.begin() + (found - parts_.data()));
  XmlNode types = types_->root();
  for (XmlNode type = types.first(); type; type = type.next()) {
    if (type.attribute("PartName") != absolute) continue;
    types.remove(type);
    return;
  }
}

std::string Package::free_name(const std::string& before, const std::string& after) const {
  for (std::size_t n = 1;; ++n) {
    std::string name = before + std::to_string(n) + after;
    if (!has(name)) return name;
  }
}

void Package::set_type(const std::string& part, std::string_view type) {
  XmlNode added = types_->root().append("Override");
  added.set("PartName", "/" + part);
  added.set("ContentType", type);
}

void Package::set_type_of_ending(std::string_view ending, std::string_view type) {
  XmlNode types = types_->root();
  for (XmlNode t = types.first(); t; t = t.next())
    if (t.name() == "Default" && t.attribute("Extension") == ending) return;
  XmlNode added = types.insert_before("Default", types.first());
  added.set("Extension", ending);
  added.set("ContentType", type);
}

std::string Package::finish() {
  put(std::string(kTypes), types_->bytes());
  return write_zip(parts_);
}

std::optional<Relations> Relations::of(Package& package, const std::string& part,
                                       Diagnostics& diagnostics) {
  const std::string name = relations_of(part);
  if (package.has(name)) {
    std::optional<XmlDocument> document = package.parse(name, diagnostics);
    if (!document) return std::nullopt;
    return Relations(part, std::move(*document));
  }
  XmlFault none;
  return Relations(part, std::move(*XmlDocument::parse(kNoRelations, XmlKeep::all, none)));
}

std::string Relations::target(std::string_view id) const {
  for (XmlNode r = document_.root().first(); r; r = r.next())
    if (r.attribute("Id") == id) return resolve(part_, r.attribute("Target"));
  return {};
}

std::string Relations::target_of_kind(std::string_view kind) const {
  for (XmlNode r = document_.root().first(); r; r = r.next())
    if (relation_kind(r) == kind) return resolve(part_, r.attribute("Target"));
  return {};
}

std::string Relations::type_base() const {
  for (XmlNode r = document_.root().first(); r; r = r.next())
    if (relation_kind(r) == "worksheet") {
      const std::string_view type = r.attribute("Type");
      return std::string(type.substr(0, type.rfind('/') + 1));
    }
  return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
}

std::string Relations::add(std::string_view base, std::string_view kind,
                           const std::string& target_part) {
  std::string id;
  for (std::size_t n = 1; id.empty() || !target(id).empty(); ++n)
    id = "rIdChuan" + std::to_string(n);
  XmlNode added = document_.root().append("Relationship");
  added.set("Id", id);
  added.set("Type", std::string(base).append(kind));
  added.set("Target", relative(part_, target_part));
  changed_ = true;
  return id;
}

void Relations::remove_kind(std::string_view kind) {
  XmlNode root = document_.root();
  for (XmlNode r = root.first(); r; r = r.next()) {
    if (relation_kind(r) != kind) continue;
    root.remove(r);
    changed_ = true;
    return;
  }
}

void Relations::save(Package& package) const {
  if (changed_) package.put(relations_of(part_), document_.bytes());
}

std::string relative(std::string_view part, std::string_view target) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(part.size(), target.size()) && part[i] == target[i]; ++i)
    if (part[i] == '/') common = i + 1;
  std::string out;
  for (const char c : part.substr(common))
    if (c == '/') out += "../";
  return out.append(target.substr(common));
}

std::string in_dialect(std::string part, std::string_view type_base) {
  constexpr std::pair<std::string_view, std::string_view> kStrict[] = {
      {"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
       "http://purl.oclc.org/ooxml/spreadsheetml/main"},
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
       "http://purl.oclc.org/ooxml/officeDocument/relationships"}};
  if (!type_base.starts_with("http://purl.oclc.org/")) return part;
  for (const auto& [usual, strict] : kStrict) {
    const std::size_t at = part.find(usual);
    if (at != std::string::npos) part.replace(at, usual.size(), strict);
  }
  return part;
}

XmlNode first_of(XmlNode root, const std::vector<std::string_view>& names) {
  XmlNode at = root.first();
  while (at && std::find(names.begin(), names.end(), at.name()) == names.end()) at = at.next();
  return at;
}

}  // namespace chuan::xlsx
