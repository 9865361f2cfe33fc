#include <algorithm>

#include "base/text.h"
#include "evidence/cells.h"
#include "evidence/places.h"
#include "evidence/quick_cells.h"

namespace chuan {
namespace {

/// Splits one text at ";" into the scratch list.
void add_items(Reader& reader, std::string_view text, Origin origin) {
  if (text.find(';') == std::string_view::npos) {
    const std::string_view item = quick::trimmed(text);
    if (!item.empty()) reader.items.push_back({item, origin});
    return;
  }
  std::uint32_t from = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view item = trim(text.substr(0, end));
    if (!item.empty())
      reader.items.push_back({item, item_origin(reader.sources, origin, item, from)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

Cell scale_list(Reader& reader, const FieldSchema& field) {
  std::uint64_t mask = 0;
  bool all_known = true;
  for (const RawItem& item : reader.items) {
    if (item.text == kUnknownToken) {  // these for certain, and perhaps others
      all_known = false;
      continue;
    }
    const std::uint16_t value = reader.names.scale_value(field.scale, item.text);
    if (value != kNone16) {
      mask |= std::uint64_t{1} << value;
      continue;
    }
    all_known = false;
    reader.report(Code::value_off_scale, item.origin,
                  {std::string(item.text), reader.called(item.origin, field.name),
                   reader.names.scale_titles(field.scale)},
                  reader.names.nearest_scale_value(field.scale, item.text));
  }
  return {static_cast<std::int64_t>(mask), all_known ? static_cast<std::int64_t>(mask) : -1};
}

/// The slot, or the indicator (target_of_indicator), a name stands for. False when it is neither,
/// and reported.
bool served(Reader& reader, const FieldSchema& field, std::uint16_t reg, const RawItem& item,
            std::int32_t& target) {
  const std::uint16_t slot = reader.names.slot(item.text);
  if (slot != kNone16) {
    target = slot;
    return true;
  }
  const std::uint16_t indicator = reader.names.indicator(item.text);
  if (indicator == kNone16) {
    reader.report(Code::serves_unknown, item.origin,
                  {std::string(item.text), reader.called(item.origin, field.name)},
                  reader.names.nearest_served(item.text));
    return false;
  }
  const auto [count, first] = reader.names.slots_of(indicator);
  target = count == 1 ? std::int32_t{first} : target_of_indicator(indicator);
  if (count > 1 && reg == reader.schema.documents.reg) {
    reader.report(Code::serves_several, item.origin,
                  {std::string(item.text), reader.names.slot_list(indicator)});
  }
  return true;
}

Cell references(Reader& reader, const FieldSchema& field, std::uint16_t reg) {
  for (const RawItem& item : reader.items) {
    if (item.text != kUnknownToken) continue;
    reader.report(Code::list_partly_unknown, item.origin, {reader.called(item.origin, field.name)});
    return Cell::unknown();
  }
  std::vector<ListItem>& items = reader.evidence.registers[reg].items;
  const auto begin = static_cast<std::int64_t>(items.size());
  for (const RawItem& item : reader.items) {
    std::int32_t target = kNoRow;
    if (field.type == FieldType::serves && !served(reader, field, reg, item, target)) continue;
    items.push_back({reader.texts.id(item.text), target});
  }
  const auto end = static_cast<std::int64_t>(items.size());
  // An item that was refused leaves the list open: not known to be empty.
  if (begin == end) return reader.items.empty() ? none_cell(field.type) : Cell::unknown();
  return {begin, end};
}

}  // namespace

Cell read_list(Reader& reader, const FieldSchema& field, std::uint16_t reg, const RawCell& raw) {
  reader.items.clear();
  if (raw.is_list) {
    for (const RawItem& item : raw.items) add_items(reader, item.text, item.origin);
  } else {
    add_items(reader, raw.text, raw.origin);
  }
  if (reader.items.size() == 1 && reader.items[0].text == kUnknownToken)
    return unknown_cell(field.type);
  if (reader.items.size() == 1 && reader.items[0].text == kNoneToken) return none_cell(field.type);
  if (field.type == FieldType::scale_list) return scale_list(reader, field);
  if (reg == kNone16) return unknown_cell(field.type);  // packs refuse such facts
  return references(reader, field, reg);
}

}  // namespace chuan
