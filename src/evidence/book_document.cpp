#include "evidence/book_document.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/sheet_cells.h"

namespace chuan {
namespace {

constexpr std::string_view kFactsNode = "facts";
constexpr std::string_view kSchool = "school.";
constexpr std::string_view kDate = "date";
constexpr std::string_view kDossierDate = "dossier_date";

Tree::Node node(NodeKind kind, std::string_view key, Origin origin) {
  Tree::Node out;
  out.kind = kind;
  out.key = key;
  out.key_origin = out.origin = origin;
  return out;
}

/// The word of files for what a person wrote; what it is not stays, to be reported as it stands.
std::string_view word_of(std::span<const RulingWord> words, std::string_view text) {
  const std::string key = fold_key(text);
  for (const RulingWord& word : words)
    if (key == word.spellings[0] || key == word.spellings[1]) return word.word;
  return text;
}

/// Prepared lines name an indicator and its title and wait for the rest.
bool is_prepared(const PartForm& form, const BookLine& line) {
  if (line.cell(form.column("title")) == nullptr) return false;
  for (std::uint16_t c = 0; c < form.columns.size(); ++c) {
    const std::string_view key = form.columns[c].key;
    if (form.columns[c].read && key != "indicator" && key != "stage" && line.cell(c) != nullptr)
      return false;
  }
  return true;
}

}  // namespace

ColumnNames part_columns(Reader& reader, BookPart part) {
  const PartForm& form = part_form(part);
  ColumnNames names;
  names.prefix = key_prefix(reader.schema, {SheetRole::Kind::part, part, kNone16});
  names.by_key = names.by_heading = [&form](std::string_view name) { return form.column(name); };
  return names;
}

const SheetCell* BookLine::cell(std::uint16_t column) const {
  if (column == kNone16) return nullptr;
  for (const SheetCell& cell : row.cells)
    if (table.columns[cell.column].known == column && !is_blank(cell.text)) return &cell;
  return nullptr;
}

Origin BookLine::place(std::uint16_t column) const {
  const SheetCell* found = cell(column);
  return table.cell(row.row, found != nullptr ? found->column : table.column_of(column));
}

std::string_view BookLine::text(std::uint16_t column) const {
  const SheetCell* found = cell(column);
  return found == nullptr || found->kind == SheetValue::error ? std::string_view{}
                                                              : trim(found->text);
}

std::string key_of_line(const EvidenceSchema& schema, const BookLine& line) {
  const PartForm& form = part_form(BookPart::general);
  const std::string_view key = line.text(form.column("key"));
  if (!key.empty()) return std::string(key);
  const std::string_view label = line.text(form.column("label"));
  const std::string folded = fold_key(label);
  for (const GeneralLine& general : general_lines())
    if (folded == general.labels[0] || folded == general.labels[1]) return std::string(general.key);
  const std::uint16_t fact = field_of_heading(schema.facts, label);
  return fact == kNone16 ? std::string() : std::string(kFactLine) + schema.facts[fact].name;
}

BookDocument::BookDocument(Reader& reader, const Workbook& book) : reader_(reader), book_(book) {
  root_ = tree_.append(kNoNode, node(NodeKind::map, {}, {}));
  school_ = tree_.append(root_, node(NodeKind::map, "school", {}));
}

void BookDocument::read_part(BookPart part, const Sheet& sheet) {
  const PartForm& form = part_form(part);
  if (form.columns.empty()) return;
  if (part == BookPart::general)
    tree_.at(root_).origin = tree_.at(school_).origin = cell_origin(sheet, 0, 0);
  const std::optional<SheetTable> table = find_table(reader_, sheet, part_columns(reader_, part));
  if (!table) return;
  if (part == BookPart::general) reader_.sources.call(sheet.source, kFactsNode, sheet.name);
  for (const SheetColumn& column : table->columns)
    if (column.known != kNone16)
      reader_.sources.call(sheet.source, form.columns[column.known].key, column.name);
  for (const SheetRow& row : table->rows) {
    const BookLine line{*table, row};
    switch (part) {
      case BookPart::general:
        general(form, line);
        break;
      case BookPart::registers:
        about_register(form, line);
        break;
      case BookPart::statements:
        statement(form, line);
        break;
      default:
        record(form, line);
        break;
    }
  }
}

const Tree& BookDocument::finish() {
  if (tree_.find(root_, "schema") == kNoNode) add_text(root_, "schema", kEvidenceSchema, {});
  return tree_;
}

void BookDocument::set_facts() {
  std::string scratch;
  for (const WrittenFact& fact : facts_) {
    set_fact(reader_, fact.index,
             raw_of(reader_, reader_.schema.facts[fact.index], *fact.cell, fact.origin,
                    book_.from_1904, scratch));
  }
}

NodeId BookDocument::add_text(NodeId parent, std::string_view key, std::string_view text,
                              Origin origin) {
  Tree::Node out = node(text.empty() ? NodeKind::null : NodeKind::scalar, key, origin);
  out.style = ScalarStyle::quoted;
  out.text = text;
  return tree_.append(parent, out);
}

/// The map or list under a key of the root, made when first asked for.
NodeId BookDocument::under_root(std::string_view key, NodeKind kind, Origin origin) {
  const NodeId found = tree_.find(root_, key);
  return found != kNoNode ? found : tree_.append(root_, node(kind, key, origin));
}

/// The text of a cell as YAML would hold it: a serial number in a column of dates is a day.
std::string_view BookDocument::value(const PartForm& form, const BookLine& line,
                                     std::uint16_t column, bool is_date) {
  const SheetCell* cell = line.cell(column);
  if (cell == nullptr || !has_value(reader_, form.columns[column].key, *cell, line.place(column)))
    return {};
  if (is_date && cell->kind == SheetValue::number) {
    std::string day = date_of_number(cell->text, book_.from_1904);
    if (!day.empty()) return tree_.keep(std::move(day));
  }
  return trim(cell->text);
}

/// True, and reported, for a key that stood before. The key outlives the document.
bool BookDocument::twice(std::string_view key, Origin origin) {
  const auto [found, added] = seen_.emplace(key, origin);
  if (!added)
    reader_.report(Code::duplicate_key, origin, {std::string(key)})
        .notes.push_back({found->second, "first_here", {}});
  return !added;
}

void BookDocument::general(const PartForm& form, const BookLine& line) {
  const std::string_view key = tree_.keep(key_of_line(reader_.schema, line));
  const std::uint16_t at = form.column("value");
  const SheetCell* cell = line.cell(at);
  const Origin place = line.place(at);
  const bool is_ours = std::any_of(general_lines().begin(), general_lines().end(),
                                   [&](const GeneralLine& known) { return known.key == key; });
  if (is_ours || (key.starts_with(kFactLine) &&
                  find_field(reader_.schema.facts, key.substr(kFactLine.size())) != kNone16))
    reader_.sources.call(place.source, key.substr(key.rfind('.') + 1),
                         line.text(form.column("label")));
  if (key.empty()) {  // a title between the lines, unless something is filled in
    if (cell == nullptr) return;
    const std::string_view label = line.text(form.column("label"));
    reader_.report(Code::fact_unknown, place,
                   {std::string(label.empty() ? trim(cell->text) : label)},
                   nearest_field(reader_.schema.facts, label));
  } else if (twice(key, place)) {
    return;
  } else if (key.starts_with(kFactLine)) {
    fact(key.substr(kFactLine.size()), cell, place);
  } else if (key.starts_with(kSchool)) {
    add_text(school_, key.substr(kSchool.size()), value(form, line, at, false), place);
  } else {
    add_text(root_, key, value(form, line, at, key == kDossierDate), place);
  }
}

void BookDocument::fact(std::string_view name, const SheetCell* cell, Origin place) {
  const std::vector<FieldSchema>& facts = reader_.schema.facts;
  const std::uint16_t index = find_field(facts, name);
  if (index == kNone16) {
    if (cell == nullptr) return;
    reader_.report(Code::fact_unknown, place, {std::string(name)}, nearest_field(facts, name));
  } else if (cell != nullptr) {
    facts_.push_back({index, cell, place});
  } else if (facts[index].required) {
    reader_.report(Code::required_cell_missing, place,
                   {reader_.called(place, facts[index].name), reader_.called(place, kFactsNode)});
  }
}

void BookDocument::about_register(const PartForm& form, const BookLine& line) {
  const auto text = [&](std::string_view column, bool is_date = false) {
    return value(form, line, form.column(column), is_date);
  };
  const auto place = [&](std::string_view column) { return line.place(form.column(column)); };
  const std::string_view kept = text("kept");
  const YesNo answer = kept.empty() ? YesNo::no : parse_yes_no(kept);
  if (answer == YesNo::neither)
    reader_.report(Code::not_yes_no, place("kept"),
                   {std::string(kept), reader_.called(place("kept"), "kept")});
  const std::string_view from = text("from", true);
  const std::string_view to = text("to", true);
  const std::string_view declared_empty = text("declared_empty");
  const std::string_view blank_is_no = text("blank_is_no");
  if (from.empty() && to.empty() && declared_empty.empty() && blank_is_no.empty() &&
      answer != YesNo::yes)
    return;
  std::string_view name = line.text(form.column("register"));
  const std::string_view title = line.text(form.column("title"));
  if (name.empty()) {
    const SheetRole role = role_of_name(reader_.schema, title);
    name = role.kind == SheetRole::Kind::reg
               ? std::string_view(reader_.schema.registers[role.reg].name)
               : title;
  }
  const NodeId all = under_root("registers", NodeKind::map, place("title"));
  const NodeId reg = tree_.append(all, node(NodeKind::map, name, place("title")));
  if (!from.empty() || !to.empty()) {
    const NodeId covers = tree_.append(reg, node(NodeKind::map, "covers", place("from")));
    add_text(covers, "from", from, place("from"));
    add_text(covers, "to", to, place("to"));
  }
  if (!declared_empty.empty())
    add_text(reg, "declared_empty", declared_empty, place("declared_empty"));
  if (!blank_is_no.empty()) names_of_columns(reg, blank_is_no, place("blank_is_no"));
}

void BookDocument::names_of_columns(NodeId reg, std::string_view text, Origin origin) {
  const NodeId list = tree_.append(reg, node(NodeKind::list, "blank_is_no", origin));
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(";\n"), text.size());
    const std::string_view item = trim(text.substr(0, end));
    if (!item.empty()) add_text(list, {}, item, origin);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// A text without a key, or a key twice, is a fault; a key without a text waits for one. "-" is
/// the text that says nothing.
void BookDocument::statement(const PartForm& form, const BookLine& line) {
  const std::string_view key = value(form, line, form.column("key"), false);
  const std::string_view text = value(form, line, form.column("text"), false);
  if (text.empty()) return;
  const Origin place = line.place(form.column("key"));
  if (key.empty()) {
    reader_.report(Code::required_key_missing, place, {reader_.called(place, "key")});
    return;
  }
  if (twice(tree_.keep("statements/" + std::string(key)), place)) return;
  const NodeId all = under_root("statements", NodeKind::map, place);
  add_text(all, key, text == kNoneToken ? std::string_view{} : text,
           line.place(form.column("text")));
}

/// A line of units, rulings, opinion_asked or not_applicable.
void BookDocument::record(const PartForm& form, const BookLine& line) {
  if (is_prepared(form, line)) return;
  const Origin whole = line.table.row(line.row.row);
  const NodeId all = under_root(form.id, NodeKind::list, whole);
  const NodeId map = tree_.append(all, node(NodeKind::map, {}, whole));
  for (std::uint16_t c = 0; c < form.columns.size(); ++c) {
    if (!form.columns[c].read) continue;
    const std::string_view key = form.columns[c].key;
    std::string_view text = value(form, line, c, key == kDate);
    if (key == "stage") text = word_of(stage_words(), text);
    if (key == "value") text = word_of(value_words(), text);
    add_text(map, key, text, line.place(c));
  }
  for (const SheetCell& cell : line.row.cells) {
    const SheetColumn& column = line.table.columns[cell.column];
    if (column.role == SheetColumn::Role::extra && !is_blank(cell.text))
      add_text(map, column.name, trim(cell.text), line.table.cell(cell.row, cell.column));
  }
}

}  // namespace chuan
