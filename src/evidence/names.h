/// The names a dossier may use, looked up: indicators, wanted documents, measures, scale values.
///
/// Contract: indexes are built when first asked for; a lookup that fails gives kNone16.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/word_table.h"
#include "model/schema.h"

namespace chuan {

class Names {
 public:
  explicit Names(const EvidenceSchema& schema)
      : schema_(schema), folded_(schema.scales.size()), spelled_(schema.scales.size()) {}

  std::uint16_t indicator(std::string_view id);
  std::uint16_t slot(std::string_view id);
  std::uint16_t measure(std::string_view key);
  /// Position of the value by id, title or alias; letter case and marks do not matter.
  std::uint16_t scale_value(std::uint16_t scale, std::string_view text);
  /// The spellings of a scale met so far; what is not there is to be asked of scale_value.
  const WordTable& spelled(std::uint16_t scale) {
    if (spelled_[scale].empty()) fill_spelled(scale);
    return spelled_[scale];
  }
  /// Slots of the indicator: how many, and the first.
  std::pair<std::size_t, std::uint16_t> slots_of(std::uint16_t indicator) const;
  std::string slot_list(std::uint16_t indicator) const;  ///< "CT2.18/a, CT2.18/b"
  std::string scale_titles(std::uint16_t scale) const;   ///< every value, for messages

  std::string nearest_indicator(std::string_view text) const;
  std::string nearest_served(std::string_view text) const;  ///< indicators and slots
  std::string nearest_measure(std::string_view text) const;
  std::string nearest_scale_value(std::uint16_t scale, std::string_view text) const;

 private:
  void fill_spelled(std::uint16_t scale);
  std::uint16_t folded_value(std::uint16_t scale, std::string_view text);

  const EvidenceSchema& schema_;
  WordTable indicators_, slots_, measures_;
  std::vector<std::vector<std::pair<std::string, std::uint16_t>>> folded_;  ///< by scale
  std::vector<WordTable> spelled_;  ///< by scale: spellings met so far, letter by letter
};

/// The field a key or column heading names: its name, else its title in either language.
std::uint16_t find_field(const std::vector<FieldSchema>& fields, std::string_view heading);
std::string nearest_field(const std::vector<FieldSchema>& fields, std::string_view heading);
std::string nearest_register(const EvidenceSchema& schema, std::string_view name);

}  // namespace chuan
