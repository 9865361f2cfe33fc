/// How a cell is written, so that it reads back as the same cell. Private to the folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"

namespace chuan {

/// How formats write it: numbers and yes/no may stand bare; dates are text in JSON.
enum class CellForm : std::uint8_t { omitted, number, yes_no, date, text, list };
/// In files scale values carry their Vietnamese titles, in the digest their ids.
enum class ScaleWords : std::uint8_t { titles, ids };

/// The cell that need not be written: what an empty one means. Keys and required cells that are not
/// known are written as "?", so that nothing is taken for forgotten and no row is all blank.
std::optional<Cell> left_out(const FieldSchema& fact);
std::optional<Cell> left_out(const RegisterSchema& schema, const Register& reg,
                             std::uint16_t field);

class Speller {
 public:
  Speller(const EvidenceSchema& schema, const Evidence& evidence, ScaleWords words);

  /// `reg` holds the items of lists; null for single facts. The texts live until the next call.
  CellForm spell(const FieldSchema& field, Cell cell, std::optional<Cell> empty,
                 const Register* reg);
  std::string_view text() const { return text_; }  ///< every form but `list`
  const std::vector<std::string_view>& list() const { return list_; }

 private:
  CellForm as_text(std::string_view text);
  CellForm scale_list(const FieldSchema& field, Cell cell);

  const EvidenceSchema& schema_;
  const Evidence& evidence_;
  std::vector<std::vector<std::string_view>> scale_words_;
  std::string text_;
  std::vector<std::string_view> list_;
};

/// The words of rulings in files, by enum.
std::string_view stage_word(RulingStage stage);
std::string_view value_word(RulingValue value);

}  // namespace chuan
