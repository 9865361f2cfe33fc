#include "evidence/names.h"

#include <algorithm>

#include "base/text.h"

namespace chuan {
namespace {

template <typename List, typename NameOf>
void fill(WordTable& table, const List& list, NameOf name_of) {
  if (!table.empty()) return;
  table.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i)
    table.add(name_of(list[i]), static_cast<std::uint16_t>(i));
}

std::vector<std::string_view> spellings(const Scale& scale) {
  std::vector<std::string_view> out;
  for (const ScaleValue& value : scale.values) {
    out.insert(out.end(), {value.title.vi, value.id, value.title.en});
    out.insert(out.end(), value.aliases.begin(), value.aliases.end());
  }
  return out;
}

}  // namespace

std::uint16_t Names::indicator(std::string_view id) {
  fill(indicators_, schema_.indicators, [](const std::string& s) { return std::string_view(s); });
  return indicators_.find(id);
}

std::uint16_t Names::slot(std::string_view id) {
  fill(slots_, schema_.slots, [](const SlotName& s) { return std::string_view(s.id); });
  return slots_.find(id);
}

std::uint16_t Names::measure(std::string_view key) {
  fill(measures_, schema_.measure_keys, [](const std::string& s) { return std::string_view(s); });
  return measures_.find(key);
}

std::uint16_t Names::scale_value(std::uint16_t scale, std::string_view text) {
  if (const std::uint16_t value = spelled(scale).find(text); value != kNone16) return value;
  const std::uint16_t found = folded_value(scale, text);
  if (found == kNone16) return found;
  const ScaleValue& value = schema_.scales[scale].values[found];
  if (value.title.en == text) spelled_[scale].add(value.title.en, found);
  for (const std::string& alias : value.aliases)
    if (alias == text) spelled_[scale].add(alias, found);
  return found;
}

/// Ids and titles, which go before all else; the other spellings follow when they are met.
void Names::fill_spelled(std::uint16_t scale) {
  const Scale& shape = schema_.scales[scale];
  spelled_[scale].reserve(spellings(shape).size());
  for (std::size_t i = 0; i < shape.values.size(); ++i) {
    spelled_[scale].add(shape.values[i].title.vi, static_cast<std::uint16_t>(i));
    spelled_[scale].add(shape.values[i].id, static_cast<std::uint16_t>(i));
  }
}

std::uint16_t Names::folded_value(std::uint16_t scale, std::string_view text) {
  auto& folded = folded_[scale];
  if (folded.empty()) {
    const std::vector<ScaleValue>& values = schema_.scales[scale].values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto position = static_cast<std::uint16_t>(i);
      folded.emplace_back(fold_key(values[i].id), position);
      folded.emplace_back(fold_key(values[i].title.vi), position);
      folded.emplace_back(fold_key(values[i].title.en), position);
      for (const std::string& alias : values[i].aliases)
        folded.emplace_back(fold_key(alias), position);
    }
  }
  const std::string key = fold_key(text);
  for (const auto& [spelling, position] : folded) {
    if (spelling == key && !key.empty()) return position;
  }
  return kNone16;
}

std::pair<std::size_t, std::uint16_t> Names::slots_of(std::uint16_t indicator) const {
  std::pair<std::size_t, std::uint16_t> found{0, kNone16};
  for (std::size_t i = 0; i < schema_.slots.size(); ++i) {
    if (schema_.slots[i].indicator != indicator) continue;
    if (found.first++ == 0) found.second = static_cast<std::uint16_t>(i);
  }
  return found;
}

std::string Names::slot_list(std::uint16_t indicator) const {
  std::string out;
  for (const SlotName& slot : schema_.slots) {
    if (slot.indicator != indicator) continue;
    if (!out.empty()) out += ", ";
    out += slot.id;
  }
  return out;
}

std::string Names::scale_titles(std::uint16_t scale) const {
  std::string out;
  for (const ScaleValue& value : schema_.scales[scale].values) {
    if (!out.empty()) out += ", ";
    out += value.title.vi;
  }
  return out;
}

std::string Names::nearest_indicator(std::string_view text) const {
  return nearest(
      text, std::vector<std::string_view>(schema_.indicators.begin(), schema_.indicators.end()));
}

std::string Names::nearest_served(std::string_view text) const {
  std::vector<std::string_view> names(schema_.indicators.begin(), schema_.indicators.end());
  for (const SlotName& slot : schema_.slots) names.push_back(slot.id);
  return nearest(text, names);
}

std::string Names::nearest_measure(std::string_view text) const {
  return nearest(text, std::vector<std::string_view>(schema_.measure_keys.begin(),
                                                     schema_.measure_keys.end()));
}

std::string Names::nearest_scale_value(std::uint16_t scale, std::string_view text) const {
  return nearest(text, spellings(schema_.scales[scale]));
}

std::uint16_t find_field(const std::vector<FieldSchema>& fields, std::string_view heading) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (same_text(fields[i].name, heading)) return static_cast<std::uint16_t>(i);
  const std::string key = fold_key(heading);
  if (key.empty()) return kNone16;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldSchema& field = fields[i];
    if (field.name == key || fold_key(field.title.vi) == key || fold_key(field.title.en) == key)
      return static_cast<std::uint16_t>(i);
  }
  return kNone16;
}

std::string nearest_field(const std::vector<FieldSchema>& fields, std::string_view heading) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const FieldSchema& field : fields) names.push_back(field.name);
  std::string near = nearest(heading, names);
  if (!near.empty()) return near;
  names.clear();
  for (const FieldSchema& field : fields)
    names.insert(names.end(), {field.title.vi, field.title.en});
  return nearest(heading, names);
}

std::string nearest_register(const EvidenceSchema& schema, std::string_view name) {
  std::vector<std::string_view> names;
  names.reserve(schema.registers.size());
  for (const RegisterSchema& reg : schema.registers) names.push_back(reg.name);
  return nearest(name, names);
}

}  // namespace chuan
