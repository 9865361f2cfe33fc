#include "doc/edit_notes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/cell_name.h"
#include "base/text.h"
#include "doc/edit_styles.h"
#include "doc/note_shapes.h"
#include "doc/workbook_text.h"

namespace chuan::xlsx {
namespace {

constexpr std::string_view kAuthor = "chuan";
/// Before our words, by which they are known again: LibreOffice does not keep authors.
constexpr std::string_view kOurs = "[chuan] ";
/// Shapes of drawings that we begin, far from those that others number from 1.
constexpr std::size_t kFirstBlock = 200;
constexpr std::string_view kCommentsType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
constexpr std::string_view kDrawingType =
    "application/vnd.openxmlformats-officedocument.vmlDrawing";
constexpr const char* kNoComments =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments "
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<authors/><commentList/></comments>";

void add_run(XmlNode text, std::string_view words) {
  XmlNode run = text.append("r");
  XmlNode looks = run.append("rPr");
  looks.append("sz").set("val", "9");
  looks.append("rFont").set("val", "Tahoma");
  XmlNode t = run.append("t");
  t.set("xml:space", "preserve");
  t.set_text(escaped(words));
}

/// Another's comment, ours below: a plain text becomes a run, since none may follow it.
void add_below(XmlNode comment, const std::string& words) {
  XmlNode text = comment.child("text");
  if (XmlNode plain = text.child("t")) {
    const std::string was = plain.text();
    text.clear();
    add_run(text, unescaped(was));
  }
  add_run(text, "\n" + words);
}

/// Cuts what we added below; true when there was something.
bool cut_below(XmlNode comment) {
  const std::string mark = "\n" + std::string(kOurs);
  bool cut = false;
  XmlNode text = comment.child("text");
  for (XmlNode part = text.first(); part;) {
    const XmlNode next = part.next();
    XmlNode t = part.name() == "r" ? part.child("t") : part;
    const std::string words = t.text();
    const std::size_t at = cut ? 0 : words.find(mark);
    cut = cut || at != std::string::npos;
    if (at == 0)
      text.remove(part);
    else if (at != std::string::npos)
      t.set_text(words.substr(0, at));
    part = next;
  }
  return cut;
}

std::size_t lines_of(std::string_view text) {
  constexpr std::size_t kLetters = 40;
  std::size_t lines = 1;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines += std::max<std::size_t>(wrap(text.substr(begin, end - begin), kLetters).size(), 1);
    begin = end + 1;
  }
  return lines;
}

class NoteEditor {
 public:
  NoteEditor(XmlDocument comments, std::string drawing)
      : comments_(std::move(comments)),
        drawing_(std::move(drawing)),
        list_(comments_.root().child("commentList")) {}

  bool take_off() {
    bool changed = false;
    for (XmlNode comment = list_.first(); comment;) {
      const XmlNode next = comment.next();
      const std::optional<Address> at = parse_address(comment.attribute("ref"));
      if (!rich_text(comment.child("text")).text.starts_with(kOurs)) {
        changed = cut_below(comment) || changed;
      } else {
        changed = true;
        list_.remove(comment);
        if (at) remove_note_shape(drawing_, *at);
      }
      comment = next;
    }
    return changed;
  }

  bool put_on(const std::vector<Note>& notes) {
    for (const Note& note : notes) {
      const std::string words = std::string(kOurs) + note.text;
      XmlNode comment = list_.first();
      while (comment && parse_address(comment.attribute("ref")) != note.at)
        comment = comment.next();
      if (comment) {
        add_below(comment, words);
        continue;
      }
      comment = list_.append("comment");
      comment.set("ref", cell_name(note.at.row, note.at.column));
      comment.set("authorId", author());
      add_run(comment.append("text"), words);
      if (!add_note_shape(drawing_, note.at, lines_of(words))) return false;
    }
    return true;
  }

  bool empty() const { return !list_.first(); }
  std::string comments() const { return comments_.bytes(); }
  std::string& drawing() { return drawing_; }

 private:
  std::string author() {
    XmlNode authors = comments_.root().child("authors");
    std::size_t index = 0;
    for (XmlNode a = authors.first(); a; a = a.next(), ++index)
      if (a.text() == kAuthor) return std::to_string(index);
    authors.append("author").set_text(kAuthor);
    return std::to_string(index);
  }

  XmlDocument comments_;
  std::string drawing_;
  XmlNode list_;
};

/// The sheet's element that names the drawing of its comments.
void name_drawing(XmlNode root, std::string_view type_base, const std::string& relation) {
  XmlNode named = root.child("legacyDrawing");
  if (!named)
    named = root.insert_before(
        "legacyDrawing",
        first_of(root, {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
                        "AlternateContent", "webPublishItems", "tableParts", "extLst"}));
  const std::optional<std::string> prefix = root.prefix_of("/relationships");
  if (!prefix) named.set("xmlns:r", type_base.substr(0, type_base.size() - 1));
  named.set(prefix.value_or("r") + ":id", relation);
}

}  // namespace

bool edit_notes(Package& package, const NotedSheet& sheet, const std::vector<Note>& notes,
                Diagnostics& diagnostics) {
  std::optional<Relations> relations = Relations::of(package, sheet.part, diagnostics);
  if (!relations) return false;
  std::string comments_part = relations->target_of_kind("comments");
  if (comments_part.empty() && notes.empty()) return true;

  XmlFault none;
  std::optional<XmlDocument> comments =
      comments_part.empty()
          ? XmlDocument::parse(in_dialect(kNoComments, sheet.type_base), XmlKeep::all, none)
          : package.parse(comments_part, diagnostics);
  if (!comments) return false;
  std::string drawing_part = relations->target(sheet.root.child("legacyDrawing").attribute("id"));
  const bool drawn = !drawing_part.empty() && package.has(drawing_part);
  NoteEditor editor(std::move(*comments), drawn ? package.bytes(drawing_part)
                                                : empty_drawing(kFirstBlock + sheet.number));
  if (!editor.take_off() && notes.empty()) return true;
  if (!editor.put_on(notes)) {
    add_part_fault({Code::workbook_xml, editor.drawing().size()}, drawing_part, package.file(),
                   diagnostics);
    return false;
  }
  if (editor.empty()) {
    // A list of comments without one is nothing a spreadsheet would write.
    package.remove(comments_part);
    relations->remove_kind("comments");
    if (drawn && !has_shapes(editor.drawing())) {
      package.remove(drawing_part);
      relations->remove_kind("vmlDrawing");
      XmlNode root = sheet.root;
      root.remove(root.child("legacyDrawing"));
    } else if (drawn) {
      package.put(drawing_part, std::move(editor.drawing()));
    }
    relations->save(package);
    return true;
  }
  if (comments_part.empty()) {
    comments_part = package.free_name("xl/comments", ".xml");
    package.set_type(comments_part, kCommentsType);
    relations->add(sheet.type_base, "comments", comments_part);
  }
  package.put(comments_part, editor.comments());
  if (!drawn) {
    drawing_part = package.free_name("xl/drawings/vmlDrawing", ".vml");
    package.set_type_of_ending("vml", kDrawingType);
    name_drawing(sheet.root, sheet.type_base,
                 relations->add(sheet.type_base, "vmlDrawing", drawing_part));
  }
  package.put(drawing_part, std::move(editor.drawing()));
  relations->save(package);
  return true;
}

}  // namespace chuan::xlsx
