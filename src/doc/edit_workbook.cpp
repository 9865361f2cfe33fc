#include "doc/edit_workbook.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "doc/edit_cells.h"
#include "doc/edit_notes.h"
#include "doc/edit_package.h"
#include "doc/edit_styles.h"
#include "doc/workbook.h"
#include "doc/workbook_map.h"
#include "doc/workbook_text.h"
#include "doc/zip.h"

namespace chuan {
namespace {

constexpr std::string_view kSheetType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
constexpr std::string_view kStylesType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// One cell's marks as one: the worse colour, the comments below each other.
struct Marked {
  MarkRole role = MarkRole::warning;
  std::string comment;
};
using MarkedCells = std::map<xlsx::Address, Marked>;

class Editor {
 public:
  Editor(const std::string& file, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  bool open(std::string_view bytes);
  bool mark(const std::vector<CellMark>& marks);
  bool place(const SheetOut& sheet);
  std::string finish();

 private:
  bool open_styles();
  bool mark_sheet(std::size_t number, const MarkedCells& cells);
  bool graft(const std::vector<ZipPart>& made, const std::string& part, std::size_t tab);
  void add_tab(const std::string& name, const std::string& part);
  void take_names(XmlNode made_book, std::size_t tab);
  std::size_t tab_of(const std::string& relation) const;

  const std::string& file_;
  Diagnostics& diagnostics_;
  xlsx::BookMap map_;
  std::optional<xlsx::Package> package_;
  std::optional<XmlDocument> book_;
  std::optional<xlsx::Relations> relations_;
  std::optional<XmlDocument> styles_document_;
  std::optional<xlsx::StyleEditor> styles_;
  std::string type_base_;
};

bool Editor::open(std::string_view bytes) {
  std::optional<ZipReader> zip = ZipReader::open(bytes, file_, diagnostics_);
  if (!zip) return false;
  std::optional<xlsx::BookMap> map = xlsx::map_book(*zip, file_, diagnostics_);
  if (!map) return false;
  map_ = std::move(*map);
  package_ = xlsx::Package::open(bytes, file_, diagnostics_);
  if (!package_) return false;
  book_ = package_->parse(map_.part, diagnostics_);
  relations_ = xlsx::Relations::of(*package_, map_.part, diagnostics_);
  if (!book_ || !relations_) return false;
  type_base_ = relations_->type_base();
  return open_styles();
}

bool Editor::open_styles() {
  if (map_.styles.empty() || !package_->has(map_.styles)) {
    map_.styles = package_->free_name("xl/styles", ".xml");
    package_->set_type(map_.styles, kStylesType);
    relations_->add(type_base_, "styles", map_.styles);
    package_->put(map_.styles, xlsx::in_dialect(std::string(xlsx::kPlainStyles), type_base_));
  }
  styles_document_ = package_->parse(map_.styles, diagnostics_);
  if (!styles_document_) return false;
  styles_.emplace(styles_document_->root());
  return true;
}

bool Editor::mark(const std::vector<CellMark>& marks) {
  std::vector<MarkedCells> by_sheet(map_.sheets.size());
  for (const CellMark& mark : marks) {
    const auto at = std::find_if(map_.sheets.begin(), map_.sheets.end(),
                                 [&](const xlsx::SheetPart& s) { return s.name == mark.sheet; });
    if (at == map_.sheets.end() || mark.row >= xlsx::kRows || mark.column >= xlsx::kColumns)
      continue;
    MarkedCells& cells = by_sheet[static_cast<std::size_t>(at - map_.sheets.begin())];
    Marked& cell = cells[{mark.row, mark.column}];
    if (mark.role == MarkRole::error) cell.role = MarkRole::error;
    if (!cell.comment.empty() && !mark.comment.empty()) cell.comment += "\n\n";
    cell.comment += mark.comment;
  }
  for (std::size_t i = 0; i < by_sheet.size(); ++i)
    if (!mark_sheet(i, by_sheet[i])) return false;
  return true;
}

bool Editor::mark_sheet(std::size_t number, const MarkedCells& cells) {
  const std::string& part = map_.sheets[number].part;
  std::optional<XmlDocument> sheet = package_->parse(part, diagnostics_);
  if (!sheet) return false;
  bool changed = !cells.empty();
  xlsx::CellEditor editor(sheet->root());
  editor.for_each([&](XmlNode cell) {
    const std::uint32_t style = xlsx::number_in(cell.attribute("s"));
    const std::uint32_t plain = styles_->unmarked(style);
    if (plain == style) return;
    cell.set("s", std::to_string(plain));
    changed = true;
  });
  std::vector<xlsx::Note> notes;
  for (const auto& [at, mark] : cells) {
    XmlNode cell = editor.cell(at);
    const std::uint32_t style = xlsx::number_in(cell.attribute("s"));
    cell.set("s", std::to_string(styles_->marked(style, mark.role)));
    if (!mark.comment.empty()) notes.push_back({at, mark.comment});
  }
  const bool had_drawing = static_cast<bool>(sheet->root().child("legacyDrawing"));
  if (!xlsx::edit_notes(*package_, {part, sheet->root(), number, type_base_}, notes, diagnostics_))
    return false;
  changed = changed || had_drawing != static_cast<bool>(sheet->root().child("legacyDrawing"));
  if (changed) package_->put(part, sheet->bytes());
  return true;
}

std::size_t Editor::tab_of(const std::string& relation) const {
  std::size_t tab = 0;
  for (XmlNode s = book_->root().child("sheets").first(); s; s = s.next(), ++tab)
    if (s.attribute("id") == relation) break;
  return tab;
}

bool Editor::place(const SheetOut& sheet) {
  const std::optional<std::string> bytes = write_workbook({{sheet}, {}, {}, {}});
  if (!bytes) {
    diagnostics_.add(Code::temporary_failed, {});
    return false;
  }
  const auto made = read_zip(*bytes, file_, diagnostics_);
  if (!made) return false;
  const std::string name = sheet_name(sheet.name);
  const std::string wanted = to_lower(name);
  const auto old = std::find_if(map_.sheets.begin(), map_.sheets.end(),
                                [&](const auto& s) { return to_lower(s.name) == wanted; });
  if (old != map_.sheets.end()) {
    // What the old one pointed to is not the new one's; formulas in it leave the order of
    // calculation, which is made anew where there is none.
    package_->remove(xlsx::relations_of(old->part));
    package_->remove(relations_->target_of_kind("calcChain"));
    relations_->remove_kind("calcChain");
    return graft(*made, old->part, tab_of(old->relation));
  }
  const std::string folder = map_.part.substr(0, map_.part.rfind('/') + 1);
  const std::string part = package_->free_name(folder + "worksheets/sheet", ".xml");
  const std::size_t tab = map_.tabs;
  add_tab(name, part);
  return graft(*made, part, tab);
}

void Editor::add_tab(const std::string& name, const std::string& part) {
  const std::string relation = relations_->add(type_base_, "worksheet", part);
  package_->set_type(part, kSheetType);
  XmlNode sheets = book_->root().child("sheets");
  std::uint32_t id = 0;
  for (XmlNode s = sheets.first(); s; s = s.next())
    id = std::max(id, xlsx::number_in(s.attribute("sheetId")));
  XmlNode added = sheets.append("sheet");
  added.set("name", name);
  added.set("sheetId", std::to_string(id + 1));
  const std::optional<std::string> prefix = book_->root().prefix_of("/relationships");
  if (!prefix) added.set("xmlns:r", type_base_.substr(0, type_base_.size() - 1));
  added.set(prefix.value_or("r") + ":id", relation);
  map_.sheets.push_back({name, part, relation, false});
  ++map_.tabs;
}

bool Editor::graft(const std::vector<ZipPart>& made, const std::string& part, std::size_t tab) {
  const auto parsed = [&](std::string_view name, XmlKeep keep) {
    XmlFault fault;
    const ZipPart* found = find_part(made, name);
    return XmlDocument::parse(found == nullptr ? std::string("<none/>") : found->bytes, keep,
                              fault);
  };
  std::optional<XmlDocument> sheet = parsed("xl/worksheets/sheet1.xml", XmlKeep::all);
  const auto styles = parsed("xl/styles.xml", XmlKeep::all);
  const auto texts = parsed("xl/sharedStrings.xml", XmlKeep::data);
  const auto book = parsed("xl/workbook.xml", XmlKeep::all);
  if (!sheet || !styles || !texts || !book) {
    xlsx::add_part_fault({Code::workbook_part_too_large, 0}, part, file_, diagnostics_);
    return false;
  }
  XmlNode root = sheet->root();
  root.child("sheetViews").child("sheetView").drop("tabSelected");
  root.remove(root.child("legacyDrawing"));
  xlsx::StyleGraft graft(*styles_, styles->root());
  const auto restyle = [&](XmlNode of, std::string_view attribute) {
    if (of.has(attribute))
      of.set(attribute, std::to_string(graft.style(xlsx::number_in(of.attribute(attribute)))));
  };
  for (XmlNode c = root.child("cols").first(); c; c = c.next()) restyle(c, "style");
  std::vector<std::string> shared;
  for (XmlNode t = texts->root().first(); t; t = t.next()) shared.push_back(t.child("t").text());
  xlsx::CellEditor(root).for_each([&](XmlNode cell) {
    restyle(cell, "s");
    if (cell.attribute("t") != "s") return;
    const std::uint32_t number = xlsx::number_in(cell.child("v").text());
    cell.clear();
    cell.set("t", "inlineStr");
    XmlNode text = cell.append("is").append("t");
    text.set("xml:space", "preserve");
    text.set_text(number < shared.size() ? shared[number] : std::string());
  });
  package_->put(part, xlsx::in_dialect(sheet->bytes(), type_base_));
  take_names(book->root(), tab);
  return true;
}

/// Print titles and filters are names of the book that belong to a tab.
void Editor::take_names(XmlNode made_book, std::size_t tab) {
  XmlNode root = book_->root();
  XmlNode names = root.child("definedNames");
  const std::string number = std::to_string(tab);
  for (XmlNode n = names.first(); n;) {
    const XmlNode next = n.next();
    if (n.attribute("localSheetId") == number && n.attribute("name").starts_with("_xlnm."))
      names.remove(n);
    n = next;
  }
  const XmlNode made = made_book.child("definedNames");
  if (made.first() && !names)
    names = root.insert_before(
        "definedNames",
        xlsx::first_of(root, {"calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
                              "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr",
                              "webPublishObjects", "extLst"}));
  for (XmlNode n = made.first(); n; n = n.next()) names.append_copy(n).set("localSheetId", number);
  if (names && !names.first()) root.remove(names);
}

std::string Editor::finish() {
  package_->put(map_.part, book_->bytes());
  relations_->save(*package_);
  if (styles_->changed()) package_->put(map_.styles, styles_document_->bytes());
  return package_->finish();
}

}  // namespace

std::optional<std::string> edit_workbook(std::string_view bytes, const std::string& file,
                                         const WorkbookEdit& edit, Diagnostics& diagnostics) {
  Editor editor(file, diagnostics);
  if (!editor.open(bytes)) return std::nullopt;
  if (edit.marks && !editor.mark(*edit.marks)) return std::nullopt;
  for (const SheetOut& sheet : edit.sheets)
    if (!editor.place(sheet)) return std::nullopt;
  return editor.finish();
}

}  // namespace chuan
