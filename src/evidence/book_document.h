/// The sheets that every dossier has, gathered into the document that YAML would hold. Private.
///
///   BookDocument document(reader, book);
///   document.read_part(BookPart::general, sheet) ...
///   read_document(reader, document.finish(), source);  document.set_facts();
///
/// Contract: views into the Workbook; the places of nodes are cells. A cell left blank where
/// something must stand is a null node, so that messages name it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "doc/tree.h"
#include "doc/workbook.h"
#include "evidence/book_form.h"
#include "evidence/reader.h"
#include "evidence/sheet_table.h"

namespace chuan {

/// One line of a part's sheet, its cells by column of the part.
struct BookLine {
  const SheetTable& table;
  const SheetRow& row;

  /// Null for a blank one.
  const SheetCell* cell(std::uint16_t column) const;
  Origin place(std::uint16_t column) const;
  std::string_view text(std::uint16_t column) const;
};
/// The key a line of the general sheet has, or its label stands for; empty when it is none.
std::string key_of_line(const EvidenceSchema& schema, const BookLine& line);

class BookDocument {
 public:
  BookDocument(Reader& reader, const Workbook& book);

  void read_part(BookPart part, const Sheet& sheet);
  const Tree& finish();
  /// The single facts, whose type decides; the document does not hold them.
  void set_facts();

 private:
  struct WrittenFact {
    std::uint16_t index;
    const SheetCell* cell;
    Origin origin;
  };

  NodeId add_text(NodeId parent, std::string_view key, std::string_view text, Origin origin);
  NodeId under_root(std::string_view key, NodeKind kind, Origin origin);
  std::string_view value(const PartForm& form, const BookLine& line, std::uint16_t column,
                         bool is_date);
  bool twice(std::string_view key, Origin origin);

  void general(const PartForm& form, const BookLine& line);
  void fact(std::string_view name, const SheetCell* cell, Origin place);
  void about_register(const PartForm& form, const BookLine& line);
  void names_of_columns(NodeId reg, std::string_view text, Origin origin);
  void statement(const PartForm& form, const BookLine& line);
  void record(const PartForm& form, const BookLine& line);

  Reader& reader_;
  const Workbook& book_;
  Tree tree_;
  NodeId root_ = kNoNode;
  NodeId school_ = kNoNode;
  std::vector<WrittenFact> facts_;
  std::unordered_map<std::string_view, Origin> seen_;
};

/// How the sheet of a part names its columns.
ColumnNames part_columns(Reader& reader, BookPart part);

}  // namespace chuan
