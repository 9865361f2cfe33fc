/// What reading one dossier leaves for the next of the same schema: indexes and scratch memory.
///
/// Contract: belongs to one Reader at a time. Private to the folder.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "doc/records.h"
#include "doc/tree.h"
#include "evidence/names.h"
#include "evidence/text_pool.h"
#include "model/evidence.h"

namespace chuan {

struct RawItem {
  std::string_view text;
  Origin origin;
};

/// Found once a schema for each register.
struct RegisterPlan {
  /// A field whose codes name records of another register.
  struct Reference {
    std::uint16_t field = kNone16;
    std::uint16_t target = kNone16;
  };
  /// A heading and its field. Equal headings mostly are the very same text.
  struct Guess {
    std::string_view heading;
    std::uint16_t field = kNone16;
  };
  std::vector<bool> is_key;                                      ///< by field
  std::vector<std::uint16_t> required;                           ///< fields that are not keys
  std::vector<Reference> references;                             ///< in the order of fields
  std::vector<std::pair<std::uint16_t, std::uint16_t>> ordered;  ///< dates: not before the other
  std::vector<std::pair<std::uint16_t, std::uint16_t>> parts;    ///< numbers: not above the other
  std::vector<std::uint16_t> past;  ///< dates and years that may not lie behind the dossier's date
  std::vector<Cell> blanks;  ///< by field: a cell that is not filled, where nothing says "no"
  bool referred_to = false;

  // Scratch of RowsReader.
  struct Cells {
    std::int64_t* lo = nullptr;  ///< of the field's column; null until it is written
    std::int64_t* hi = nullptr;
    const FieldSchema* schema = nullptr;
    // Of reading row after row.
    std::uint32_t filled = 0;  ///< the last row (from 1) in which it was filled
    std::uint32_t named = 0;   ///< the last row (from 1) in which it was named
  };
  std::vector<Cells> cells;     ///< by field
  std::vector<Guess> guesses;   ///< by field + 1: what came after it last time
  std::vector<Column> columns;  ///< of an evidence that is read anew
};

struct ReaderMemory {
  explicit ReaderMemory(const EvidenceSchema& schema);

  /// Empties `evidence` for the next dossier and keeps what it can of its memory.
  void clear(Evidence& evidence);

  const EvidenceSchema& schema;
  Names names;
  TextPool texts;
  Tree tree;
  Records records{"registers", "rows"};
  std::vector<RegisterPlan> registers;
  std::vector<RawItem> members;                 ///< a list as written
  std::vector<RawItem> items;                   ///< its items, split and trimmed
  std::vector<std::uint16_t> fields;            ///< by key of the records looked at
  std::vector<const Records::Cell*> row_cells;  ///< by row of the records looked at: its next cell
  std::vector<std::uint32_t> filled;  ///< by key of the records looked at: how many rows have it
  std::vector<std::int32_t> rows_of;  ///< by text: the row of the register looked at
};

}  // namespace chuan
