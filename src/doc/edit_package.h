/// The parts of a workbook while it is changed: their bytes, types and relations. Private to the
/// folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "doc/xml.h"
#include "doc/zip.h"

namespace chuan::xlsx {

class Package {
 public:
  static std::optional<Package> open(std::string_view bytes, const std::string& file,
                                     Diagnostics& diagnostics);

  const std::string& file() const { return file_; }
  bool has(std::string_view part) const;
  /// Parsed to be written back; an error is added when it is not there or broken.
  std::optional<XmlDocument> parse(const std::string& part, Diagnostics& diagnostics) const;
  /// The bytes of a part that is there.
  const std::string& bytes(std::string_view part) const;
  void put(const std::string& part, std::string bytes);
  void remove(std::string_view part);
  /// "xl/comments3.xml": the first number that is free.
  std::string free_name(const std::string& before, const std::string& after) const;

  void set_type(const std::string& part, std::string_view type);
  void set_type_of_ending(std::string_view ending, std::string_view type);

  std::string finish();

 private:
  std::string file_;
  std::vector<ZipPart> parts_;
  std::optional<XmlDocument> types_;
};

/// What a part points to. A part without relations gets its list when the first is added.
class Relations {
 public:
  static std::optional<Relations> of(Package& package, const std::string& part,
                                     Diagnostics& diagnostics);
  /// The part that relation `id` points to, or the first of that kind; empty when there is none.
  std::string target(std::string_view id) const;
  std::string target_of_kind(std::string_view kind) const;
  /// What stands before the kind in the types used here, with its slash.
  std::string type_base() const;
  /// The new relation's id.
  std::string add(std::string_view base, std::string_view kind, const std::string& target);
  void remove_kind(std::string_view kind);
  /// Into the package, when anything was changed.
  void save(Package& package) const;

 private:
  Relations(std::string part, XmlDocument document)
      : part_(std::move(part)), document_(std::move(document)) {}
  std::string part_;
  XmlDocument document_;
  bool changed_ = false;
};

/// "../comments1.xml": how `part` names `target`.
std::string relative(std::string_view part, std::string_view target);

/// A part written in the usual dialect of the format in that of the workbook, which the types of
/// its relations tell.
std::string in_dialect(std::string part, std::string_view type_base);

/// The first element of `root` that must stand behind a new one, which `names` lists.
XmlNode first_of(XmlNode root, const std::vector<std::string_view>& names);

}  // namespace chuan::xlsx
