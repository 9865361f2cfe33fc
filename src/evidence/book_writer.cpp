#include "evidence/book_writer.h"

#include <algorithm>
#include <utility>

#include "base/cell_name.h"
#include "base/text.h"

namespace chuan {
namespace {

constexpr std::string_view kListsYesNo = "yes_no";
/// Words of cells are Vietnamese in any language, as in CSV registers.
constexpr std::string_view kYes = "c\u00F3";
constexpr std::string_view kNo = "kh\u00F4ng";

std::string range(std::string_view sheet, std::uint32_t column, std::uint32_t first,
                  std::uint32_t last) {
  const std::string letters = column_letters(column);
  return "=" + quoted_sheet(sheet) + "!$" + letters + "$" + std::to_string(first + 1) + ":$" +
         letters + "$" + std::to_string(last + 1);
}

std::string_view how_key(const FieldSchema& field) {
  switch (field.type) {
    case FieldType::text:
      break;
    case FieldType::number:
      if (field.unit == "%") return "book.how.percent";
      return field.integer ? "book.how.whole" : "book.how.number";
    case FieldType::date:
      return "book.how.date";
    case FieldType::year:
      return "book.how.year";
    case FieldType::yes_no:
      return "book.how.yes_no";
    case FieldType::scale:
      return "book.how.scale";
    case FieldType::scale_list:
    case FieldType::code_list:
      return "book.how.list";
    case FieldType::serves:
      return "book.how.serves";
    case FieldType::measure:
      return "book.how.measure";
    case FieldType::code:
      if (field.refers_to != kNone16) return "book.how.reference";
      return "book.how.code";
  }
  return {};
}

std::string_view empty_key(const FieldSchema& field) {
  switch (field.empty) {
    case EmptyMeans::none:
      return "book.empty.none";
    case EmptyMeans::open:
      return "book.empty.open";
    case EmptyMeans::unknown:
      break;
  }
  return "book.empty.unknown";
}

}  // namespace

BookWriter::BookWriter(const CompiledPack& pack_in, const Evidence& evidence_in,
                       const WorkbookOptions& options_in)
    : pack(pack_in),
      schema(pack_in.schema),
      evidence(evidence_in),
      options(options_in),
      speller(pack_in.schema, evidence_in, ScaleWords::titles) {
  for (const PartForm& form : part_forms())
    part_names_.push_back(unique_name(word("book." + std::string(form.id))));
  for (const RegisterSchema& reg : schema.registers)
    register_names_.push_back(unique_name(in(reg.title)));
  make_lists();
}

/// As Excel takes it, and unlike every sheet before.
std::string BookWriter::unique_name(std::string_view name) const {
  std::string out = sheet_name(name);
  const auto taken = [&] {
    const std::string key = to_lower(out);
    const auto same = [&](const std::string& other) { return to_lower(other) == key; };
    return std::any_of(part_names_.begin(), part_names_.end(), same) ||
           std::any_of(register_names_.begin(), register_names_.end(), same);
  };
  for (int n = 2; taken(); ++n) {
    const std::string number = " (" + std::to_string(n) + ")";
    out = sheet_name(fit_columns(name, 24)) + number;
  }
  return out;
}

std::string BookWriter::word(std::string_view key) const {
  return options.phrase ? options.phrase(key) : std::string(key);
}

std::string BookWriter::title_of(std::uint16_t indicator) const {
  return indicator < pack.indicators.size() ? in(pack.indicators[indicator].title) : std::string();
}

const std::string& BookWriter::part_name(BookPart part) const {
  return part_names_[static_cast<std::size_t>(part)];
}

std::string BookWriter::ruling_word(std::string_view kind, std::string_view written) const {
  return options.phrase ? options.phrase(std::string(kind) + std::string(written))
                        : std::string(written);
}

// ---- sheets

SheetOut BookWriter::begin_sheet(std::string name, CellLook tab) const {
  SheetOut sheet;
  sheet.name = std::move(name);
  sheet.tab = tab;
  sheet.rows.resize(kFirstRow);
  sheet.hidden_rows = {0};
  sheet.frozen_rows = kFirstRow;
  sheet.repeat_first = sheet.repeat_last = kHeadingRow;
  sheet.footer = evidence.school_name;
  return sheet;
}

void BookWriter::add_column(SheetOut& sheet, ColumnOut column) const {
  sheet.rows[0].push_back(text_cell(column.key, CellLook::code));
  CellOut heading = text_cell(column.heading, CellLook::heading);
  heading.comment = std::move(column.help);
  sheet.rows[kHeadingRow].push_back(std::move(heading));
  sheet.widths.push_back(column.width);
  sheet.column_looks.push_back({column.look, column.format});
}

void BookWriter::add_part_column(SheetOut& sheet, BookPart part, std::string_view key, double width,
                                 CellLook look) const {
  const std::string id(part_form(part).id);
  const std::string words = "book." + id + "." + std::string(key);
  ColumnOut column{std::string(kPartMark) + id + "." + std::string(key),
                   word(words),
                   word(words + ".help"),
                   width,
                   look,
                   NumberLook::general};
  add_column(sheet, std::move(column));
}

void BookWriter::finish_sheet(SheetOut& sheet) {
  sheet.filter_row = kHeadingRow;
  sheet.filter_columns = static_cast<std::uint32_t>(sheet.rows[kHeadingRow].size());
}

// ---- pick lists

void BookWriter::make_lists() {
  lists_.push_back({std::string(kListsYesNo),
                    word("book.lists.yes_no"),
                    {std::string(kYes), std::string(kNo)},
                    {}});
  PickList stages{"stage", word("book.rulings.stage"), {}, {}};
  for (const RulingWord& stage : stage_words())
    stages.items.push_back(ruling_word("stage.", stage.word));
  PickList values{"value", word("book.rulings.value"), {}, {}};
  for (const RulingWord& value : value_words())
    values.items.push_back(ruling_word("ruling.", value.word));
  lists_.push_back(std::move(stages));
  lists_.push_back(std::move(values));

  PickList all{"indicator", word("book.lists.indicator"), {}, {}};
  PickList ruled{"ruled", word("book.lists.ruled"), {}, {}};
  PickList exempt{"may_not_apply", word("book.lists.may_not_apply"), {}, {}};
  for (std::size_t i = 0; i < schema.indicators.size(); ++i) {
    const std::string title = title_of(static_cast<std::uint16_t>(i));
    const auto add = [&](PickList& list) {
      list.items.push_back(schema.indicators[i]);
      list.titles.push_back(title);
    };
    add(all);
    if (schema.ruled[i]) add(ruled);
    if (schema.may_not_apply[i]) add(exempt);
  }
  PickList slots{"slot", word("book.lists.slot"), {}, {}};
  for (const SlotName& slot : schema.slots) {
    slots.items.push_back(slot.id);
    slots.titles.emplace_back();
  }
  for (const Indicator& indicator : pack.indicators)
    for (const WantedDocument& wanted : indicator.documents)
      slots.titles[wanted.slot] = in(wanted.title);
  PickList measures{"measure", word("book.lists.measure"), schema.measure_keys, {}};
  for (PickList* list : {&all, &ruled, &exempt, &slots, &measures})
    lists_.push_back(std::move(*list));

  for (const Scale& scale : schema.scales) {
    PickList list{"scale." + scale.id, in(scale.title), {}, {}};
    FieldSchema field;
    field.type = FieldType::scale;
    field.scale = static_cast<std::uint16_t>(&scale - schema.scales.data());
    for (std::size_t v = 0; v < scale.values.size(); ++v) {
      speller.spell(field, Cell::exactly(static_cast<std::int64_t>(v)), std::nullopt, nullptr);
      list.items.emplace_back(speller.text());
    }
    lists_.push_back(std::move(list));
  }
}

std::string BookWriter::list_range(std::string_view list) const {
  std::uint32_t column = 0;
  for (const PickList& one : lists_) {
    if (one.id == list && !one.items.empty())
      return range(part_name(BookPart::lists), column, kFirstRow,
                   kFirstRow + static_cast<std::uint32_t>(one.items.size()) - 1);
    column += one.titles.empty() ? 1 : 2;
  }
  return {};
}

std::string BookWriter::codes_range(std::uint16_t reg) const {
  const RegisterSchema& shape = schema.registers[reg];
  if (shape.key.empty()) return {};
  // A column that helps stands before the fields.
  const std::uint32_t before = reg == schema.documents.reg || reg == schema.figures.reg ? 1u : 0u;
  return range(register_names_[reg], before + shape.key.front(), kFirstRow,
               kFirstRow + evidence.registers[reg].rows + kSpareRows - 1);
}

SheetOut BookWriter::lists_sheet() const {
  SheetOut sheet = begin_sheet(part_name(BookPart::lists), CellLook::note);
  const std::string prefix = std::string(kPartMark) + std::string(part_form(BookPart::lists).id);
  std::size_t longest = 0;
  for (const PickList& list : lists_) {
    add_column(sheet, {prefix + "." + list.id, list.heading, {}, 24, CellLook::plain, {}});
    if (!list.titles.empty())
      add_column(sheet,
                 {prefix + ".#" + list.id, word("book.lists.title"), {}, 52, CellLook::plain, {}});
    longest = std::max(longest, list.items.size());
  }
  for (std::size_t i = 0; i < longest; ++i) {
    std::vector<CellOut>& row = sheet.rows.emplace_back();
    for (const PickList& list : lists_) {
      const bool there = i < list.items.size();
      row.push_back(there ? text_cell(list.items[i]) : CellOut{});
      if (list.titles.empty()) continue;
      row.push_back(there ? text_cell(list.titles[i]) : CellOut{});
    }
  }
  sheet.locked = true;
  return sheet;
}

// ---- checks and hints

void BookWriter::add_check(SheetOut& sheet, const FieldSchema& field, bool is_document,
                           std::uint32_t column, std::uint32_t first, std::uint32_t last) const {
  ColumnCheck check;
  check.column = column;
  check.first_row = first;
  check.last_row = last;
  check.warn_only = true;  // "?", "-", a bare year, ">=40" and other spellings are cells too
  switch (field.type) {
    case FieldType::text:
    case FieldType::code_list:
    case FieldType::scale_list:
      return;
    case FieldType::number:
      check.kind = field.integer ? ColumnCheck::Kind::whole : ColumnCheck::Kind::decimal;
      if (field.unit == "%") check.kind = ColumnCheck::Kind::percent;
      check.bounded = field.min != kCellMin && field.max != kCellMax;
      check.low = static_cast<double>(field.min) / static_cast<double>(kMicro);
      check.high = static_cast<double>(field.max) / static_cast<double>(kMicro);
      break;
    case FieldType::year:
      check.kind = ColumnCheck::Kind::whole;
      check.bounded = true;
      check.low = 1900;
      check.high = 2200;
      break;
    case FieldType::date:
      check.kind = ColumnCheck::Kind::date;
      break;
    case FieldType::yes_no:
      check.list_range = list_range(kListsYesNo);
      break;
    case FieldType::scale:
      check.list_range = list_range("scale." + schema.scales[field.scale].id);
      break;
    case FieldType::serves:
      check.list_range = list_range(is_document ? "slot" : "indicator");
      break;
    case FieldType::measure:
      check.list_range = list_range("measure");
      break;
    case FieldType::code:
      if (field.refers_to == kNone16) return;
      check.list_range = codes_range(field.refers_to);
      break;
  }
  if (check.kind == ColumnCheck::Kind::list && check.list_range.empty()) return;
  sheet.checks.push_back(std::move(check));
}

std::string BookWriter::help_of(const FieldSchema& field, bool required) const {
  std::string out = in(field.hint);
  const auto line = [&out](const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text;
  };
  if (!field.unit.empty() && field.unit != "%") line(word("book.unit") + " " + field.unit + ".");
  if (const std::string_view how = how_key(field); !how.empty()) {
    std::string text = word(how);
    if (field.refers_to != kNone16) text += " " + in(schema.registers[field.refers_to].title) + ".";
    line(text);
  }
  line(word(required ? "book.empty.required" : empty_key(field)));
  return out;
}

}  // namespace chuan
